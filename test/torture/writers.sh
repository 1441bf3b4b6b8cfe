#!/bin/sh
# SPDX-License-Identifier: MIT
# Several people and one who uses git, at the same time on one repository: see README.md.
#
#   writers.sh PROGRAM [-w WRITERS] [-c COMMANDS] [-g]
#
# -g: fails where git met our lock more often than once in twenty tries.
# Each writer adds notes and members under ids of its own, and all change one list in the
# charter; nothing may be lost, whoever was faster.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

writers=8
commands=10
gate=0
while getopts w:c:g option; do
	case $option in
	w) writers=$OPTARG ;;
	c) commands=$OPTARG ;;
	g) gate=1 ;;
	*) exit 2 ;;
	esac
done

repo=$work/repo
community "$repo"
cd "$repo" || exit
git reset -q --hard
rm untracked.txt
start=$(git rev-parse HEAD)

writer() {
	i=1
	while [ "$i" -le "$commands" ]; do
		case $((i % 3)) in
		0) set -- member add "Person $1 $i" --id "w$1-$i" ;;
		1) set -- charter add scope.in "letters of writer $1, round $i" ;;
		2) set -- role set scribe duties+ "Duty $i of writer $1" ;;
		esac
		"$program" -q -c cop.fsync="${COP_FSYNC:-none}" --lock-timeout 120s "$@" >>"$work/writer.$w.log" 2>&1 ||
			echo "$* ($?)" >>"$work/failed"
		i=$((i + 1))
		set -- "$w"
	done
}

# The user's own commits, until the writers are done.
user() {
	n=0
	while [ ! -e "$work/done" ]; do
		n=$((n + 1))
		echo "$n" >mine.txt
		if git add mine.txt 2>"$work/user.err" && git commit -q -m "mine $n" 2>>"$work/user.err"; then
			echo committed
		elif grep -q 'index.lock' "$work/user.err"; then
			echo refused
		elif grep -q 'cannot lock ref' "$work/user.err"; then
			echo overtaken # as between two who use git
		else
			cat "$work/user.err" >>"$work/failed"
		fi
		sleep 0.05
	done >"$work/user"
}

: >"$work/failed"
w=1
pids=
while [ "$w" -le "$writers" ]; do
	writer "$w" &
	pids="$pids $!"
	w=$((w + 1))
done
user &
user_pid=$!
for pid in $pids; do wait "$pid"; done
touch "$work/done"
wait "$user_pid"

all=$((writers * commands))
ours=$(git log --format='%(trailers:key=Cop-Command,valueonly)' "$start.." | grep -c .)
theirs_n=$(git log --format=%s "$start.." | grep -c '^mine ')
committed=$(grep -c committed "$work/user") || :
refused=$(grep -c refused "$work/user") || :
overtaken=$(grep -c overtaken "$work/user") || :
tries=$((committed + refused + overtaken))
echo "# $ours commits of ours, $theirs_n by git; of $tries tries of git $refused met our lock, $overtaken were overtaken"

n=0
failed=0
# check TITLE: passes where the file $work/check is empty.
check() {
	n=$((n + 1))
	if [ -s "$work/check" ]; then
		echo "not ok $n - $1"
		head -40 "$work/check" | sed 's/^/#   /' >&2
		failed=1
	else
		echo "ok $n - $1"
	fi
}

cp "$work/failed" "$work/check"
check "no command failed"
{ [ "$ours" = "$all" ] || echo "$ours of $all commits"; } >"$work/check"
check "every command has its commit"
git log --merges --format=%h "$start.." >"$work/check"
check "one line of history"
sound "$repo" >"$work/check"
check "git finds nothing"
for w in $(seq 1 "$writers"); do
	for i in $(seq 1 "$commands"); do
		case $((i % 3)) in
		0) [ -e "members/w$w-$i.yaml" ] || echo "member w$w-$i" ;;
		1) grep -qE "letters of writer $w, round $i([^0-9]|\$)" charter.yaml || echo "scope $w $i" ;;
		2) grep -qE "Duty $i of writer $w([^0-9]|\$)" roles/scribe.yaml || echo "duty $w $i" ;;
		esac
	done
done >"$work/check"
check "nothing that was said is lost"
{ [ "$theirs_n" = "$committed" ] || echo "$theirs_n of $committed commits of git"; } >"$work/check"
check "nothing of git's is lost"
git status --porcelain | grep -v ' mine.txt$' >"$work/check"
check "files and index are as the last commit"
strays "$repo" >"$work/check"
check "nothing is left lying about"
if [ "$gate" = 1 ]; then
	{ [ $((refused * 20)) -le "$tries" ] || echo "$refused of $tries"; } >"$work/check"
	check "git met our lock at most once in twenty times"
fi
echo "1..$n"
exit "$failed"
