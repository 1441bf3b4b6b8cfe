#!/bin/sh
# SPDX-License-Identifier: MIT
# Opens a report of the example community: report.sh PROGRAM KIND [SHOTS]. Exit 77 without
# Chromium; page.sh says what is looked at.
set -eu

program=$1
kind=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

"$program" -C "$here/../../examples/plain-words" report "$kind" --as-of 2026-06-15 \
	-o "$work/report.html" -q
sh "$here/page.sh" "$work/report.html" ${3:+"$3"}
