# SPDX-License-Identifier: MIT
# A file that nothing names is not compiled: awk -f files.awk meson.build cmd/meson.build
# lib/*/meson.build lib/*/kinds.h, the .c files of cmd/ and lib/*/ on standard input.

function folder(path) {
	return sub(/[^\/]*$/, "", path) ? path : ""
}
FILENAME ~ /kinds\.h$/ {
	while (match($0, /X\([a-z_]+\)/)) {
		named[folder(FILENAME) substr($0, RSTART + 2, RLENGTH - 3) ".c"] = 1
		$0 = substr($0, RSTART + RLENGTH)
	}
	next
}
{
	while (match($0, /'[^']*\.c'/)) {
		named[folder(FILENAME) substr($0, RSTART + 1, RLENGTH - 2)] = 1
		$0 = substr($0, RSTART + RLENGTH)
	}
}
END {
	while ((getline path < "-") > 0) if (!(path in named)) {
		print path ": not in " folder(path) "meson.build, so it is not built"
		bad = 1
	}
	exit bad
}
