/* SPDX-License-Identifier: MIT */
/* One value that is no collection, and texts line by line. */
#include <string.h>

#include "base/raw.h"
#include "merge/part.h"
#include "yaml/block.h"
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

/* --- prose --- */

static bool is_literal(const struct cop_part *p)
{
	return p->node->style == COP_LITERAL;
}

static bool can_be_prose(const struct cop_part *p)
{
	return p && p->node->kind == COP_SCALAR && p->node->style != COP_FOLDED &&
	       !(is_literal(p) && cop_block_header(p->node).keep);
}

/* The last line gets an end too, so that it is a line like the others. */
struct cop_piece cop_prose_lines(const struct cop_merge_job *j, const struct cop_node *n)
{
	const char *at = cop_str_raw(n->value);
	size_t len = cop_str_len(n->value);

	while (len && at[len - 1] == '\n')
		len--;
	if (!len)
		return (struct cop_piece){ "", 0 };
	return (struct cop_piece){ cop_arena_printf(j->arena, "%.*s\n", (int)len, at),
				   len + 1 };
}

static bool is_prose(struct cop_trio t)
{
	return can_be_prose(t.o) && can_be_prose(t.a) && can_be_prose(t.b) &&
	       (is_literal(t.a) || is_literal(t.b));
}

static struct cop_pieces lines_of(struct cop_merge_job *j, const struct cop_part *p)
{
	struct cop_piece text = cop_prose_lines(j, p->node);

	return cop_pieces_of_lines(j->arena, text.at, text.len);
}

/* As lines of a literal. */
static struct cop_piece indented(struct cop_merge_job *j, const struct cop_piece *lines,
				 size_t n, unsigned indent)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (lines[i].len > 1)
			cop_buf_fill(&out, ' ', indent);
		cop_buf_add(&out, lines[i].at, lines[i].len - 1);
		cop_buf_text(&out, j->eol);
	}
	return (struct cop_piece){ cop_buf_keep(&out, j->arena), out.len };
}

static void put_stretches(struct cop_merge_job *j, struct cop_trio t, unsigned indent)
{
	struct cop_pieces o = lines_of(j, t.o), a = lines_of(j, t.a),
			  b = lines_of(j, t.b);
	struct cop_stretches s = cop_compare3(j->arena, &o, &a, &b);

	for (size_t i = 0; i < s.n; i++) {
		const struct cop_stretch *at = &s.at[i];
		struct cop_piece ours = indented(j, a.at + at->a, at->na, indent);
		struct cop_piece theirs = indented(j, b.at + at->b, at->nb, indent);
		bool take = at->kind == COP_STRETCH_THEIRS;

		if (at->kind == COP_STRETCH_CLASH)
			cop_put_marks(j, ours, theirs);
		else
			cop_buf_add(&j->out, take ? theirs.at : ours.at,
				    take ? theirs.len : ours.len);
	}
}

/* The header of the one that is a literal, and lines as far in as its own. */
static void put_prose(struct cop_merge_job *j, struct cop_trio t, unsigned column)
{
	const struct cop_part *like = is_literal(t.a) ? t.a : t.b;
	struct cop_block_header h = cop_block_header(like->node);
	size_t header_end = cop_line_end(like->src, h.end), eol = strlen(j->eol);

	cop_buf_add(&j->out, like->src->text + h.start, header_end - h.start);
	cop_buf_text(&j->out, j->eol);
	put_stretches(j, t, column + h.indent - like->column);
	/* what follows a value begins with the end of its line */
	cop_buf_splice(&j->out, j->out.len - eol, eol, "", 0);
}

/* --- the whole --- */

static enum cop_outcome put_value(struct cop_merge_job *j, struct cop_kin kin,
				  struct cop_trio t, struct cop_part_place at)
{
	const struct cop_part *from = pick_value(j, kin, t);

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
	if (at.flow || !is_prose(t))
		return COP_CLASH;
	put_prose(j, t, at.column);
	return COP_DONE;
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

enum cop_outcome cop_merge_scalar(struct cop_merge_job *j, struct cop_kin kin,
				  struct cop_trio t, struct cop_part_place at)
{
	if (cop_put_intro(j, t) != COP_DONE || put_value(j, kin, t, at) != COP_DONE)
		return COP_CLASH;
	return cop_put_rest(j, t, at);
}
