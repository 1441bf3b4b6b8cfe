# SPDX-License-Identifier: MIT
# Compares what the console blocks of a README show with what was shown, and prints TAP; writes
# the README as it should read to the file `accepted`. No intervals in patterns: mawk has none.

# Ids of commits, which differ where the time or the git of the machine does.
function normal(text) {
	gsub(whole, "HASH", text)
	gsub("\\[" short "\\]", "[HASH]", text)
	gsub("--no-edit " short, "--no-edit HASH", text)
	sub("  " short "$", "  HASH", text)
	sub(/[ \t]+$/, "", text)
	return text
}

function read_shown(  line, n, blank) {
	while ((getline line < shown) > 0) {
		if (line ~ /^@@ /) {
			n = substr(line, 4)
			blank = 0
		} else if (line == "") {
			blank++
		} else {
			while (blank) { got[n, ++ngot[n]] = ""; blank-- }
			got[n, ++ngot[n]] = line
		}
	}
}

function report(ok, title) { print (ok ? "ok " : "not ok ") ++tests " - " title; if (!ok) bad = 1 }

function complain(text) { print "#   " text > "/dev/stderr" }

# The command is over: its output against what stood there.
function end_command(  i, same, out) {
	if (!command) return
	while (nwant && want[nwant] == "") nwant--
	same = nwant == ngot[n] + 0
	for (i = 1; i <= ngot[n]; i++) {
		if (i > nwant || normal(want[i]) != normal(got[n, i])) same = 0
		out = i <= nwant && normal(want[i]) == normal(got[n, i]) ? want[i] : got[n, i]
		print out > accepted
	}
	report(same, title)
	if (!same) {
		print "# " title > "/dev/stderr"
		complain("README:")
		for (i = 1; i <= nwant; i++) complain("  " want[i])
		complain("shown:")
		for (i = 1; i <= ngot[n]; i++) complain("  " got[n, i])
	}
	command = 0
	for (; blanks; blanks--) print "" > accepted
}

BEGIN {
	hex = "[0-9a-f]"
	short = hex hex hex hex hex hex hex
	whole = short short short short short hex hex hex hex hex
	read_shown()
}
/^```/ {
	end_command()
	inside = !inside
	console = inside && $0 == "```console"
	other = inside && !console
	print > accepted
	next
}
console && /^\$ / {
	end_command()
	command = 1
	n++
	nwant = 0
	title = substr($0, 3)
	print > accepted
	next
}
console && command && /^>( |$)/ && !nwant { print > accepted; next }
console && command {
	want[++nwant] = $0
	blanks = $0 == "" ? blanks + 1 : 0
	next
}
{ print > accepted }
other && /^(\$ )?cop / { strays = strays "\n" FNR ": " $0 }
END {
	end_command()
	report(strays == "", "every command stands in a console block")
	if (strays != "") complain("not played:" strays)
	report(n > 0, "there are commands")
	print "1.." tests
	exit bad
}
