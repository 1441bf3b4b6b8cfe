/* SPDX-License-Identifier: MIT */
/* What libyaml does not tell about block scalars (`|` and `>`). */
#ifndef COP_YAML_BLOCK_H
#define COP_YAML_BLOCK_H

#include "yaml/yaml.h"

/*
 * The true end of a block scalar whose end is still libyaml's mark: before the line end of
 * its last line of content. Blank lines after it are content only with `+`.
 */
uint32_t cop_block_end(const struct cop_node *n);

/* Its first line: the indicator, and the columns its lines stand at (0: it has no words). */
struct cop_block_header {
	uint32_t start, end; /* `|2-`, without what follows on the line */
	uint32_t indent;
	bool fixed; /* the indicator names the indent */
	bool keep;  /* the indicator has a `+` */
};

struct cop_block_header cop_block_header(const struct cop_node *n);

/* Does n end in a block text with `+`, to which blank lines below it belong? */
bool cop_block_keeps(const struct cop_node *n);

/* Of the lines from a place on, those that would be part of a text right above them. */
struct cop_block_reach {
	size_t blanks;  /* end of the blank lines; the place itself: none */
	size_t comment; /* the sign of a comment; 0: none */
};

/* n: what would come to end right above the line at `at`, in a block text or not; NULL:
 * nothing. */
struct cop_block_reach cop_block_reach(const struct cop_node *n, size_t at);

#endif
