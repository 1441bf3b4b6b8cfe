/* SPDX-License-Identifier: MIT */
/* Which lines of a text an edit changed. Lines count from 0; line ends do not count. */
#ifndef COP_PROPERTY_LINES_H
#define COP_PROPERTY_LINES_H

#include "base/base.h"

/* Lines [first, last) of the old text became `added` other lines. */
struct line_diff {
	size_t first, last, added;
};

struct line_diff lines_changed(const struct cop_source *before,
			       const struct cop_source *after);
/* Where equal lines stand about a pure removal, it may be read as one further up. */
bool lines_slide_up(const struct cop_source *before, struct line_diff *d);
size_t line_of(const struct cop_source *src, size_t at);
/* Bytes of the line's start; src->len where there is no such line. */
size_t line_at(const struct cop_source *src, size_t line);
bool line_is_blank(const struct cop_source *src, size_t line);
/* A comment of its own, further in than `column`? */
bool line_is_comment(const struct cop_source *src, size_t line, size_t column);
/* At any column. */
bool line_is_remark(const struct cop_source *src, size_t line);

#endif
