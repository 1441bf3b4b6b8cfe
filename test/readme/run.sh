#!/bin/sh
# SPDX-License-Identifier: MIT
# Plays the tour of README.md: run.sh [--accept] PROGRAM [README]. The ```console blocks hold
# what a person types ("$ cop role", continued by lines that begin with "> ") and what the
# terminal then shows. All are played in one terminal, in one fresh folder below the build
# directory that holds examples/, one after the other. --accept rewrites what is shown.
#
# Ids of commits may differ; a block that is not console may not hold a command of cop.
set -u

accept=0
if [ "${1-}" = --accept ]; then
	accept=1
	shift
fi
here=$(cd "$(dirname "$0")" && pwd)
SOURCE=$(cd "$here/../.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
readme=${2:-$SOURCE/README.md}
work=${COP_TEST_DIR:-$(dirname "$program")/test-readme}/$(basename "$(dirname "$readme")").$(basename "$readme" .md)

if [ ! -f "$readme" ]; then
	echo "1..0 # SKIP no $(basename "$readme")"
	exit
fi
if ! script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	echo "1..0 # SKIP no script(1) that gives commands a terminal"
	exit
fi

rm -rf "$work"
mkdir -p "$work/run" "$work/home"
cp -R "$SOURCE/examples" "$work/run/"
cat >"$work/home/.gitconfig" <<-'END'
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

awk -v dir="$work" -f "$here/plan.awk" "$readme" >"$work/plan.sh" || exit
env -i PATH="$(dirname "$program"):$PATH" HOME="$work/home" SHELL=/bin/sh \
	XDG_CONFIG_HOME="$work/home/.config" GIT_CONFIG_GLOBAL="$work/home/.gitconfig" \
	GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES="$work" GIT_PAGER=cat COP_PAGER=cat \
	GIT_AUTHOR_DATE='2026-06-15T12:00:00Z' GIT_COMMITTER_DATE='2026-06-15T12:00:00Z' \
	COP_TODAY=2026-06-15 NO_COLOR=1 COLUMNS=110 TZ=UTC LC_ALL=C.UTF-8 TERM=dumb \
	ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_stack_use_after_return=1" \
	UBSAN_OPTIONS="${UBSAN_OPTIONS-print_stacktrace=1}" \
	script -qec "cd '$work/run' && . '$work/plan.sh'" /dev/null </dev/null |
	tr -d '\r' >"$work/shown"

awk -v shown="$work/shown" -v accepted="$work/accepted" -f "$here/check.awk" "$readme"
status=$?
if [ "$accept" = 1 ] && ! cmp -s "$work/accepted" "$readme"; then
	cat "$work/accepted" >"$readme"
fi
exit "$status"
