/* SPDX-License-Identifier: MIT */
/* Rules that the loader and the walk over references judge by themselves. */
#include "model/refs.h"
#include "rules/subjects.h"

#define ELSEWHERE(rule) \
	{ \
		.id = &cop_rule_##rule \
	}

static const struct cop_rule rows[] = {
	ELSEWHERE(unreadable),    ELSEWHERE(unknown_key),
	ELSEWHERE(wrong_type),    ELSEWHERE(not_a_choice),
	ELSEWHERE(duplicate_key), ELSEWHERE(duplicate_entry),
	ELSEWHERE(bad_id),        ELSEWHERE(id_taken),
	ELSEWHERE(id_not_stem),   ELSEWHERE(unknown_reference),
	ELSEWHERE(not_sorted),
};

COP_RULE_ROWS(elsewhere, rows);
