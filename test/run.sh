#!/bin/sh
# SPDX-License-Identifier: MIT
# The whole proof: installs what is missing, builds with gcc under ASan and UBSan and with clang
# without, runs every suite. The last line counts: "N passed, N failed".
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

sh share/install-deps.sh test
sh test/oracle/npm/install.sh build-npm

# configure FOLDER COMPILER OPTION...: new, or again so that new files are found.
configure() {
	folder=$1
	compiler=$2
	shift 2
	if [ -f "$folder/build.ninja" ]; then
		meson setup --reconfigure "$folder" "$@"
	else
		rm -rf "$folder"
		CC=$compiler meson setup "$folder" "$@"
	fi
}

# build FOLDER COMPILER OPTION...: what it says is shown only when it fails.
build() {
	if configure "$@" >"$1.log" 2>&1 && ninja -C "$1" -j "$jobs" --quiet >>"$1.log" 2>&1; then
		rm -f "$1.log"
		return 0
	fi
	cat "$1.log"
	echo "test/run.sh: $1 does not build" >&2
	return 1
}

broken=0
compiler=gcc
command -v gcc >/dev/null 2>&1 || compiler=cc
echo "building with $compiler, ASan and UBSan"
# -O1: built in half the time, and commands take as long; the clang build likewise.
if ! build build-test "$compiler" -Dwerror=true -Doptimization=1 -Ddebug=true \
	-Db_sanitize=address,undefined -Db_lundef=false; then
	echo "0 passed, 1 failed"
	exit 1
fi

plain=
if command -v clang >/dev/null 2>&1; then
	echo "building with clang"
	if build build-clang clang -Dwerror=true -Doptimization=1 -Ddebug=false; then plain=build-clang; else broken=1; fi
else
	echo "no clang here: its build is skipped"
fi

# play FOLDER NAME OPTION...: some of the tests; NAME is that of the log.
status=0
counts=
play() {
	folder=$1
	name=$2
	shift 2
	echo "running $name in $folder"
	counts="$counts $folder/meson-logs/$name.junit.xml"
	UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
		meson test -C "$folder" --logbase "$name" --no-rebuild --num-processes "$jobs" --print-errorlogs \
		"$@" >"$folder/$name.log" 2>&1 && return
	status=1
	cat "$folder/$name.log"
}

# The transcripts that go through the sanitizers: a sixth, another one with each commit; all of
# them with COP_ALL=1.
sampled() {
	commit=$(git rev-parse HEAD 2>/dev/null || echo 0000)
	parts=6
	[ -z "${COP_ALL-}" ] || parts=1
	for file in test/cli/*.test; do basename "$file" .test; done |
		awk -v parts="$parts" -v commit="$commit" '
			BEGIN { part = index("0123456789abcdef", substr(commit, 1, 1)) % parts }
			NR % parts == part'
}

# Users have the plain build: all that is a command is played there, thousands of them. What reads
# and writes bytes goes through the sanitizers, and so does a part of the commands.
if [ -n "$plain" ]; then
	# shellcheck disable=SC2046 # names
	play build-test transcripts $(sampled)
	play build-test suites --suite unit --suite property --suite hostile
	play "$plain" suites --no-suite unit --no-suite property --no-suite hostile
else
	play build-test suites
fi
# shellcheck disable=SC2086 # files
awk -v status="$status" -v broken="$broken" -f test/count.awk $counts
