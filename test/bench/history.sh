#!/bin/sh
# SPDX-License-Identifier: MIT
# A community with N commits of history (50,000 unless said otherwise), 200 items in its plan and
# 40 members: `cop log` and `cop log THING` beside `git log` of the same, in the same run, with a
# tenth of N and with N, without and with git's changed-path filters: history.sh PROGRAM [N
# [ROUNDS]].
# Prints tables; judges nothing. Needs a C compiler and git.
set -eu

program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
n=${2:-50000}
rounds=${3:-7}
here=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
${CC:-cc} -O2 -D_GNU_SOURCE -std=c11 -o "$room/rounds" "$here/rounds.c"

HOME=$room GIT_CONFIG_NOSYSTEM=1 COP_TODAY=2026-06-15 COP_HINTS=no CI=true
export HOME GIT_CONFIG_NOSYSTEM COP_TODAY COP_HINTS CI
git config --global user.name "Ana Silva"
git config --global user.email ana@example.org
git config --global init.defaultBranch main
git config --global gc.auto 0

# One file a commit, as people and commands do: items that move, now and then a person who is
# named or a term. The first commit adds them all.
history() {
	awk -v n="$1" -v from="$2" '
	function item(i, k,  text) {
		text = sprintf("title: Item %d\nkind: task\nstatus: planned\nowner: m%d\n" \
		       "due: 20%02d-%02d-%02d\n", i, i % 40, 27 + k % 60, k % 12 + 1, k % 28 + 1)
		file(sprintf("plan/item-%d.yaml", i), text)
	}
	function member(i, k) {
		file(sprintf("members/m%d.yaml", i), sprintf("name: Member %d\nunit: Office %d\n" \
		     "history:\n  - {date: 2025-11-10, status: active}\n", i, k))
	}
	function role(k) {
		file("roles/scribe.yaml", sprintf("title: Scribe\nkind: role\npurpose: Writes " \
		     "it down.\nduties:\n  - {id: minutes, text: The minutes.}\ndefined: " \
		     "2025-11-10\nholders:\n  - {member: m%d, from: 2026-01-10}\n", k % 40))
	}
	function file(path, text) {
		printf "M 644 inline %s\ndata %d\n%s\n", path, length(text), text
	}
	function commit(i, subject) {
		printf "commit refs/heads/main\ncommitter Ana Silva <ana@example.org> %d +0000\n",
		       1767225600 + i * 60
		printf "data %d\n%s\n", length(subject), subject
		if (i == 1) print "from " from
	}
	BEGIN {
		commit(1, "everything")
		for (i = 0; i <= 200; i++) item(i, 0)
		for (i = 0; i < 40; i++) member(i, 0)
		role(0)
		for (k = 2; k <= n; k++) {
			if (k % 500 == 0) {
				commit(k, "scribe by hand")
				role(k / 500)
			} else if (k % 50 == 0) {
				commit(k, "member by hand")
				member(k / 50 % 40, k)
			} else {
				i = k * 7 % 200 + 1
				commit(k, sprintf("plan: Item %d moves\n\nCop-Command: plan set", i))
				item(i, k)
			}
		}
		print "done"
	}'
}

measure() {
	cat >"$room/list" <<-END
		git log -20 --oneline	git --no-pager log -20 --oneline
		cop log --limit 20	$program log --limit 20
		cop log	$program log
		git log -20 -- plan/item-8.yaml	git --no-pager log -20 --format=%H -- plan/item-8.yaml
		cop log item-8 --limit 20	$program log item-8 --limit 20
		git log -20 -- plan/item-0.yaml	git --no-pager log -20 --format=%H -- plan/item-0.yaml
		cop log item-0	$program log item-0
		git log -20 -- (paths of m7)	git --no-pager log -20 --format=%H -- members/m7.yaml roles/scribe.yaml plan/item-7.yaml plan/item-47.yaml plan/item-87.yaml plan/item-127.yaml plan/item-167.yaml
		cop log m7 --limit 20	$program log m7 --limit 20
	END
	"$room/rounds" "$room/list" "$rounds"
}

for commits in $((n / 10)) "$n"; do
	cd "$room"
	rm -rf big
	"$program" init big --name "Big" --summary "A long history." --no-input >init.out 2>&1
	cd big
	history "$commits" "$(git rev-parse HEAD)" | git fast-import --quiet --done
	git reset -q --hard
	echo "$(git rev-list --count HEAD) commits"
	measure
	echo
	git commit-graph write --reachable --changed-paths 2>/dev/null
	echo "$(git rev-list --count HEAD) commits, with git commit-graph write --reachable --changed-paths"
	measure
	echo
done
