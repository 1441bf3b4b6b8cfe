/* SPDX-License-Identifier: MIT */
#include "role.h"

#include <string.h>

#include "judge.h"

struct show_opts {
	const char *thing;
	bool all;
};

/* Who held it before, newest first. */
static struct cop_value past_holders(struct cop_env *env, const struct cop_role *r)
{
	struct cop_value list = cop_v_list();

	for (size_t i = r->holders.n; i-- > 0;) {
		const struct cop_holder *h = &r->holders.at[i];
		struct cop_value one = cop_v_map();

		if (!h->to.day || h->to.day >= env->today.day)
			continue;
		cop_v_put(env->arena, &one, "member", cop_v_word(h->member));
		cop_v_put(env->arena, &one, "from", cop_v_date(h->from));
		cop_v_put(env->arena, &one, "to", cop_v_date(h->to));
		cop_v_push(env->arena, &list, one);
	}
	return list;
}

/* Open items of the plan that the role, not a person, is accountable for. */
static struct cop_value owned_items(struct cop_env *env, const char *role)
{
	struct cop_value list = cop_v_list();
	const struct cop_plan *p;

	for (COP_EACH(env->community, plan, p)) {
		if (p->owner && strcmp(p->owner, role) == 0 &&
		    cop_plan_is_open(p, env->today))
			cop_v_push(env->arena, &list, cop_v_word(p->rec.id));
	}
	return list;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct show_opts *o = opts;
	const struct cop_item *item;
	const struct cop_role *r;
	struct cop_value computed, list;
	enum cop_code code = cop_role_find(env, o->thing, &item, &r, err);

	if (code)
		return code;
	computed = cop_role_computed(env, r);
	list = o->all ? past_holders(env, r) : cop_v_list();
	if (list.u.list.n)
		cop_v_put(env->arena, &computed, "past", list);
	list = owned_items(env, item->id);
	if (list.u.list.n)
		cop_v_put(env->arena, &computed, "owns", list);
	cop_v_put(env->arena, &computed, "findings", cop_judge_item(env, item));
	return cop_noun_show_item(env, item, computed, err);
}

static const char *const examples[] = { "cop role show community-manager",
					"cop role show sponsor --as-of 2026-03-01",
					"cop role show sponsor --all --json", NULL };

static const struct cop_opt options[] = {
	{ COP_OPT_FLAG, .name = "all", .help = "those who held it before too",
	  .offset = offsetof(struct show_opts, all) },
};

static const struct cop_arg args[] = { COP_NOUN_THING("ROLE", ROLE, show_opts, thing) };

const struct cop_cmd cop_cmd_role_show = {
	.summary = "one role: definition, holders, what it owns, findings",
	.rule = "With --as-of, as it was held on that day.",
	.examples = examples,
	.see = "cop role list, cop role get, cop role edit",
	.formats = "text json md",
	.document = "cop.role/1",
	.needs = COP_READS | COP_NEED(role) | COP_NEED(plan),
	.record = &cop_record_role,
	.opts_size = sizeof(struct show_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
