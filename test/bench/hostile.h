/* SPDX-License-Identifier: MIT */
/* Texts made to be expensive: each one thing again and again. */
#ifndef COP_BENCH_HOSTILE_H
#define COP_BENCH_HOSTILE_H

#include "base/buf.h"

struct hostile {
	const char *name;
	const char *head; /* once, before */
	const char *unit; /* repeated; a "%zu" in it is the number of the repetition */
	const char *tail; /* once, after; may be NULL */
	void (*make)(struct cop_buf *out, size_t size); /* instead of the above */
};

extern const struct hostile hostile_texts[];
extern const size_t hostile_count;

/* At most `size` bytes. */
void hostile_make(struct cop_buf *out, const struct hostile *h, size_t size);

#endif
