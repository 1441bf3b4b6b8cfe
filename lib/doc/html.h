/* SPDX-License-Identifier: MIT */
/* Parts of the HTML renderer. Inside lib/doc only. */
#ifndef COP_DOC_HTML_H
#define COP_DOC_HTML_H

#include "doc/render.h"

struct cop_html {
	struct cop_page *page;
	struct cop_buf *out;
	unsigned charts, sparks; /* how many so far: their ids */
	const char **ids;        /* of sections, so that each is used once */
	size_t nids, cap;
};

/* Everything up to and with <main>, and everything after it. */
void cop_html_open(struct cop_html *h);
void cop_html_close(struct cop_html *h);
/* Its id on this page: the key, with -2, -3 ... where it was used before. */
const char *cop_html_id(struct cop_html *h, const struct cop_block *section);

void cop_html_word(struct cop_html *h, const char *word); /* NULL is fine */
void cop_html_code(struct cop_html *h, const char *code);
/* A table on a narrow screen moves in its own frame. */
void cop_html_table_open(struct cop_html *h, const char *label);
void cop_html_table_close(struct cop_html *h);

void cop_html_figures(struct cop_html *h, const struct cop_block *b);
void cop_html_chart(struct cop_html *h, const struct cop_chart *c);

#endif
