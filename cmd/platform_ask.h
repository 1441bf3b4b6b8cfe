/* SPDX-License-Identifier: MIT */
/*
 * The questions of one platform, asked at a terminal (charter_platform/ask.c) or answered in
 * a file (platform_given.c).
 */
#ifndef COP_PLATFORM_ASK_H
#define COP_PLATFORM_ASK_H

#include "platform.h"

enum platform_part { PLATFORM_CHECK, PLATFORM_FUNCTION, PLATFORM_FIELD };

/* One question, and where its answer goes. */
struct platform_question {
	enum platform_part part;
	const char *id;                /* of the check or function; name of the field */
	const struct cop_str *own;     /* question of an own criterion */
	const struct cop_field *field; /* of a PLATFORM_FIELD */
	const char *text, *why, *example, *beside;
	const struct cop_str *kept; /* the present answer, as it would be typed */
	struct platform_session *session;
	size_t number;
};

struct platform_session {
	struct cop_env *env;
	const struct cop_platform *p;
	struct platform_question *at;
	size_t n;
};

/* What is wrong with the answer to a check or function; NULL: nothing. */
const char *platform_misfit(const struct platform_question *q,
			    const struct cop_str *answer);

/* --- platform_given.c --- */

/*
 * One answer for each question of the session, NULL where the file has none. COP_E_INVALID,
 * with the place: a name that is no question, or an answer that does not fit.
 */
enum cop_code platform_given(const struct platform_session *s, const char *file,
			     const struct cop_str **answers, struct cop_error *err)
	COP_CHECKED;
/* Such a file to fill in, with what is answered already. */
enum cop_code platform_sheet(const struct platform_session *s, struct cop_error *err)
	COP_CHECKED;

#endif
