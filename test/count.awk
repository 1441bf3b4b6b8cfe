# SPDX-License-Identifier: MIT
# Counts the cases meson wrote as JUnit, subtests too. Exits 1 on a failure, or when meson
# failed and no case says why. broken: builds that failed count too.

function count(line, tag,  n) {
	while ((n = index(line, tag)) > 0) {
		counted[tag]++
		line = substr(line, n + length(tag))
	}
}
{
	count($0, "<testcase ")
	count($0, "<failure")
	count($0, "<error")
	count($0, "<skipped")
}
END {
	failed = counted["<failure"] + counted["<error"] + broken
	skipped = counted["<skipped"] + 0
	if (status != 0 && failed == broken) failed++
	passed = counted["<testcase "] - counted["<failure"] - counted["<error"] - skipped
	printf "%d passed, %d failed%s\n", passed < 0 ? 0 : passed, failed,
		skipped ? ", " skipped " skipped" : ""
	exit failed > 0
}
