/* SPDX-License-Identifier: MIT */
/*
 * The rule once more, on values instead of text: whatever the way to the result was, this is
 * what it must say.
 */
#include <string.h>

#include "merge/part.h"

/* The same value in three versions and in the result; NULL: it is not there. */
struct four {
	const struct cop_node *o, *a, *b, *r;
};

static bool holds(const struct cop_merge_job *j, struct cop_kin kin, struct four n);

static const struct cop_node *node_with(const struct cop_parts *p,
					const struct cop_piece *key)
{
	const struct cop_part *found = p->n ? cop_part_with(p, key) : NULL;

	return found ? found->node : NULL;
}

static bool entry_holds(const struct cop_merge_job *j, struct cop_kin kin,
			const struct cop_parts p[4], const struct cop_part *entry)
{
	struct four n = { node_with(&p[0], &entry->key), node_with(&p[1], &entry->key),
			  node_with(&p[2], &entry->key), node_with(&p[3], &entry->key) };

	return holds(j, cop_kin_of_child(j, kin, entry->node), n);
}

static bool keyed_holds(const struct cop_merge_job *j, struct cop_kin kin,
			const struct cop_parts p[4])
{
	for (size_t s = 0; s < 4; s++)
		for (size_t i = 0; i < p[s].n; i++)
			if (!entry_holds(j, kin, p, &p[s].at[i]))
				return false;
	return true;
}

/* What both made of a list whose order counts. */
static struct cop_piece in_order(const struct cop_merge_job *j, struct cop_kin kin,
				 const struct cop_parts p[4], size_t side)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	for (size_t i = 0; i < p[side].n; i++) {
		const struct cop_node *n = p[side].at[i].node;
		struct cop_piece said = cop_meaning(j, cop_kin_of_child(j, kin, n), n);

		cop_buf_add(&out, said.at, said.len);
		cop_buf_char(&out, '\n');
	}
	return (struct cop_piece){ cop_buf_keep(&out, j->arena), out.len };
}

static struct cop_pieces said_in_order(const struct cop_merge_job *j, struct cop_kin kin,
				       const struct cop_parts *p)
{
	struct cop_pieces list = { COP_NEW_N(j->arena, struct cop_piece, p->n + 1),
				   p->n };

	for (size_t i = 0; i < p->n; i++)
		list.at[i] = cop_meaning(j, cop_kin_of_child(j, kin, p->at[i].node),
					 p->at[i].node);
	return list;
}

static bool order_holds(const struct cop_merge_job *j, struct cop_kin kin,
			const struct cop_parts p[4])
{
	struct cop_pieces o = said_in_order(j, kin, &p[0]);
	struct cop_pieces a = said_in_order(j, kin, &p[1]);
	struct cop_pieces b = said_in_order(j, kin, &p[2]);
	struct cop_stretches s = cop_compare3(j->arena, &o, &a, &b);
	COP_CLEANUP(cop_buf_clear) struct cop_buf want = { 0 };
	struct cop_piece have = in_order(j, kin, p, 3), expected;

	for (size_t i = 0; i < s.n; i++) {
		const struct cop_stretch *at = &s.at[i];
		bool theirs = at->kind == COP_STRETCH_THEIRS;
		const struct cop_piece *from = theirs ? b.at + at->b : a.at + at->a;

		if (at->kind == COP_STRETCH_CLASH)
			return false;
		for (size_t k = 0; k < (theirs ? at->nb : at->na); k++) {
			cop_buf_add(&want, from[k].at, from[k].len);
			cop_buf_char(&want, '\n');
		}
	}
	expected = (struct cop_piece){ cop_buf_str(&want), want.len };
	return cop_piece_equal(&expected, &have);
}

static bool collection_holds(const struct cop_merge_job *j, struct cop_kin kin,
			     struct four n)
{
	struct cop_parts p[4] = {
		cop_entries_of(j, n.o && n.o->kind == n.a->kind ? n.o : NULL),
		cop_entries_of(j, n.a), cop_entries_of(j, n.b), cop_entries_of(j, n.r)
	};
	struct cop_parts *const sides[] = { &p[0], &p[1], &p[2], &p[3] };

	if (cop_identify(j, kin, n.a->kind, sides, COP_COUNT(sides)) == COP_MATCH_ORDER)
		return order_holds(j, kin, p);
	return keyed_holds(j, kin, p);
}

static bool prose_holds(const struct cop_merge_job *j, struct four n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf want = { 0 };
	struct cop_piece have, expected;

	if (!n.o || n.o->kind != COP_SCALAR ||
	    cop_merge_text(j, cop_prose_lines(j, n.o), cop_prose_lines(j, n.a),
			   cop_prose_lines(j, n.b), &want) != COP_DONE)
		return false;
	have = cop_prose_lines(j, n.r);
	expected = (struct cop_piece){ cop_buf_str(&want), want.len };
	return cop_piece_equal(&expected, &have);
}

static bool holds(const struct cop_merge_job *j, struct cop_kin kin, struct four n)
{
	if (cop_same_meaning(j, kin, n.a, n.b) || cop_same_meaning(j, kin, n.o, n.b))
		return cop_same_meaning(j, kin, n.r, n.a);
	if (cop_same_meaning(j, kin, n.o, n.a))
		return cop_same_meaning(j, kin, n.r, n.b);
	if (!n.a || !n.b || !n.r || n.a->kind != n.b->kind || n.a->kind != n.r->kind)
		return false;
	if (n.a->kind == COP_SCALAR)
		return prose_holds(j, n);
	return collection_holds(j, kin, n);
}

bool cop_merge_proved(const struct cop_merge_job *j, const struct cop_node *o,
		      const struct cop_node *a, const struct cop_node *b,
		      const struct cop_node *result)
{
	return holds(j, cop_kin_of_root(j->in->kind, result),
		     (struct four){ o, a, b, result });
}
