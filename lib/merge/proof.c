/* SPDX-License-Identifier: MIT */
/*
 * The rule once more, on values instead of text: whatever the way to the result was, this is
 * what it must say. Of a text with two versions in it each decision is looked at: a value may
 * then be that of its side, too. What is outside the markers stands in both decisions, and so
 * has to be what the rule makes of it.
 */
#include <string.h>

#include "base/raw.h"
#include "merge/part.h"

/* The same value in three versions and in the result; NULL: it is not there. */
struct four {
	const struct cop_node *o, *a, *b, *r;
};

struct proof {
	const struct cop_merge_job *j;
	enum cop_side side;
};

static bool holds(const struct proof *p, struct cop_kin kin, struct four n);

static const struct cop_node *node_with(const struct cop_parts *p,
					const struct cop_piece *key)
{
	const struct cop_part *found = p->n ? cop_part_with(p, key) : NULL;

	return found ? found->node : NULL;
}

static bool entry_holds(const struct proof *p, struct cop_kin kin,
			const struct cop_parts v[4], const struct cop_part *entry)
{
	struct four n = { node_with(&v[0], &entry->key), node_with(&v[1], &entry->key),
			  node_with(&v[2], &entry->key), node_with(&v[3], &entry->key) };

	return holds(p, cop_kin_of_child(p->j, kin, entry->node), n);
}

static bool keyed_holds(const struct proof *p, struct cop_kin kin,
			const struct cop_parts v[4])
{
	for (size_t s = 0; s < 4; s++)
		for (size_t i = 0; i < v[s].n; i++)
			if (!entry_holds(p, kin, v, &v[s].at[i]))
				return false;
	return true;
}

/* Is the fourth, piece by piece, what comes of the other three? */
static bool pieces_hold(const struct proof *p, const struct cop_pieces v[4])
{
	struct cop_stretches s = cop_compare3(p->j->arena, &v[0], &v[1], &v[2]);
	size_t at = 0;

	for (size_t i = 0; i < s.n; i++) {
		const struct cop_stretch *one = &s.at[i];
		bool clash = one->kind == COP_STRETCH_CLASH;
		bool theirs = clash ? p->side == COP_SIDE_THEIRS
				    : one->kind == COP_STRETCH_THEIRS;
		const struct cop_piece *from = theirs ? v[2].at + one->b
						      : v[1].at + one->a;

		if (clash && p->side == COP_SIDE_NONE)
			return false;
		for (size_t k = 0; k < (theirs ? one->nb : one->na); k++, at++)
			if (at == v[3].n || !cop_piece_equal(&from[k], &v[3].at[at]))
				return false;
	}
	return at == v[3].n;
}

static struct cop_pieces said_in_order(const struct proof *p, struct cop_kin kin,
				       const struct cop_parts *v)
{
	struct cop_pieces list = { COP_NEW_N(p->j->arena, struct cop_piece, v->n + 1),
				   v->n };

	for (size_t i = 0; i < v->n; i++)
		list.at[i] = cop_meaning(p->j, cop_kin_of_child(p->j, kin, v->at[i].node),
					 v->at[i].node);
	return list;
}

/* Of an entry that both edited under another key, at most the one of the side is there. */
static bool rekeyed_hold(const struct proof *p, struct cop_kin kin,
			 enum cop_node_kind kind, const struct cop_parts v[4])
{
	struct cop_rekeyed edits = cop_rekeyed_of(p->j, kin, kind, v);

	for (size_t i = 0; i < edits.n; i++) {
		const struct cop_part *other = p->side == COP_SIDE_OURS ? edits.at[i].b
									: edits.at[i].a;

		if (p->side == COP_SIDE_NONE || (other && node_with(&v[3], &other->key)))
			return false;
	}
	return true;
}

