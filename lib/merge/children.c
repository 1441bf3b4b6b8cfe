/* SPDX-License-Identifier: MIT */
/* The entries of a merged collection, one after the other. */
#include <string.h>

#include "merge/part.h"
#include "yaml/place.h"

/* To go back to where nothing of a part was written. */
struct before {
	size_t len, conflicts;
};

static struct before here(const struct cop_merge_job *j)
{
	return (struct before){ j->out.len, j->conflicts };
}

static void go_back(struct cop_merge_job *j, struct before b)
{
	cop_buf_splice(&j->out, b.len, j->out.len - b.len, "", 0);
	j->conflicts = b.conflicts;
}

static struct cop_kin kin_of_slot(const struct cop_merge_job *j, struct cop_kin kin,
				  const struct cop_slot *s)
{
	const struct cop_part *p = s->t.a ? s->t.a : s->t.b;

	return cop_kin_of_child(j, kin, p->node);
}

/* The text of entries as they would stand in the result; at NULL: they do not fit there. */
static struct cop_piece rendered(struct cop_merge_job *j, const struct cop_part *p,
				 size_t n, struct cop_part_place at)
{
	size_t start = j->out.len;
	struct cop_piece text = { NULL, 0 };
	enum cop_outcome how = COP_DONE;

	for (size_t i = 0; i < n && how == COP_DONE; i++)
		how = cop_put_part(j, &p[i], at, false);
	if (how == COP_DONE)
		text = (struct cop_piece){ cop_arena_copy(j->arena,
							  cop_buf_str(&j->out) + start,
							  j->out.len - start),
					   j->out.len - start };
	cop_buf_splice(&j->out, start, j->out.len - start, "", 0);
	return text;
}

static enum cop_outcome mark(struct cop_merge_job *j, const struct cop_slot *s,
			     const struct cop_sides *in, struct cop_part_place at)
{
	const struct cop_part *a = s->clash ? in->a.at + s->a : s->t.a;
	const struct cop_part *b = s->clash ? in->b.at + s->b : s->t.b;
	struct cop_piece ours = rendered(j, a, s->clash ? s->na : s->t.a != NULL, at);
	struct cop_piece theirs = rendered(j, b, s->clash ? s->nb : s->t.b != NULL, at);

	if (!ours.at || !theirs.at)
		return COP_CLASH;
	cop_put_marks(j, ours, theirs);
	return COP_DONE;
}

static enum cop_outcome merge_tail(struct cop_merge_job *j, const struct cop_sides *in)
{
	const struct cop_parts *sides[] = { &in->o, &in->a, &in->b };
	const struct cop_source *src[] = { j->o, j->a, j->b };
	struct cop_piece text[3];

	for (size_t i = 0; i < 3; i++) {
		size_t from = sides[i]->n ? sides[i]->at[sides[i]->n - 1].end
					  : sides[i]->end;

		text[i] = (struct cop_piece){ src[i]->text + from, sides[i]->end - from };
	}
	return cop_merge_text(j, text[0], text[1], text[2], &j->out);
}

enum cop_outcome cop_merge_children(struct cop_merge_job *j, struct cop_kin kin,
				    const struct cop_sides *in, struct cop_part_place at)
{
	for (size_t i = 0; i < in->slots.n; i++) {
		const struct cop_slot *s = &in->slots.at[i];
		bool first = i == 0;
		struct before before = here(j);

		if (!s->clash && cop_merge_part(j, s->t, kin_of_slot(j, kin, s), at,
						first) == COP_DONE)
			continue;
		go_back(j, before);
		if ((at.beside && first) || mark(j, s, in, at) != COP_DONE)
			return COP_CLASH;
	}
	return merge_tail(j, in);
}

/* --- between brackets --- */

/* What stands between two entries of ours: a comma and blanks. */
static const char *gap_between(struct cop_merge_job *j, const struct cop_part *x,
			       const struct cop_part *y)
{
	return cop_arena_copy(j->arena, x->src->text + x->end, y->lead - x->end);
}

/* The gap that a new entry gets: as the others have it. */
static const char *usual_gap(struct cop_merge_job *j, const struct cop_parts *a)
{
	return a->n > 1 ? gap_between(j, &a->at[0], &a->at[1]) : ", ";
}

static bool follows(const struct cop_slots *s, size_t i)
{
	const struct cop_part *x = s->at[i - 1].t.a, *y = s->at[i].t.a;

	return x && y && y == x + 1;
}

static enum cop_outcome put_between(struct cop_merge_job *j, struct cop_kin kin,
				    const struct cop_slots *slots,
				    const struct cop_parts *a)
{
	struct cop_part_place at = { .flow = true };

	for (size_t i = 0; i < slots->n; i++) {
		const struct cop_slot *s = &slots->at[i];
		const char *gap = "";

		if (s->clash)
			return COP_CLASH;
		if (i > 0 && follows(slots, i))
			gap = gap_between(j, s->t.a - 1, s->t.a);
		else if (i > 0)
			gap = usual_gap(j, a);
		cop_buf_text(&j->out, gap);
		if (cop_merge_part(j, s->t, kin_of_slot(j, kin, s), at, i == 0) !=
		    COP_DONE)
			return COP_CLASH;
	}
	return COP_DONE;
}

/* A comment between the brackets, about no entry that could be asked whose it is. */
static bool has_remarks(const struct cop_part *p)
{
	size_t at = p->node->start;
	const struct cop_node *c = p->node->first;

	for (; c; c = c->next) {
		if (memchr(p->src->text + at, '#', c->lead - at))
			return true;
		at = c->end;
	}
	return memchr(p->src->text + at, '#', p->node->end - at);
}

enum cop_outcome cop_merge_flow(struct cop_merge_job *j, struct cop_kin kin,
				const struct cop_slots *slots,
				const struct cop_part *ours,
				const struct cop_part *theirs)
{
	const struct cop_source *src = ours->src;
	struct cop_parts a = cop_parts_of(j, ours->node, ours->end);
	const struct cop_node *n = ours->node;
	size_t open = a.n ? a.at[0].lead : n->start + 1;
	size_t close = a.n ? a.at[a.n - 1].end : n->end - 1;
	bool bare = !a.n || !slots->n;

	if (has_remarks(ours) || has_remarks(theirs))
		return COP_CLASH;
	if (bare)
		cop_buf_char(&j->out, src->text[n->start]);
	else
		cop_buf_add(&j->out, src->text + n->start, open - n->start);
	if (put_between(j, kin, slots, &a) != COP_DONE)
		return COP_CLASH;
	if (bare)
		cop_buf_char(&j->out, src->text[n->end - 1]);
	else
		cop_buf_add(&j->out, src->text + close, n->end - close);
	return COP_DONE;
}
