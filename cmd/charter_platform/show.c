/* SPDX-License-Identifier: MIT */
#include "platform.h"

/* Checks and own criteria with one answer, by id. */
static struct cop_value checks_with(struct cop_env *env, const struct cop_platform *p,
				    enum cop_bool met)
{
	const struct cop_platform *const one[] = { p };
	struct cop_value list = cop_v_list();
	struct platform_own *own;
	size_t n = platform_own(env, one, 1, &own);

	for (size_t i = 0; i < cop_enum_platform_check.n; i++) {
		const char *id = cop_enum_platform_check.words[i].word;

		if (cop_platform_met(p, id) == met)
			cop_v_push(env->arena, &list, cop_v_word(id));
	}
	for (size_t i = 0; i < n; i++) {
		if (cop_platform_met(p, own[i].id) == met)
			cop_v_push(env->arena, &list, cop_v_word(own[i].id));
	}
	return list.u.list.n ? list : (struct cop_value){ 0 };
}

/* Functions it has or lacks against what activities use. */
static struct cop_value functions_that(struct cop_env *env, const struct cop_platform *p,
				       enum cop_bool offers, bool needed)
{
	struct cop_value list = cop_v_list();

	for (int f = 1; f <= (int)cop_enum_function.n; f++) {
		if (cop_platform_offers(p, (enum cop_function)f) == offers &&
		    cop_function_needed(env->community->charter, (enum cop_function)f) ==
			    needed)
			cop_v_push(env->arena, &list,
				   cop_v_word(cop_enum_word(&cop_enum_function, f)));
	}
	return list.u.list.n ? list : (struct cop_value){ 0 };
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_show *o = opts;
	struct cop_value v = cop_v_map();
	struct cop_arena *a = env->arena;
	const struct cop_item *item;
	const struct cop_platform *p;
	struct cop_platform_score score;
	enum cop_code code = cop_noun_find(env, o->thing, &item, err);

	if (code)
		return code;
	p = item->rec;
	score = cop_platform_score(p);
	cop_v_put(a, &v, "status",
		  cop_v_word(cop_enum_word(&cop_enum_platform_status,
					   (int)cop_platform_status_on(p, env->today))));
	cop_v_put(a, &v, "met",
		  cop_v_word(cop_arena_printf(a, "%u of %u", score.met,
					      score.met + score.unmet + score.unknown)));
	cop_v_put(a, &v, "unmet", checks_with(env, p, COP_FALSE));
	cop_v_put(a, &v, "unknown", checks_with(env, p, COP_UNSAID));
	cop_v_put(a, &v, "needed_not_offered", functions_that(env, p, COP_FALSE, true));
	cop_v_put(a, &v, "needed_unknown", functions_that(env, p, COP_UNSAID, true));
	cop_v_put(a, &v, "offered_not_needed", functions_that(env, p, COP_TRUE, false));
	return cop_noun_show_item(env, item, v, err);
}

static const char *const examples[] = { "cop charter platform show ms-teams",
					"cop charter platform show ms-teams --json",
					NULL };

static const struct cop_arg args[] = { COP_NOUN_THING("PLATFORM", PLATFORM, cop_noun_show,
						      thing) };

const struct cop_cmd cop_cmd_charter_platform_show = {
	.summary = "one platform: its answers, functions and life",
	.rule = "What activities need stands in the charter: activities.ID.uses.",
	.examples = examples,
	.see = "cop charter platform compare, cop charter platform ask",
	.formats = "text json md",
	.document = "cop.platform/1",
	.needs = COP_READS | COP_NEED(platform) | COP_NEED(charter),
	.record = &cop_record_platform,
	.opts_size = sizeof(struct cop_noun_show),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
