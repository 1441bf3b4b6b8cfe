/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <string.h>

#include "yaml/edit.h"

void cop_patch_add(struct cop_edit *e, struct cop_patch *p, size_t at, size_t remove,
		   const struct cop_buf *text)
{
	const char *line_break = cop_line_break(e->src, at);
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_splice *s = &p->at[p->n];

	assert(p->n < COP_COUNT(p->at));
	assert(at <= e->src->len && remove <= e->src->len - at);
	for (size_t i = 0; i < text->len; i++) {
		if (text->at[i] == '\n')
			cop_buf_text(&out, line_break);
		else
			cop_buf_char(&out, text->at[i]);
	}
	if (out.len == 0 && remove == 0)
		return;
	*s = (struct cop_splice){ .at = at,
				  .remove = remove,
				  .text = cop_buf_keep(&out, e->arena),
				  .len = out.len };
	p->n++;
}

void cop_patch_text(struct cop_edit *e, struct cop_patch *p, size_t at, size_t remove,
		    const char *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	cop_buf_text(&b, text);
	cop_patch_add(e, p, at, remove, &b);
}

/* At one place: what only adds comes first, inside a line before whole lines. */
static bool goes_before(const struct cop_splice *a, const struct cop_splice *b)
{
	if (a->at != b->at)
		return a->at < b->at;
	if ((a->remove > 0) != (b->remove > 0))
		return a->remove == 0;
	if (a->lines && b->lines && !a->remove)
		return a->depth > b->depth;
	return !a->lines && b->lines;
}

/* Where it goes in the sorted list: after its equals. */
static size_t position(const struct cop_edit *e, const struct cop_splice *s)
{
	size_t low = 0, high = e->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (goes_before(s, &e->splices[mid]))
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

static bool meets(const struct cop_edit *e, const struct cop_splice *s)
{
	size_t i = position(e, s);

	if (i > 0 && e->splices[i - 1].at + e->splices[i - 1].remove > s->at)
		return true;
	return i < e->n && s->at + s->remove > e->splices[i].at;
}

bool cop_patch_note(struct cop_edit *e, const struct cop_patch *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (meets(e, &p->at[i]))
			return false;
	for (size_t i = 0; i < p->n; i++) {
		size_t at = position(e, &p->at[i]);

		e->splices = cop_arena_grow(e->arena, e->splices, e->n, &e->cap,
					    sizeof(*e->splices));
		memmove(e->splices + at + 1, e->splices + at,
			(e->n - at) * sizeof(*e->splices));
		e->splices[at] = p->at[i];
		e->n++;
	}
	return true;
}

bool cop_patch_below(const struct cop_edit *e, size_t at)
{
	size_t to = at;

	while (to < e->src->len &&
	       (cop_line_blank(e->src, to) ||
		e->src->text[to + strspn(e->src->text + to, " ")] == '#'))
		to = cop_line_next(e->src, to);
	for (size_t i = 0; i < e->n; i++)
		if (e->splices[i].at <= to &&
		    e->splices[i].at + e->splices[i].remove >= at)
			return true;
	return false;
}

void cop_splice_all(const struct cop_edit *e, struct cop_buf *out)
{
	size_t at = 0;

	for (size_t i = 0; i < e->n; i++) {
		const struct cop_splice *s = &e->splices[i];

		assert(s->at >= at);
		cop_buf_add(out, e->src->text + at, s->at - at);
		cop_buf_add(out, s->text, s->len);
		at = s->at + s->remove;
	}
	cop_buf_add(out, e->src->text + at, e->src->len - at);
}
