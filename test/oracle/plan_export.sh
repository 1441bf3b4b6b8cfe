#!/bin/sh
# SPDX-License-Identifier: MIT
# The calendars `cop plan export` writes of the example community, read back by a reader that
# is not ours: plan_export.sh PYTHON CHECK COP COMMUNITY.
set -eu

python=$1 check=$2 community=$4
cop=$(cd "$(dirname "$3")" && pwd)/$(basename "$3")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
COP_TODAY=2026-06-15
export COP_TODAY

for readers in public members stewards; do
	"$cop" -C "$community" plan export --readers "$readers" -o "$dir/$readers.ics" -q
done
"$cop" -C "$community" plan export clinic --readers members --format ics >"$dir/clinic.ics"
"$python" "$check" "$dir/public.ics" "$dir/members.ics" "$dir/stewards.ics" "$dir/clinic.ics"

# The same plan while it changes: what subscribers have must be replaced, and never by less.
command -v git >/dev/null || {
	echo "SKIP: git is not installed"
	exit 77
}
HOME=$dir GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES=$dir
GIT_AUTHOR_NAME='Ana Silva' GIT_AUTHOR_EMAIL=ana.silva@example.org
GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
export HOME GIT_CONFIG_NOSYSTEM GIT_CEILING_DIRECTORIES GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL \
	GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
cp -R "$community/." "$dir/team"
cd "$dir/team"
git init -q . && git add -A && git commit -qm start

states=
# after COMMAND...: does it, and keeps the calendar of what is then.
after() {
	"$@"
	state=$dir/state$(echo "$states" | wc -w).ics
	"$cop" plan export --readers stewards -o "$state" -q
	"$cop" plan export --readers stewards --format ics | cmp - "$state"
	states="$states $state"
}
after :
after "$cop" plan set autumn-day place 'Town hall' -q
after "$cop" plan set autumn-day due 2026-10-09 --no-commit -q
after git commit -qam 'by hand'
after "$cop" plan rename autumn-day day-together -q
after "$cop" plan set clinic at 16:00 -q
after "$cop" plan drop day-together --reason 'No room' -q
# shellcheck disable=SC2086 # paths without blanks
"$python" "$check" --later $states
