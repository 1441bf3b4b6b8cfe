#!/bin/sh
# SPDX-License-Identifier: MIT
# Faults in every call of a writing command, and the oracle after each: see README.md.
#
#   sweep.sh PROGRAM [-n RUNS] [-s SEED] [-f FAULT,...] [-x SHIM] [-a EVERY] [-p PART/PARTS] [COMMAND...]
#
# -n: that many runs, drawn by the seed; without it all. -a: with -x, each EVERY-th allocation of the
# whole process fails, too. -p: one part of the runs, to have several at once. Prints TAP and, as notes,
# the table.
# shellcheck disable=SC2119,SC2120 # functions set their own arguments: the words of a command
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

most=0
seed=1
faults=
shim=
every=0
part=1/1
while getopts n:s:f:x:a:p: option; do
	case $option in
	n) most=$OPTARG ;;
	s) seed=$OPTARG ;;
	f) faults=$OPTARG ;;
	x) shim=$(cd "$(dirname "$OPTARG")" && pwd)/$(basename "$OPTARG") ;;
	a) every=$OPTARG ;;
	p) part=$OPTARG ;;
	*) exit 2 ;;
	esac
done
shift $((OPTIND - 1))
only=$*
[ -z "$shim" ] || [ -f "$shim" ] || exit 2
here=$(cd "$(dirname "$0")" && pwd)

if ! command -v strace >/dev/null 2>&1; then
	echo "ok 1 - sweep # SKIP no strace"
	echo "1..1"
	exit 0
fi
if ! strace -qq -o "$work/probe" -e trace=close -e inject=close:error=EIO:when=1 true 2>/dev/null &&
	! grep -q INJECTED "$work/probe" 2>/dev/null; then
	echo "ok 1 - sweep # SKIP strace may not trace here"
	echo "1..1"
	exit 0
fi

# shellcheck source=oracle.sh
. "$here/oracle.sh"
log=$work/strace.log

# Calls that change something or hand out a descriptor. Between two that change something the disk is
# the same: a kill before any other call is one before the next of these.
calls=open,openat,openat2,creat,write,pwrite64,fsync,fdatasync,syncfs,rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,ftruncate,fchmod,chmod,flock,symlink

# play: the command with one fault; leaves rc and fired.
play() {
	eval "set -- $words"
	fired=0
	rm -f "$log" "$work/fired"
	case $fault in
	none)
		strace -qq -o "$log" -e trace="$calls" "$program" "$@" >"$said" 2>&1
		rc=$?
		fired=1
		return
		;;
	short | after | fail)
		timeout -s KILL 20 env LD_PRELOAD="$shim" COP_FAULT="$call:$fault:$k" \
			COP_FAULT_MARK="$work/fired" "$program" "$@" >"$said" 2>&1
		rc=$?
		[ ! -e "$work/fired" ] || fired=1
		return
		;;
	kill) inject="signal=SIGKILL:when=$k" ;;
	*+) inject="error=${fault%+}:when=$k+" ;;
	*) inject="error=$fault:when=$k" ;;
	esac
	strace -qq -o "$log" -e trace="$call" -e inject="$call:$inject" \
		"$program" "$@" >"$said" 2>&1
	rc=$?
	if [ "$fault" = kill ]; then
		[ "$rc" != 137 ] || fired=1
	elif grep -q INJECTED "$log" 2>/dev/null; then
		fired=1
	fi
}

# --- what is to be played ---

# counted NAME CALL: how often the shim sees it.
counted() (
	name=$1 call=$2
	begin "$name"
	rm -f "$work/fired"
	eval "set -- $(command_of "$name")"
	LD_PRELOAD="$shim" COP_FAULT="$call:count:1" COP_FAULT_MARK="$work/fired" "$program" "$@" >"$work/counted" 2>&1
	cat "$work/fired" 2>/dev/null || echo 0
)

