/* SPDX-License-Identifier: MIT */
/* Places of a document, named so that they are found again in other versions of it. */
#ifndef COP_PROPERTY_MERGE_SPOTS_H
#define COP_PROPERTY_MERGE_SPOTS_H

#include "merge_atoms.h"

#define SPOT_DEPTH 12

struct spot {
	const char *at[SPOT_DEPTH]; /* names from the root down */
	size_t depth;
};

/* A place, and what is there. */
struct found {
	struct spot spot;
	struct cop_node *node;
	struct what in, is; /* of the collection it stands in, of itself */
	bool is_key;        /* it, or something about it, says what entry this is */
	size_t unit;        /* so many names make the thing that changes as one */
};

/* False where a name on the way is not the only one of its kind. */
bool spot_of(struct cop_arena *a, const struct cop_record *kind, struct cop_node *n,
	     struct found *ret);
/* NULL: not there. */
struct cop_node *spot_find(struct cop_arena *a, const struct cop_record *kind,
			   struct cop_node *root, const struct spot *s);
/* Is the list kept sorted? What its entries are sorted by. */
bool sorts(struct what w);
const char *sort_word(struct cop_arena *a, struct what w, const struct cop_node *n);
/* Entries in the order of ours where that is the author's, by date or value elsewhere? */
bool in_good_order(struct cop_arena *a, const struct cop_record *kind,
		   const struct cop_node *ours, const struct cop_node *result);

/* Not random, but the same on every machine. */
struct lottery {
	uint64_t state;
};
size_t draw(struct lottery *l, size_t n);
/* One of so many times. */
bool one_in(struct lottery *l, size_t n);

#endif
