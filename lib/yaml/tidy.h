/* SPDX-License-Identifier: MIT */
/* What the files of the spacing share; nobody else includes it. */
#ifndef COP_YAML_TIDY_H
#define COP_YAML_TIDY_H

#include "yaml/place.h"
#include "yaml/tree.h"

/* Blanks inside a line that become others: none, or one. */
struct cop_tidy_gap {
	size_t at, remove;
	bool blank;
};

/* What begins a line, and so how far its first word moves. */
enum cop_tidy_kind {
	COP_TIDY_LOOSE, /* empty, a comment, a mark of the document */
	COP_TIDY_ENTRY, /* an entry of a block collection */
	COP_TIDY_VALUE, /* the value of the entry above */
	COP_TIDY_FLOW,  /* inside brackets */
	COP_TIDY_TEXT,  /* inside a scalar of several lines */
};

struct cop_tidy_line {
	size_t start, end, next; /* end: before the line end */
	size_t kept;    /* up to here the line is a value's: blanks in it are its own */
	unsigned from;  /* column of the first word */
	int shift;      /* columns to the right */
	unsigned least; /* not further left than this */
	uint8_t kind;
};

struct cop_tidy {
	struct cop_arena *arena;
	const struct cop_source *src;
	const struct cop_node *root;
	struct cop_tidy_line *lines;
	size_t nlines;
	struct cop_tidy_gap *gaps;
	size_t ngaps, cap;
};

size_t cop_tidy_line(const struct cop_tidy *t, size_t at);

/*
 * tidy_gaps.c: notes the gaps of an entry (about its colon, after its dash) and returns by how
 * much its value moves to the right because of them; and those of a flow collection.
 */
int cop_tidy_entry_gaps(struct cop_tidy *t, const struct cop_node *n);
void cop_tidy_flow_gaps(struct cop_tidy *t, const struct cop_node *flow);

/* tidy_lines.c: where every line begins. */
void cop_tidy_lines(struct cop_tidy *t);

#endif
