# SPDX-License-Identifier: MIT
# Reads a transcript and writes the shell script that plays it. Every command gets a file of
# its own, so that a mistake in one ends its case and nothing else. Cases are counted by their
# first command: a title without commands is a comment.

function quoted(text) { gsub(/'/, "'\\''", text); return "'" text "'" }

function end_command() {
	if (!open) return
	close(cmd)
	open = 0
}

function end_case() {
	end_command()
	if (playing) print ")"
	playing = 0
}

function begin_case(  i) {
	n++
	j = 0
	playing = 1
	print "("
	print "mkdir " quoted(dir "/run/" n) " && cd " quoted(dir "/run/" n) " || exit"
	if (needs == "root") print "[ \"$(id -u)\" = 0 ] || exit"
	else if (needs) print "command -v " needs " >/dev/null || exit"
	for (i = 1; i <= nbefore; i++)
		print ". " quoted(before[i]) " >>" quoted(dir "/before.log") " 2>&1"
}

function begin_command(text) {
	end_command()
	if (recording) {
		cmd = dir "/before." ++made
		before[++nbefore] = cmd
	} else {
		if (!playing) begin_case()
		j++
		cmd = dir "/" n "." j ".cmd"
		out = dir "/" n "." j
		print ". " quoted(cmd) " >" quoted(out ".out") " 2>" quoted(out ".err")
		print "echo $? >" quoted(out ".rc")
	}
	open = 1
	print text > cmd
}

/^#/ { end_case(); recording = 0; needs = ""; next }
/^% before/ { end_case(); recording = 1; nbefore = 0; next }
/^% needs / { needs = $3; next }
/^\$ / { begin_command(substr($0, 3)); next }
/^>/ { if (open) print substr($0, 3) > cmd; next }
{ end_command() }
END { end_case() }
