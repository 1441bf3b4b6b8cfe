/* SPDX-License-Identifier: MIT */
/*
 * Inside the store: a list of texts in a file of ours below the git folder, each as
 * "<length>:<bytes>\n" (a path may hold anything but NUL), and at the end "end" and the
 * SHA-256 of all before it. What is read is as untrusted as any file's text.
 */
#ifndef COP_STORE_FIELDS_H
#define COP_STORE_FIELDS_H

#include "base/buf.h"

void cop_field_put(struct cop_buf *out, const char *text);
void cop_field_put_number(struct cop_buf *out, size_t n);
/* The last two fields: `out` holds all that is before them. */
void cop_fields_seal(struct cop_buf *out);

struct cop_fields {
	const char *start, *at, *end;
	struct cop_arena *arena;
	bool broken; /* stays true: one look at the end is enough */
};

/* Behind `head`, which the text must begin with; it says what the file is. */
struct cop_fields cop_fields_read(struct cop_arena *a, const char *head, const char *text,
				  size_t len);
const char *cop_field(struct cop_fields *f); /* "" where broken; in the arena */
size_t cop_field_number(struct cop_fields *f, int base);
/* Nothing broken, the seal is right, and nothing follows it. */
bool cop_fields_end(struct cop_fields *f);

/* A path from the top of a work tree: relative, within it, nowhere near git's own folder. */
bool cop_field_is_path(const char *text);

#endif