static bool collection_holds(const struct proof *p, struct cop_kin kin, struct four n)
{
	struct cop_parts v[4] = {
		cop_entries_of(p->j, n.o && n.o->kind == n.a->kind ? n.o : NULL),
		cop_entries_of(p->j, n.a), cop_entries_of(p->j, n.b),
		cop_entries_of(p->j, n.r)
	};
	struct cop_parts *const sides[] = { &v[0], &v[1], &v[2], &v[3] };
	struct cop_pieces said[4];

	if (cop_identify(p->j, kin, n.a->kind, sides, 3) != COP_MATCH_ORDER)
		return cop_identify(p->j, kin, n.a->kind, sides, 4) != COP_MATCH_ORDER &&
		       rekeyed_hold(p, kin, n.a->kind, v) && keyed_holds(p, kin, v);
	for (size_t i = 0; i < 4; i++)
		said[i] = said_in_order(p, kin, &v[i]);
	return pieces_hold(p, said);
}

/* Line ends at the end of a text count where more than one is there. */
static struct cop_pieces lines_of(const struct proof *p, const struct cop_node *n,
				  bool all)
{
	struct cop_piece text = cop_prose_lines(p->j, n);

	if (all)
		text = (struct cop_piece){ cop_str_raw(n->value), cop_str_len(n->value) };
	return cop_pieces_of_lines(p->j->arena, text.at, text.len);
}

static bool ends_far(const struct cop_node *n)
{
	size_t len = cop_str_len(n->value);

	return len > 1 && strncmp(cop_str_raw(n->value) + len - 2, "\n\n", 2) == 0;
}

static bool prose_holds(const struct proof *p, struct four n)
{
	struct cop_pieces lines[4];
	bool far;

	if (!n.o || n.o->kind != COP_SCALAR)
		return false;
	if (cop_ends_open(n.r) !=
	    cop_decide(cop_ends_open(n.o), cop_ends_open(n.a), cop_ends_open(n.b)))
		return false;
	far = ends_far(n.o) || ends_far(n.a) || ends_far(n.b) || ends_far(n.r);
	lines[0] = lines_of(p, n.o, far);
	lines[1] = lines_of(p, n.a, far);
	lines[2] = lines_of(p, n.b, far);
	lines[3] = lines_of(p, n.r, far);
	return pieces_hold(p, lines);
}

/* Anchors and tags have to be those of all. */
static bool same_props(struct four n)
{
	const char *props = n.a->props ? n.a->props : "";

	return strcmp(props, n.b->props ? n.b->props : "") == 0 &&
	       strcmp(props, n.r->props ? n.r->props : "") == 0;
}

static bool rule_holds(const struct proof *p, struct cop_kin kin, struct four n)
{
	if (cop_same_meaning(p->j, kin, n.a, n.b) ||
	    cop_same_meaning(p->j, kin, n.o, n.b))
		return cop_same_meaning(p->j, kin, n.r, n.a);
	if (cop_same_meaning(p->j, kin, n.o, n.a))
		return cop_same_meaning(p->j, kin, n.r, n.b);
	if (!n.a || !n.b || !n.r || n.a->kind != n.b->kind || n.a->kind != n.r->kind ||
	    n.a->kind == COP_ALIAS || !same_props(n))
		return false;
	if (n.a->kind == COP_SCALAR)
		return prose_holds(p, n);
	if ((!n.o || n.o->kind != n.a->kind) && !n.a->first != !n.b->first)
		return false; /* "none" against some */
	return collection_holds(p, kin, n);
}

static bool holds(const struct proof *p, struct cop_kin kin, struct four n)
{
	const struct cop_node *side = p->side == COP_SIDE_OURS ? n.a : n.b;

	if (p->side != COP_SIDE_NONE && cop_same_meaning(p->j, kin, n.r, side))
		return true;
	return rule_holds(p, kin, n);
}

bool cop_merge_proved(const struct cop_merge_job *j, const struct cop_three *t,
		      const struct cop_node *result, enum cop_side side)
{
	struct proof p = { j, side };
	const struct cop_node *any = t->a ? t->a : t->b;

	return holds(&p, cop_kin_of_root(j->in->kind, any),
		     (struct four){ t->o, t->a, t->b, result });
}
