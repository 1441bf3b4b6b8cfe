/* SPDX-License-Identifier: MIT */
/* Unified diff of two texts (three lines of context), as git writes it. */
#ifndef COP_STORE_DIFF_H
#define COP_STORE_DIFF_H

#include "base/buf.h"

/* NULL text: the file is not there on that side. Appends nothing where both are equal. */
void cop_diff(struct cop_buf *out, const char *path, const struct cop_source *before,
	      const struct cop_source *after);
/* Lines that only `after` or only `before` has. */
void cop_diff_count(const struct cop_source *before, const struct cop_source *after,
		    size_t *ret_added, size_t *ret_removed);

#endif
