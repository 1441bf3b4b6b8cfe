#!/bin/sh
# SPDX-License-Identifier: MIT
# What the user has staged, edited, left untracked or hidden from git stays as it was, whatever
# a command writes: untouched.sh PROGRAM. The community is a folder of a repository in which
# somebody is in the middle of something else.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

if ! stat -c %y "$0" >/dev/null 2>&1; then
	skip "work of the user stays as it was" "stat here knows no -c"
	finish
fi
repo=$work/repo
COP_EDITOR="$work/editor"
COP_ME=tomasz-wilk
export COP_EDITOR COP_ME
cat >"$COP_EDITOR" <<'END'
#!/bin/sh
for file; do echo '# looked at' >>"$file"; done
END
chmod +x "$COP_EDITOR"

# --- somebody in the middle of something else ---

begin() {
	rm -rf "$work/master"
	mkdir -p "$work/master"
	cd "$work/master" || exit
	cp -R "$SOURCE/examples/plain-words" community
	for name in both deleted gone script assumed skipped; do echo "$name" >"$name.txt"; done
	echo '*.bak' >.gitignore
	git init -q -b main --template= .
	mkdir .git/hooks .git/cop
	: >.git/cop/lock # ours, and never removed once a command has written here
	git add -A
	git commit -qm start
	git repack -adq
	git branch elsewhere
	git tag before

	echo new >staged.txt
	git add staged.txt
	echo staged >>both.txt
	git add both.txt
	echo edited >>both.txt
	rm deleted.txt
	git rm -q gone.txt
	chmod +x script.txt
	echo intended >intent.txt
	git add -N intent.txt
	git update-index --assume-unchanged assumed.txt
	echo edited >>assumed.txt
	git update-index --skip-worktree skipped.txt
	echo untracked >' a name  with blanks, ü.txt'
	ln -s both.txt link
	echo ignored >ignored.bak
	mkdir empty

	cd community || exit
	echo '# edited' >>surveys/2026-pulse.yaml
	echo '# staged' >>budget.yaml
	git add budget.yaml
	echo '# staged' >>platforms/chat-rooms.yaml
	git add platforms/chat-rooms.yaml
	echo '# edited' >>platforms/chat-rooms.yaml
	git rm -q --cached practices/street-names.yaml
	echo mine >notes/draft.txt
	echo mine >scratch.md
}
(begin) >"$work/begin.log" 2>&1

# copy: a fresh $repo, as it was left; before.* tells how.
copy() {
	rm -rf "$repo"
	cp -RPp "$work/master" "$repo"
	cd "$repo/community" || exit
}

# --- what stands where ---

# state: "KIND<tab>PATH<tab>WHAT" of every index entry, file and folder outside .git.
state() {
	(
		cd "$repo" || exit
		git --no-optional-locks ls-files -s | awk -F '\t' '{ print "entry\t" $2 "\t" $1 }'
		git --no-optional-locks ls-files -v -f | awk '{ print "flag\t" substr($0, 3) "\t" substr($0, 1, 1) }'
		find . -name .git -prune -o -type f -print0 | sort -z | xargs -0 sha256sum |
			awk '{ print "bytes\t" substr($0, 69) "\t" substr($0, 1, 64) }'
		find . -name .git -prune -o \( -type f -o -type l \) -exec stat -c 'file	%n	%a %y %N' {} + |
			sed 's|	\./|	|' | sort
		git for-each-ref --format='ref	%(refname)	%(objectname)' | grep -v '	refs/heads/main	'
	)
}

# everything: state, folders and all files of .git too.
everything() {
	(
		state
		cd "$repo" || exit
		find . | sort
		find .git -type f -print0 | sort -z | xargs -0 sha256sum
	)
}

# as_left: what every fresh copy is like.
as_left() {
	copy
	head=$(git rev-parse HEAD)
	state >"$work/before.state"
	everything >"$work/before.all"
	status_of >"$work/before.status"
}

status_of() { git -C "$repo" --no-optional-locks status --porcelain=v1 -uall; }

# But for the paths in the file $1.
but_for() {
	awk -F '\t' 'NR == FNR { changed[$0]; next } !($2 in changed)' "$1" -
}

# cop LINE OPTION...: plays it; exit status in $status, what it said in $work/said.
cop() {
	eval "set -- $1 ${2-}"
	"$program" "$@" >"$work/said" 2>&1 </dev/null
	status=$?
}

wrong() { echo "cop $line${1:+: $1}"; }

# ended WANTED: the exit status.
ended() {
	[ "$status" = "$1" ] && return
	wrong "exit status $status, not $1"
	cat "$work/said"
}

# --- what is asked of each ---

# one_commit: after a command that writes.
one_commit() {
	ended 0
	commits=$(git rev-list "$head..HEAD" | wc -l)
	[ "$commits" = 1 ] || wrong "$commits commits"
	git diff --no-renames --name-only "$head" HEAD >"$work/changed"
	[ -s "$work/changed" ] || wrong "an empty commit"
	state | but_for "$work/changed" >"$work/after.rest"
	but_for "$work/changed" <"$work/before.state" >"$work/before.rest"
	diff "$work/before.rest" "$work/after.rest" || wrong "other things changed"
	status_of >"$work/after.status"
	diff "$work/before.status" "$work/after.status" || wrong "git status changed"
	(cd "$repo" && xargs git diff-index --quiet HEAD -- <"$work/changed") ||
		wrong "what it wrote is not what it committed"
	find "$repo/.git" -name '*.lock' | grep . && wrong "a lock is left"
}

