#!/bin/sh
# SPDX-License-Identifier: MIT
# Proves the player of README.md on a small one: self.sh PROGRAM. What is right passes, each kind
# of wrong is found, and --accept mends it.
set -u

here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
COP_TEST_DIR=${COP_TEST_DIR:-$(dirname "$program")/test-readme-self}
export COP_TEST_DIR
right=$here/fixture/right.md
mkdir -p "$COP_TEST_DIR/case"
case=$COP_TEST_DIR/case/README.md
n=0
status=0

play() { sh "$here/run.sh" "$@" 2>"$COP_TEST_DIR/said"; }

# tried TITLE WANTED: what the play of $case says must match WANTED, and fail where that does.
tried() {
	n=$((n + 1))
	play "$program" "$case" >"$COP_TEST_DIR/tap"
	rc=$?
	if grep -q "$2" "$COP_TEST_DIR/tap" &&
		{ [ "$rc" = 0 ] || grep -q '^not ok' "$COP_TEST_DIR/tap"; } &&
		{ [ "$rc" != 0 ] || ! grep -q '^not ok' "$COP_TEST_DIR/tap"; }; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		cat "$COP_TEST_DIR/tap" "$COP_TEST_DIR/said" >&2
		status=1
	fi
}

cp "$right" "$case"
if play "$program" "$case" | grep -q '# SKIP'; then
	play "$program" "$case"
	exit
fi
tried "what is right passes" '^ok 1 '
sed 's/\[[0-9a-f]*\]/[0123456]/' "$right" >"$case"
tried "the id of a commit may be another one" '^ok 3 '
sed 's/^two$/three/' "$right" >"$case"
tried "a wrong line is found" '^not ok 5 '
play --accept "$program" "$case" >/dev/null
tried "and mended" '^ok 5 '
sed '/^hint: did you mean/d' "$right" >"$case"
tried "a missing line is found" '^not ok 6 '
sed 's/^two$/&\nthree/' "$right" >"$case"
tried "a line too many is found" '^not ok 5 '
sed 's/^title: Scribe/cop role list/' "$right" >"$case"
tried "a command that is not played is found" '^not ok 7 - every command'
sed '/^```/d' "$right" >"$case"
tried "a README without commands is found" '^not ok .* there are commands'
echo "1..$n"
exit "$status"
