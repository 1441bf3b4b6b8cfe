/* SPDX-License-Identifier: MIT */
/*
 * Prompts (commands.md 1.7): one line each, only where env->can_ask. Enter keeps what stands
 * in brackets or skips, "?" explains, "q" (or the end of input) stops.
 */
#ifndef COP_ASK_H
#define COP_ASK_H

#include "env.h"

struct cop_ask {
	const char *text;              /* "in one sentence" */
	const struct cop_str *kept;    /* in brackets; NULL: nothing */
	const char *explain;           /* after "?"; NULL: the field's doc */
	const struct cop_field *field; /* what the answer has to be; NULL: any text */
	bool needed;                   /* asks again where Enter would leave nothing */
};

/*
 * The answer, what was kept, or NULL where the question was skipped. An answer that does not
 * fit the field is said so and asked for again. COP_E_ASK: stopped.
 */
enum cop_code cop_ask(struct cop_env *env, const struct cop_ask *q,
		      const struct cop_str **ret, struct cop_error *err) COP_CHECKED;

#endif
