#!/bin/sh
# SPDX-License-Identifier: MIT
# The whole proof: installs what is missing, builds with gcc under ASan and UBSan, runs every
# suite, builds with clang too. The last line counts: "N passed, N failed".
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

sh share/install-deps.sh test

# configure FOLDER COMPILER OPTION...: new, or again so that new transcripts are found.
configure() {
	folder=$1
	compiler=$2
	shift 2
	if [ -f "$folder/build.ninja" ]; then
		meson setup --reconfigure "$folder" "$@" >"$folder.log" 2>&1
	else
		rm -rf "$folder"
		CC=$compiler meson setup "$folder" "$@" >"$folder.log" 2>&1
	fi || {
		cat "$folder.log"
		echo "test/run.sh: cannot configure $folder" >&2
		exit 1
	}
	rm -f "$folder.log"
}

compiler=gcc
command -v gcc >/dev/null 2>&1 || compiler=cc
echo "building with $compiler, ASan and UBSan"
configure build-test "$compiler" -Dwerror=true -Db_sanitize=address,undefined -Db_lundef=false
ninja -C build-test -j "$jobs" --quiet

if command -v clang >/dev/null 2>&1; then
	echo "building with clang"
	configure build-clang clang -Dwerror=true
	ninja -C build-clang -j "$jobs" --quiet
else
	echo "no clang here: its build is skipped"
fi

echo "running the suites"
status=0
UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
	meson test -C build-test --no-rebuild --num-processes "$jobs" --print-errorlogs \
	>build-test/test.log 2>&1 || status=$?
[ "$status" = 0 ] || cat build-test/test.log
awk -v status="$status" -f test/count.awk build-test/meson-logs/testlog.junit.xml
