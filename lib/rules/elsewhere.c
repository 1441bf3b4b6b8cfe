/* SPDX-License-Identifier: MIT */
/* Rules that the loader and the walk over references judge by themselves. */
#include <string.h>

#include "model/refs.h"
#include "rules/subjects.h"

/* Newer versions know more rules, so only what looks like a slip is named. */
static void unknown_rule(const struct cop_case *k)
{
	const struct cop_cop *c = k->rec;

	for (size_t i = 0; i < c->findings.n; i++) {
		const struct cop_answered_finding *a = &c->findings.at[i];
		struct cop_near near = { .typed = a->rule };
		struct cop_finding *f;

		if (!a->rule || cop_rules_known(a->rule, &near) || !near.best)
			continue;
		f = cop_flag(k, COP_AT(k, cop, a, rule), "no rule '%s'", a->rule);
		cop_flag_hint(k, f, "did you mean '%s'?", near.best);
	}
}

/* --- duplicate-entry: ids of the charter are its own as a whole --- */

struct ids {
	const char *list;
	const void *at;
	size_t n, size;
};

#define IDS(of) \
	{ \
#of, (of).at, (of).n, sizeof(*(of).at) \
	}

static const struct cop_rec *entry_at(const struct ids *ids, size_t i)
{
	const char *first = ids->at;
	const void *entry = first + i * ids->size;

	return entry;
}

/* The list before this one that has the id too; NULL: none. */
static const char *list_with(const struct ids *lists, size_t before, const char *id)
{
	for (size_t l = 0; l < before; l++) {
		for (size_t i = 0; i < lists[l].n; i++) {
			const char *other = entry_at(&lists[l], i)->id;

			if (other && strcmp(other, id) == 0)
				return lists[l].list;
		}
	}
	return NULL;
}

static void charter_ids(const struct cop_case *k)
{
	const struct cop_charter *c = k->rec;
	const struct ids lists[] = {
		IDS(c->objectives),         IDS(c->problems),
		IDS(c->audiences),          IDS(c->participation.barriers),
		IDS(c->policies.rejection), IDS(c->growth.channels),
		IDS(c->activities),         IDS(c->rewards),
		IDS(c->pathways),           IDS(c->stakeholders),
	};

	for (size_t l = 1; l < COP_COUNT(lists); l++) {
		for (size_t i = 0; i < lists[l].n; i++) {
			const struct cop_rec *entry = entry_at(&lists[l], i);
			const char *first = entry->id ? list_with(lists, l, entry->id)
						      : NULL;

			if (first)
				cop_flag(k, cop_case_map(k, entry),
					 "'%s' stands in '%s' too", entry->id, first + 3);
		}
	}
}

#define ELSEWHERE(rule) \
	{ \
		.id = &cop_rule_##rule \
	}

static const struct cop_rule rows[] = {
	ELSEWHERE(unreadable),
	ELSEWHERE(unknown_key),
	ELSEWHERE(wrong_type),
	ELSEWHERE(not_a_choice),
	ELSEWHERE(duplicate_key),
	{ .id = &cop_rule_duplicate_entry, .of = cop_kind_charter, .each = charter_ids },
	ELSEWHERE(bad_id),
	ELSEWHERE(id_taken),
	ELSEWHERE(id_not_stem),
	{ .id = &cop_rule_unknown_reference, .of = cop_kind_cop, .each = unknown_rule },
	ELSEWHERE(not_sorted),
};

COP_RULE_ROWS(elsewhere, rows);
