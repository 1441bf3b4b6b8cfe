/* SPDX-License-Identifier: MIT */
#include "model/index.h"

#include "base/keys.h"
#include "model/budget.h"
#include "model/builtin.h"

struct cop_index {
	struct cop_keys bits; /* id -> what it is */
};

static void add(struct cop_index *index, const char *id, uint32_t bit)
{
	size_t *bits;

	if (!id || !*id)
		return;
	bits = cop_keys_find(&index->bits, id);
	cop_keys_put(&index->bits, id, bit | (bits ? *bits : 0));
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

	index->bits.arena = c->arena;
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
	return index;
}

uint32_t cop_index_what(const struct cop_index *index, const char *id)
{
	const size_t *bits = cop_keys_find(&index->bits, id);

	return bits ? (uint32_t)*bits : 0;
}

void cop_index_near(const struct cop_index *index, uint32_t refs, struct cop_near *near)
{
	for (size_t i = 0; i < index->bits.cap; i++) {
		const struct cop_key_slot *s = &index->bits.at[i];

		if (s->key && (s->value & refs))
			cop_near_try(near, s->key);
	}
}
