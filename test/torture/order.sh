#!/bin/sh
# SPDX-License-Identifier: MIT
# Is everything on the disk before something points to it? Reads the calls of each command of
# commands.tsv (order.py): see README.md.
#
#   order.sh PROGRAM [COMMAND...]
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

here=$(cd "$(dirname "$0")" && pwd)
if ! command -v strace >/dev/null 2>&1 || ! command -v python3 >/dev/null 2>&1 ||
	! strace -qq -o "$work/probe" true 2>/dev/null; then
	echo "ok 1 - order # SKIP no strace that may trace here, or no python3"
	echo "1..1"
	exit 0
fi
calls=openat,openat2,write,pwrite64,ftruncate,fsync,fdatasync,syncfs,rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,symlink,symlinkat,chdir

# traced NAME POLICY: its calls, in $work/trace; in a fresh copy.
traced() {
	rm -rf "$work/run"
	cp -a "$work/master" "$work/run"
	cd "$work/run/repo" || exit
	# shellcheck disable=SC2034 # words of commands
	people=$work/people.csv fresh=$work/run/fresh
	policy=$2
	eval "set -- $(awk -F '\t' -v name="$1" '$1 == name { print $2 }' "$here/commands.tsv")"
	strace -qq -y -o "$work/trace" -e trace="$calls" "$program" -c cop.fsync="$policy" "$@" >"$work/said" 2>&1 && return
	sed 's/^/# /' "$work/said"
	return 1
}

printf 'name,email\nJo Lund,jo@example.org\nMia Roth,mia@example.org\n' >"$work/people.csv"
mkdir -p "$work/master"
community "$work/master/repo" >/dev/null
n=0
failed=0
# shellcheck disable=SC2046 # names
[ $# -gt 0 ] || set -- $(grep -v '^#' "$here/commands.tsv" | cut -f 1)
for name in "$@"; do
	for policy in full none; do
		n=$((n + 1))
		traced "$name" "$policy"
		ended=$?
		python3 -B "$here/order.py" "$work/run" "$work/trace" >"$work/broken"
		case $ended$policy$(grep -c . "$work/broken") in
		0full0) echo "ok $n - $name: on the disk before something points to it" ;;
		0none[1-9]*) echo "ok $n - $name: cop.fsync=none does not, and that is seen" ;;
		*)
			echo "not ok $n - $name, cop.fsync=$policy"
			sed 's/^/#   /' "$work/broken" >&2
			failed=1
			;;
		esac
	done
done
echo "1..$n"
exit "$failed"
