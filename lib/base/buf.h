/* SPDX-License-Identifier: MIT */
/*
 * Growing text on the heap. Zero is an empty one; always NUL-terminated once written to.
 *   COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
 */
#ifndef COP_BASE_BUF_H
#define COP_BASE_BUF_H

#include "base/arena.h"

struct cop_buf {
	char *at; /* NULL while nothing was ever added */
	size_t len, cap;
};

void cop_buf_clear(struct cop_buf *b); /* frees; NULL and zeroed are fine */
void cop_buf_reset(struct cop_buf *b); /* empties, keeps the memory */
void cop_buf_add(struct cop_buf *b, const char *at, size_t len);
void cop_buf_char(struct cop_buf *b, char c);
void cop_buf_fill(struct cop_buf *b, char c, size_t times);
void cop_buf_text(struct cop_buf *b, const char *text);
void cop_buf_printf(struct cop_buf *b, const char *fmt, ...) COP_PRINTF(2, 3);
/* What was built, "" when nothing was. Borrowed until the next change. */
const char *cop_buf_str(const struct cop_buf *b);
/* A copy in the arena. */
char *cop_buf_keep(const struct cop_buf *b, struct cop_arena *a);
/* Takes bytes [at, at+remove) out and puts text of len in. Asserts the range. */
void cop_buf_splice(struct cop_buf *b, size_t at, size_t remove, const char *text,
		    size_t len);

#endif
