/* SPDX-License-Identifier: MIT */
#include "charter.h"
#include "model/life.h"

/* The text that the group agrees to, without what is said about it. */
static struct cop_node *agreed_text(struct cop_arena *a, const struct cop_charter *c)
{
	struct cop_charter text = *c;

	text.history.n = text.revisit.n = 0;
	text.history.given = text.revisit.given = false;
	text.review_by = (struct cop_date){ 0 };
	return cop_schema_emit(a, &cop_schema_charter, &text, COP_BLOCK);
}

/* Is what was adopted about to change, and does the change not say so itself? */
static bool reopens(struct cop_env *env, const struct cop_charter *after)
{
	const struct cop_charter *before = env->community->charter;
	const struct cop_charter_step *s =
		before ? cop_charter_step_on(before, env->today) : NULL;

	if (!s || s->status != cop_charter_status_adopted || !after ||
	    after->history.n != before->history.n)
		return false;
	return !cop_node_equal(agreed_text(env->arena, before),
			       agreed_text(env->arena, after));
}

static enum cop_code reopen(struct cop_env *env, struct cop_change *c,
			    struct cop_error *err)
{
	struct cop_node *step = cop_make_map(env->arena, COP_FLOW);
	char day[COP_DATE_TEXT];

	cop_date_text(env->today, day);
	cop_make_put(env->arena, step, "date", cop_make_bare(env->arena, day));
	cop_make_put(env->arena, step, "status",
		     cop_make_bare(env->arena, "under-review"));
	return cop_change_put(c, &cop_record_charter, "", "history+", step, err);
}

enum cop_code charter_finish_next(struct cop_env *env, struct cop_change *c,
				  const char *subject, charter_next_fn *next,
				  struct cop_error *err)
{
	const struct cop_charter *before = env->community->charter;
	const char *notes[2] = { NULL, NULL };
	struct cop_decided d = { .subject = subject, .notes = notes };
	struct cop_community *with;
	char day[COP_DATE_TEXT];
	enum cop_code code = cop_change_seal(c, err);

	if (!code && !cop_change_empty(c))
		code = cop_community_after(env->community, &with, err);
	if (code || cop_change_empty(c))
		return code ? code : cop_finish(env, c, &d, err);
	if (next)
		d.next = next(env, with);
	if (reopens(env, with->charter)) {
		if ((code = reopen(env, c, err)))
			return code;
		notes[0] = cop_arena_printf(
			env->arena,
			"version %u was adopted %s; the charter is now under review",
			cop_charter_version(before, env->today),
			cop_date_text(cop_charter_adopted(before, env->today), day));
		d.next = "cop charter adopt --by MEMBER,...   # when the group agrees";
	}
	return cop_finish(env, c, &d, err);
}

enum cop_code charter_finish(struct cop_env *env, struct cop_change *c,
			     const char *subject, struct cop_error *err)
{
	return charter_finish_next(env, c, subject, NULL, err);
}
