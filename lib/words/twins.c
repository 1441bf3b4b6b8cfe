/* SPDX-License-Identifier: MIT */
/*
 * Which record of the old side is which of the new: by id; one that has another id now is
 * found by what it says, whoever renamed it and however.
 */
#include <string.h>

#include "model/member.h"
#include "words/tell.h"

#define ALIKE \
	0.75 /* share of fields that say the same in a record without its old name */

const char *cop_now(const struct cop_teller *t, const char *id)
{
	const size_t *at = id ? cop_keys_find(&t->renamed, id) : NULL;

	return at ? t->names[*at] : id;
}

static void add(struct cop_teller *t, enum cop_kind kind, const struct cop_item *old,
		const struct cop_item *new)
{
	struct cop_twins *twins = &t->twins[kind];

	if (old && new && old->rec == new->rec)
		return;
	*COP_PUSH(t->arena, twins->at, twins->n, twins->cap) =
		(struct cop_twin){ old, new };
}

/* What cannot be read on the other side has not gone, nor come. */
static bool is_hidden(const struct cop_community *c, const struct cop_item *item)
{
	return c->unreadable && cop_community_left_out(c, item->path);
}

static const struct cop_item *item_at(const struct cop_items *items, size_t i)
{
	return i < items->n ? &items->at[i] : NULL;
}

/* Both sides are sorted by id. */
static void pair_by_id(struct cop_teller *t, enum cop_kind kind)
{
	const struct cop_items *old = &t->sides.old->items[kind],
			       *new = &t->sides.new->items[kind];

	for (size_t o = 0, n = 0; o < old->n || n < new->n;) {
		const struct cop_item *a = item_at(old, o), *b = item_at(new, n);
		int order = !a ? 1 : !b ? -1 : strcmp(a->id, b->id);

		if (!(order < 0 && is_hidden(t->sides.new, a)) &&
		    !(order > 0 && is_hidden(t->sides.old, b)))
			add(t, kind, order <= 0 ? a : NULL, order >= 0 ? b : NULL);
		o += order <= 0;
		n += order >= 0;
	}
}

/* --- renamed --- */

static bool same_name(const struct cop_str *a, const struct cop_str *b)
{
	return a && b && cop_str_same_name(a, b);
}

/* People: by name or address, never by how alike their records look. */
static double member_likeness(const struct cop_member *a, const struct cop_member *b)
{
	if (same_name(a->email, b->email))
		return 2;
	return same_name(a->name, b->name) ? 1 : 0;
}

static double likeness(const struct cop_teller *t, enum cop_kind kind, const void *a,
		       const void *b)
{
	const struct cop_schema *s = cop_records[kind]->schema;
	double same = 0, all = 0;

	if (kind == cop_kind_member)
		return member_likeness(a, b);
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];

		if (!cop_is_given(f, a) && !cop_is_given(f, b))
			continue;
		all++;
		same += cop_same_field(t, f, a, b);
	}
	if (all > 0 && same / all >= ALIKE)
		return same / all;
	return same_name(cop_main_text(s, a), cop_main_text(s, b)) &&
			       kind != cop_kind_note && all > 0 && same / all >= 0.5
		       ? same / all
		       : 0;
}

static void rename_twin(struct cop_teller *t, struct cop_twin *old, struct cop_twin *new)
{
	*COP_PUSH(t->arena, t->names, t->nnames, t->names_cap) = new->new->id;
	cop_keys_put(&t->renamed, old->old->id, t->nnames - 1);
	new->old = old->old;
	old->old = NULL;
}

static struct cop_twin *likest(const struct cop_teller *t, enum cop_kind kind,
			       const struct cop_twin *gone)
{
	struct cop_twin *best = NULL;
	double most = 0;

	for (size_t i = 0; i < t->twins[kind].n; i++) {
		struct cop_twin *one = &t->twins[kind].at[i];
		double like;

		if (one->old || !one->new)
			continue;
		like = likeness(t, kind, gone->old->rec, one->new->rec);
		if (like > most) {
			most = like;
			best = one;
		}
	}
	return best;
}

static void drop_empty(struct cop_twins *twins)
{
	size_t kept = 0;

	for (size_t i = 0; i < twins->n; i++) {
		if (twins->at[i].old || twins->at[i].new)
			twins->at[kept++] = twins->at[i];
	}
	twins->n = kept;
}

/* Beyond this many of both the register was replaced, and nobody was renamed. */
#define RENAMES_MAX 200

static void pair_renamed(struct cop_teller *t, enum cop_kind kind)
{
	struct cop_twins *twins = &t->twins[kind];
	size_t gone = 0, come = 0;

	for (size_t i = 0; i < twins->n; i++) {
		gone += !twins->at[i].new;
		come += !twins->at[i].old;
	}
	if (!gone || !come || gone > RENAMES_MAX || come > RENAMES_MAX)
		return;
	for (size_t i = 0; i < twins->n; i++) {
		struct cop_twin *new = twins->at[i].new ? NULL
							: likest(t, kind, &twins->at[i]);

		if (new)
			rename_twin(t, &twins->at[i], new);
	}
	drop_empty(twins);
}

/* Members first: what names them can then be seen to say the same. */
static const enum cop_kind renamable[] = {
	cop_kind_member,    cop_kind_role,        cop_kind_platform, cop_kind_indicator,
	cop_kind_plan,      cop_kind_practice,    cop_kind_survey,   cop_kind_note,
	cop_kind_gathering, cop_kind_observation,
};

void cop_twins_find(struct cop_teller *t)
{
	t->renamed.arena = t->arena;
	for (unsigned k = 0; k < cop_kind_count; k++)
		pair_by_id(t, (enum cop_kind)k);
	for (size_t i = 0; i < COP_COUNT(renamable); i++)
		pair_renamed(t, renamable[i]);
}

const char *const *cop_tell_renamed(struct cop_arena *a,
				    const struct cop_told_sides *sides)
{
	struct cop_teller t = { .arena = a, .sides = *sides };
	const char **list = NULL;
	size_t n = 0, cap = 0;

	cop_twins_find(&t);
	for (unsigned k = 0; k < cop_kind_count; k++) {
		const struct cop_twins *twins = &t.twins[k];

		for (size_t i = 0; i < twins->n; i++) {
			const struct cop_twin *twin = &twins->at[i];

			if (!twin->old || !twin->new ||
			    strcmp(twin->old->id, twin->new->id) == 0)
				continue;
			*COP_PUSH(a, list, n, cap) = twin->old->record;
			*COP_PUSH(a, list, n, cap) = twin->new->record;
		}
	}
	*COP_PUSH(a, list, n, cap) = NULL;
	return list;
}
