/* SPDX-License-Identifier: MIT */
#include "derive.h"

#include <string.h>

#include "page.h"

/* Depth of nested maps is a property of our own tables: more than any has. */
#define DEEPEST 4

struct reference {
	struct cop_page *page;
	struct cop_arena *arena;
};

static void put(struct reference *r, enum cop_page_kind kind, const char *term,
		const char *text)
{
	struct cop_page_item *item =
		COP_PUSH(r->arena, r->page->at, r->page->n, r->page->cap);

	*item = (struct cop_page_item){ kind, term, text };
}

static void put_choices(struct cop_buf *b, const struct cop_enum *e)
{
	cop_buf_text(b, " One of:");
	for (size_t i = 0; i < e->n; i++)
		cop_buf_printf(b, " %s%s", e->words[i].word, i + 1 < e->n ? "," : ".");
}

static const char *describe(struct reference *r, const struct cop_field *f)
{
	bool list = (f->flags & COP_IS_LIST) != 0;
	bool map = f->kind == COP_K_MAP || f->kind == COP_K_DICT;
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	cop_buf_text(&b, f->doc);
	if (list && f->keyed)
		cop_buf_printf(&b, " A list, entered by %s.", f->keyed);
	else if (list)
		cop_buf_text(&b, " A list.");
	if (!map)
		cop_buf_printf(&b, " %s: %s.", list ? "Each" : "Value",
			       cop_field_kind_word(f));
	if (f->kind == COP_K_ENUM)
		put_choices(&b, f->of);
	if (f->limits)
		cop_buf_printf(&b, " Limits: %s.", f->limits);
	if (f->flags & COP_REQUIRED)
		cop_buf_text(&b, " Required.");
	else if (f->when)
		cop_buf_printf(&b, " Wanted when %s.", f->when);
	if (f->flags & COP_SENSITIVE)
		cop_buf_text(&b, " For stewards only.");
	return cop_buf_keep(&b, r->arena);
}

static void put_fields(struct reference *r, const struct cop_schema *s,
		       const char *prefix, unsigned depth)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		const char *path = cop_field_key(f);

		if (*prefix)
			path = cop_arena_printf(r->arena, "%s.%s", prefix, path);
		put(r, COP_PAGE_TERM, path, describe(r, f));
		if ((f->kind == COP_K_MAP || f->kind == COP_K_DICT) && depth < DEEPEST)
			put_fields(r, f->of, path, depth + 1);
	}
}

static const char *place(struct cop_arena *a, const struct cop_record *k)
{
	char *text;

	text = k->shape == COP_SHAPE_FILE
		       ? cop_arena_text(a, k->where)
		       : cop_arena_printf(a, "%s/*.yaml (%s)", k->where, k->name);
	for (char *c = text; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return text;
}

void cop_derive_files(struct cop_arena *a, struct cop_buf *out)
{
	struct cop_page page = { .arena = a, .name = "cop-files" };
	struct reference r = { &page, a };

	put(&r, COP_PAGE_HEADING, NULL, "NAME");
	put(&r, COP_PAGE_PARA, NULL, "cop-files - the files of a community of practice");
	put(&r, COP_PAGE_HEADING, NULL, "DESCRIPTION");
	put(&r, COP_PAGE_PARA, NULL,
	    "Every field of every kind of file, as cop reads, checks and writes it. A "
	    "name "
	    "is what stands in the file; dots go into what is nested, as in the paths of "
	    "cop help paths. Keys that begin with x- are yours.");
	for (size_t k = 0; k < cop_kind_count; k++) {
		put(&r, COP_PAGE_HEADING, NULL, place(a, cop_records[k]));
		put(&r, COP_PAGE_PARA, NULL, cop_records[k]->schema->doc);
		put_fields(&r, cop_records[k]->schema, "", 0);
	}
	put(&r, COP_PAGE_HEADING, NULL, "SEE ALSO");
	put(&r, COP_PAGE_PARA, NULL, "cop(1), cop help paths, cop help files");
	cop_page_scdoc(&page, 5, out);
}
