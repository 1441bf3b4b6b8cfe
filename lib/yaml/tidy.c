/* SPDX-License-Identifier: MIT */
/* The spacing of a text: everything is looked up first, then the lines are written. */
#include "yaml/tidy.h"

#include <string.h>

#include "yaml/block.h"

size_t cop_tidy_line(const struct cop_tidy *t, size_t at)
{
	size_t low = 0, high = t->nlines;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (t->lines[mid].start <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static void cut_lines(struct cop_tidy *t)
{
	const struct cop_source *src = t->src;
	size_t cap = 0, at = cop_text_start(src);

	while (at < src->len) {
		struct cop_tidy_line *l = COP_PUSH(t->arena, t->lines, t->nlines, cap);

		*l = (struct cop_tidy_line){ .start = at,
					     .end = cop_line_end(src, at),
					     .next = cop_line_next(src, at) };
		at = l->next;
	}
}

/* --- writing --- */

static bool is_empty(const struct cop_tidy *t, size_t i)
{
	const struct cop_tidy_line *l = &t->lines[i];

	return l->kind != COP_TIDY_TEXT && cop_line_blank(t->src, l->start);
}

static void write_indent(const struct cop_tidy_line *l, size_t spaces,
			 struct cop_buf *out)
{
	int to = (int)spaces + l->shift;

	if (to < (int)l->least)
		to = (int)l->least;
	cop_buf_fill(out, ' ', to > 0 ? (size_t)to : 0);
}

static void write_line(const struct cop_tidy *t, const struct cop_tidy_line *l,
		       size_t *gap, struct cop_buf *out)
{
	const char *text = t->src->text;
	size_t at = l->start + strspn(text + l->start, " "), end = l->end;

	while (end > at && end > l->kept && strchr(" \t", text[end - 1]))
		end--;
	write_indent(l, at - l->start, out);
	for (; *gap < t->ngaps && t->gaps[*gap].at < l->end; ++*gap) {
		const struct cop_tidy_gap *g = &t->gaps[*gap];

		cop_buf_add(out, text + at, g->at - at);
		if (g->blank)
			cop_buf_char(out, ' ');
		at = g->at + g->remove;
	}
	if (end > at)
		cop_buf_add(out, text + at, end - at);
}

/* Would a line end at the end of the file become part of a text? */
static bool ends_in_open_text(const struct cop_tidy *t)
{
	const struct cop_node *n = t->root;
	struct cop_block_header h;

	while (n && cop_node_is_block(n) && n->last)
		n = n->last;
	if (!n || (n->style != COP_LITERAL && n->style != COP_FOLDED))
		return false;
	h = cop_block_header(n);
	return n->end == t->src->len &&
	       !memchr(t->src->text + h.start, '-', h.end - h.start);
}

static void write_all(const struct cop_tidy *t, struct cop_buf *out)
{
	const struct cop_source *src = t->src;
	size_t gap = 0, last = t->nlines;
	bool empty = true; /* the line above, or there is none */

	while (last && is_empty(t, last - 1))
		last--;
	if (t->nlines)
		cop_buf_add(out, src->text, t->lines[0].start);
	for (size_t i = 0; i < last; i++) {
		const struct cop_tidy_line *l = &t->lines[i];
		bool nothing = is_empty(t, i);

		if (nothing && empty)
			continue;
		write_line(t, l, &gap, out);
		if (l->end < l->next)
			cop_buf_add(out, src->text + l->end, l->next - l->end);
		else if (!ends_in_open_text(t))
			cop_buf_text(out, cop_line_break(src, l->start));
		empty = nothing;
	}
}

/* --- what cannot be --- */

static enum cop_code refuse(const struct cop_tidy *t, size_t at, const char *what,
			    const char *hint, struct cop_error *err)
{
	cop_fail_at(err, COP_E_REFUSED, (struct cop_loc){ t->src, (uint32_t)at }, "%s",
		    what);
	return cop_fail_hint(err, "%s", hint);
}

static enum cop_code guard(const struct cop_tidy *t, struct cop_error *err)
{
	for (const struct cop_node *n = t->root; n; n = cop_tree_next(n, t->root)) {
		if (n->flags & COP_NODE_COMPLEX)
			return refuse(t, n->lead, "a key is written with '?'",
				      "write it as key: value", err);
		if (cop_node_is_block(n) && n->first &&
		    cop_tab_before(t->src, n->first->lead))
			return refuse(t, n->first->lead,
				      "a tab stands before an entry on its line",
				      "put spaces in its place", err);
	}
	return COP_OK;
}

static size_t first_change(const struct cop_source *a, const struct cop_buf *b)
{
	size_t at = 0;

	while (at < a->len && at < b->len && a->text[at] == b->at[at])
		at++;
	return at;
}

static enum cop_code prove(const struct cop_tidy *t, const struct cop_yaml_limits *limits,
			   const struct cop_buf *text, const struct cop_source **ret,
			   struct cop_error *err)
{
	struct cop_source *src = COP_NEW(t->arena, struct cop_source);
	struct cop_error ignored = { 0 };
	struct cop_node *root = NULL;

	src->path = t->src->path;
	src->text = cop_buf_keep(text, t->arena);
	src->len = text->len;
	if (cop_yaml_parse(t->arena, src, limits, &root, &ignored) ||
	    !cop_node_equal(t->root, root))
		return refuse(t, first_change(t->src, text),
			      "with other spacing the file would mean something else",
			      "change the spacing from here on by hand", err);
	*ret = src;
	return COP_OK;
}

static int by_place(const void *va, const void *vb)
{
	const struct cop_tidy_gap *a = va, *b = vb;

	return (a->at > b->at) - (a->at < b->at);
}

enum cop_code cop_yaml_tidy(struct cop_arena *a, const struct cop_source *src,
			    const struct cop_yaml_limits *limits,
			    const struct cop_source **ret, struct cop_error *err)
{
	struct cop_tidy t = { .arena = a, .src = src };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_node *root;
	enum cop_code code = cop_yaml_parse(a, src, limits, &root, err);

	t.root = root;
	if (code || (code = guard(&t, err)))
		return code;
	cut_lines(&t);
	cop_tidy_lines(&t);
	cop_sort(t.gaps, t.ngaps, sizeof(*t.gaps), by_place);
	write_all(&t, &out);
	if (out.len == src->len && memcmp(cop_buf_str(&out), src->text, src->len) == 0) {
		*ret = src;
		return COP_OK;
	}
	return prove(&t, limits, &out, ret, err);
}
