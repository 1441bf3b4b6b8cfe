/* SPDX-License-Identifier: MIT */
#include "plan_item.h"

#include <string.h>

static const char *const examples[] = {
	"cop plan drop clinic@2026-07-02 --reason 'Summer pause'",
	"cop plan drop letter-contest --reason 'Nobody has time before autumn'", NULL
};

static const struct cop_arg args[] = {
	{ "ITEM", 1, 0, COP_OPT_WORD, offsetof(struct cop_noun_things, things),
	  COP_HINT_PLAN, "which ones; ITEM@DATE is one date" },
};

static enum cop_code is_over(const struct cop_plan_named *n, struct cop_error *err)
{
	cop_fail(err, COP_E_REFUSED, "'%s' is done, so it cannot be dropped",
		 n->item->id);
	return cop_fail_hint(err, "cop plan show %s", n->item->id);
}

static enum cop_code cancel(struct cop_env *env, struct cop_change *c,
			    const struct cop_plan_named *n, struct cop_error *err)
{
	const struct cop_plan_fact facts[] = {
		{ "status", cop_make_bare(env->arena, "cancelled") },
		{ "note", cop_make_text(env->arena, env->common.reason) },
	};
	char day[COP_DATE_TEXT];
	enum cop_code code = COP_OK;

	if (n->day.done)
		return is_over(n, err);
	if (n->day.cancelled)
		return COP_OK;
	/* It cannot both have moved and not take place. */
	if (n->day.own && n->day.own->due.day)
		code = cop_change_remove(
			c, &cop_record_plan, n->item->id,
			cop_arena_printf(env->arena, "occurrences.%s.due",
					 cop_date_text(n->day.rule, day)),
			err);
	return code ? code : cop_plan_occur(env, c, n, facts, COP_COUNT(facts), err);
}

static enum cop_code drop(struct cop_env *env, struct cop_change *c,
			  const struct cop_plan_named *n, struct cop_error *err)
{
	if (n->day.date.day)
		return cancel(env, c, n, err);
	if (n->plan->status == cop_plan_status_done)
		return is_over(n, err);
	if (n->plan->status == cop_plan_status_dropped)
		return COP_OK;
	return cop_change_put(c, &cop_record_plan, n->item->id, "status",
			      cop_make_bare(env->arena, "dropped"), err);
}

static void say(struct cop_buf *subject, const struct cop_plan_named *n, size_t more)
{
	cop_buf_text(subject, "plan: ");
	cop_subject_text(subject, n->plan->title);
	if (more) {
		cop_buf_printf(subject, " and %zu more are dropped", more);
	} else if (n->day.date.day) {
		cop_buf_text(subject, " is cancelled on ");
		cop_date_write(subject, n->day.date);
	} else {
		cop_buf_text(subject, " is dropped");
	}
}

/* What waited for it need not wait any more. */
static const char *const *ripple(struct cop_env *env, const struct cop_plan_named *n)
{
	const char **notes = COP_NEW_N(env->arena, const char *, 2), **waiting;
	size_t count = n->day.date.day
			       ? 0
			       : cop_plan_waiting(env->community, n->item->id, &waiting);

	if (count == 1)
		notes[0] = cop_arena_printf(env->arena, "%s no longer waits for %s",
					    waiting[0], n->item->id);
	else if (count)
		notes[0] = cop_arena_printf(env->arena,
					    "%s and %zu more no longer wait for %s",
					    waiting[0], count - 1, n->item->id);
	return notes;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_things *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	struct cop_plan_named first = { 0 };
	enum cop_code code = COP_OK;

	if (!cop_str_len(env->common.reason)) {
		cop_fail(err, COP_E_ASK, "--reason is needed");
		return cop_fail_hint(err, "cop plan drop %s --reason TEXT",
				     o->things.at[0]);
	}
	for (size_t i = 0; i < o->things.n && !code; i++) {
		struct cop_plan_named n;

		code = cop_plan_named(env, o->things.at[i], &n, err);
		if (!code)
			code = drop(env, c, &n, err);
		if (!code && i == 0)
			first = n;
	}
	if (code)
		return code;
	say(&subject, &first, o->things.n - 1);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject),
						 .notes = ripple(env, &first) },
			  err);
}

const struct cop_cmd cop_cmd_plan_drop = {
	.summary = "say that something will not happen, and why",
	.rule = "It is kept, with its reason; ITEM@DATE cancels one date only.",
	.examples = examples,
	.see = "cop plan remove, cop plan set",
	.document = "cop.change/1",
	.needs = COP_WRITES | COP_REASONS,
	.record = &cop_record_plan,
	.opts_size = sizeof(struct cop_noun_things),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
