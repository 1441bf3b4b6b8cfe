/* SPDX-License-Identifier: MIT */
/* A block of lines between two markers in somebody else's file. */
#ifndef COP_DOC_MARKED_H
#define COP_DOC_MARKED_H

#include "base/buf.h"
#include "base/error.h"

struct cop_marked {
	const char *begin, *end; /* a line each, without line break */
	const char *block;       /* the lines between, each with '\n' */
};

/*
 * The text with the lines between the markers replaced, appended to out; everything outside
 * stays byte for byte, and the block takes the line breaks of its first marker. Without
 * markers they are added at the end, with the block. COP_E_INVALID: only one of them is
 * there, twice, or in the wrong order.
 */
enum cop_code cop_marked_replace(const char *text, size_t len, const struct cop_marked *m,
				 struct cop_buf *out, struct cop_error *err) COP_CHECKED;

#endif
