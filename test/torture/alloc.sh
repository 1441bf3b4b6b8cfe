#!/bin/sh
# SPDX-License-Identifier: MIT
# Allocations of cop and libyaml that fail, one at a time, in commands that load no git: see README.md.
#
#   alloc.sh PROGRAM -x SHIM [-n RUNS] [-s SEED]
#
# -n: that many runs, drawn by the seed; without it all. Prints TAP and, as notes, the table.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

most=0
seed=1
shim=
while getopts n:s:x: option; do
	case $option in
	n) most=$OPTARG ;;
	s) seed=$OPTARG ;;
	x) shim=$(cd "$(dirname "$OPTARG")" && pwd)/$(basename "$OPTARG") ;;
	*) exit 2 ;;
	esac
done
here=$(cd "$(dirname "$0")" && pwd)
home=$work/repo
community "$home"
cp "$home/cop.yaml" "$work/kept.yaml"
cd "$home" || exit

# run WORD...: with one fault; leaves rc, and "fired" where it fired.
run() {
	rm -f "$work/fired" "$work/fired.live"
	LD_PRELOAD="$shim" COP_FAULT="$fault" COP_FAULT_MARK="$work/fired" "$program" "$@" >"$work/out" 2>"$work/err"
	rc=$?
}

grep -v '^#' "$here/reads.tsv" >"$work/reads"
while IFS='	' read -r name words; do
	eval "set -- $words"
	fault=own:count:1
	run "$@"
	cp "$work/out" "$work/$name.out"
	echo "$rc $(cat "$work/fired.live")" >"$work/$name.end"
	n=$(cat "$work/fired")
	[ "$n" -gt 0 ] || echo "$name: no allocation was counted" >&2
	cp "$work/kept.yaml" cop.yaml
	seq -f "$name %.0f" 1 "$n"
done <"$work/reads" >"$work/points"
if [ "$most" != 0 ]; then
	awk -v seed="$seed" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' "$work/points" |
		sort -n | cut -f 2- | head -n "$most" | sort >"$work/drawn"
	mv "$work/drawn" "$work/points"
fi

# judged: what is wrong with this run.
judged() {
	[ -e "$work/fired" ] || echo "the fault did not fire"
	case $rc in
	"$ends") cmp -s "$work/out" "$work/$name.out" || echo "ended as without a fault, and said something else" ;;
	3)
		grep -q 'out of memory' "$work/err" || grep -qi 'cannot allocate memory' "$work/err" || echo "ended with 3, and not because of memory"
		;;
	*) echo "ended with $rc" ;;
	esac
	cmp -s cop.yaml "$work/kept.yaml" || [ "$rc" = 0 ] || echo "a file has changed"
	[ ! -e "$work/fired.live" ] || [ "$(cat "$work/fired.live")" -le "$blocks" ] ||
		echo "left $(cat "$work/fired.live") blocks, without a fault $blocks"
}

: >"$work/results"
last=
while read -r name k; do
	if [ "$name" != "$last" ]; then
		words=$(awk -F '\t' -v name="$name" '$1 == name { print $2 }' "$work/reads")
		read -r ends blocks <"$work/$name.end"
		last=$name
	fi
	eval "set -- $words"
	fault=own:fail:$k
	run "$@"
	wrong=$(judged)
	echo "$name $rc ${wrong:+bad}" >>"$work/results"
	[ -z "$wrong" ] || printf '%s %s: %s\n' "$name" "$k" "$wrong" >&2
	cmp -s cop.yaml "$work/kept.yaml" || cp "$work/kept.yaml" cop.yaml
done <"$work/points"

awk '
	{ runs[$1]++; said[$1] += $2 == 3; bad[$1] += $3 == "bad"; all++; n_bad += $3 == "bad"; n_said += $2 == 3 }
	END {
		for (k in runs)
			printf "# %-14s runs %6d  refused %6d  as without %5d  bad %d\n", k, runs[k], said[k], runs[k] - said[k], bad[k] | "sort"
		close("sort")
		printf "# all: %d runs, %d refused, %d bad\n", all, n_said, n_bad
		print (n_bad || !all ? "not " : "") "ok 1 - an allocation that fails is said, and nothing is left or changed"
		print (n_said ? "" : "not ") "ok 2 - some were refused"
		print "1..2"
		exit n_bad || !n_said
	}
' "$work/results"
