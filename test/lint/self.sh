#!/bin/sh
# SPDX-License-Identifier: MIT
# Proves each lint by a breach: bad/LINT is a small tree that breaks it, bad/LINT.expected what
# the lint has to say. self.sh --accept rewrites what is expected.
set -u

here=$(cd "$(dirname "$0")" && pwd)
n=0
status=0
for tree in "$here"/bad/*/; do
	tree=${tree%/}
	lint=${tree##*/}
	n=$((n + 1))
	said=$(sh "$here/run.sh" "$tree" "$lint" 2>&1)
	if [ "${1-}" = --accept ]; then
		printf '%s\n' "$said" >"$tree.expected"
	fi
	if [ "$said" = "$(cat "$tree.expected")" ] && [ "${said#not ok}" != "$said" ]; then
		echo "ok $n - finds the breaches of $lint"
	else
		echo "not ok $n - finds the breaches of $lint"
		printf '%s\n' "$said" >&2
		status=1
	fi
done
echo "1..$n"
exit "$status"
