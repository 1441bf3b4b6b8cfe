/* SPDX-License-Identifier: MIT */
/* One entry of three versions: what stands above it, its value, what follows. */
#include <string.h>

#include "merge/part.h"
#include "yaml/place.h"

static bool is_block(const struct cop_part *p)
{
	return p->node->kind != COP_SCALAR && p->node->style == COP_BLOCK;
}

static bool is_empty(const struct cop_part *p)
{
	return p->node->kind != COP_SCALAR && !p->node->first;
}

static struct cop_piece text_between(const struct cop_source *src, size_t from, size_t to)
{
	return (struct cop_piece){ src->text + from, to - from };
}

/* The line of the key, or the dash with the blanks after it. */
static struct cop_piece header_of(const struct cop_part *p,
				  const struct cop_parts *children)
{
	return text_between(p->src, p->lead, children->start);
}

static bool ends_line(const struct cop_piece *text)
{
	return text->len && text->at[text->len - 1] == '\n';
}

static void open_three(struct cop_merge_job *j, struct cop_trio t, struct cop_kin kin,
		       struct cop_sides *ret)
{
	bool has_o = t.o && t.o->node->kind == t.a->node->kind;

	*ret = (struct cop_sides){ 0 };
	if (has_o)
		ret->o = cop_parts_of(j, t.o->node, t.o->end);
	ret->a = cop_parts_of(j, t.a->node, t.a->end);
	ret->b = cop_parts_of(j, t.b->node, t.b->end);
	ret->slots = cop_slots_of(j, kin, t.a->node->kind, &ret->o, &ret->a, &ret->b);
}

static bool has_remark(const struct cop_source *src, size_t from, size_t to)
{
	return memchr(src->text + from, '#', to - from);
}

/* Both versions changed the header: ours, where no comment is lost by that. */
static const struct cop_piece *header(struct cop_trio t, const struct cop_sides *in,
				      struct cop_piece store[3])
{
	bool has_o = t.o && is_block(t.o) && t.o->node->kind == t.a->node->kind;
	const struct cop_piece *one;

	if (is_block(t.a))
		store[0] = header_of(t.a, &in->a);
	if (is_block(t.b))
		store[1] = header_of(t.b, &in->b);
	if (!is_block(t.a) || !is_block(t.b)) {
		const struct cop_part *empty = is_block(t.a) ? t.b : t.a;

		if (has_remark(empty->src, empty->node->start, empty->end))
			return NULL;
		return &store[is_block(t.a) ? 0 : 1];
	}
	if (has_o)
		store[2] = header_of(t.o, &in->o);
	if (ends_line(&store[0]) != ends_line(&store[1]))
		return NULL;
	if (!ends_line(&store[0]))
		return &store
			[0]; /* the first entry stands as far from its dash as in ours */
	one = cop_pick_changed(has_o ? &store[2] : NULL, &store[0], &store[1]);
	if (!one && !memchr(store[0].at, '#', store[0].len) &&
	    !memchr(store[1].at, '#', store[1].len))
		one = &store[0];
	return one;
}

static bool remark_after(const struct cop_part *p, const struct cop_parts *children)
{
	size_t n = children->n;

	return has_remark(p->src, n ? children->at[n - 1].end : children->start,
			  children->end);
}

/* Both sides took out something else, and nothing is left: no place for remarks either. */
static enum cop_outcome put_none(struct cop_merge_job *j, const struct cop_part *ours,
				 const struct cop_trio *t, const struct cop_sides *in)
{
	const struct cop_source *src = ours->src;
	size_t end = cop_line_end(src, ours->lead), intro = ours->lead;

	if (has_remark(src, ours->lead, end) || remark_after(t->a, &in->a) ||
	    remark_after(t->b, &in->b))
		return COP_CLASH;
	intro = ours->node->key ? ours->node->key->end + 1 : ours->lead + 1;
	cop_buf_add(&j->out, src->text + ours->lead, intro - ours->lead);
	cop_buf_text(&j->out, ours->node->kind == COP_MAP ? " {}" : " []");
	cop_buf_text(&j->out, j->eol);
	return COP_DONE;
}

/* Would nothing be left if all that stands against each other were decided for this side? */
static bool bare_for(const struct cop_slots *slots, bool ours)
{
	for (size_t i = 0; i < slots->n; i++) {
		const struct cop_slot *s = &slots->at[i];

		if (s->clash ? (ours ? s->na : s->nb) > 0
			     : !s->t.o || (ours ? s->t.a : s->t.b))
			return false;
	}
	return true;
}

static enum cop_outcome merge_block(struct cop_merge_job *j, struct cop_trio t,
				    struct cop_kin kin, struct cop_part_place at)
{
	struct cop_sides in;
	struct cop_piece store[3] = { 0 };
	const struct cop_piece *head;
	const struct cop_part *like = is_block(t.a) ? t.a : t.b;
	struct cop_part_place below = { 0 };

	open_three(j, t, kin, &in);
	head = header(t, &in, store);
	if (!head)
		return COP_CLASH;
	if (!in.slots.n)
		return put_none(j, like, &t, &in);
	if (bare_for(&in.slots, true) || bare_for(&in.slots, false))
		return COP_CLASH; /* markers below a key alone would leave it without a value */
	below.column = at.column + cop_column(like->src, like->node->first->lead) -
		       like->column;
	below.beside = !ends_line(head);
	cop_buf_add(&j->out, head->at, head->len);
	return cop_merge_children(j, kin, &in, below);
}

