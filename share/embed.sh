#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes C that holds files: embed.sh NAME FILE... > out.c gives
#   const struct cop_embedded NAME[]; const size_t nNAME;
# with "cop_x" as NAME the count is cop_nx. String literals may hold 4,095 bytes, so bytes.
set -eu

name=$1
shift
echo '/* Made by share/embed.sh; do not edit. */'
echo '#include "base/embed.h"'
echo "extern const struct cop_embedded ${name}[];"
echo "extern const size_t cop_n${name#cop_};"
n=0
for file; do
	echo "static const unsigned char f${n}[] = {"
	od -An -v -tu1 "$file" | sed 's/  *\([0-9][0-9]*\)/\1,/g'
	echo '0};'
	n=$((n + 1))
done
echo "const struct cop_embedded ${name}[] = {"
n=0
for file; do
	base=${file##*/}
	echo "{ \"${base%.*}\", (const char *)f$n, sizeof(f$n) - 1 },"
	n=$((n + 1))
done
echo '};'
echo "const size_t cop_n${name#cop_} = $n;"
