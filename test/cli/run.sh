#!/bin/sh
# SPDX-License-Identifier: MIT
# Plays transcripts and prints TAP: run.sh [--accept] PROGRAM FILE...  See README.md.
set -eu

accept=0
if [ "${1-}" = --accept ]; then
	accept=1
	shift
fi
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
SOURCE=$(cd "$here/../.." && pwd)
work=${COP_TEST_DIR:-$(dirname "$program")/test-cli}
status=0

for file; do
	base=$(basename "$file" .test)
	dir=$work/$base
	rm -rf "$dir"
	mkdir -p "$dir/run" "$dir/home"
	cat >"$dir/home/.gitconfig" <<-'END'
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
	awk -v dir="$dir" -f "$here/plan.awk" "$file" >"$dir/plan.sh"
	env -i PATH="$(dirname "$program"):$PATH" HOME="$dir/home" SOURCE="$SOURCE" \
		XDG_CONFIG_HOME="$dir/home/.config" GIT_CONFIG_GLOBAL="$dir/home/.gitconfig" \
		GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES="$dir/run" GIT_PAGER=cat \
		GIT_AUTHOR_DATE='2026-06-15T12:00:00Z' GIT_COMMITTER_DATE='2026-06-15T12:00:00Z' \
		COP_TODAY=2026-06-15 COP_HINTS=yes TZ=UTC LC_ALL=C.UTF-8 TERM=dumb \
		ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_stack_use_after_return=1" \
		UBSAN_OPTIONS="${UBSAN_OPTIONS-print_stacktrace=1}" \
		LSAN_OPTIONS="suppressions=$SOURCE/test/lsan.supp:print_suppressions=0" \
		sh "$dir/plan.sh" </dev/null >"$dir/plan.log" 2>&1 || :
	awk -v dir="$dir" -v source="$SOURCE" -v accept="$accept" -f "$here/check.awk" \
		"$file" || status=1
	if [ "$accept" = 1 ] && ! cmp -s "$file" "$dir/accepted"; then
		cat "$dir/accepted" >"$file"
	fi
done
exit "$status"
