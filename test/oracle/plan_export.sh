#!/bin/sh
# SPDX-License-Identifier: MIT
# The calendars `cop plan export` writes of the example community, read back by a reader that
# is not ours: plan_export.sh PYTHON CHECK COP COMMUNITY.
set -eu

python=$1 check=$2 cop=$3 community=$4
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
COP_TODAY=2026-06-15
export COP_TODAY

for readers in public members stewards; do
	"$cop" -C "$community" plan export --readers "$readers" -o "$dir/$readers.ics" -q
done
"$cop" -C "$community" plan export clinic --readers members --format ics >"$dir/clinic.ics"
"$python" "$check" "$dir/public.ics" "$dir/members.ics" "$dir/stewards.ics" "$dir/clinic.ics"
