#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the man pages of the command table and cop-files(5): make.sh PROGRAM FOLDER PAGE...
set -eu

program=$1
folder=$2
shift 2
for page; do
	"$program" __derive man "$page" | scdoc >"$folder/$page.1"
done
"$program" __derive man cop-files | scdoc >"$folder/cop-files.5"
