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
# -O1: built in half the time, and commands take as long.
if ! build build-test "$compiler" -Dwerror=true -Doptimization=1 -Ddebug=true \
	-Db_sanitize=address,undefined -Db_lundef=false; then
	echo "0 passed, 1 failed"
	exit 1
fi

plain=
if command -v clang >/dev/null 2>&1; then
	echo "building with clang"
	if build build-clang clang -Dwerror=true; then plain=build-clang; else broken=1; fi
else
	echo "no clang here: its build is skipped"
fi

# play FOLDER OPTION...: some of the suites.
status=0
play() {
	folder=$1
	shift
	echo "running the suites of $folder"
	UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
		meson test -C "$folder" --no-rebuild --num-processes "$jobs" --print-errorlogs "$@" \
		>"$folder/test.log" 2>&1 && return
	status=1
	cat "$folder/test.log"
}

# Which files and modules are touched, what an edit costs, what comes out for text that means harm and
# what stands after a fault is asked of the plain build: that is what users have, and these are
# thousands of commands. All else goes through the sanitizers.
counts=build-test/meson-logs/testlog.junit.xml
if [ -n "$plain" ]; then
	play build-test --no-suite proof --no-suite cost --no-suite outputs --no-suite torture
	play "$plain" --suite proof --suite cost --suite outputs --suite torture
	counts="$counts $plain/meson-logs/testlog.junit.xml"
else
	play build-test
fi
# shellcheck disable=SC2086 # one file or two
awk -v status="$status" -v broken="$broken" -f test/count.awk $counts
