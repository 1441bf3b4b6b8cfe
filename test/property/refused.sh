#!/bin/sh
# SPDX-License-Identifier: MIT
# The refuse list through the program, on disk (P14): refused.sh PROGRAM SOURCE.
# Every line of test/fixtures/refused-edits/table.txt ends with exit status 3, place, cause and
# remedy, and leaves the file as it is, with nothing beside it.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
from=$2/test/fixtures/refused-edits
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0
status=0

say() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		[ ! -f "$dir/out" ] || sed 's/^/# /' "$dir/out"
		status=1
	fi
}

# one FILE ARGUMENTS PLACE CAUSE REMEDY
# shellcheck disable=SC2086 # the words of a command
one() {
	mkdir "$dir/run" && cp "$from/$1" "$dir/run/$1" || return 1
	# What the table asks has no blanks in its words; the whole document is no word.
	case $2 in
	"delete $1" | "move $1") (cd "$dir/run" && "$program" yaml "${2% *}" "$1" "") ;;
	*) (cd "$dir/run" && "$program" yaml $2) ;;
	esac >"$dir/out" 2>&1 </dev/null
	[ $? = 3 ] || return 1
	[ "$(ls -A "$dir/run")" = "$1" ] && cmp -s "$from/$1" "$dir/run/$1" || return 1
	rm -r "$dir/run"
	case $(head -n 1 "$dir/out") in
	$1:$3:\ error:\ *) ;;
	*) [ "$3" = '*' ] || return 1 ;;
	esac
	head -n 1 "$dir/out" | grep -qF -- "$4" && grep '^hint: ' "$dir/out" | grep -qF -- "$5"
}

while IFS= read -r line; do
	case $line in
	'#'* | '') continue ;;
	esac
	file=$(echo "$line" | awk -F' [|] ' '{ print $1 }')
	ask=$(echo "$line" | awk -F' [|] ' '{ print $2 }')
	place=$(echo "$line" | awk -F' [|] ' '{ print $3 }')
	cause=$(echo "$line" | awk -F' [|] ' '{ print $4 }')
	remedy=$(echo "$line" | awk -F' [|] ' '{ print $5 }')
	one "$file" "$ask" "$place" "$cause" "$remedy"
	say $? "cop yaml $ask: $cause"
	rm -rf "$dir/run"
done <"$from/table.txt"

for file in "$from"/*.yaml; do
	grep -q "^${file##*/} " "$from/table.txt"
	say $? "${file##*/} stands in the table"
done
echo "1..$n"
exit $status
