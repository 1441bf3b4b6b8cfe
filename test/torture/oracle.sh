# shellcheck shell=sh disable=SC2154,SC2119,SC2120 # what its users set; functions set their own arguments
# SPDX-License-Identifier: MIT
# What is right after a command, whatever happened to it. Whoever uses it has `work` and `here`
# (lib.sh), sets `name` (the command) and `fault`, and defines `play`, which runs the command and
# leaves `rc`, with what it printed in the file $said.

run=${run:-$work/run}
people=$work/people.csv
fresh=$run/fresh
said=$work/said
printf 'name,email\nJo Lund,jo@example.org\nMia Roth,mia@example.org\n' >"$people"
mkdir -p "$work/master"
community "$work/master/repo"
mine=$(theirs "$work/master/repo")

all_commands() { grep -v '^#' "$here/commands.tsv" | cut -f 1; }

# command NAME: its words, as shell text.
command_of() { awk -F '\t' -v name="$1" '$1 == name { print $2 }' "$here/commands.tsv"; }

# begin NAME: a fresh copy, and where the command is at home.
begin() {
	rm -rf "$run"
	mkdir "$run"
	cp -a "$work/master/." "$run/"
	cd "$run/repo" || exit
	target=$run/repo
	[ "$1" != init ] || target=$fresh
}

tip() { git -C "$target" rev-parse -q --verify HEAD 2>/dev/null || :; }

# --- what is as it should be ---

# look: complaints about the repository as the run left it; leaves `now`. What git finds wrong in
# it is looked for once, after the next command: that mends no object.
look() {
	now=$(tip)
	case $now in
	"$old" | "$new") ;;
	*) echo "HEAD is $now, neither old nor new" ;;
	esac
	[ "$(theirs "$run/repo")" = "$mine" ] || echo "work of the user changed"
}

# settled: complaints where a command has ended, or the next one has.
settled() {
	status=$(git -C "$target" status --porcelain 2>&1)
	[ "$status" = "$2" ] || echo "$1: git status says: $status"
	left=$(strays "$target")
	[ -z "$left" ] || echo "$1: left: $left"
}

# ended: does the exit status tell the truth?
ended() {
	case $rc in
	0) [ "$now" = "$new" ] || echo "status 0, and no commit" ;;
	5) [ "$now" = "$new" ] || echo "status 5, and no commit" ;;
	2 | 3 | 4) [ "$now" = "$old" ] || grep -qE 'cannot be told|out of memory' "$said" || echo "status $rc, and a commit" ;;
	1) ;;
	# without memory libgit2 crashes, or waits for itself until it is killed
	137) [ "$fault" = kill ] || [ "$call" = malloc ] || echo "killed, and nobody did" ;;
	134 | 139) [ "$call" = malloc ] || echo "crashed with $rc" ;;
	*) echo "ended with $rc" ;;
	esac
}

# heal: the next command, which must do its work and leave all in order.
heal() {
	if [ "$name" = init ] && [ "$now" = "$old" ]; then
		eval "set -- $words"
		quick "$@" >"$work/heal" 2>&1 || sed 's/^/next command: /' "$work/heal"
		[ "$(tip)" = "$new" ] || echo "next command: no commit"
	else
		before=$now
		quick -C "$target" charter set vision 'Every letter is clear.' >"$work/heal" 2>&1 ||
			sed 's/^/next command: /' "$work/heal"
		[ "$(git -C "$target" rev-parse -q --verify HEAD^)" = "$before" ] || echo "next command: not on what was there"
	fi
	[ ! -d "$target/.git" ] || sound "$target" | sed 's/^/after: fsck: /'
	settled after "$status_of_user"
	[ "$(theirs "$run/repo")" = "$mine" ] || echo "after: work of the user changed"
}

# judged: all complaints about the run that just ended, and about the next command after it.
judged() {
	look
	ended
	if [ "$rc" = 0 ]; then settled "status 0" "$status_of_user"; fi
	heal
}

# learn: the tips before and after the command, and what git says then, without a fault.
learn() {
	words=$(command_of "$name")
	begin "$name"
	old=$(tip)
	play
	if [ "$rc" != 0 ]; then
		echo "not ok 1 - $name does its work"
		sed 's/^/# /' "$said"
		echo "1..1"
		return 1
	fi
	printf '%s\n%s\n' "$old" "$(tip)" >"$work/$name.tips"
	git -C "$target" status --porcelain >"$work/$name.status"
}

# recall: what was learnt of the command, and its words.
recall() {
	words=$(command_of "$name")
	{ read -r old && read -r new; } <"$work/$name.tips"
	status_of_user=$(cat "$work/$name.status")
}
