/* SPDX-License-Identifier: MIT */
#include "model/index.h"

#include <string.h>

#include "model/budget.h"
#include "model/builtin.h"

struct slot {
	const char *id; /* NULL: free */
	uint32_t bits;
};

/* Open addressing; at most half full. */
struct cop_index {
	struct slot *at;
	size_t cap;
};

static size_t hash(const char *id)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *id; id++)
		h = (h ^ (unsigned char)*id) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

static struct slot *find(const struct cop_index *index, const char *id)
{
	size_t at = hash(id) & (index->cap - 1);

	while (index->at[at].id && strcmp(index->at[at].id, id) != 0)
		at = (at + 1) & (index->cap - 1);
	return &index->at[at];
}

static void add(struct cop_index *index, const char *id, uint32_t bit)
{
	struct slot *s;

	if (!id || !*id)
		return;
	s = find(index, id);
	s->id = id;
	s->bits |= bit;
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

static size_t entries_of(const struct cop_community *c)
{
	size_t n = cop_nbuiltin_indicators + 8;

	for (unsigned k = 0; k < cop_kind_count; k++)
		n += c->items[k].n;
	if (c->charter)
		n += c->charter->objectives.n + c->charter->problems.n +
		     c->charter->audiences.n + c->charter->growth.channels.n +
		     c->charter->rewards.n + c->charter->policies.rejection.n +
		     c->charter->stakeholders.n;
	return c->budget ? n + c->budget->funding.n : n;
}

struct cop_index *cop_index_new(const struct cop_community *c)
{
	struct cop_index *index = COP_NEW(c->arena, struct cop_index);

	index->cap = 64;
	while (index->cap < 2 * entries_of(c))
		index->cap *= 2;
	index->at = COP_NEW_N(c->arena, struct slot, index->cap);
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
	return find(index, id)->bits;
}

void cop_index_near(const struct cop_index *index, uint32_t refs, struct cop_near *near)
{
	for (size_t i = 0; i < index->cap; i++) {
		if (index->at[i].id && (index->at[i].bits & refs))
			cop_near_try(near, index->at[i].id);
	}
}
