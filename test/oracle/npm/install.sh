#!/bin/sh
# SPDX-License-Identifier: MIT
# The readers of YAML that come by npm, in the versions of the lock file beside this script:
# install.sh FOLDER. Does nothing where they are in FOLDER already. Where node or npm is absent
# or the network is, it says so and ends well: what needs them is then skipped.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=$1

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
	echo "no node and npm here: the readers of YAML that come by npm are skipped"
	exit 0
fi
if [ -f "$folder/complete" ] && cmp -s "$here/package-lock.json" "$folder/package-lock.json"; then
	exit 0
fi
rm -rf "$folder"
mkdir -p "$folder"
cp "$here/package.json" "$here/package-lock.json" "$folder"
if (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier \
	--fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-timeout=30000) \
	>"$folder/install.log" 2>&1; then
	: >"$folder/complete"
else
	tail -n 3 "$folder/install.log"
	echo "npm cannot install: the readers of YAML that come by npm are skipped"
fi
