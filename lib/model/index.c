/* SPDX-License-Identifier: MIT */
#include "model/index.h"

#include <string.h>

#include "base/keys.h"
#include "model/budget.h"
#include "model/builtin.h"

struct cop_index {
	struct cop_keys bits;   /* id -> what it is */
	struct cop_keys hidden; /* the same, of files that cannot be read */
	uint32_t blind; /* what files define that cannot be read: any id may be one */
};

#define CHARTER_REFS \
	(COP_REF_OBJECTIVE | COP_REF_PROBLEM | COP_REF_AUDIENCE | COP_REF_CHANNEL | \
	 COP_REF_REWARD | COP_REF_REJECTION | COP_REF_STAKEHOLDER)

static void put(struct cop_keys *keys, const char *id, uint32_t bit)
{
	size_t *bits = cop_keys_find(keys, id);

	cop_keys_put(keys, id, bit | (bits ? *bits : 0));
}

static void add(struct cop_index *index, const char *id, uint32_t bit)
{
	if (id && *id)
		put(&index->bits, id, bit);
}

/* "plan/clinic.yaml" in folder "plan" is 'clinic', in whatever folder below it stands. */
static void add_hidden(struct cop_index *index, const struct cop_record *kind,
		       const char *path)
{
	size_t len = strlen(kind->where), stem;
	const char *name = strrchr(path, '/');

	if (!name || strncmp(path, kind->where, len) != 0 || path[len] != '/')
		return;
	stem = strcspn(++name, ".");
	put(&index->hidden,
	    cop_arena_printf(index->hidden.arena, "%.*s", (int)stem, name), kind->ref);
}

static void add_unreadable(struct cop_index *index, const struct cop_community *c)
{
	for (size_t i = 0; i < c->findings.n; i++) {
		const struct cop_finding *f = c->findings.at[i];
		const char *path = f->where.at.src ? f->where.at.src->path : NULL;

		if (!path || (f->rule != &cop_rule_unreadable &&
			      f->rule != &cop_rule_duplicate_key))
			continue;
		if (strcmp(path, cop_record_charter.where) == 0)
			index->blind |= CHARTER_REFS;
		if (strcmp(path, cop_record_budget.where) == 0)
			index->blind |= COP_REF_FUNDING;
		for (unsigned k = 0; k < cop_kind_count; k++)
			add_hidden(index, cop_records[k], path);
	}
}

#define ADD_ENTRIES(index, list, bit) \
	do { \
		for (size_t i_ = 0; i_ < (list).n; i_++) \
			add((index), (list).at[i_].rec.id, (bit)); \
	} while (0)

static void add_charter(struct cop_index *index, const struct cop_charter *c)
{
	ADD_ENTRIES(index, c->objectives, COP_REF_OBJECTIVE);
	ADD_ENTRIES(index, c->problems, COP_REF_PROBLEM);
	ADD_ENTRIES(index, c->audiences, COP_REF_AUDIENCE);
	ADD_ENTRIES(index, c->growth.channels, COP_REF_CHANNEL);
	ADD_ENTRIES(index, c->rewards, COP_REF_REWARD);
	ADD_ENTRIES(index, c->policies.rejection, COP_REF_REJECTION);
	ADD_ENTRIES(index, c->stakeholders, COP_REF_STAKEHOLDER);
}

struct cop_index *cop_index_new(const struct cop_community *c)
{
	struct cop_index *index = COP_NEW(c->arena, struct cop_index);

	index->bits.arena = index->hidden.arena = c->arena;
	for (unsigned k = 0; k < cop_kind_count; k++) {
		for (size_t i = 0; cop_records[k]->ref && i < c->items[k].n; i++)
			add(index, c->items[k].at[i].id, cop_records[k]->ref);
	}
	for (size_t i = 0; i < cop_nbuiltin_indicators; i++)
		add(index, cop_builtin_indicators[i], COP_REF_INDICATOR);
	add(index, "charter", COP_REF_CHARTER);
	add(index, "budget", COP_REF_BUDGET);
	add(index, "internal", COP_REF_AUDIENCE);
	add(index, "external", COP_REF_AUDIENCE);
	add(index, "members", COP_REF_ROLE); /* everybody: needs no file */
	if (c->charter)
		add_charter(index, c->charter);
	if (c->budget)
		ADD_ENTRIES(index, c->budget->funding, COP_REF_FUNDING);
	add_unreadable(index, c);
	return index;
}

uint32_t cop_index_what(const struct cop_index *index, const char *id)
{
	const size_t *bits = cop_keys_find(&index->bits, id);

	return bits ? (uint32_t)*bits : 0;
}

bool cop_index_may_hold(const struct cop_index *index, uint32_t refs, const char *id)
{
	const size_t *bits = cop_keys_find(&index->hidden, id);

	return (refs & index->blind) || (bits && (*bits & refs));
}

/* Slots stand in no order that means anything, so equally near ids go by the alphabet. */
static void try_near(struct cop_near *near, const char *id)
{
	struct cop_near one = { .typed = near->typed };

	cop_near_try(&one, id);
	if (one.best && (!near->best || one.distance < near->distance ||
			 (one.distance == near->distance && strcmp(id, near->best) < 0)))
		*near = one;
}

void cop_index_near(const struct cop_index *index, uint32_t refs, struct cop_near *near)
{
	for (size_t i = 0; i < index->bits.cap; i++) {
		const struct cop_key_slot *s = &index->bits.at[i];

		if (s->key && (s->value & refs))
			try_near(near, s->key);
	}
}
