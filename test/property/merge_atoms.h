/* SPDX-License-Identifier: MIT */
/*
 * What a file says, as a sorted list of single facts: "holders[ana-silva+2026-01-10]/to" and
 * its value. Entries are named as format.md section 8 says; order counts in plain lists only.
 * And its comments, one by one. Knows nothing of the merge.
 */
#ifndef COP_PROPERTY_MERGE_ATOMS_H
#define COP_PROPERTY_MERGE_ATOMS_H

#include "schema/schema.h"

struct atoms {
	const char **at;
	size_t n, cap;
};

/* How the entries of a list are told from each other. */
enum entries {
	ENTRIES_WHOLE,  /* order counts: the list is one thing */
	ENTRIES_SET,    /* by value */
	ENTRIES_STREAM, /* by all they say; doubles count */
	ENTRIES_KEYED,  /* by key */
};

/* The table or field that a value belongs to; both NULL: free keys and unknown ones. */
struct what {
	const struct cop_schema *map;
	const struct cop_field *list;
	bool records; /* a sequence of records in one file */
	bool stream;
};

struct what what_of_root(const struct cop_record *kind, const struct cop_node *root);
struct what what_of_child(struct what of, const struct cop_node *child);
enum entries entries_of(struct what w);
/* The name of an entry of a list, "" where it has none; of a mapping's entry its key. */
const char *name_of(struct cop_arena *a, struct what of, const struct cop_node *child);

/* A scalar as JSON has it; line ends after the last word do not count. */
const char *words_of(struct cop_arena *a, const struct cop_node *n);
/* root may be NULL. */
struct atoms atoms_of(struct cop_arena *a, const struct cop_record *kind,
		      const struct cop_node *root);
/* "# words", without blanks after them; sorted. */
struct atoms comments_of(struct cop_arena *a, const struct cop_source *src,
			 const struct cop_node *root);

void atoms_sort(struct atoms *list);
/* What the second has too few of; both sorted. */
struct atoms atoms_missing(struct cop_arena *a, const struct atoms *want,
			   const struct atoms *have);

#endif
