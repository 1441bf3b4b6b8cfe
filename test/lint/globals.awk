# SPDX-License-Identifier: MIT
# No state outside of what is passed along: objects at file scope and static ones in
# functions are const.

function is_const(text) {
	sub(/[=;[].*/, "", text)
	if (text ~ /\*/) return text ~ /\*[ ]*const [A-Za-z_0-9]*[ ]*$/
	return text ~ /(^|[ \t])const /
}

{ line = code($0) }
FNR == 1 { depth = 0 }
line ~ /^[A-Za-z_]/ && depth == 0 && line ~ /[=;]/ &&
line !~ /^(extern|typedef|_Static_assert|return|COP_)/ && line !~ /^(struct|enum|union) [A-Za-z_0-9]+;/ {
	head = line
	sub(/[=;].*/, "", head)
	if (head !~ /\(/ && head !~ /{/ && !is_const(line)) {
		print FILENAME ":" FNR ": a global that is not const"
		bad = 1
	}
}
line ~ /^[ \t]+static / && line !~ /\(/ && !is_const(line) {
	print FILENAME ":" FNR ": a static variable that is not const"
	bad = 1
}
{ depth += gsub(/{/, "{", line) - gsub(/}/, "}", line) }
END { exit bad }
