# SPDX-License-Identifier: MIT
# What the opaque type of outside text leaves open: writing bytes, casts between text and
# bytes, and the hatch base/raw.h stand only in files that a list names with a reason.
# Use: awk -f code.awk -f prints.awk prints.list raw.list FILE...

function listed(path, list,  p) {
	for (p in list) if (path == p || substr(path, length(path) - length(p)) == "/" p) return 1
	return 0
}

FILENAME ~ /\.list$/ {
	if ($0 !~ /^#/ && NF) {
		if (NF < 2) { print FILENAME ":" FNR ": no reason"; bad = 1 }
		if (FILENAME ~ /raw\.list$/) raw[$1] = 1
		else prints[$1] = 1
	}
	next
}
FNR == 1 {
	may_print = listed(FILENAME, prints)
	may_raw = listed(FILENAME, raw)
}
/^#[ \t]*include "base\/raw\.h"/ && !may_raw {
	print FILENAME ":" FNR ": base/raw.h, and not in test/lint/raw.list"
	bad = 1
}
{ line = " " code($0) }
!may_print && line ~ /[^A-Za-z0-9_.>](v?f?printf|dprintf|f?puts|f?putc|putchar|fwrite|p?write)\(/ {
	print FILENAME ":" FNR ": writes bytes, and is not in test/lint/prints.list"
	bad = 1
}
# members by their offset: (const char *)rec + f->offset
{ gsub(/\((const )?char \*\)[A-Za-z_0-9.>-]+ \+/, "", line) }
!may_print && !may_raw && line ~ /\((const (char|struct cop_str)|struct cop_str) \*\)/ {
	print FILENAME ":" FNR ": a cast to text, and not in test/lint/prints.list"
	bad = 1
}
# a way round it: first to bytes or to a number
!may_print && !may_raw && line ~ /\(((const )?void|(const )?(un)?signed char|char|(const )?uint8_t) \*\) *[A-Za-z_(&]|\(u?intptr_t\)/ {
	print FILENAME ":" FNR ": a cast to bytes, and not in test/lint/prints.list"
	bad = 1
}
END { exit bad }
