/* SPDX-License-Identifier: MIT */
/*
 * A tree as one text, with one change made to it on paper: what the result of an edit must
 * read as. Knows nothing of the editor.
 */
#ifndef COP_PROPERTY_FLAT_H
#define COP_PROPERTY_FLAT_H

#include "yaml/yaml.h"

enum change_kind {
	CHANGE_NONE,
	CHANGE_SET,
	CHANGE_PUT,
	CHANGE_INSERT,
	CHANGE_REMOVE,
	CHANGE_RENAME,
	CHANGE_MOVE
};

struct change {
	enum change_kind kind;
	const struct cop_node *at;     /* target, or the collection that gets an entry */
	const struct cop_node *before; /* put, insert and move; NULL: at the end */
	const struct cop_node *value;
	const char *key; /* put and rename */
};

void flat(struct cop_buf *out, const struct cop_node *root, const struct change *c);
/* Texts as flat() makes them; the quotes of what was changed are not compared. */
bool flat_matches(const char *expected, const char *actual);
/* The i-th node in the order of the text (keys are no nodes here); NULL past the end. */
struct cop_node *flat_node(struct cop_node *root, size_t i);
size_t flat_count(const struct cop_node *root);

#endif
