#!/bin/sh
# SPDX-License-Identifier: MIT
# A disk that is full: a small one in memory, filled until so much is left, for each command and
# each level: see README.md.
#
#   full.sh PROGRAM [-l LEVELS] [COMMAND...]
# shellcheck disable=SC2119,SC2120 # functions set their own arguments: the words of a command
set -u
# A file system of its own, as root or in a user namespace; nobody else sees it.
if [ -z "${COP_TORTURE-}${COP_OWN_MOUNTS-}" ]; then
	for how in 'unshare -m' 'unshare -Urm'; do
		$how mount -t tmpfs none /mnt 2>/dev/null || continue
		# shellcheck disable=SC2086 # two words
		COP_OWN_MOUNTS=1 exec $how sh "$0" "$@"
	done
	echo "ok 1 - full disk # SKIP no file system may be mounted here"
	echo "1..1"
	exit 0
fi
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

levels=20
while getopts l: option; do
	case $option in
	l) levels=$OPTARG ;;
	*) exit 2 ;;
	esac
done
shift $((OPTIND - 1))
here=$(cd "$(dirname "$0")" && pwd)
disk=$work/disk
mkdir -p "$disk"
mount -t tmpfs -o size=6m,nr_inodes=4000 none "$disk" || exit
run=$disk/run
# shellcheck source=oracle.sh
. "$here/oracle.sh"

# fill KIB: leaves so much room.
fill() {
	room=$(df -k --output=avail "$disk" | tail -1)
	dd if=/dev/zero of="$disk/filler" bs=1k count=$((room - $1)) 2>/dev/null
}

play() {
	eval "set -- $words"
	[ "$fault" = none ] || fill "$fault"
	"$program" "$@" >"$said" 2>&1
	rc=$?
	rm -f "$disk/filler"
}

: >"$work/results"
# shellcheck disable=SC2046 # names
[ $# -gt 0 ] || set -- $(all_commands)
for name in "$@"; do
	fault=none
	learn || exit 1
	recall
	level=0
	while [ "$level" -lt "$levels" ]; do
		# from nothing to more than enough, in steps of a block
		fault=$((level * 4))
		begin "$name"
		play
		judged >"$work/wrong"
		wrong=$(cat "$work/wrong")
		[ -z "$wrong" ] || printf '%s, %s KiB left: status %s\n%s\n' "$name" "$fault" "$rc" "$wrong" >&2
		echo "$name $rc ${wrong:+bad}" >>"$work/results"
		level=$((level + 1))
	done
done
cd "$work" && umount "$disk"

awk '
	{ runs[$1]++; refused[$1] += $2 == 3; partial[$1] += $2 == 5; done_[$1] += $2 == 0; bad[$1] += $3 == "bad"; all++; n_bad += $3 == "bad"; n_refused += $2 == 3; n_done += $2 == 0 }
	END {
		for (k in runs)
			printf "# %-14s levels %3d  refused %3d  committed in part %3d  done %3d  bad %d\n", k, runs[k], refused[k], partial[k], done_[k], bad[k] | "sort"
		close("sort")
		printf "# all: %d runs, %d refused, %d done, %d bad\n", all, n_refused, n_done, n_bad
		print (n_bad ? "not " : "") "ok 1 - a full disk leaves the old or the new, and room heals it"
		print (n_refused && n_done ? "" : "not ") "ok 2 - some did not fit, some did"
		print "1..2"
		exit n_bad || !n_refused || !n_done
	}
' "$work/results"
