/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

#include <stdarg.h>
#include <stdio.h>

#include "doc/render.h"

struct cop_doc *cop_doc_new(struct cop_arena *a, const char *schema)
{
	struct cop_doc *d = COP_NEW(a, struct cop_doc);

	d->arena = a;
	d->schema = schema;
	d->head = cop_v_map();
	d->language = "en";
	d->top.kind = COP_B_SECTION;
	return d;
}

static struct cop_block *append(struct cop_doc *d, struct cop_block *in,
				enum cop_block_kind kind, const char *key)
{
	struct cop_block *b = COP_NEW(d->arena, struct cop_block);

	b->kind = kind;
	b->key = key;
	b->up = in ? in : &d->top;
	if (b->up->last)
		b->up->last->next = b;
	else
		b->up->first = b;
	b->up->last = b;
	return b;
}

struct cop_block *cop_doc_section(struct cop_doc *d, struct cop_block *in,
				  const char *key, const char *title)
{
	struct cop_block *b = append(d, in, COP_B_SECTION, key);

	b->title = title;
	return b;
}

void cop_doc_prose(struct cop_doc *d, struct cop_block *in, const char *key,
		   const struct cop_str *markdown)
{
	if (cop_str_len(markdown))
		append(d, in, COP_B_PROSE, key)->u.prose = markdown;
}

void cop_doc_line(struct cop_doc *d, struct cop_block *in, const char *fmt, ...)
{
	va_list args, again;
	char *text;
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	text = cop_alloc(d->arena, (size_t)(len < 0 ? 0 : len) + 1);
	if (len > 0)
		vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	append(d, in, COP_B_LINE, NULL)->u.line = text;
}

void cop_doc_fields(struct cop_doc *d, struct cop_block *in, const char *key,
		    struct cop_value map)
{
	append(d, in, COP_B_FIELDS, key)->u.map = map;
}

struct cop_table *cop_doc_table(struct cop_doc *d, struct cop_block *in, const char *key,
				const struct cop_column *cols, size_t n)
{
	struct cop_table *t = &append(d, in, COP_B_TABLE, key)->u.table;

	t->cols = cols;
	t->ncols = n;
	t->arena = d->arena;
	return t;
}

struct cop_value *cop_table_row(struct cop_table *t)
{
	struct cop_value *row = COP_NEW_N(t->arena, struct cop_value, t->ncols);

	*COP_PUSH(t->arena, t->rows, t->n, t->cap) = row;
	return row;
}

struct cop_figure *cop_doc_figure(struct cop_doc *d, struct cop_block *in)
{
	struct cop_block *b = in ? in->last : d->top.last;
	struct cop_figure *f;

	if (!b || b->kind != COP_B_FIGURES)
		b = append(d, in, COP_B_FIGURES, NULL);
	f = COP_PUSH(d->arena, b->u.figures.at, b->u.figures.n, b->u.figures.cap);
	*f = (struct cop_figure){ 0 };
	return f;
}

void cop_figure_share(struct cop_figure *f, double k, double n)
{
	f->k = k;
	f->n = n;
	f->unit = "%";
	if (n <= 0) {
		f->state = COP_NOT_KNOWN;
		return;
	}
	f->has_value = true;
	f->value = 100 * k / n;
	f->has_interval = k <= n;
	if (!f->has_interval)
		return;
	cop_wilson(k, n, &f->low, &f->high);
	f->low *= 100;
	f->high *= 100;
}

void cop_doc_chart(struct cop_doc *d, struct cop_block *in, const char *key,
		   const struct cop_chart *chart)
{
	append(d, in, COP_B_CHART, key)->u.chart = *chart;
}

void cop_doc_gap(struct cop_doc *d, struct cop_block *in, const char *text,
		 const char *command)
{
	struct cop_block *b = append(d, in, COP_B_GAP, NULL);

	b->u.gap.text = text;
	b->u.gap.command = command;
}

void cop_doc_data(struct cop_doc *d, struct cop_block *in, const char *key,
		  struct cop_value v)
{
	append(d, in, COP_B_DATA, key)->u.map = v;
}
