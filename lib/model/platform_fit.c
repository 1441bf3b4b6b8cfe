/* SPDX-License-Identifier: MIT */
#include "model/platform_fit.h"

#include <string.h>

enum cop_bool cop_platform_offers(const struct cop_platform *p, enum cop_function f)
{
	const char *word = cop_enum_word(&cop_enum_function, (int)f);
	const struct cop_schema *s = &cop_schema_platform_functions;

	for (size_t i = 0; i < s->nfields; i++) {
		const void *functions = &p->functions;
		const char *first = functions;
		const void *offers = first + s->fields[i].offset;

		if (strcmp(cop_field_key(&s->fields[i]), word) == 0)
			return *(const enum cop_bool *)offers;
	}
	return COP_UNSAID;
}

const struct cop_charter_activity *cop_function_use(const struct cop_charter *c,
						    enum cop_function f, size_t *at)
{
	while (c && *at < c->activities.n) {
		const struct cop_charter_activity *a = &c->activities.at[(*at)++];

		for (size_t i = 0; i < a->uses.n; i++) {
			if (a->uses.at[i] == f)
				return a;
		}
	}
	return NULL;
}

bool cop_function_needed(const struct cop_charter *c, enum cop_function f)
{
	size_t at = 0;

	return cop_function_use(c, f, &at) != NULL;
}

const struct cop_assessment *cop_platform_answer(const struct cop_platform *p,
						 const char *id)
{
	for (size_t i = 0; i < p->assessment.n; i++) {
		const char *own = p->assessment.at[i].id;

		if (own && strcmp(own, id) == 0)
			return &p->assessment.at[i];
	}
	return NULL;
}

enum cop_bool cop_platform_met(const struct cop_platform *p, const char *id)
{
	const struct cop_assessment *a = cop_platform_answer(p, id);

	return a ? a->met : COP_UNSAID;
}

static void count(struct cop_platform_score *s, enum cop_bool met)
{
	s->met += met == COP_TRUE;
	s->unmet += met == COP_FALSE;
	s->unknown += met == COP_UNSAID;
}

struct cop_platform_score cop_platform_score(const struct cop_platform *p)
{
	const struct cop_enum *checks = &cop_enum_platform_check;
	struct cop_platform_score s = { 0 };

	for (size_t i = 0; i < checks->n; i++)
		count(&s, cop_platform_met(p, checks->words[i].word));
	for (size_t i = 0; i < p->assessment.n; i++) {
		const char *id = p->assessment.at[i].id;

		if (id && !cop_enum_find(checks, id, strlen(id)))
			count(&s, p->assessment.at[i].met);
	}
	return s;
}
