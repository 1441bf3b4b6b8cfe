/* SPDX-License-Identifier: MIT */
#include "words/tell.h"

#include <string.h>

/* In the order of areas. */
static const struct {
	enum cop_kind kind;
	cop_tell_twin *tell;
} tellers[] = {
	{ cop_kind_role, cop_tell_role },
	{ cop_kind_charter, cop_tell_charter },
	{ cop_kind_member, cop_tell_member },
	{ cop_kind_plan, cop_tell_plan },
	{ cop_kind_note, cop_tell_note },
	{ cop_kind_practice, cop_tell_other },
	{ cop_kind_platform, cop_tell_other },
	{ cop_kind_indicator, cop_tell_indicator },
	{ cop_kind_observation, cop_tell_observation },
	{ cop_kind_survey, cop_tell_other },
	{ cop_kind_gathering, cop_tell_gathering },
	{ cop_kind_activity, cop_tell_activity },
	{ cop_kind_budget, cop_tell_other },
	{ cop_kind_cop, cop_tell_settings },
};

void cop_tell(struct cop_arena *a, const struct cop_told_sides *sides,
	      struct cop_tale *ret)
{
	struct cop_teller t = { .arena = a, .sides = *sides, .tale = ret };

	*ret = (struct cop_tale){ .arena = a };
	cop_twins_find(&t);
	for (size_t i = 0; i < COP_COUNT(tellers); i++) {
		const struct cop_twins *twins = &t.twins[tellers[i].kind];

		t.kind = tellers[i].kind;
		for (size_t k = 0; k < twins->n; k++) {
			const struct cop_twin *twin = &twins->at[k];

			t.item = twin->new ? twin->new : twin->old;
			tellers[i].tell(&t, twin);
		}
	}
}

/* --- many that say the same --- */

static bool alike(const struct cop_told *a, const struct cop_told *b)
{
	return a->area == b->area && a->together && b->together &&
	       strcmp(a->together, b->together) == 0;
}

static const char *what(enum cop_area area, size_t n)
{
	if (area == cop_area_roles || area == cop_area_members)
		return n == 1 ? "person" : "people";
	if (area == cop_area_plan)
		return n == 1 ? "item" : "items";
	if (area == cop_area_charter)
		return n == 1 ? "answer" : "answers";
	return n == 1 ? "entry" : "entries";
}

#define NAMED 2

static const char *folded(const struct cop_tale *tale, size_t at, size_t n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf names = { 0 };
	const struct cop_told *one = &tale->at[at];
	size_t named = 0;

	for (size_t i = at; i < tale->n && named < NAMED; i++) {
		if (alike(one, &tale->at[i]))
			cop_buf_printf(&names, "%s%s", named++ ? ", " : "",
				       tale->at[i].name);
	}
	return cop_arena_printf(tale->arena, "%zu %s %s: %s and %zu more", n,
				what(one->area, n), one->together, cop_buf_str(&names),
				n - named);
}

struct cop_tale cop_tale_fold(const struct cop_tale *tale, size_t most)
{
	struct cop_tale out = { .arena = tale->arena };
	bool *gone = COP_NEW_N(tale->arena, bool, tale->n);

	for (size_t i = 0; i < tale->n; i++) {
		struct cop_told *told;
		size_t n = 0;

		if (gone[i])
			continue;
		for (size_t k = i; tale->at[i].together && k < tale->n; k++)
			n += alike(&tale->at[i], &tale->at[k]);
		told = COP_PUSH(out.arena, out.at, out.n, out.cap);
		*told = tale->at[i];
		if (n <= most || n <= NAMED)
			continue;
		for (size_t k = i; k < tale->n; k++)
			gone[k] |= alike(&tale->at[i], &tale->at[k]);
		told->text = folded(tale, i, n);
		told->id = "";
		told->file = NULL;
		told->was = told->is = NULL;
	}
	return out;
}
