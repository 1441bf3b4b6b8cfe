#!/bin/sh
# SPDX-License-Identifier: MIT
# No program that a repository's own settings or attributes name is started: starts.sh PROGRAM.
# Whoever gives somebody a copy of a repository could have written them. Commands that read start
# none at all; a commit that git has to make runs git's hooks and the filters of its files, as git
# does, and nothing else. Each slot is filled with a canary, and some are shown to sing under git.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

at=$work/there
sang=$work/sang
canary=$work/canary

printf '#!/bin/sh\necho "$*" >>%s\nexit 1\n' "$sang" >"$canary"
chmod +x "$canary"

# Settings that start programs somewhere in git, and those that cop knows.
slots='core.fsmonitor core.editor core.pager core.askPass core.sshCommand core.gitProxy sequence.editor
	core.alternateRefsCommand diff.external diff.spy.command diff.spy.textconv filter.spy.clean
	filter.spy.smudge filter.spy.process filter.s=py.clean gpg.program gpg.openpgp.program gpg.x509.program
	gpg.ssh.program gpg.ssh.defaultKeyCommand alias.log alias.status alias.commit alias.config
	credential.helper merge.spy.driver pager.log pager.diff pager.blame pager.status
	interactive.diffFilter remote.origin.uploadpack trailer.spy.command difftool.spy.cmd
	cop.editor cop.pager cop.pdf cop.alias.role cop.alias.log'

set_slots() {
	for slot in $slots; do git -C "$at" config "$slot" "$canary $slot"; done
	git -C "$at" config log.showSignature true
	printf '*.yaml diff=spy filter=spy merge=spy\nplan/*.yaml filter=s=py\n' >"$at/.git/info/attributes"
}

# edited: files that git has to look into to know whether they changed
edited() {
	touch -t 202601010000 "$at"/roles/*.yaml "$at"/plan/*.yaml "$at/charter.yaml"
	printf '# a remark\n' >>"$at/roles/sponsor.yaml"
}

community "$at"
set_slots
edited
cd "$at" || exit

# Else the rest would prove nothing.
: >"$sang"
git --no-optional-locks diff >/dev/null 2>&1
git --no-optional-locks blame charter.yaml >/dev/null 2>&1
for slot in core.fsmonitor filter.spy.process diff.spy.textconv; do
	if grep -q "^$slot" "$sang"; then
		pass "git itself starts what $slot names"
	else
		fail "git itself starts what $slot names" <"$sang"
	fi
done

: >"$work/wrong"
n=0
# shellcheck disable=SC2119
readers >"$work/readers"
cut -f 3 "$work/readers" >"$work/commands"
printf '%s\n' 'diff' 'diff HEAD' 'check --base HEAD' 'log --follow' 'explain charter.purpose' 'log charter.purpose' \
	'charter --rev HEAD' 'charter diff' >>"$work/commands"
while IFS= read -r command; do
	: >"$sang"
	eval "set -- $command"
	"$program" "$@" >"$work/out" 2>&1 </dev/null
	n=$((n + 1))
	[ ! -s "$sang" ] || { echo "cop $command:"; cat "$sang"; } >>"$work/wrong"
done <"$work/commands"
told "$n commands that read start nothing of the repository's" "$work/wrong"

# A commit: libgit2 makes it, or git where a setting asks for it.
# commit TITLE ALLOWED COMMAND...: what sings is in ALLOWED, a pattern.
commit() {
	title=$1
	allowed=$2
	shift 2
	: >"$sang"
	"$@" >"$work/out" 2>&1 </dev/null
	grep -v -E "^($allowed)" "$sang" >"$work/wrong"
	told "$title" "$work/wrong"
}

community "$at"
cd "$at" || exit
set_slots
rm .git/info/attributes
commit "a commit starts nothing" none "$program" role set sponsor title Patron
stands() {
	if git log -1 --format=%s --no-show-signature | grep -q "$2"; then
		pass "$1"
	else
		git log -3 --oneline --no-show-signature | fail "$1"
	fi
}
stands "and comes about" 'title "Patron"'
git config commit.gpgsign true
commit "a commit that is to be signed does not sign with a program of the repository's" none \
	"$program" role set sponsor title Friend
git config gpg.format ssh
git config user.signingKey "$work/no-key"
commit "nor by ssh" none "$program" role set sponsor title Friend
git config --unset user.signingKey
commit "nor with a key that a program of it names" none "$program" role set sponsor title Friend
git config --unset gpg.format
git config commit.gpgsign false
stands "nor is it made without being signed" 'title "Patron"'
git update-index --split-index
commit "a commit that git makes starts nothing" none "$program" role set sponsor title Helper
git update-index --no-split-index
stands "and comes about, too" 'title "Helper"'
printf 'roles/*.yaml filter=spy\n' >.git/info/attributes
commit "nor anything but the filters of its files" 'filter[.]spy' "$program" role set sponsor purpose 'Opens doors.'
rm .git/info/attributes
EDITOR='' VISUAL='' commit "an editor is the user's own" none "$program" role edit sponsor

# git's own hooks are run: they are not bypassed, and stand where git looks for them.
mkdir -p .git/hooks
printf '#!/bin/sh\necho hook >>%s\n' "$sang" >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
: >"$sang"
"$program" role set sponsor title Guardian >"$work/out" 2>&1
if grep -q '^hook' "$sang" && ! grep -v '^hook' "$sang"; then
	pass "a hook of git's is run by git"
else
	fail "a hook of git's is run by git" <"$sang"
fi
finish