static enum cop_outcome merge_brackets(struct cop_merge_job *j, struct cop_trio t,
				       struct cop_kin kin, struct cop_part_place at)
{
	struct cop_sides in;

	open_three(j, t, kin, &in);
	if (cop_put_intro(j, t) != COP_DONE ||
	    cop_merge_flow(j, kin, &in.slots, t.a, t.b) != COP_DONE)
		return COP_CLASH;
	return cop_put_rest(j, t, at);
}

static enum cop_outcome merge_value(struct cop_merge_job *j, struct cop_trio t,
				    struct cop_kin kin, struct cop_part_place at)
{
	bool ours = is_block(t.a), theirs = is_block(t.b);

	if (t.a->node->kind != t.b->node->kind)
		return COP_CLASH;
	if (t.a->node->kind == COP_SCALAR)
		return cop_merge_scalar(j, kin, t, at);
	if (!ours && !theirs)
		return merge_brackets(j, t, kin, at);
	if (at.flow || (!ours && !is_empty(t.a)) || (!theirs && !is_empty(t.b)))
		return COP_CLASH;
	return merge_block(j, t, kin, at);
}

static enum cop_outcome merge_lead(struct cop_merge_job *j, struct cop_trio t,
				   struct cop_part_place at, bool first)
{
	struct cop_piece o = t.o ? t.o->lead_text : (struct cop_piece){ "", 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_pieces lines;

	if (at.flow)
		return COP_DONE;
	if (cop_merge_text(j, o, t.a->lead_text, t.b->lead_text, &text) != COP_DONE)
		return COP_CLASH;
	if (first && at.beside)
		return text.len ? COP_CLASH : COP_DONE;
	lines = cop_pieces_of_lines(j->arena, cop_buf_str(&text), text.len);
	for (size_t i = 0; i < lines.n; i++) {
		if (strspn(lines.at[i].at, " \t\r") < lines.at[i].len - 1)
			cop_buf_fill(&j->out, ' ', at.column);
		cop_buf_add(&j->out, lines.at[i].at, lines.at[i].len);
	}
	cop_buf_fill(&j->out, ' ', at.column);
	return COP_DONE;
}

/* An entry with an id that both brought, in two versions, is a clash as a whole. */
static bool may_look_inside(struct cop_trio t, struct cop_kin kin)
{
	return t.o || (t.a->node->key && (kin.map || kin.list));
}

/* Both brought it: "none" on one side, and some on the other. */
static bool contradict(struct cop_trio t)
{
	bool new = !t.o || t.o->node->kind != t.a->node->kind;

	return new &&t.a->node->kind == t.b->node->kind &&is_empty(t.a) != is_empty(t.b);
}

/* Both brought it, and it says the same; what is said about it must not be lost. */
static enum cop_outcome put_either(struct cop_merge_job *j, struct cop_trio t,
				   struct cop_part_place at, bool first)
{
	bool ours = memchr(t.a->src->text + t.a->start, '#', t.a->end - t.a->start);
	bool theirs = memchr(t.b->src->text + t.b->start, '#', t.b->end - t.b->start);

	if (ours && theirs)
		return COP_CLASH;
	return cop_put_part(j, theirs ? t.b : t.a, at, first);
}

/* Brackets became lines, or lines brackets, and nothing else, with no comment about it. */
static bool only_restyled(const struct cop_merge_job *j, struct cop_kin kin,
			  const struct cop_part *o, const struct cop_part *x)
{
	return cop_same_meaning(j, kin, o->node, x->node) &&
	       !has_remark(o->src, o->start, o->end) &&
	       !has_remark(x->src, x->start, x->end);
}

/* Another style on one side, other words on the other: the words. NULL: something else. */
static const struct cop_part *reworded(const struct cop_merge_job *j, struct cop_kin kin,
				       struct cop_trio t)
{
	if (!t.o || t.a->node->kind != t.b->node->kind || t.a->node->kind == COP_SCALAR ||
	    is_block(t.a) == is_block(t.b))
		return NULL;
	if (only_restyled(j, kin, t.o, t.a))
		return t.b;
	return only_restyled(j, kin, t.o, t.b) ? t.a : NULL;
}

enum cop_outcome cop_merge_part(struct cop_merge_job *j, struct cop_trio t,
				struct cop_kin kin, struct cop_part_place at, bool first)
{
	const struct cop_part *words;

	if (!t.a || !t.b)
		return t.o ? COP_CLASH : cop_put_part(j, t.a ? t.a : t.b, at, first);
	if (cop_part_same(t.a, t.b) || (t.o && cop_part_same(t.o, t.b)))
		return cop_put_part(j, t.a, at, first);
	if (t.o && cop_part_same(t.o, t.a))
		return cop_put_part(j, t.b, at, first);
	if (!t.o && cop_same_meaning(j, kin, t.a->node, t.b->node))
		return put_either(j, t, at, first);
	if (!may_look_inside(t, kin) || contradict(t))
		return COP_CLASH;
	if ((words = reworded(j, kin, t)))
		return cop_put_part(j, words, at, first);
	if (merge_lead(j, t, at, first) != COP_DONE)
		return COP_CLASH;
	return merge_value(j, t, kin, at);
}
