# SPDX-License-Identifier: MIT
# Dependencies point one way: a folder may include itself and what stands here for it. Each
# foreign library has one folder that knows it.

BEGIN {
	may["base"] = ""
	may["doc"] = "base"
	may["yaml"] = "base"
	may["schema"] = "base yaml"
	may["merge"] = "base yaml schema"
	may["git"] = "base"
	may["calendar"] = "base"
	may["store"] = "base yaml schema git"
	may["model"] = "base yaml schema store calendar"
	may["words"] = "base yaml schema model"
	may["health"] = "base yaml schema store model calendar doc"
	may["rules"] = "base yaml schema store model calendar health"
	may["report"] = "base yaml schema store model calendar health rules doc"
	may["cmd"] = "base yaml schema merge store model calendar health rules words doc report git"
	home["yaml.h"] = "yaml"
	home["git2.h"] = "git"
	home["cmark.h"] = "doc"
	home["utf8proc.h"] = "base"
}

function folder_of(path,  parts, n, i) {
	n = split(path, parts, "/")
	for (i = 1; i < n; i++) {
		if (parts[i] == "cmd") return "cmd"
		if (parts[i] == "lib") return parts[i + 1]
	}
	return ""
}

FNR == 1 {
	folder = folder_of(FILENAME)
	if (!(folder in may)) {
		print FILENAME ": no layer is called '" folder "'"
		bad = 1
	}
}

/^#[ \t]*include "/ {
	split($0, quoted, "\"")
	wanted = quoted[2]
	if (wanted !~ /\//) next # beside the file, or generated
	sub(/\/.*/, "", wanted)
	if (wanted == folder || index(" " may[folder] " ", " " wanted " ")) next
	print FILENAME ":" FNR ": " folder " may not know " wanted
	bad = 1
}

/^#[ \t]*include </ {
	split($0, angled, /[<>]/)
	header = angled[2]
	library = header ~ /^libical\// ? "calendar" : header ~ /^git2\// ? "git" : home[header]
	if (library == "" || library == folder) next
	print FILENAME ":" FNR ": only lib/" library " may know <" header ">"
	bad = 1
}

END { exit bad }
