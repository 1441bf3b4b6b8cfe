# SPDX-License-Identifier: MIT
# Compares what a transcript expects with what was said, and prints TAP; with accept=1 writes
# the transcript as it should read to dir "/accepted". Ends with 1 when a case failed.
# No intervals in patterns: mawk has none.

function replace_all(text, what, by,  at, done) {
	done = ""
	while ((at = index(text, what)) > 0) {
		done = done substr(text, 1, at - 1) by
		text = substr(text, at + length(what))
	}
	return done text
}

# Ids of commits: whole ones, in brackets, after --no-edit, at the end of a line of the log.
function normal(text) {
	text = replace_all(text, dir "/run/" n, "DIR")
	text = replace_all(text, source, "SOURCE")
	gsub(whole, "HASH", text)
	gsub("\\[" short "\\]", "[HASH]", text)
	gsub("--no-edit " short, "--no-edit HASH", text)
	sub("  " short "$", "  HASH", text)
	return text
}

function shown(prefix, text) {
	if (prefix != "") return text == "" ? prefix : prefix " " text
	if (text == "") return "|"
	return text ~ /^[#$!?>|%]/ ? "| " text : text
}

# Lines of a file, as a transcript holds them, joined by newlines.
function told(path, prefix,  text, line) {
	text = ""
	while ((getline line < path) > 0) text = text shown(prefix, normal(line)) "\n"
	close(path)
	return text
}

function comment(text,  lines, i, m) {
	m = split(text, lines, "\n")
	for (i = 1; i < m; i++) log_text = log_text "#   " lines[i] "\n"
}

function end_command(  out, rc, got) {
	if (!j || !pending) return
	pending = 0
	out = dir "/" n "." j
	rc = ""
	getline rc < (out ".rc")
	close(out ".rc")
	if (skipped) { accepted = accepted want; return }
	got = told(out ".out", "") told(out ".err", "!")
	if (rc != "0") got = got "? " (rc == "" ? "the shell gave up" : rc) "\n"
	accepted = accepted got
	if (got == want) return
	failed = 1
	log_text = log_text "# " command "\n# expected:\n"
	comment(want)
	log_text = log_text "# got:\n"
	comment(got)
}

function end_case() {
	end_command()
	if (!j) return
	total++
	if (skipped) print "ok " total " - " title " # SKIP no " needs
	else if (failed) { print "not ok " total " - " title; bad = 1 }
	else print "ok " total " - " title
	if (log_text != "") printf "%s", log_text > "/dev/stderr" # meson shows it on failure
	j = 0
}

function begin_case() {
	n++
	failed = 0
	log_text = ""
	skipped = needs != "" && \
		  system(needs == "root" ? "[ $(id -u) = 0 ]" : "command -v " needs " >/dev/null 2>&1") != 0
}

function begin_command() {
	end_command()
	if (!j) begin_case()
	j++
	pending = 1
	want = wanterr = ""
	command = $0
}

BEGIN {
	hex = "[0-9a-f]"
	short = hex hex hex hex hex hex hex
	whole = short short short short short hex hex hex hex hex
}
function keep() { accepted = accepted $0 "\n" }

/^#/ { end_case(); title = substr($0, 3); recording = 0; needs = ""; keep(); next }
/^% before/ { end_case(); recording = 1; keep(); next }
/^% needs / { needs = $3; keep(); next }
/^\$ / && !recording { begin_command(); keep(); next }
/^>/ || recording { keep(); next }
/^$/ { if (pending) { end_command() } keep(); next }
{ if (pending) want = want $0 "\n"; else keep() }
END {
	end_case()
	print "1.." total
	if (accept) printf "%s", accepted > (dir "/accepted")
	exit bad
}
