# SPDX-License-Identifier: MIT
# Reads a README and writes the shell script that plays its console blocks. Before each command
# stands a line with a mark, so that what is shown can be told apart.

function quoted(text) { gsub(/'/, "'\\''", text); return "'" text "'" }

function end_command() {
	if (open) close(file)
	open = 0
}

/^```console$/ { console = 1; next }
/^```/ { console = 0; end_command(); next }
console && /^\$ / {
	end_command()
	open = 1
	file = dir "/" (++n) ".cmd"
	print substr($0, 3) > file
	print "printf '\\n@@ %d\\n' " n
	print ". " quoted(file)
	next
}
console && /^>( |$)/ && open { print substr($0, 3) > file; next }
{ end_command() }
END { end_command(); print "printf '\\n@@ end\\n'" }
