#!/bin/sh
# SPDX-License-Identifier: MIT
# Does test/coverage.tsv name, for each numbered demand of the practice, a test that is there?
# coverage.sh [ROOT]. Rows: "NUMBER<tab>NAME"; a name is one of
#
#   cli/FILE: TITLE        a case of test/cli/FILE.test
#   unit/FILE: FUNCTION    a test of test/unit/FILE_test.c
#   proof/FILE             test/proof/FILE.sh
#   property               test/property
#   later: REASON          no test yet; what it waits for
set -u

cd "${1:-.}" || exit
table=test/coverage.tsv
if [ ! -f "$table" ]; then
	echo "no $table"
	exit 1
fi
{
	for file in test/cli/*.test; do
		[ -f "$file" ] && awk -v name="$(basename "$file" .test)" '
			/^% before/ { title = "" }
			/^# / { title = substr($0, 3) }
			/^\$ / && title != "" { print "cli/" name ": " title; title = "" }' "$file"
	done
	for file in test/unit/*_test.c; do
		[ -f "$file" ] && awk -v name="$(basename "$file" _test.c)" '
			match($0, /cmocka_unit_test[a-z_]*\([a-z_0-9]+/) {
				test = substr($0, RSTART, RLENGTH)
				sub(/.*\(/, "", test)
				print "unit/" name ": " test
			}' "$file"
	done
	for file in test/proof/*.sh; do
		[ -f "$file" ] && echo "proof/$(basename "$file" .sh)"
	done
	[ -d test/property ] && echo property
} | awk -F '\t' -v last=224 '
	FILENAME == "-" { known[$0] = 1; next }
	/^#/ || /^$/ { next }
	{ place = FILENAME ":" FNR ": " }
	NF != 2 { print place "two columns, number and test name"; bad = 1; next }
	$1 !~ /^[1-9][0-9]*$/ || $1 + 0 > last { print place "no demand " $1; bad = 1; next }
	seen[$1]++ { print place "demand " $1 " stands twice"; bad = 1 }
	$2 ~ /^later: [^ ]/ { next }
	!($2 in known) { print place "no test \"" $2 "\""; bad = 1 }
	END {
		for (n = 1; n <= last; n++)
			if (!(n in seen)) missing = missing " " n
		if (missing != "") { print FILENAME ": missing:" missing; bad = 1 }
		exit bad
	}' - "$table"
