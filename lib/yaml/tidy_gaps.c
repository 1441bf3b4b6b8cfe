/* SPDX-License-Identifier: MIT */
/* Blanks between the words of a line. */
#include <string.h>

#include "yaml/tidy.h"

static bool all_blank(const struct cop_tidy *t, size_t from, size_t to)
{
	return strspn(t->src->text + from, " \t") >= to - from;
}

/* The blanks of [from, to) become one, or none; the columns that moves what follows. */
static int put_gap(struct cop_tidy *t, size_t from, size_t to, bool blank)
{
	if (from > to || !all_blank(t, from, to))
		return 0;
	if (to - from == (blank ? 1 : 0) && (!blank || t->src->text[from] == ' '))
		return 0;
	*COP_PUSH(t->arena, t->gaps, t->ngaps, t->cap) =
		(struct cop_tidy_gap){ from, to - from, blank };
	return (int)blank - (int)(to - from);
}

/* A word, a quote or a bracket, where blanks before it can be counted; 0: there is none. */
static size_t value_start(const struct cop_node *n)
{
	if (cop_node_is_void(n))
		return 0;
	return cop_node_is_block(n) && n->first && !n->props ? n->first->lead : n->start;
}

static int colon_gaps(struct cop_tidy *t, const struct cop_node *n)
{
	const struct cop_source *src = t->src;
	const struct cop_node *key = n->key;
	size_t colon = key->end + strspn(src->text + key->end, " \t");
	size_t value = value_start(n);
	int moved;

	if (cop_node_is_void(key) || key->kind != COP_SCALAR || colon >= src->len ||
	    src->text[colon] != ':')
		return 0;
	moved = put_gap(t, key->end, colon, false);
	return value > colon ? moved + put_gap(t, colon + 1, value, true) : moved;
}

int cop_tidy_entry_gaps(struct cop_tidy *t, const struct cop_node *n)
{
	size_t value = value_start(n);

	if (n->key)
		return colon_gaps(t, n);
	return value > n->lead ? put_gap(t, n->lead + 1, value, true) : 0;
}

/* What may stand between two entries: blanks, a comma, blanks. */
static void comma_gaps(struct cop_tidy *t, size_t from, size_t to, bool blank)
{
	const char *comma = memchr(t->src->text + from, ',', to - from);
	size_t at;

	if (cop_comment_between(t->src, from, to))
		return;
	if (!comma) {
		put_gap(t, from, to, false);
		return;
	}
	at = (size_t)(comma - t->src->text);
	put_gap(t, from, at, false);
	put_gap(t, at + 1, to, blank);
}

/* Nothing shows where an empty entry stands: what is about it stays. */
static bool is_bare(const struct cop_node *n)
{
	return cop_node_is_void(n) || (n->key && cop_node_is_void(n->key));
}

void cop_tidy_flow_gaps(struct cop_tidy *t, const struct cop_node *flow)
{
	size_t open = cop_gap_skip(t->src, flow->start, true) + 1;
	size_t close = flow->end - 1;

	if (flow->flags & COP_NODE_PAIR) {
		cop_tidy_entry_gaps(t, flow->first);
		return;
	}
	if (!flow->first) {
		put_gap(t, open, close, false);
		return;
	}
	if (!is_bare(flow->first))
		put_gap(t, open, flow->first->lead, false);
	for (const struct cop_node *n = flow->first; n; n = n->next) {
		if (n->key && !is_bare(n))
			cop_tidy_entry_gaps(t, n);
		if (is_bare(n) || (n->next && is_bare(n->next)))
			continue;
		comma_gaps(t, n->end, n->next ? n->next->lead : close, n->next != NULL);
	}
}
