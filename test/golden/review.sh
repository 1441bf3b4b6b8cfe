#!/bin/sh
# SPDX-License-Identifier: MIT
# What a reviewer reads of a branch that changes charter, roles and members at once, against
# files kept in review/: review.sh [--accept] PROGRAM. --accept rewrites them; read them as the
# reviewer would. The branch is made by commands and by hand, of examples/plain-words.
set -eu

accept=0
if [ "${1-}" = --accept ]; then
	accept=1
	shift
fi
program=$(cd "$(dirname "$1")" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
PATH=$program:$PATH
LC_ALL=C.UTF-8 COP_TODAY=2026-06-15 NO_COLOR=1 TZ=UTC
GIT_AUTHOR_NAME='Priya Raman' GIT_COMMITTER_NAME='Priya Raman'
GIT_AUTHOR_EMAIL=priya.raman@example.org GIT_COMMITTER_EMAIL=priya.raman@example.org
GIT_AUTHOR_DATE=2026-06-15T10:00:00Z GIT_COMMITTER_DATE=2026-06-15T10:00:00Z
GIT_CONFIG_NOSYSTEM=1
export PATH LC_ALL COP_TODAY NO_COLOR TZ GIT_AUTHOR_NAME GIT_COMMITTER_NAME
export GIT_AUTHOR_EMAIL GIT_COMMITTER_EMAIL GIT_AUTHOR_DATE GIT_COMMITTER_DATE GIT_CONFIG_NOSYSTEM
unset COP_DIR COP_ME COLUMNS GITHUB_ACTIONS

dir=$(mktemp -d "${TMPDIR:-/tmp}/cop-review.XXXXXX")
trap 'rm -rf "$dir"' EXIT
HOME=$dir
export HOME
mkdir "$dir/repo"
cd "$dir/repo"
git init -q -b main .
cp -r "$top/examples/plain-words/." .
git add -A
git commit -qm Start
git checkout -qb summer

# the charter: scope and purpose, an objective with another target
cop -q charter add scope.in "internal forms of the department" -m "Six form owners asked for it"
cop -q charter set purpose "We rewrite real letters and forms together. What works is shared with every office." \
	objectives.fewer-calls.target 900
# roles: a hand-over, a seat that falls vacant, a new council
cop -q note add decision "Adaeze leads the clinics alone" --by priya-raman
cop -q role release community-manager tomasz-wilk --to 2026-08-31
cop -q role assign community-manager samir-haddad --from 2026-09-01 --hours-per-week 3 \
	--decision 2026-06-15-decision-adaeze-leads-the-clinics-alone
cop -q role release technical-expert lucia-ferrer --to 2026-06-30
# members: one leaves, one is away, two come; work goes to others
cop -q member set lucia-ferrer status alumni --on 2026-06-30 --cause moved
cop -q member set nadia-petrova status on-break --until 2026-09-30
cop -q member add "Jonas Berg" --consent-name members --consented 2026-06-14 --consent-source "joining form"
cop -q member add "Ines Roth"
cop -q plan set template-page owner samir-haddad due +2w
# and by hand, as people do
sed -i 's/^desirable: .*/desirable: down # fewer is better/' indicators/calls.yaml
sed -i 's/^unit: .*/unit: calls a week/' indicators/calls.yaml
git commit -qam "calls by week"

n=0
status=0
# compare FILE [OPTION...]: what cop diff says of the branch now.
compare() {
	n=$((n + 1))
	file=$here/review/$1
	shift
	cop diff --base main "$@" | sed 's/[0-9a-f]\{40\}/COMMIT/
s/^\( *\)"[0-9a-f]\{7,10\}"/\1"COMMIT"/' >"$dir/said"
	[ "$accept" = 0 ] || cp "$dir/said" "$file"
	if cmp -s "$dir/said" "$file"; then
		echo "ok $n - ${file##*/}"
	else
		echo "not ok $n - ${file##*/}: review.sh --accept, and read it as a reviewer"
		diff -u "$file" "$dir/said" | head -40 >&2 || :
		status=1
	fi
}

compare comment.md --format md
compare terminal.txt
compare diff.json --json
compare public.md --format md --readers public
echo "1..$n"
exit "$status"
