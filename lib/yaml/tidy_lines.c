/* SPDX-License-Identifier: MIT */
/* Where lines begin: by the collection whose entry they are, as deep as it lies. */
#include <string.h>

#include "yaml/block.h"
#include "yaml/tidy.h"

#define STEP 2

/* The block collection that holds a value; none for the root. */
struct hold {
	bool root;
	unsigned was, in; /* its column, and the new one */
	int shift;        /* of the value's first byte */
};

static void place(struct cop_tidy *t, const struct cop_node *n, struct hold h);

static int shift_of(unsigned from, unsigned to)
{
	return (int)to - (int)from;
}

/* Lines after the first of a value: its own, so that blanks and empty lines stay. */
static void keep(struct cop_tidy *t, size_t first, size_t last, size_t end)
{
	for (size_t i = first; i <= last && i < t->nlines; i++) {
		struct cop_tidy_line *l = &t->lines[i];

		l->kind = COP_TIDY_TEXT;
		l->kept = i < last ? l->end : end;
	}
}

/* A line that need only stand further in than what holds it. */
static void follow(struct cop_tidy_line *l, const struct cop_source *src, struct hold h)
{
	if (h.root || cop_line_blank(src, l->start))
		return;
	l->shift = h.shift;
	l->least = strspn(src->text + l->start, " ") > h.was ? h.in + 1 : 0;
}

/* --- scalars --- */

static void place_block_text(struct cop_tidy *t, const struct cop_node *n, struct hold h)
{
	struct cop_block_header head = cop_block_header(n);
	size_t first = cop_tidy_line(t, head.start), last = cop_tidy_line(t, n->end);
	int shift = head.fixed ? shift_of(h.was, h.in)
			       : shift_of(head.indent, h.in + STEP);

	keep(t, first + 1, last, n->end);
	for (size_t i = first + 1; i <= last && !h.root && head.indent; i++) {
		struct cop_tidy_line *l = &t->lines[i];
		size_t spaces = strspn(t->src->text + l->start, " ");

		/* of an empty line only what is further in is text */
		if (spaces < head.indent)
			l->shift = -(int)spaces;
		else
			l->shift = shift;
	}
}

static void place_text(struct cop_tidy *t, const struct cop_node *n, struct hold h)
{
	size_t first = cop_tidy_line(t, n->start), last = cop_tidy_line(t, n->end);

	if (first == last)
		return;
	if (n->style == COP_LITERAL || n->style == COP_FOLDED) {
		place_block_text(t, n, h);
		return;
	}
	t->lines[first].kept = t->lines[first].end;
	keep(t, first + 1, last, n->end);
	for (size_t i = first + 1; i <= last; i++)
		follow(&t->lines[i], t->src, h);
}

/* --- flow --- */

static void place_flow(struct cop_tidy *t, const struct cop_node *n, struct hold h)
{
	size_t first = cop_tidy_line(t, n->start), last = cop_tidy_line(t, n->end);

	for (size_t i = first + 1; i <= last; i++) {
		t->lines[i].kind = COP_TIDY_FLOW;
		follow(&t->lines[i], t->src, h);
	}
	cop_tidy_flow_gaps(t, n);
	for (const struct cop_node *c = n->first; c; c = c->next) {
		if (c->key)
			place(t, c->key, h);
		place(t, c, h);
	}
}

/* --- block --- */

/* The value stands below its key or dash, or begins there with an anchor or a tag. */
static int place_below(struct cop_tidy *t, const struct cop_node *n, unsigned in)
{
	struct cop_tidy_line *l = &t->lines[cop_tidy_line(t, n->start)];

	if (!cop_first_on_line(t->src, n->start))
		return l->shift;
	l->kind = COP_TIDY_VALUE;
	l->from = cop_column(t->src, n->start);
	l->shift = shift_of(l->from, in + STEP);
	return l->shift;
}

