/* SPDX-License-Identifier: MIT */
#include "claims.h"

#include <stdio.h>

/* One process, one run: the counts are the program's result. */
static struct {
	size_t held, tried;
} counts[CLAIMS];

static const struct {
	const char *name, *what;
	bool counted; /* not demanded: a figure to be read */
} texts[CLAIMS] = {
	[P1] = { "P1", "a set value is read back, every other path says what it said",
		 0 },
	[P2] = { "P2", "set twice is set once, to the byte", 0 },
	[P3] = { "P3", "set back to the old source text gives the old bytes", 0 },
	[P3_OTHER] = { "P3",
		       "same, where cop would write the old text another way: old value",
		       0 },
	[P4] = { "P4", "a key added and deleted leaves the old bytes", 0 },
	[P5] = { "P5", "an item added and deleted leaves the old bytes", 0 },
	[P6] = { "P6", "delete takes out that entry only", 0 },
	[P7] = { "P7", "changed bytes lie where the edit is", 1 },
	[P8] = { "P8", "set to an equal value writes nothing", 0 },
	[P9] = { "P9", "line ends, byte order mark, end of file stay", 1 },
	[P10] = { "P10", "two edits at disjoint paths commute, to the byte", 0 },
	[P10_LAYOUT] = { "P10",
			 "same, where one takes away the file's indentation: to the "
			 "sense",
			 0 },
	[P11] = { "P11", "a batch on one reading is its edits one by one, to the byte",
		  0 },
	[P12] = { "P12", "renamed there and back gives the old bytes", 0 },
	[P12_QUOTED] = { "P12", "same, but for quotes that the old key lacked (on:)", 0 },
	[P12_MOVE] = { "P12", "moved there and back gives the old bytes", 1 },
	[P13] = { "P13", "the result is read as the edited tree says", 0 },
	[P14] = { "P14", "a refusal names place and remedy, and changes nothing", 0 },
	[P15] = { "P15", "any bytes, path and operation: done and read back, or refused",
		  0 },
	[P16] = { "P16", "a written value is read as the same text: test/oracle", 0 },
	[P17] = { "P17",
		  "the write is atomic and keeps mode and link: test/cli/yaml_disk.test",
		  0 },
};

bool claim(enum claim c, bool holds)
{
	counts[c].tried++;
	counts[c].held += holds;
	return holds;
}

size_t claims_print(void)
{
	size_t failed = 0;

	printf("\n");
	for (enum claim c = 0; c < CLAIMS; c++) {
		if (c == P16 || c == P17) {
			printf("%-4s %s\n", texts[c].name, texts[c].what);
			continue;
		}
		printf("%-4s %s: %zu of %zu\n", texts[c].name, texts[c].what,
		       counts[c].held, counts[c].tried);
		failed += !texts[c].counted && counts[c].held < counts[c].tried;
		failed += counts[c].tried == 0;
	}
	return failed;
}
