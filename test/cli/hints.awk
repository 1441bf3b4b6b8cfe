# SPDX-License-Identifier: MIT
# Commands that texts of the sources name, against the command table:
#   awk -f hints.awk HELP.json FILE...     HELP.json: what cop help --format json prints
# Two words of prose behind "cop" are told apart by the lists in BEGIN.

BEGIN {
	split("alone is writes reads leaves shows and it helper foo COMMAND", list, " ")
	for (i in list) prose[list[i]] = 1
	split("lists says shows has is and for in of still once never begins brings", list, " ")
	for (i in list) prose_verb[list[i]] = 1
	split("role member plan health", nouns, " ")
}

FNR == 1 { file++; in_options = 0 }

# the table: commands, their options, and what every command takes
file == 1 && /^      "command": / {
	split($0, part, "\"")
	command = part[4]
	known[command] = 1
	n = split(command, word, " ")
	if (n == 2) group[word[1]] = 1
	if (n == 3) group[word[1] " " word[2]] = 1
	where = ""
	next
}
file == 1 && /^      "[a-z]+": \[$/ {
	split($0, part, "\"")
	where = part[2]
	next
}
file == 1 && /^  "options": / { command = ""; where = "options"; next }
file == 1 && /^  "topics": / { where = "topics"; next }
file == 1 && where == "options" && /^ +"name": / && length($0) - length(substr($0, match($0, /"/))) <= 10 {
	split($0, part, "\"")
	takes[command, part[4]]
	next
}
file == 1 && where == "common" {
	split($0, part, "\"")
	if (part[2] != "") takes[command, part[2]]
	next
}
file == 1 { next }

# the sources: string literals, those that follow each other joined
function strings(line,  c, i) {
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (inside && c == "\\") {
			i++
			c = substr(line, i, 1)
			text = text (c == "n" ? "\n" : c)
		} else if (c == "\"") {
			inside = !inside
		} else if (inside) {
			text = text c
		} else if (c == "/" && substr(line, i + 1, 1) ~ /[*\/]/) {
			return
		} else if (c !~ /[ \t]/) {
			finish()
			if (c == "'") i += substr(line, i + 1, 1) == "\\" ? 3 : 2
		}
	}
}
function finish() {
	if (text ~ /cop /) look(text)
	text = ""
}
function report(what) {
	if (seen[FILENAME, what]++) return
	print FILENAME ":" FNR ": " what
	bad = 1
}
# every "cop ..." of a text, up to the next one or the end of a clause
function look(text,  at, rest, before, end) {
	while ((at = index(text, "cop ")) > 0) {
		before = at > 1 ? substr(text, at - 1, 1) : ""
		rest = substr(text, at + 4)
		end = match(rest, /(^|[^a-z-])cop |[;:\n]/)
		if (before !~ /[A-Za-z_.\/-]/) check_command(end ? substr(rest, 1, end - 1) : rest)
		text = rest
	}
}
# an option of the command; of a command with a variable in its name, of any that may be meant
function has_option(name, option, open,  c) {
	if ((name, option) in takes || ("", option) in takes) return 1
	for (c in known) if (open && index(c, name " ") == 1 && (c, option) in takes) return 1
	return 0
}
function check_command(rest,  word, n, name, i, option) {
	sub(/, or .*/, "", rest) # what follows is an alternative, of whatever command
	n = split(rest, word, /[ ,'()?]+/)
	if (word[1] == "NOUN") { # the record's noun (lib/rules/rules.c)
		for (i in nouns)
			if (!known[nouns[i] " " word[2]]) report("no command '" nouns[i] " " word[2] "'")
		return
	}
	if (word[1] !~ /^[a-z][a-z-]*$/ || prose[word[1]]) return
	if (word[1] == "help") { named++; return }
	name = word[1]
	if (group[word[1]] && (word[2] ~ /^[a-z]+$/ || known[word[1] " " word[2]]) && rest ~ "^" word[1] " [a-z]" && !prose_verb[word[2]])
		name = word[1] " " word[2]
	# a noun of two words has its verb after them
	if (group[name] && name != word[1] && word[3] ~ /^[a-z]+$/ && rest ~ "^" name " [a-z]" && !prose_verb[word[3]])
		name = name " " word[3]
	if (!known[name] && !group[name]) {
		report("no command '" name "': cop " rest)
		return
	}
	named++
	for (i = 2; i <= n; i++) {
		if (word[i] !~ /^--[a-z]/) continue
		option = substr(word[i], 3)
		sub(/[^a-z-].*/, "", option)
		if (!has_option(name, option, word[2] ~ /^%/))
			report("'cop " name "' has no option --" option ": cop " rest)
	}
}
FNR == 1 { inside = 0; text = "" }
{ strings($0) }
END {
	finish()
	if (!quiet && named < 200) {
		print "only " named + 0 " commands were found in the sources"
		bad = 1
	}
	exit bad
}
