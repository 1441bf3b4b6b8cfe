/* SPDX-License-Identifier: MIT */
/* The writer as the editor uses it: in the layout of the file that it writes into. */
#ifndef COP_YAML_WRITE_H
#define COP_YAML_WRITE_H

#include "yaml/yaml.h"

struct cop_layout {
	unsigned step; /* columns from a mapping to the one inside it */
	unsigned dash; /* columns from a key to the dashes of its list: 0 or step */
	unsigned gap;  /* blanks after a dash */
};

extern const struct cop_layout cop_layout_ours; /* 2, 2, 1 */

/*
 * Decides every style that is still open, downwards from n, as it will be written at
 * `indent` columns. Afterwards what is read back has the same styles.
 */
void cop_write_settle(struct cop_node *n, bool flow, unsigned indent);

/* A settled value in flow or as a scalar; the lines of a literal stand at `indent`. */
void cop_write_inline(struct cop_buf *out, const struct cop_node *n, unsigned indent);
/*
 * Settled: what follows `key:` of a mapping at column `parent`, or a dash at that column:
 * with its leading space or newline, without a newline at the end.
 */
void cop_write_value(struct cop_buf *out, const struct cop_node *n, unsigned parent,
		     const struct cop_layout *layout);
void cop_write_item(struct cop_buf *out, const struct cop_node *n, unsigned parent,
		    const struct cop_layout *layout);
/* Settled, block style: all entries; the first begins where the cursor is, at `indent`. */
void cop_write_entries(struct cop_buf *out, const struct cop_node *n, unsigned indent,
		       const struct cop_layout *layout);
/* Does it end in a literal that needs a line end after its last line? */
bool cop_write_ends_line(const struct cop_node *n);
/* With its colon. */
void cop_write_key(struct cop_buf *out, const struct cop_node *key);

#endif
