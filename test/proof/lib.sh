# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# What the proofs share: the environment of test/cli/run.sh, a folder of their own below the
# build directory, commands from a table, TAP. A proof is called with the program and begins
# with:
#
#   . "$(dirname "$0")/lib.sh"

here=$(cd "$(dirname "$0")" && pwd)
SOURCE=$(cd "$here/../.." && pwd)
proof=$(basename "$0" .sh)

# Again, with nothing of the caller's environment but what tools need. Leaks are looked for by the
# transcripts; that takes half of the time of a command, and here are thousands.
if [ -z "${COP_PROOF-}" ]; then
	program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
	work=${COP_TEST_DIR:-$(dirname "$program")/test-proof}/$proof
	rm -rf "$work.home"
	mkdir -p "$work" "$work.home"
	cat >"$work.home/.gitconfig" <<-'END'
		[user]
			name = Ana Silva
			email = ana.silva@example.org
		[init]
			defaultBranch = main
		[core]
			fsync = none
		[cop]
			fsync = none
	END
	shift
	exec env -i COP_PROOF="$program" PATH="$(dirname "$program"):$PATH" work="$work" \
		HOME="$work.home" XDG_CONFIG_HOME="$work.home/.config" \
		GIT_CONFIG_GLOBAL="$work.home/.gitconfig" GIT_CONFIG_NOSYSTEM=1 GIT_PAGER=cat \
		GIT_AUTHOR_DATE='2026-06-15T12:00:00Z' GIT_COMMITTER_DATE='2026-06-15T12:00:00Z' \
		COP_TODAY=2026-06-15 TZ=UTC LC_ALL=C.UTF-8 TERM=dumb \
		ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0" UBSAN_OPTIONS="${UBSAN_OPTIONS-print_stacktrace=1}" \
		sh "$0" "$@" </dev/null
fi
program=$COP_PROOF
work=${work:?}
GIT_CEILING_DIRECTORIES=$work
export GIT_CEILING_DIRECTORIES
tests=0
failures=0

# --- TAP ---

pass() {
	tests=$((tests + 1))
	echo "ok $tests - $1"
}

# fail TITLE: what is on standard input goes to standard error, where meson shows it.
fail() {
	tests=$((tests + 1))
	failures=$((failures + 1))
	echo "not ok $tests - $1"
	{
		echo "# $1"
		head -60 | sed 's/^/#   /'
	} >&2
}

skip() {
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

# told TITLE FILE: passes when FILE, what was found wrong, is empty.
told() {
	if [ -s "$2" ]; then fail "$1" <"$2"; else pass "$1"; fi
}

finish() {
	echo "1..$tests"
	[ "$failures" = 0 ]
	exit
}

# --- commands ---

# The leaves this program has: "reads" or "writes", "role assign", formats joined by commas.
"$program" help --json >"$work.help" || exit
awk -F '"' '
	$2 == "command" { name = $4; kind[name] = "reads" }
	$2 == "writes" && $3 ~ /true/ { kind[name] = "writes" }
	$2 == "formats" { listing = 1; next }
	listing && NF < 3 { listing = 0 }
	listing { formats[name] = formats[name] (formats[name] == "" ? "" : ",") $2 }
	END { for (name in kind) print kind[name] "\t" name "\t" formats[name] }
' "$work.help" | sort >"$work.leaves"

# leaf_of WORD...: the leaf these words call, or nothing.
leaf_of() {
	awk -F '\t' -v one="$1" -v two="$1 ${2-}" '
		{ leaf[$2] = 1; if (index($2, one " ") == 1) group = 1 }
		END {
			if (two in leaf) print two
			else if (one in leaf && (!group || two ~ / (-.*)?$/)) print one
		}
	' "$work.leaves"
}

# readers: the commands of readers.tsv whose leaf is there, in each of their formats:
# "OPENS<tab>LEAF<tab>COMMAND", "-" where no leaf is called. Calendars are written by the module for them.
# shellcheck disable=SC2120 # it sets its own arguments
readers() {
	grep -v -e '^#' -e '^opens' "$here/readers.tsv" | while IFS='	' read -r opens command; do
		eval "set -- $command"
		leaf=$(leaf_of "$@")
		if [ -z "$leaf" ]; then
			[ "${1#-}" = "$1" ] || printf '%s\t-\t%s\n' "$opens" "$command"
			continue
		fi
		formats=
		case $command in *' -h' | *' --help' | 'help '*) ;;
		*) formats=$(awk -F '\t' -v leaf="$leaf" '$2 == leaf { print $3 }' "$work.leaves") ;;
		esac
		[ -n "$formats" ] || printf '%s\t%s\t%s\n' "$opens" "$leaf" "$command"
		for format in $(echo "$formats" | tr , ' '); do
			case $format in ics) needs=calendar ;; *) needs=$opens ;; esac
			printf '%s\t%s\t%s --format %s\n' "$needs" "$leaf" "$command" "$format"
		done
	done
}

# sanitized: is the program built with a sanitizer?
sanitized() { grep -q -e __asan_init -e __ubsan_handle "$program"; }

# The example community under version control in the folder $1.
community() {
	rm -rf "$1"
	mkdir -p "$1"
	cp -R "$SOURCE/examples/plain-words/." "$1/"
	(cd "$1" && git init -q -b main . && git add -A && git commit -qm start)
}
