#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Every command and option that a text of the program names (hints of rules, next steps, what
# fills a gap, messages) is one that there is.
#
#   hints.sh COP ROOT     the program, the repository

set -eu

program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$2"
table=$(mktemp)
trap 'rm -f "$table"' EXIT
"$program" help --format json >"$table"

# it sees what is wrong
slip=$(mktemp)
trap 'rm -f "$table" "$slip"' EXIT
for text in 'cop role hire MEMBER' 'cop plan add X --when DATE' 'first it, then cop pln' \
	'cop NOUN mend ID; the line'; do
	printf 'static const char hint[] = "%s";\n' "$text" >"$slip"
	if awk -v quiet=1 -f test/cli/hints.awk "$table" "$slip" >/dev/null; then
		echo "not seen as wrong: $text"
		exit 1
	fi
done

find cmd lib -name '*.c' -o -name '*.h' | LC_ALL=C sort |
	xargs awk -f test/cli/hints.awk "$table"