# points NAME: "NAME FAULT CALL K" of everything that can be done to the command.
points() {
	awk -F '(' -v name="$1" '
		# the errors a call may meet; a file opened to be read finds the disk neither full nor closed
		function errors(call, reads) {
			if (call ~ /^(open|creat)/) return "EIO EACCES EMFILE EINTR" (reads ? "" : " ENOSPC EROFS")
			if (call ~ /write|sync|ftruncate/) return "ENOSPC EIO EINTR"
			return call == "flock" ? "EINTR EIO" : "ENOSPC EIO EACCES EROFS"
		}
		# openat2 asks to be called again where somebody renamed meanwhile: not every time
		$1 !~ /^[a-z0-9_]+$/ || / = -1 EAGAIN/ { next }
		{ k = ++n[$1]; reads = /O_RDONLY/ && !/O_CREAT/ }
		# not while it is loaded: the first it does itself is to look at /dev/null
		!own { own = /"\/dev\/null", O_RDONLY/; next }
		{
			if (!reads) print name, "kill", $1, k
			many = split(errors($1, reads), list, " ")
			for (i = 1; i <= many; i++) {
				print name, list[i], $1, k
				# interrupted for ever would be tried for ever
				if (list[i] != "EINTR") print name, list[i] "+", $1, k
			}
		}
	' "$work/$1.trace"
	[ -n "$shim" ] || return
	# as the shim counts: what a library calls of itself passes it by
	for fault in 'short write' 'after rename' 'after fsync' 'after close'; do
		# shellcheck disable=SC2086 # two words
		set -- "$1" $fault
		n=$(counted "$1" "$3")
		[ "$n" = 0 ] || seq -f "$1 $2 $3 %.0f" 1 "$n"
	done
	[ "$every" = 0 ] || seq -f "$1 fail malloc %.0f" 1 "$every" "$(counted "$1" malloc)"
}

names=${only:-$(all_commands)}
for name in $names; do
	fault=none
	learn || exit 1
	cp "$log" "$work/$name.trace"
	points "$name"
done | awk -v faults="$faults" '
	BEGIN { n = split(faults, list, ","); for (i = 1; i <= n; i++) wanted[list[i]] }
	/^not ok/ { print; next }
	!n || ($2 in wanted)
' | awk -v part="${part%/*}" -v parts="${part#*/}" 'NR % parts == part % parts' >"$work/points"
if [ "$most" != 0 ]; then
	awk -v seed="$seed" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' "$work/points" |
		sort -n | cut -f 2- | head -n "$most" >"$work/drawn"
	mv "$work/drawn" "$work/points"
fi

: >"$work/results"
: >"$work/bad"
last=
while read -r name fault call k; do
	[ "$name" = "$last" ] || recall
	last=$name
	# what git's index needs looked at again depends on the tick of the clock: so do some calls
	for try in 1 2 3 4 5; do
		begin "$name"
		play
		[ "$fired" = 0 ] || break
	done
	judged >"$work/wrong"
	wrong=$(cat "$work/wrong")
	state=old
	[ "$now" != "$new" ] || state=new
	echo "$name $fault $rc $fired $state ${wrong:+bad}" >>"$work/results"
	[ "$fired" = 1 ] || echo "# $name $fault $call $k: no such call in $try runs" >&2
	[ -z "$wrong" ] || printf '%s %s %s %s: status %s\n%s\n' "$name" "$fault" "$call" "$k" "$rc" "$wrong" | tee -a "$work/bad" >&2
done <"$work/points"

# --- what came of it ---

awk '
	{
		runs[$1, $2]++; fired[$1, $2] += $4; bad[$1, $2] += $6 == "bad"; new[$1, $2] += $5 == "new"
		all++; n_fired += $4; n_bad += $6 == "bad"; n_new += $5 == "new"
		key[$1 " " $2]
	}
	END {
		for (k in key) {
			split(k, p, " ")
			printf "# %-14s %-8s runs %5d  fired %5d  old %5d  new %5d  bad %d\n", p[1], p[2],
				runs[p[1], p[2]], fired[p[1], p[2]], runs[p[1], p[2]] - new[p[1], p[2]], new[p[1], p[2]], bad[p[1], p[2]] | "sort"
		}
		close("sort")
		printf "# all: %d runs, %d fired, %d old, %d new, %d bad\n", all, n_fired, all - n_new, n_new, n_bad
		if (!all) { print "not ok 1 - nothing was played"; exit 1 }
		print (n_bad ? "not " : "") "ok 1 - old or new, never half, and the next command heals it"
		print ((all - n_fired) * 500 <= all ? "" : "not ") "ok 2 - faults fired, all but " all - n_fired " whose call did not come"
		print (n_new && n_new < all ? "" : "not ") "ok 3 - some ended as before, some with the commit"
		print "1..3"
		exit n_bad || (all - n_fired) * 500 > all || !n_new || n_new == all
	}
' "$work/results"
