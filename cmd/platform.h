/* SPDX-License-Identifier: MIT */
/* What the leaves of `cop charter platform` share. */
#ifndef COP_PLATFORM_LEAVES_H
#define COP_PLATFORM_LEAVES_H

#include "model/life.h"
#include "model/platform_fit.h"
#include "noun.h"

/* charter_platform/list.c; the noun alone is the list. */
struct platform_list_opts {
	struct cop_words words;
};
enum cop_code platform_list_run(struct cop_env *env, const void *opts,
				struct cop_error *err);

/* --- platform_words.c --- */

/* "everyone can use it": what a check is called in tables; NULL: it is an own one. */
const char *platform_label(struct cop_env *env, const char *check);
/* "yes", "no", "unknown". */
const char *platform_bool(enum cop_bool b);
/*
 * Own criteria of several platforms, each once, in the order in which they were met: the
 * question as it was first put.
 */
struct platform_own {
	const char *id;
	const struct cop_str *text;
};
size_t platform_own(struct cop_env *env, const struct cop_platform *const *list, size_t n,
		    struct platform_own **ret);
/* One note where a platform is there and the charter does not say what for. */
const char *platform_too_early(const struct cop_community *c);

/* --- platform_write.c --- */

/*
 * A new entry of the assessment, or another answer in the one that is there, and the day of
 * it. met UNSAID: unknown; note NULL: stays.
 */
enum cop_code platform_put_answer(struct cop_env *env, struct cop_change *c,
				  const struct cop_platform *p, const char *id,
				  const struct cop_assessment *answer,
				  struct cop_error *err) COP_CHECKED;
/* An entry without an answer, so that paths can go below it; nothing where it is there. */
enum cop_code platform_begin_answer(struct cop_env *env, struct cop_change *c,
				    const struct cop_platform *p, const char *id,
				    struct cop_error *err) COP_CHECKED;
enum cop_code platform_put_day(struct cop_env *env, struct cop_change *c,
			       const struct cop_platform *p, struct cop_error *err)
	COP_CHECKED;
/* One more step of its life; note NULL: none. */
enum cop_code platform_put_step(struct cop_env *env, struct cop_change *c, const char *id,
				enum cop_platform_status status,
				const struct cop_str *note, struct cop_error *err)
	COP_CHECKED;

#endif
