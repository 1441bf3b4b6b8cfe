/* SPDX-License-Identifier: MIT */
/* Rules that the loader and the walk over references judge by themselves. */
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
	ELSEWHERE(duplicate_entry),
	ELSEWHERE(bad_id),
	ELSEWHERE(id_taken),
	ELSEWHERE(id_not_stem),
	{ .id = &cop_rule_unknown_reference, .of = cop_kind_cop, .each = unknown_rule },
	ELSEWHERE(not_sorted),
};

COP_RULE_ROWS(elsewhere, rows);
