/* SPDX-License-Identifier: MIT */
/* How a platform fits what the charter says members do together, and the checklist. */
#ifndef COP_MODEL_PLATFORM_FIT_H
#define COP_MODEL_PLATFORM_FIT_H

#include "model/charter.h"
#include "model/platform.h"

/* Does it offer the function? UNSAID: nobody has looked. */
enum cop_bool cop_platform_offers(const struct cop_platform *p, enum cop_function f);
/* Does an activity of the charter use it? c may be NULL: there are no activities. */
bool cop_function_needed(const struct cop_charter *c, enum cop_function f);
/* The first activity from *at on that uses it; *at goes past it. NULL: no more. */
const struct cop_charter_activity *cop_function_use(const struct cop_charter *c,
						    enum cop_function f, size_t *at);

/* The answer to a check or an own criterion; NULL: it was not looked at. */
const struct cop_assessment *cop_platform_answer(const struct cop_platform *p,
						 const char *id);
/* Does it pass? UNSAID: unknown. */
enum cop_bool cop_platform_met(const struct cop_platform *p, const char *id);

/* Of the checklist and its own criteria. A count, not a mark: what is unknown is no no. */
struct cop_platform_score {
	unsigned met, unmet, unknown;
};
struct cop_platform_score cop_platform_score(const struct cop_platform *p);

#endif
