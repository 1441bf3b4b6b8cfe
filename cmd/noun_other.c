/* SPDX-License-Identifier: MIT */
/* An id of one kind given where another is wanted: the message says so, the hint leads there. */
#include "noun.h"

#include <string.h>

/* How each kind of thing is looked at. */
static const struct {
	uint32_t is;
	const char *show; /* a command that the id ends */
} ways[] = {
	{ COP_REF_ROLE, "cop role show " },
	{ COP_REF_MEMBER, "cop member show " },
	{ COP_REF_PLAN, "cop plan show " },
	{ COP_REF_NOTE, "cop note show " },
	{ COP_REF_PLATFORM, "cop charter platform show " },
	{ COP_REF_INDICATOR, "cop health show " },
	{ COP_REF_OBJECTIVE, "cop charter get objectives." },
	{ COP_REF_PROBLEM, "cop charter get problems." },
	{ COP_REF_AUDIENCE, "cop charter get audiences." },
	{ COP_REF_CHANNEL, "cop charter get growth.channels." },
	{ COP_REF_REWARD, "cop charter get rewards." },
	{ COP_REF_STAKEHOLDER, "cop charter get stakeholders." },
};

uint32_t cop_noun_what(struct cop_env *env, const char *word)
{
	return cop_id_valid(word, strlen(word)) ? cop_community_what(env->community, word)
						: 0;
}

bool cop_noun_other(struct cop_env *env, const char *word, struct cop_error *err)
{
	uint32_t is = cop_noun_what(env, word);

	for (size_t i = 0; i < COP_COUNT(ways); i++) {
		if (is & ways[i].is) {
			cop_fail_hint(err, "%s%s", ways[i].show, word);
			return true;
		}
	}
	return false;
}

void cop_noun_swapped(struct cop_env *env, const char *verb, const char *role,
		      const struct cop_words *members, struct cop_error *err)
{
	if (err->code != COP_E_NOT_FOUND || members->n != 1 ||
	    !(cop_noun_what(env, role) & COP_REF_MEMBER) ||
	    !(cop_noun_what(env, members->at[0]) & COP_REF_ROLE))
		return;
	cop_fail_hint(err, "cop role %s %s %s", verb, members->at[0], role);
}
