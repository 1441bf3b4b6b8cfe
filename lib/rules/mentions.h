/* SPDX-License-Identifier: MIT */
/* Which ids other records name, by the tables. Inside lib/rules. */
#ifndef COP_RULES_MENTIONS_H
#define COP_RULES_MENTIONS_H

#include "model/community.h"

struct cop_mentions {
	const char **at; /* sorted */
	size_t n, cap;
};

/* Of everything loaded; lives in the arena. */
void cop_mentions_collect(const struct cop_community *c, struct cop_arena *a,
			  struct cop_mentions *ret);
bool cop_mentions_has(const struct cop_mentions *m, const char *id);

#endif
