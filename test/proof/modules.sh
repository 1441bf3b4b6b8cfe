#!/bin/sh
# SPDX-License-Identifier: MIT
# A command costs what it needs: modules.sh PROGRAM. The dynamic loader itself tells, by
# LD_DEBUG=files and a file for each process, which libraries were opened and how many programs
# were started.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# As the loader names them.
git_names='cop-git\|libgit2'
calendar_names='cop-calendar\|libical'

LD_DEBUG=files LD_DEBUG_OUTPUT="$work.probe" "$program" --version >/dev/null 2>&1
if ! grep -q 'file=' "$work.probe".* 2>/dev/null; then
	skip "modules are opened on first need" "the loader here knows no LD_DEBUG=files"
	finish
fi
rm -f "$work.probe".*

# Without repeating items, and with.
community "$work/plain"
(
	cd "$work/plain" || exit
	grep -l '^repeat:' plan/*.yaml | while read -r file; do
		sed -i.old '/^repeat:/d; /^occurrences:/,$d' "$file" && rm "$file.old"
	done
	git commit -qam 'nothing repeats'
)
community "$work/repeating"

# A git that tells on whoever calls it, before anything else in PATH.
mkdir -p "$work/fake"
cat >"$work/fake/git" <<END
#!/bin/sh
echo "\$*" >>"$work/git-called"
exec "$(command -v git)" "\$@"
END
chmod +x "$work/fake/git"

# traced FOLDER WORD...: plays a command; $work/ld.PID holds what its processes opened.
traced() {
	cd "$1" || exit
	shift
	rm -rf "$work"/ld.* "$work/git-called"
	PATH="$work/fake:$PATH" LD_DEBUG=files LD_DEBUG_OUTPUT="$work/ld" \
		"$program" "$@" >"$work/said" 2>&1
	status=$?
	cd "$work" || exit
	if [ "$status" = 2 ] || [ "$status" -gt 5 ]; then
		echo "cop $*: exit status $status"
		cat "$work/said"
	fi
}

opened() { cat "$work"/ld.* 2>/dev/null | grep -q "$1"; }

# reads FOLDER OPENS CALENDAR WORD...: what is wrong, said on standard output.
reads() {
	folder=$1 opens=$2 calendar=$3
	shift 3
	traced "$folder" "$@"
	opened "$git_names" && echo "cop $*: opens the git module"
	[ "$calendar" = never ] && opened "$calendar_names" && echo "cop $*: opens the calendar module"
	case $opens in git | calendar) return ;; esac
	[ -e "$work/git-called" ] && echo "cop $*: calls git $(cat "$work/git-called")"
	set -- "$work"/ld.* "cop $*"
	[ $# -gt 2 ] && eval "echo \"\${$#}: starts a program\""
	return 0
}

: >"$work/plain.wrong"
: >"$work/repeating.wrong"
# shellcheck disable=SC2119
readers >"$work/readers"
while IFS='	' read -r opens _ command; do
	[ "$opens" = all ] && continue
	eval "set -- $command"
	[ "$opens" = calendar ] || reads "$work/plain" "$opens" never "$@" >>"$work/plain.wrong"
	case $opens in days | calendar) calendar=may ;; *) calendar=never ;; esac
	reads "$work/repeating" "$opens" "$calendar" "$@" >>"$work/repeating.wrong"
done <"$work/readers"
grep -h 'starts a program\|calls git' "$work"/*.wrong >"$work/started"
grep -v 'starts a program\|calls git' "$work/plain.wrong" >"$work/plain.opened"
grep -v 'starts a program\|calls git' "$work/repeating.wrong" >"$work/repeating.opened"
told "reading opens no module where nothing repeats" "$work/plain.opened"
told "only what expands an item or writes a calendar opens the module for it" "$work/repeating.opened"
told "reading starts no program" "$work/started"

if [ -n "$(leaf_of plan export)" ]; then
	traced "$work/repeating" plan export --format ics >"$work/wrong"
	opened "$calendar_names" || echo "plan export opens no calendar module" >>"$work/wrong"
	opened "$git_names" && echo "plan export opens the git module" >>"$work/wrong"
	told "a repeating item is expanded by the calendar module alone" "$work/wrong"
	grep -c ' log ' "$work/git-called" | grep -vx 1 >"$work/wrong"
	told "a calendar of all items asks for one log" "$work/wrong"
fi

# The counterpart: these traces do see a module, and a program.
traced "$work/plain" role set sponsor purpose 'Pays for it.' >"$work/wrong"
opened "$git_names" || echo "a commit opens no git module" >>"$work/wrong"
opened "$calendar_names" && echo "a commit opens the calendar module" >>"$work/wrong"
told "a writing command opens the git module, and that alone" "$work/wrong"
if [ -n "$(leaf_of log)" ]; then
	traced "$work/plain" log >"$work/wrong"
	[ -e "$work/git-called" ] || echo "log calls no git" >>"$work/wrong"
	told "history is asked of the git program" "$work/wrong"
fi

grep '^reads' "$work.leaves" | cut -f 2 | grep -v '^yaml' | while read -r leaf; do
	cut -f 2 "$work/readers" | grep -qx "$leaf" || echo "$leaf"
done >"$work/missing"
if [ -s "$work/missing" ]; then
	skip "every reading leaf stands in readers.tsv" "not: $(tr '\n' ',' <"$work/missing")"
else
	pass "every reading leaf stands in readers.tsv"
fi
finish