static void place_entry(struct cop_tidy *t, const struct cop_node *n, unsigned to)
{
	size_t at = cop_tidy_line(t, n->lead);
	int moved = shift_of(cop_column(t->src, n->lead), to);
	struct hold h = { .was = cop_column(t->src, n->lead), .in = to };

	if (cop_first_on_line(t->src, n->lead)) {
		t->lines[at].kind = COP_TIDY_ENTRY;
		t->lines[at].from = cop_column(t->src, n->lead);
		t->lines[at].shift = moved;
	}
	h.shift = moved + cop_tidy_entry_gaps(t, n);
	if (cop_tidy_line(t, n->start) != at && !cop_node_is_void(n) &&
	    (!cop_node_is_block(n) || n->props))
		h.shift = place_below(t, n, to);
	place(t, n, h);
}

static void place_block(struct cop_tidy *t, const struct cop_node *n, struct hold h)
{
	unsigned from = cop_column(t->src, n->first->lead), to = h.root ? 0 : h.in + STEP;

	if (!cop_first_on_line(t->src, n->first->lead))
		to = (unsigned)((int)from + h.shift);
	for (const struct cop_node *c = n->first; c; c = c->next)
		place_entry(t, c, to);
}

static void place(struct cop_tidy *t, const struct cop_node *n, struct hold h)
{
	if (n->kind == COP_SCALAR)
		place_text(t, n, h);
	else if (cop_node_is_collection(n) && n->style == COP_FLOW)
		place_flow(t, n, h);
	else if (n->first)
		place_block(t, n, h);
}

/* --- comments --- */

/* The collections that are open at a line, from the outermost. */
struct open {
	unsigned from;
	int shift;
};

struct comments {
	struct cop_tidy *t;
	struct open *open;
	size_t n, cap;
};

static void enter(struct comments *c, const struct cop_tidy_line *l)
{
	while (c->n && (c->open[c->n - 1].from > l->from ||
			(c->open[c->n - 1].from == l->from &&
			 c->open[c->n - 1].shift != l->shift && c->n > 1 &&
			 c->open[c->n - 2].from == l->from)))
		c->n--;
	if (c->n && c->open[c->n - 1].from == l->from &&
	    c->open[c->n - 1].shift == l->shift)
		return;
	*COP_PUSH(c->t->arena, c->open, c->n, c->cap) =
		(struct open){ l->from, l->shift };
}

static bool is_comment(const struct cop_tidy *t, const struct cop_tidy_line *l)
{
	return t->src->text[l->start + strspn(t->src->text + l->start, " ")] == '#';
}

/* The next line that is neither empty nor a comment. */
static const struct cop_tidy_line *line_below(const struct cop_tidy *t, size_t i)
{
	for (i++; i < t->nlines; i++)
		if (t->lines[i].kind != COP_TIDY_LOOSE)
			return &t->lines[i];
	return NULL;
}

/* As the entry below it in its column; else as the entry above that it stands deeper than. */
static int comment_shift(const struct comments *c, size_t i, unsigned column)
{
	const struct cop_tidy_line *below = line_below(c->t, i);
	size_t k;

	if (below && below->kind != COP_TIDY_FLOW && below->kind != COP_TIDY_TEXT &&
	    below->from == column)
		return below->shift;
	for (k = 0; k < c->n; k++)
		if (c->open[k].from == column)
			return c->open[k].shift;
	for (k = c->n; k > 0; k--)
		if (c->open[k - 1].from < column)
			return c->open[k - 1].shift;
	return 0;
}

static void place_comments(struct cop_tidy *t)
{
	struct comments c = { .t = t };

	for (size_t i = 0; i < t->nlines; i++) {
		struct cop_tidy_line *l = &t->lines[i];

		if (l->kind == COP_TIDY_ENTRY)
			enter(&c, l);
		else if (l->kind == COP_TIDY_LOOSE && is_comment(t, l))
			l->shift = comment_shift(
				&c, i, (unsigned)strspn(t->src->text + l->start, " "));
	}
}

void cop_tidy_lines(struct cop_tidy *t)
{
	if (t->root)
		place(t, t->root, (struct hold){ .root = true });
	place_comments(t);
}