writes() {
	copy
	cop "$line"
	one_commit
	cp "$work/changed" "$work/touched"
	git diff --no-renames --diff-filter=MD --name-only "$head" HEAD >"$work/edited"

	# the same, by the user's own git, since there is a hook
	copy
	printf '#!/bin/sh\ntouch "%s"\n' "$work/hooked" >"$repo/.git/hooks/pre-commit"
	chmod +x "$repo/.git/hooks/pre-commit"
	rm -f "$work/hooked"
	cop "$line"
	one_commit
	[ -e "$work/hooked" ] || wrong "its hook was not run"
	cmp -s "$work/changed" "$work/touched" || wrong "with a hook other files are written"
}

files_only() {
	copy
	cop "$line" --no-commit
	ended 0
	state >"$work/after.state"
	but_for "$work/touched" <"$work/before.state" >"$work/before.rest"
	but_for "$work/touched" <"$work/after.state" | diff "$work/before.rest" - ||
		wrong "--no-commit changes other things"
	grep '^entry' "$work/before.state" >"$work/before.entries"
	grep '^entry' "$work/after.state" | diff "$work/before.entries" - ||
		wrong "--no-commit stages"
	[ "$(git rev-parse HEAD)" = "$head" ] || wrong "--no-commit commits"
}

# unwritten STATUS [OPTION [BEFORE]]: nothing at all may change, not in .git either.
unwritten() {
	cop "$line" "${2-}"
	ended "$1"
	everything >"$work/after.all"
	diff "${3-$work/before.all}" "$work/after.all" || wrong "${2-} writes"
}

# Edits of the user in the very file.
in_the_way() {
	copy
	file=$(head -n 1 "$work/edited")
	[ -n "$file" ] || return
	echo '# mine' >>"$repo/$file"
	everything >"$work/mine.all"
	unwritten 3 '' "$work/mine.all"
	grep -q "${file#community/}" "$work/said" || {
		wrong "does not name $file"
		cat "$work/said"
	}
}

# A hook that says no: what was written for it is taken back.
hook_refuses() {
	copy
	printf '#!/bin/sh\necho not today\nexit 1\n' >"$repo/.git/hooks/pre-commit"
	chmod +x "$repo/.git/hooks/pre-commit"
	cop "$line"
	ended 3
	grep -v '^file' "$work/before.state" >"$work/before.rest"
	state | grep -v '^file' | diff "$work/before.rest" - || wrong "writes although the hook refuses"
	[ "$(git rev-parse HEAD)" = "$head" ] || wrong "commits although the hook refuses"
}

# --- every command ---

as_left
for what in writes files dry way hook refused nothing file usage; do : >"$work/$what.wrong"; done
: >"$work/played"
n=0
while IFS='	' read -r outcome line; do
	case $outcome in '#'* | outcome | '') continue ;; esac
	eval "set -- $line"
	leaf=$(leaf_of "$@")
	[ -n "$leaf" ] || continue
	echo "$leaf" >>"$work/played"
	n=$((n + 1))
	case $outcome in
	writes)
		writes >>"$work/writes.wrong" 2>&1
		files_only >>"$work/files.wrong" 2>&1
		copy
		unwritten 0 -n >>"$work/dry.wrong" 2>&1
		in_the_way >>"$work/way.wrong" 2>&1
		hook_refuses >>"$work/hook.wrong" 2>&1
		;;
	refused)
		copy
		unwritten 3 >>"$work/refused.wrong" 2>&1
		;;
	nothing)
		copy
		unwritten 0 >>"$work/nothing.wrong" 2>&1
		;;
	file)
		copy
		printf 'community/%s\n' "$3" >"$work/touched"
		but_for "$work/touched" <"$work/before.state" >"$work/before.rest"
		cop "$line" >>"$work/file.wrong"
		ended 0 >>"$work/file.wrong"
		state | but_for "$work/touched" | diff "$work/before.rest" - >>"$work/file.wrong" 2>&1
		;;
	esac
done <"$here/writers.tsv"

copy
awk -F '\t' '$1 == "writes" { print $2 }' "$work.leaves" >"$work/leaves"
while read -r line; do
	unwritten 2 --no-such-option >>"$work/usage.wrong" 2>&1
done <"$work/leaves"

told "one commit holds what the command decided, and nothing else changes ($n commands)" "$work/writes.wrong"
told "--no-commit writes the files of the command and no others" "$work/files.wrong"
told "-n writes nothing" "$work/dry.wrong"
told "edits of the user in the very file are named, and nothing is written" "$work/way.wrong"
told "a hook that refuses leaves all as it was" "$work/hook.wrong"
told "what is refused writes nothing" "$work/refused.wrong"
told "what changes nothing writes nothing" "$work/nothing.wrong"
told "plumbing writes its file alone" "$work/file.wrong"
told "a mistake on the command line writes nothing" "$work/usage.wrong"

grep -vxFf "$work/played" "$work/leaves" >"$work/missing"
if [ -s "$work/missing" ]; then
	skip "every writing leaf stands in writers.tsv" "not: $(tr '\n' ',' <"$work/missing")"
else
	pass "every writing leaf stands in writers.tsv"
fi
finish
