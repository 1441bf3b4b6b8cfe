/* SPDX-License-Identifier: MIT */
/*
 * The whole page of a command: the source of --help, `cop help COMMAND` and the man pages.
 * A page is a list of items; two writers give it a form.
 */
#ifndef COP_PAGE_H
#define COP_PAGE_H

#include "opt.h"

enum cop_page_kind {
	COP_PAGE_HEADING, /* text */
	COP_PAGE_PARA,    /* text: prose in one paragraph */
	COP_PAGE_TERM,    /* term, and text about it */
	COP_PAGE_CODE,    /* text: a command line */
};
struct cop_page_item {
	enum cop_page_kind kind;
	const char *term, *text;
};
struct cop_page {
	struct cop_arena *arena;
	const char *name; /* "cop-role-assign" */
	struct cop_page_item *at;
	size_t n, cap;
};

/* A LEAF, a GROUP without a leaf of its own, or NULL for `cop` itself. */
void cop_page_make(struct cop_arena *a, const struct cop_line *line,
		   struct cop_page *ret);
/* Source for scdoc(1). */
void cop_page_scdoc(const struct cop_page *p, int section, struct cop_buf *out);
/* Made and written as plain text of at most `width` columns. */
void cop_page_text(struct cop_arena *a, const struct cop_line *line, size_t width,
		   struct cop_buf *out);

#endif
