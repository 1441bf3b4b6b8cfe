# SPDX-License-Identifier: MIT
# leaves.h against the folder: awk -v root=ROOT -f leaves.awk cmd/leaves.h, the files of
# cmd/GROUP/ on standard input. A leaf is a file and a file is a leaf.

/^LEAF(_AS)?\(/ {
	split($0, words, /[(), ]+/)
	order[++n] = "cmd/" words[2] "/" words[3] ".c"
	listed[order[n]] = 1
	if (!(words[2] in group) && words[2] != "top") {
		print "cmd/leaves.h:" FNR ": no GROUP(" words[2] ", ...) above"
		bad = 1
	}
}
/^LEAF_BELOW\(/ {
	split($0, words, /[(), ]+/)
	order[++n] = "cmd/" words[2] "_" words[3] "/" words[4] ".c"
	listed[order[n]] = 1
	if (!((words[2] "_" words[3]) in group)) {
		print "cmd/leaves.h:" FNR ": no GROUP_BELOW(" words[2] ", " words[3] ", ...) above"
		bad = 1
	}
}
/^GROUP_BELOW\(/ {
	split($0, words, /[(), ]+/)
	group[words[2] "_" words[3]] = 1
}
/^GROUP\(/ {
	split($0, words, /[(), ]+/)
	group[words[2]] = 1
	text = $0
	gsub(/^[^"]*"|"[^"]*$/, "", text)
	if (length(text) > 30) {
		print "cmd/leaves.h:" FNR ": '" text "' has more than 30 characters"
		bad = 1
	}
}
END {
	while ((getline path < "-") > 0) {
		on_disk[path] = 1
		if (!(path in listed)) {
			print path ": no LEAF of cmd/leaves.h"
			bad = 1
		}
	}
	for (i = 1; i <= n; i++) if (!(order[i] in on_disk)) {
		print "cmd/leaves.h: no file " order[i]
		bad = 1
	}
	exit bad
}
