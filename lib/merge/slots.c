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

/* --- edited keys --- */

static size_t slot_with(const struct builder *w, const struct cop_part *p)
{
	size_t i = 0;

	while (i < w->list.n && w->list.at[i].t.a != p && w->list.at[i].t.b != p)
		i++;
	return i;
}

static void drop(struct builder *w, size_t at)
{
	memmove(w->list.at + at, w->list.at + at + 1,
		(w->list.n - 1 - at) * sizeof(*w->list.at));
	w->list.n--;
}

/* What the two sides made of one entry stands against each other, where ours has it. */
static void pair_rekeyed(struct builder *w, enum cop_node_kind kind)
{
	struct cop_parts v[] = { *w->o, *w->a, *w->b };
	struct cop_rekeyed edits = cop_rekeyed_of(w->j, w->kin, kind, v);

	for (size_t i = 0; i < edits.n; i++) {
		struct cop_trio t = edits.at[i];
		size_t at = slot_with(w, t.a ? t.a : t.b);
		struct cop_slot s = { .clash = true,
				      .na = t.a != NULL,
				      .nb = t.b != NULL };

		s.a = t.a ? (size_t)(t.a - w->a->at) : 0;
		s.b = t.b ? (size_t)(t.b - w->b->at) : 0;
		w->list.at[at] = s;
		if (t.a && t.b)
			drop(w, slot_with(w, t.b));
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
	pair_rekeyed(&w, kind);
	return w.list;
}
