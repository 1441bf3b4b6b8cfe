/* SPDX-License-Identifier: MIT */
#include "derive.h"

#include <string.h>

#include "config.h"
#include "page.h"

/* Text that means nothing to scdoc: marks inside a line, and what a line may not begin with. */
static void put_plain(struct cop_buf *out, const char *text)
{
	if (*text && strchr("#-.|[];`~", *text))
		cop_buf_char(out, '\\');
	for (; *text; text++) {
		if (strchr("\\_*", *text))
			cop_buf_char(out, '\\');
		cop_buf_char(out, *text == '\n' ? ' ' : *text);
	}
}

static void put_item(const struct cop_page_item *item, struct cop_buf *out)
{
	switch (item->kind) {
	case COP_PAGE_HEADING:
		cop_buf_printf(out, "# %s\n", item->text);
		break;
	case COP_PAGE_PARA:
		put_plain(out, item->text);
		cop_buf_char(out, '\n');
		break;
	case COP_PAGE_TERM:
		cop_buf_char(out, '*');
		put_plain(out, item->term);
		cop_buf_text(out, "*\n\t");
		put_plain(out, item->text);
		cop_buf_char(out, '\n');
		break;
	case COP_PAGE_CODE:
		cop_buf_printf(out, "%s\n", item->text);
		break;
	}
}

void cop_page_scdoc(const struct cop_page *p, int section, struct cop_buf *out)
{
	cop_buf_printf(out, "%s(%d) \"cop %s\" \"cop manual\"\n\n", p->name, section,
		       COP_VERSION);
	for (size_t i = 0; i < p->n; i++) {
		bool code = p->at[i].kind == COP_PAGE_CODE;
		bool more = i + 1 < p->n && p->at[i + 1].kind == COP_PAGE_CODE;

		if (code && (!i || p->at[i - 1].kind != COP_PAGE_CODE))
			cop_buf_text(out, "```\n");
		put_item(&p->at[i], out);
		if (code && !more)
			cop_buf_text(out, "```\n");
		if (i + 1 < p->n && !(code && more))
			cop_buf_char(out, '\n');
	}
}

static bool has_page(const struct cop_line *l)
{
	return l->kind == COP_LINE_GROUP ||
	       (l->kind == COP_LINE_LEAF && strcmp(l->name, "self") != 0);
}

static const char *page_of(struct cop_arena *a, const struct cop_line *l)
{
	char *name = cop_arena_printf(a, "cop-%s", cop_line_words(a, l));

	for (char *c = name; *c; c++)
		if (*c == ' ')
			*c = '-';
	return name;
}

void cop_derive_pages(struct cop_arena *a, struct cop_buf *out)
{
	cop_buf_text(out, "cop\n");
	for (size_t i = 0; i < cop_nlines; i++)
		if (has_page(&cop_lines[i]))
			cop_buf_printf(out, "%s\n", page_of(a, &cop_lines[i]));
}

bool cop_derive_man(struct cop_arena *a, const char *page, struct cop_buf *out)
{
	const struct cop_line *found = NULL;
	const struct cop_line *self;
	struct cop_page p;

	if (strcmp(page, "cop-files") == 0) {
		cop_derive_files(a, out);
		return true;
	}
	for (size_t i = 0; i < cop_nlines && !found; i++)
		if (has_page(&cop_lines[i]) &&
		    strcmp(page_of(a, &cop_lines[i]), page) == 0)
			found = &cop_lines[i];
	if (!found && strcmp(page, "cop") != 0)
		return false;
	self = found && found->kind == COP_LINE_GROUP ? cop_line_leaf(found->name, "self")
						      : NULL;
	cop_page_make(a, self ? self : found, &p);
	cop_page_scdoc(&p, 1, out);
	return true;
}
