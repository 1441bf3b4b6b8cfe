/* SPDX-License-Identifier: MIT */
/* Which entries a merged collection has, and in which order. */
#include <string.h>

#include "merge/part.h"

struct builder {
	struct cop_merge_job *j;
	struct cop_kin kin;
	struct cop_parts *o, *a, *b;
	struct cop_slots list;
	size_t cap;
};

static void push(struct builder *w, struct cop_slot s)
{
	*COP_PUSH(w->j->arena, w->list.at, w->list.n, w->cap) = s;
}

static void insert(struct builder *w, size_t at, struct cop_slot s)
{
	push(w, s);
	memmove(w->list.at + at + 1, w->list.at + at,
		(w->list.n - 1 - at) * sizeof(*w->list.at));
	w->list.at[at] = s;
}

/* Taken out by one side and as it was on the other. */
static bool is_gone(struct cop_merge_job *j, struct cop_trio t)
{
	const struct cop_part *left = t.a ? t.a : t.b;

	return t.o && !(t.a && t.b) && (!left || cop_part_alike(j, t.o, left));
}

/* --- by key --- */

static const struct cop_part *any_of(const struct cop_slot *s)
{
	return s->t.a ? s->t.a : s->t.b;
}

/* Of one day: what follows it in theirs follows it here. */
static size_t sorted_place(const struct builder *w, const struct cop_part *p)
{
	size_t at = w->list.n;

	for (; at > 0; at--) {
		const struct cop_slot *s = &w->list.at[at - 1];
		int order = cop_kin_order(w->kin, any_of(s)->node, p->node);

		if (order < 0 || (order == 0 && !(s->t.b && s->t.b > p)))
			return at;
	}
	return at;
}

/* After what stands before it in theirs; then after what ours added there. */
static size_t place_after(const struct builder *w, const struct cop_part *prev)
{
	size_t at = 0;
	bool theirs = false;

	while (at < w->list.n && prev && w->list.at[at].t.b != prev)
		at++;
	if (prev && at == w->list.n)
		return at;
	if (prev) {
		theirs = !w->list.at[at].t.a && !w->list.at[at].t.o;
		at++;
	}
	while (!theirs && at < w->list.n && !w->list.at[at].t.b && !w->list.at[at].t.o)
		at++;
	return at;
}

/* The nearest one before it in theirs that is in the list already. */
static const struct cop_part *listed_before(const struct builder *w, size_t i)
{
	while (i-- > 0) {
		const struct cop_part *p = &w->b->at[i];

		for (size_t k = 0; k < w->list.n; k++)
			if (w->list.at[k].t.b == p)
				return p;
	}
	return NULL;
}

static void add_ours(struct builder *w)
{
	for (size_t i = 0; i < w->a->n; i++) {
		struct cop_part *p = &w->a->at[i];
		struct cop_trio t = { .a = p,
				      .o = cop_part_with(w->o, &p->key),
				      .b = cop_part_with(w->b, &p->key) };

		if (!is_gone(w->j, t))
			push(w, (struct cop_slot){ .t = t });
	}
}

static void add_theirs(struct builder *w)
{
	for (size_t i = 0; i < w->b->n; i++) {
		struct cop_part *p = &w->b->at[i];
		struct cop_trio t = { .b = p, .o = cop_part_with(w->o, &p->key) };
		size_t at;

		if (cop_part_with(w->a, &p->key) || is_gone(w->j, t))
			continue;
		at = cop_kin_sorted(w->j, w->kin) ? sorted_place(w, p)
						  : place_after(w, listed_before(w, i));
		insert(w, at, (struct cop_slot){ .t = t });
	}
}

/* --- streams --- */

static struct cop_slot *lone(const struct builder *w, const struct cop_part *gone,
			     bool ours)
{
	for (size_t i = 0; i < w->list.n; i++) {
		struct cop_slot *s = &w->list.at[i];
		const struct cop_part *p = ours ? s->t.a : s->t.b;

		if (p && !s->t.o && !(ours ? s->t.b : s->t.a) &&
		    cop_kin_order(w->kin, p->node, gone->node) == 0)
			return s;
	}
	return NULL;
}

/*
 * A line that both took out, and one of its day came instead: it was edited. What the two
 * made of it stands against each other.
 */
static void pair_edited_lines(struct builder *w)
{
	for (size_t i = 0; i < w->o->n; i++) {
		const struct cop_part *gone = &w->o->at[i];
		struct cop_slot *a, *b;

		if (cop_part_with(w->a, &gone->key) || cop_part_with(w->b, &gone->key))
			continue;
		a = lone(w, gone, true);
		b = lone(w, gone, false);
		if (a && b) {
			a->t.b = b->t.b;
			memmove(b, b + 1,
				(size_t)(w->list.at + w->list.n - b - 1) * sizeof(*b));
			w->list.n--;
		} else if (a || b) {
			(a ? a : b)->t.o = gone; /* deleted here, edited there */
		}
	}
}

/* --- as they stand --- */

static struct cop_pieces pieces_of(struct cop_merge_job *j, const struct cop_parts *p)
{
	struct cop_pieces list = { COP_NEW_N(j->arena, struct cop_piece, p->n + 1),
				   p->n };

	for (size_t i = 0; i < p->n; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

		cop_buf_add(&text, p->at[i].lead_text.at, p->at[i].lead_text.len);
		cop_buf_add(&text, p->at[i].text.at, p->at[i].text.len);
		list.at[i] =
			(struct cop_piece){ cop_buf_keep(&text, j->arena), text.len };
	}
	return list;
}

static void in_order(struct builder *w)
{
	struct cop_pieces o = pieces_of(w->j, w->o), a = pieces_of(w->j, w->a);
	struct cop_pieces b = pieces_of(w->j, w->b);
	struct cop_stretches s = cop_compare3(w->j->arena, &o, &a, &b);

	for (size_t i = 0; i < s.n; i++) {
		const struct cop_stretch *at = &s.at[i];

		if (at->kind == COP_STRETCH_CLASH) {
			push(w, (struct cop_slot){ .clash = true,
						   .a = at->a,
						   .na = at->na,
						   .b = at->b,
						   .nb = at->nb });
			continue;
		}
		for (size_t k = 0; at->kind == COP_STRETCH_THEIRS && k < at->nb; k++)
			push(w, (struct cop_slot){ .t.b = &w->b->at[at->b + k] });
		for (size_t k = 0; at->kind != COP_STRETCH_THEIRS && k < at->na; k++)
			push(w, (struct cop_slot){ .t.a = &w->a->at[at->a + k] });
	}
}

struct cop_slots cop_slots_of(struct cop_merge_job *j, struct cop_kin kin,
			      enum cop_node_kind kind, struct cop_parts *o,
			      struct cop_parts *a, struct cop_parts *b)
{
	struct builder w = { .j = j, .kin = kin, .o = o, .a = a, .b = b };
	struct cop_parts *const sides[] = { o, a, b };
	enum cop_match how = cop_identify(j, kin, kind, sides, COP_COUNT(sides));

	if (how == COP_MATCH_ORDER) {
		in_order(&w);
		return w.list;
	}
	add_ours(&w);
	add_theirs(&w);
	if (how == COP_MATCH_LINES)
		pair_edited_lines(&w);
	return w.list;
}
