# SPDX-License-Identifier: MIT
# For other rules: code(line) is the line without comments and without the inside of strings.

function code(line,  out, c, two) {
	if (FNR == 1) in_comment = 0
	out = ""
	while (line != "") {
		c = substr(line, 1, 1)
		two = substr(line, 1, 2)
		if (in_comment) {
			if (two == "*/") { in_comment = 0; line = substr(line, 3) }
			else line = substr(line, 2)
		} else if (two == "/*") {
			in_comment = 1
			line = substr(line, 3)
		} else if (c == "\"" || c == "'") {
			line = after_quote(substr(line, 2), c)
			out = out c c
		} else {
			out = out c
			line = substr(line, 2)
		}
	}
	return out
}

function after_quote(line, quote,  c) {
	while (line != "") {
		c = substr(line, 1, 1)
		if (c == quote) return substr(line, 2)
		line = substr(line, c == "\\" ? 3 : 2)
	}
	return ""
}
