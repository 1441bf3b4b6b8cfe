/* SPDX-License-Identifier: MIT */
#include "platform.h"

static const struct cop_column columns[] = {
	{ "id", NULL, 0 },
	{ "title", NULL, 0 },
	{ "status", NULL, COP_COL_COMPUTED },
	{ "met", NULL, COP_COL_COMPUTED | COP_COL_RIGHT },
	{ "unmet", NULL, COP_COL_COMPUTED | COP_COL_RIGHT },
	{ "unknown", NULL, COP_COL_COMPUTED | COP_COL_RIGHT },
	{ "cost", NULL, COP_COL_COMPUTED },
	{ "owner", NULL, COP_COL_WIDE },
	{ "url", NULL, COP_COL_WIDE },
};

static struct cop_value cost_of(struct cop_env *env, const struct cop_platform *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (!p->cost.currency[0])
		return (struct cop_value){ 0 };
	cop_money_write(&out, &p->cost);
	return cop_v_word(cop_buf_keep(&out, env->arena));
}

static bool is_gone(enum cop_platform_status s)
{
	return s == cop_platform_status_retired || s == cop_platform_status_rejected;
}

enum cop_code platform_list_run(struct cop_env *env, const void *opts,
				struct cop_error *err)
{
	const struct platform_list_opts *o = opts;
	const struct cop_items *all = &env->community->items[cop_kind_platform];
	bool decided = false;
	struct cop_listing l = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		const struct cop_platform *p = all->at[i].rec;
		enum cop_platform_status s = cop_platform_status_on(p, env->today);
		struct cop_platform_score score = cop_platform_score(p);
		struct cop_value v = cop_v_map();

		if (is_gone(s) && !env->common.all)
			continue;
		decided |= s == cop_platform_status_chosen ||
			   s == cop_platform_status_live;
		cop_v_put(env->arena, &v, "status",
			  cop_v_word(cop_enum_word(&cop_enum_platform_status, (int)s)));
		cop_v_put(env->arena, &v, "met", cop_v_num(score.met));
		cop_v_put(env->arena, &v, "unmet", cop_v_num(score.unmet));
		cop_v_put(env->arena, &v, "unknown", cop_v_num(score.unknown));
		cop_v_put(env->arena, &v, "cost", cost_of(env, p));
		cop_listing_add(env, &l, &all->at[i], v, &o->words);
	}
	if (decided && platform_too_early(env->community))
		cop_say(env, "note: %s", platform_too_early(env->community));
	return cop_listing_show(env, &l, columns, COP_COUNT(columns),
				"no platforms yet; cop charter platform add TITLE", err);
}

static const char *const examples[] = {
	"cop charter platform list", "cop charter platform list --all",
	"cop charter platform list --where 'status=candidate and unmet=0'", NULL
};

static const struct cop_arg args[] = {
	{ .name = "WORD",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct platform_list_opts, words),
	  .help = "only platforms that contain the words, in any field" },
};

const struct cop_cmd cop_cmd_charter_platform_list = {
	.summary = "candidates and platforms, with what each passes",
	.rule = "met, unmet, unknown count the 20 checks and your own criteria.",
	.examples = examples,
	.see = "cop charter platform compare, cop charter platform ask; cop help where",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.platform-list/1",
	.needs = COP_READS | COP_LISTS | COP_NEED(platform) | COP_NEED(charter),
	.record = &cop_record_platform,
	.columns = columns,
	.ncolumns = COP_COUNT(columns),
	.opts_size = sizeof(struct platform_list_opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = platform_list_run,
};
