/* SPDX-License-Identifier: MIT */
#include "plan_item.h"

static const char *const examples[] = { "cop plan get clinic due",
					"cop plan get clinic@2026-07-02 status", NULL };

static const struct cop_arg args[] = {
	COP_NOUN_THING("ITEM", PLAN, cop_noun_get, thing),
	{ "PATH", 1, 1, COP_OPT_WORD, offsetof(struct cop_noun_get, path), COP_HINT_PATH,
	  "which field, as in occurrences.2026-07-02.note" },
};

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct cop_noun_get o = *(const struct cop_noun_get *)opts;
	struct cop_plan_named n;
	char day[COP_DATE_TEXT];
	enum cop_code code = cop_plan_named(env, o.thing, &n, err);

	if (code)
		return code;
	o.thing = n.item->id;
	if (n.day.date.day && !n.day.own)
		return COP_E_NO;
	if (n.day.date.day)
		o.path = cop_arena_printf(env->arena, "occurrences.%s.%s",
					  cop_date_text(n.day.rule, day), o.path);
	return cop_noun_get_run(env, &o, err);
}

const struct cop_cmd cop_cmd_plan_get = {
	.summary = "print one bare value, for a script",
	.rule = "A field that is not filled prints nothing and exits 1.",
	.examples = examples,
	.see = "cop plan show, cop plan set; cop help paths",
	.needs = COP_READS | COP_NEED(plan) | COP_NEED(gathering),
	.record = &cop_record_plan,
	.opts_size = sizeof(struct cop_noun_get),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
