# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# What the tortures share: an environment of their own, a small community in a repository with
# somebody's unfinished work in it, and the oracle. Called with the program; begins with:
#
#   . "$(dirname "$0")/lib.sh"

if [ -z "${COP_TORTURE-}" ]; then
	program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
	# in memory where there is such a place: what a disk keeps is read from traces (order.sh)
	shm=
	[ -n "${COP_TEST_DIR-}" ] || [ ! -w /dev/shm ] || shm=$(mktemp -d /dev/shm/cop-torture.XXXXXX)
	trap '[ -z "$shm" ] || rm -rf "$shm"' EXIT
	trap 'exit 130' INT TERM
	work=${COP_TEST_DIR:-${shm:-$(dirname "$program")/test-torture}}/$(basename "$0" .sh)
	rm -rf "$work"
	mkdir -p "$work/home"
	cat >"$work/home/.gitconfig" <<-'END'
		[user]
			name = Ana Silva
			email = ana.silva@example.org
		[init]
			defaultBranch = main
		[core]
			fsync = none
		[cop]
			lockTimeout = 1s
		[gc]
			auto = 0
	END
	shift
	env -i COP_TORTURE="$program" PATH="$(dirname "$program"):$PATH" work="$work" \
		HOME="$work/home" GIT_CONFIG_GLOBAL="$work/home/.gitconfig" GIT_CONFIG_NOSYSTEM=1 \
		GIT_PAGER=cat GIT_CEILING_DIRECTORIES="$work" GIT_OPTIONAL_LOCKS=0 \
		GIT_AUTHOR_DATE='2026-06-15T12:00:00Z' GIT_COMMITTER_DATE='2026-06-15T12:00:00Z' \
		COP_TODAY=2026-06-15 COP_NO_INPUT=1 TZ=UTC LC_ALL=C.UTF-8 TERM=dumb \
		ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0" \
		sh "$0" "$@" </dev/null
	exit
fi
program=$COP_TORTURE
work=${work:?}

# quick WORD...: cop where nothing is to go wrong.
quick() { "$program" -c cop.fsync=none -q "$@"; }

# community FOLDER: six files in a repository, and somebody in the middle of something else.
community() {
	mkdir -p "$1"
	(
		cd "$1" || exit
		git init -q --template=
		printf 'one\n' >edited.txt
		printf 'one\n' >staged.txt
		git add -A
		git commit -qm start
		quick init . --name 'Plain words' --summary 'People who rewrite letters' --template minimal \
			--uid 7a1f3f0e-4c0e-4a6e-9d3b-0a54f5a5c1d2
		quick member add 'Ana Silva' --email ana.silva@example.org
		quick member add 'Ben Okoro' --email ben@example.org
		quick role add Scribe --purpose 'Writes down what was said' --duties 'Minutes'
		quick role assign scribe ana-silva
		quick plan add 'Open hour' --id open-hour --owner ana-silva --due 2026-06-10
		quick plan add 'Spring walk' --id spring-walk --owner ben-okoro --due 2026-07-01
		printf 'two\n' >edited.txt
		printf 'two\n' >staged.txt
		git add staged.txt
		printf 'mine\n' >untracked.txt
	)
}

# theirs FOLDER: the work of the user there, which nothing may touch.
theirs() {
	(
		cd "$1" || exit
		cat edited.txt staged.txt untracked.txt
		git rev-parse :staged.txt :edited.txt
	) 2>&1
}

# strays FOLDER: what may be left of no command.
strays() {
	find "$1" \( -name '*.lock' -o -name '.cop-*' -o -path '*/cop/journal*' -o -path '*/cop/index.new*' \) 2>/dev/null
}

sound() { git -C "$1" fsck --strict --no-dangling --no-progress 2>&1 | grep -v '^notice: '; }
