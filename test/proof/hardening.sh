#!/bin/sh
# SPDX-License-Identifier: MIT
# The program is built so that a mistake in it is hard to use: hardening.sh PROGRAM. A build with
# a sanitizer is another kind of program; then a release is built beside it.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

if ! command -v readelf >/dev/null 2>&1 || ! readelf -h "$program" >/dev/null 2>&1; then
	skip "hardening" "no readelf, or no ELF program"
	finish
fi
if sanitized; then
	release=$work/release
	if ! { [ -f "$release/build.ninja" ] ||
		meson setup --buildtype=release "$release" "$SOURCE"; } >"$work/build.log" 2>&1 ||
		! ninja -C "$release" cop cop-git.so cop-calendar.so >>"$work/build.log" 2>&1; then
		fail "a release can be built" <"$work/build.log"
		finish
	fi
	program=$release/cop
fi
folder=$(dirname "$program")

# has TITLE FILE OPTION PATTERN: readelf OPTION FILE shows PATTERN.
has() {
	if readelf -W "$3" "$2" 2>&1 | grep -q "$4"; then
		pass "$1"
	else
		readelf -W "$3" "$2" >"$work/why" 2>&1
		fail "$1" <"$work/why"
	fi
}

# lacks TITLE FILE OPTION PATTERN
lacks() {
	if readelf -W "$3" "$2" 2>&1 | grep "$4" >"$work/found"; then
		fail "$1" <"$work/found"
	else
		pass "$1"
	fi
}

has "cop can be loaded anywhere (PIE)" "$program" -d 'FLAGS_1.*PIE'
for file in cop cop-git.so cop-calendar.so; do
	has "$file: relocations are read-only" "$folder/$file" -l 'GNU_RELRO'
	has "$file: all symbols are bound at start" "$folder/$file" -d 'BIND_NOW\|FLAGS.*NOW'
	has "$file: says what its stack may do" "$folder/$file" -l 'GNU_STACK'
	lacks "$file: the stack is not executable" "$folder/$file" -l 'GNU_STACK.*RWE'
	lacks "$file: looks for libraries in no folder of its own" "$folder/$file" -d 'RPATH\|RUNPATH'
	has "$file: stacks are guarded" "$folder/$file" --dyn-syms 'UND __stack_chk_fail'
	lacks "$file: starts no shell" "$folder/$file" --dyn-syms 'UND \(system\|popen\)\(@\|$\)'
done
case $(readelf -p .comment "$program" 2>/dev/null) in
*GCC* | *clang*) has "cop: calls of the C library are checked" "$program" --dyn-syms 'UND __[a-z]*_chk' ;;
*) skip "cop: calls of the C library are checked" "an unknown compiler" ;;
esac

# Text segments are read-only, nothing is both written and run, and code is where the linker put it.
for file in cop cop-git.so cop-calendar.so; do
	lacks "$file: nothing is writable and executable" "$folder/$file" -l 'LOAD .* RWE'
	lacks "$file: its code is not changed when it is loaded" "$folder/$file" -d 'TEXTREL'
done

# at_least TITLE FILE N PATTERN: so many instructions of FILE look like that.
at_least() {
	found=$(objdump -d --no-show-raw-insn "$2" | grep -c -E "$4")
	if [ "$found" -ge "$3" ]; then
		pass "$1"
	else
		echo "$found of at least $3 instructions '$4' in $2" >"$work/why"
		fail "$1" <"$work/why" # in a pipe it would count for nobody
	fi
}

case $(uname -m),$(command -v objdump) in
x86_64,?*)
	for file in cop cop-git.so cop-calendar.so; do
		at_least "$file: jumps land where they may (CET)" "$folder/$file" 20 'endbr64'
	done
	at_least "cop: large stacks are touched page by page" "$program" 1 'sub +[$]0x1000,%rsp'
	;;
*) skip "jumps land where they may, large stacks are touched" "no objdump, or another processor" ;;
esac

# What a module shows is its one table; the program shows nothing to anybody.
for file in cop-git cop-calendar; do
	readelf -W --dyn-syms "$folder/$file.so" |
		awk '$5 ~ /GLOBAL|WEAK/ && $7 ~ /^[0-9]+$/ { print $4, $8 }' >"$work/shown"
	if [ "$(grep -c . "$work/shown")" = 1 ] && grep -q "^OBJECT cop_" "$work/shown"; then
		pass "$file.so: shows one symbol, its table"
	else
		fail "$file.so: shows one symbol, its table" <"$work/shown"
	fi
done
finish
