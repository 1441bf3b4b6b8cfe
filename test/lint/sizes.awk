# SPDX-License-Identifier: MIT
# Budgets: a function of 60 lines (wall 100), a file of 600 (wall 1,000), 6 parameters (wall 7).
# Past the budget is a note, past the wall a failure. Relies on the layout clang-format makes.

function say(text, wall) {
	print (wall ? "" : "# note: ") text
	if (wall) bad = 1
}

# Commas at the outermost level of the last brackets of a signature.
function parameters(text,  i, c, depth, n) {
	n = 0
	sub(/^[^(]*\(/, "", text)
	if (text ~ /^(void)?\)/) return 0
	depth = 1
	for (i = 1; i <= length(text) && depth > 0; i++) {
		c = substr(text, i, 1)
		if (c == "(") depth++
		else if (c == ")") depth--
		else if (c == "," && depth == 1) n++
	}
	return n + 1
}

function name_of(text) {
	sub(/\(.*/, "", text)
	sub(/.*[ *]/, "", text)
	return text
}

function end_file() {
	if (lines > 600) say(path ": " lines " lines", lines > 1000)
}

FNR == 1 { end_file(); path = FILENAME; signature = ""; inside = 0 }
{ lines = FNR; line = code($0) }
line ~ /^{/ && signature ~ /\(/ {
	inside = FNR
	name = name_of(signature)
	n = parameters(signature)
	if (n > 6) say(path ":" FNR ": " name " has " n " parameters", n > 7)
}
line ~ /^}/ && inside {
	n = FNR - inside - 1
	if (n > 60) say(path ":" inside ": " name " has " n " lines", n > 100)
	inside = 0
	signature = ""
	next
}
!inside {
	if (line ~ /^[^ \t]/ || signature == "") signature = line
	else signature = signature " " line
	if (line ~ /[;}]$/ || line ~ /^#/ || line == "") signature = ""
}
END { end_file(); exit bad }
