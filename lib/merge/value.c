/* SPDX-License-Identifier: MIT */
/* One value that is no collection, and texts line by line. */
#include <string.h>

#include "merge/part.h"
#include "yaml/place.h"

enum cop_outcome cop_merge_text(const struct cop_merge_job *j, struct cop_piece o,
				struct cop_piece a, struct cop_piece b,
				struct cop_buf *out)
{
	struct cop_pieces po = cop_pieces_of_lines(j->arena, o.at, o.len);
	struct cop_pieces pa = cop_pieces_of_lines(j->arena, a.at, a.len);
	struct cop_pieces pb = cop_pieces_of_lines(j->arena, b.at, b.len);
	struct cop_stretches s = cop_compare3(j->arena, &po, &pa, &pb);

	for (size_t i = 0; i < s.n; i++)
		if (s.at[i].kind == COP_STRETCH_CLASH)
			return COP_CLASH;
	for (size_t i = 0; i < s.n; i++) {
		const struct cop_stretch *at = &s.at[i];
		bool theirs = at->kind == COP_STRETCH_THEIRS;
		const struct cop_piece *from = theirs ? pb.at + at->b : pa.at + at->a;

		for (size_t k = 0; k < (theirs ? at->nb : at->na); k++)
			cop_buf_add(out, from[k].at, from[k].len);
	}
	return COP_DONE;
}

/* --- the pieces of an entry: before the value, the value, after it --- */

static struct cop_piece between(const struct cop_source *src, size_t from, size_t to)
{
	return (struct cop_piece){ src->text + from, to - from };
}

static struct cop_piece intro_of(const struct cop_part *p)
{
	return between(p->src, p->lead, p->node->start);
}

static struct cop_piece rest_of(const struct cop_part *p)
{
	return between(p->src, p->node->end, p->end);
}

const struct cop_piece *cop_pick_changed(const struct cop_piece *o,
					 const struct cop_piece *a,
					 const struct cop_piece *b)
{
	if (cop_piece_equal(a, b) || (o && cop_piece_equal(o, b)))
		return a;
	return o && cop_piece_equal(o, a) ? b : NULL;
}

/* Whose value it is: NULL where both say something new. */
static const struct cop_part *pick_value(const struct cop_merge_job *j,
					 struct cop_kin kin, struct cop_trio t)
{
	struct cop_piece a = between(t.a->src, t.a->node->start, t.a->node->end);
	struct cop_piece b = between(t.b->src, t.b->node->start, t.b->node->end);
	struct cop_piece o = t.o ? between(t.o->src, t.o->node->start, t.o->node->end)
				 : (struct cop_piece){ 0 };

	if (t.o && t.o->column == t.b->column && t.o->column == t.a->column) {
		if (cop_piece_equal(&o, &a))
			return t.b;
		if (cop_piece_equal(&o, &b))
			return t.a;
	}
	if (cop_same_meaning(j, kin, t.a->node, t.b->node))
		return t.a;
	if (t.o && cop_same_meaning(j, kin, t.o->node, t.a->node))
		return t.b;
	if (t.o && cop_same_meaning(j, kin, t.o->node, t.b->node))
		return t.a;
	return NULL;
}

/* --- the whole --- */

/* At NULL: that of both. */
static enum cop_outcome put_value(struct cop_merge_job *j, struct cop_trio t,
				  const struct cop_part *from, struct cop_part_place at)
{
	if (from && at.flow) {
		struct cop_piece v =
			between(from->src, from->node->start, from->node->end);

		if (memchr(v.at, '\n', v.len))
			return COP_CLASH;
		cop_buf_add(&j->out, v.at, v.len);
		return COP_DONE;
	}
	if (from) {
		cop_put_lines(j,
			      (struct cop_lines){ from->src, from->node->start,
						  from->node->end, from->column, true },
			      at.column);
		return COP_DONE;
	}
	return at.flow ? COP_CLASH : cop_put_prose(j, t, at.column);
}

enum cop_outcome cop_put_rest(struct cop_merge_job *j, struct cop_trio t,
			      struct cop_part_place at)
{
	struct cop_piece a = rest_of(t.a), b = rest_of(t.b);
	struct cop_piece o = t.o ? rest_of(t.o) : (struct cop_piece){ 0 };
	const struct cop_piece *one = cop_pick_changed(t.o ? &o : NULL, &a, &b);
	COP_CLEANUP(cop_buf_clear) struct cop_buf both = { 0 };

	if (at.flow)
		return COP_DONE; /* gaps are the business of the brackets */
	if (one) {
		const struct cop_part *from = one == &a ? t.a : t.b;

		cop_put_lines(j,
			      (struct cop_lines){ from->src, from->node->end, from->end,
						  from->column, true },
			      at.column);
		return COP_DONE;
	}
	if (!t.o || t.a->column != t.b->column ||
	    cop_merge_text(j, o, a, b, &both) != COP_DONE)
		return COP_CLASH;
	cop_buf_add(&j->out, cop_buf_str(&both), both.len);
	return COP_DONE;
}

enum cop_outcome cop_put_intro(struct cop_merge_job *j, struct cop_trio t)
{
	struct cop_piece a = intro_of(t.a), b = intro_of(t.b);
	struct cop_piece o = t.o ? intro_of(t.o) : (struct cop_piece){ 0 };
	const struct cop_piece *intro = cop_pick_changed(t.o ? &o : NULL, &a, &b);

	if (!intro)
		intro = &a; /* a new layout on both sides: ours */
	if (memchr(intro->at, '\n', intro->len))
		return COP_CLASH;
	cop_buf_add(&j->out, intro->at, intro->len);
	return COP_DONE;
}

static bool is_block(const struct cop_part *p)
{
	return p->node->style == COP_LITERAL || p->node->style == COP_FOLDED;
}

/* A comment behind a word, or below it, would be words behind a literal. */
static bool rest_fits(struct cop_trio t, const struct cop_part *value)
{
	struct cop_piece a = rest_of(t.a), b = rest_of(t.b);
	struct cop_piece o = t.o ? rest_of(t.o) : (struct cop_piece){ 0 };
	const struct cop_piece *one = cop_pick_changed(t.o ? &o : NULL, &a, &b);
	bool same = cop_piece_equal(&a, &b);

	if (value && !is_block(value))
		return true;
	if (one != &b && !is_block(t.a) && !(same && is_block(t.b)) &&
	    memchr(a.at, '#', a.len))
		return false;
	return one == &a || is_block(t.b) || !memchr(b.at, '#', b.len);
}

enum cop_outcome cop_merge_scalar(struct cop_merge_job *j, struct cop_kin kin,
				  struct cop_trio t, struct cop_part_place at)
{
	const struct cop_part *value = pick_value(j, kin, t);

	if (value && !cop_note_kept(t, value))
		value = NULL;
	if (!at.flow && !rest_fits(t, value))
		return COP_CLASH;
	if (cop_put_intro(j, t) != COP_DONE || put_value(j, t, value, at) != COP_DONE)
		return COP_CLASH;
	return cop_put_rest(j, t, at);
}
