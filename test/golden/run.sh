#!/bin/sh
# SPDX-License-Identifier: MIT
# What is derived of the tables, against files kept in cmd/: run.sh [--accept] PROGRAM.
# PAGE.txt holds -h, completions and man page of one command, help.json the whole table,
# cop-files.scd the reference of all fields. --accept rewrites them; review them as a diff.
set -u

accept=0
if [ "${1-}" = --accept ]; then
	accept=1
	shift
fi
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/cmd" || exit
LC_ALL=C.UTF-8 COP_TODAY=2026-06-15 NO_COLOR=1
export LC_ALL COP_TODAY NO_COLOR
unset COP_DIR COP_ME COLUMNS
n=0
status=0

# shellcheck disable=SC2086 # the words of a command
page() {
	words=$(echo "${1#cop}" | tr - ' ')
	echo "== -h"
	"$program" $words -h
	echo "== completions"
	"$program" __complete $words ''
	"$program" __complete $words --
	echo "== man"
	"$program" __derive man "$1"
}

# compare FILE: standard input is what the program says now.
compare() {
	n=$((n + 1))
	said=$(cat)
	[ "$accept" = 0 ] || printf '%s\n' "$said" >"$1"
	if [ -f "$1" ] && [ "$said" = "$(cat "$1")" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1: run.sh --accept, and look at the diff"
		printf '%s\n' "$said" | diff -u "$1" - | head -40 >&2
		status=1
	fi
}

temporary=${TMPDIR:-/tmp}/cop-golden.$$
trap 'rm -f "$temporary"' EXIT
pages=$("$program" __derive pages) || exit
for page in $pages; do
	page "$page" >"$temporary"
	compare "$page.txt" <"$temporary"
done
"$program" __derive man cop-files >"$temporary"
compare cop-files.scd <"$temporary"
"$program" help --json >"$temporary"
compare help.json <"$temporary"
for file in *.txt; do
	printf '%s\n' "$pages" | grep -qx "${file%.txt}" && continue
	n=$((n + 1))
	status=1
	echo "not ok $n - $file: no such page any more"
	[ "$accept" = 0 ] || rm -f "$file"
done
echo "1..$n"
exit "$status"
