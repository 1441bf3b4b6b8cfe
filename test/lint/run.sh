#!/bin/sh
# SPDX-License-Identifier: MIT
# What the compilers cannot check, as TAP: run.sh [ROOT [LINT...]]. No LINT: all.
set -u

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "${1:-$here/../..}" && pwd)
cd "$root" || exit
[ $# -gt 0 ] && shift
lints=${*:-layers sizes prints globals leaves files coverage format shell}
n=0
status=0

sources() { find lib cmd -name '*.[ch]' ! -name leaves.h 2>/dev/null | LC_ALL=C sort; }
scripts() {
	find . -path './build*' -prune -o -path ./.git -prune -o -path ./test/lint/bad -prune -o \
		\( -name '*.sh' -o -path ./.ci/run \) -print | LC_ALL=C sort
}

# shellcheck disable=SC2046 # paths of the tree hold no blanks
check() {
	case $1 in
	layers) awk -f "$here/layers.awk" $(sources) ;;
	sizes) awk -f "$here/code.awk" -f "$here/sizes.awk" $(sources) ;;
	prints)
		awk -f "$here/code.awk" -f "$here/prints.awk" "$here/prints.list" \
			"$here/raw.list" $(sources)
		;;
	globals) awk -f "$here/code.awk" -f "$here/globals.awk" $(sources) ;;
	leaves) find cmd/*/ -name '*.c' | sort | awk -f "$here/leaves.awk" cmd/leaves.h ;;
	files)
		printf '%s\n' cmd/*.c lib/*/*.c |
			awk -f "$here/files.awk" $(find meson.build cmd lib -name meson.build -o -name kinds.h)
		;;
	coverage) sh "$here/coverage.sh" ;;
	format)
		clang-format --dry-run -Werror --ferror-limit=1 --style=file \
			$(sources) $(find test -path test/lint -prune -o -name '*.[ch]' -print) 2>&1 |
			awk '/warning:|error:/ { print; bad = 1 } END { exit bad }'
		;;
	shell) shellcheck -x -P SCRIPTDIR $(scripts) ;;
	*)
		echo "no lint '$1'"
		return 1
		;;
	esac
}

for lint in $lints; do
	n=$((n + 1))
	case $lint in
	format) tool=clang-format ;;
	shell) tool=shellcheck ;;
	*) tool="awk" ;;
	esac
	if ! command -v "$tool" >/dev/null 2>&1; then
		echo "ok $n - $lint # SKIP no $tool"
		continue
	fi
	if said=$(check "$lint" 2>&1); then
		echo "ok $n - $lint"
	else
		echo "not ok $n - $lint"
		status=1
	fi
	# on standard error: meson shows that when a test fails
	[ -z "$said" ] || printf '%s\n' "$said" | sed 's/^\(# \)*/# /' >&2
done
echo "1..$n"
exit "$status"
