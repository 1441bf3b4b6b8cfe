/* SPDX-License-Identifier: MIT */
/*
 * Prompts (commands.md 1.7): one line each, only where env->can_ask. Enter keeps what stands
 * in brackets or skips, "?" explains with an example, "e" opens the editor for a text, "b"
 * goes back to the question before, "q" (or the end of input) stops.
 */
#ifndef COP_ASK_H
#define COP_ASK_H

#include "env.h"

struct cop_ask {
	const char *text;              /* "in one sentence" */
	const struct cop_str *kept;    /* in brackets; NULL: nothing */
	const char *explain;           /* after "?"; NULL: the field's doc */
	const char *example;           /* and an answer like the one that is wanted */
	const struct cop_field *field; /* what the answer has to be; NULL: any text */
	bool yes_no;                   /* yes, y, no or n, and nothing else */
	bool needed;                   /* asks again where Enter would leave nothing */
	/*
	 * Judges what was typed, and may put another text in its place (a name by its id): what
	 * is wrong with it, or NULL. Instead of the field; NULL: that judges.
	 */
	const char *(*fit)(void *with, const struct cop_str **answer);
	/* says something before the question, each time it is asked; NULL: nothing */
	void (*before)(void *with);
	void *with;
};

/*
 * The answer, what was kept, or NULL where the question was skipped. An answer that does not
 * fit the field is said so and asked for again. COP_E_ASK: stopped.
 */
enum cop_code cop_ask(struct cop_env *env, const struct cop_ask *q,
		      const struct cop_str **ret, struct cop_error *err) COP_CHECKED;
/* The same; *ret_back is set where "b" was typed, and then *ret is left alone. */
enum cop_code cop_ask_step(struct cop_env *env, const struct cop_ask *q, bool *ret_back,
			   const struct cop_str **ret, struct cop_error *err) COP_CHECKED;
/*
 * Several, in turn; `answers` has room for n and is filled as they come. After "b" the
 * answer that was given stands in brackets.
 */
enum cop_code cop_ask_all(struct cop_env *env, const struct cop_ask *questions, size_t n,
			  const struct cop_str **answers, struct cop_error *err)
	COP_CHECKED;

#endif
