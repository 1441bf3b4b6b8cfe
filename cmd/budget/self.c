/* SPDX-License-Identifier: MIT */
/* Given, planned, spent; and what else costs money. */
#include <string.h>

#include "base/enc.h"
#include "model/life.h"
#include "model/money.h"
#include "model/plan.h"
#include "model/platform.h"
#include "model/role.h"
#include "noun.h"

static const struct cop_column funding_columns[] = {
	{ "id", NULL, 0 },
	{ "funding", NULL, 0 },
	{ "given", NULL, COP_COL_RIGHT },
	{ "planned", NULL, COP_COL_RIGHT },
	{ "spent", NULL, COP_COL_RIGHT },
	{ "left", NULL, COP_COL_RIGHT },
	{ "on", NULL, 0 },
	{ "to", NULL, 0 },
};

static const struct cop_column line_columns[] = {
	{ "line", NULL, 0 },
	{ "text", NULL, 0 },
	{ "funding", NULL, 0 },
	{ "planned", NULL, COP_COL_RIGHT },
	{ "spent", NULL, COP_COL_RIGHT },
	{ "date", NULL, 0 },
	{ "note", NULL, 0 },
};

static const struct cop_column cost_columns[] = {
	{ "thing", NULL, 0 },
	{ "kind", NULL, 0 },
	{ "title", NULL, 0 },
	{ "cost", NULL, COP_COL_RIGHT },
};

static struct cop_value money(struct cop_env *env, const struct cop_money *m)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (!m->currency[0])
		return cop_v_word(NULL);
	cop_money_write(&out, m);
	return cop_v_word(cop_buf_keep(&out, env->arena));
}

static void put_funding(struct cop_env *env, struct cop_table *t,
			const struct cop_budget *b, const struct cop_funding *f)
{
	struct cop_value *row = cop_table_row(t);
	struct cop_funds sum;

	cop_funds_sum(b, f, &sum);
	row[0] = cop_v_word(f->id);
	row[1] = cop_v_text(f->funder);
	row[2] = money(env, &f->amount);
	row[7] = cop_v_date(f->to);
	if (!sum.adds_up)
		return;
	row[3] = money(env, &sum.planned);
	if (!sum.on.day)
		return;
	row[4] = money(env, &sum.spent);
	row[5] = money(env, &sum.left);
	row[6] = cop_v_date(sum.on);
}

static void put_line(struct cop_env *env, struct cop_table *t,
		     const struct cop_budget_line *l)
{
	struct cop_value *row = cop_table_row(t);

	row[0] = cop_v_word(l->id);
	row[1] = cop_v_text(l->text);
	row[2] = cop_v_word(l->funding);
	row[3] = money(env, &l->amount);
	row[4] = money(env, &l->spent);
	row[5] = cop_v_date(l->date);
	row[6] = cop_v_text(l->note);
}

struct cost {
	const char *id, *kind;
	const struct cop_str *title;
	const struct cop_money *money;
};

static void put_cost(struct cop_env *env, struct cop_table *t, struct cost c)
{
	struct cop_value *row;

	if (!c.money->currency[0])
		return;
	row = cop_table_row(t);
	row[0] = cop_v_word(c.id);
	row[1] = cop_v_word(c.kind);
	row[2] = cop_v_text(c.title);
	row[3] = money(env, c.money);
}

/* Roles, places in use and what is planned: they cost, whatever pays for them. */
static void put_costs(struct cop_env *env, struct cop_table *t)
{
	const struct cop_community *c = env->community;
	const struct cop_role *r;
	const struct cop_platform *f;
	const struct cop_plan *p;

	for (COP_EACH(c, role, r)) {
		if (!r->closed.day || r->closed.day > env->today.day)
			put_cost(env, t,
				 (struct cost){ r->rec.id, "role", r->title, &r->cost });
	}
	for (COP_EACH(c, platform, f)) {
		enum cop_platform_status s = cop_platform_status_on(f, env->today);

		if (s == cop_platform_status_live || s == cop_platform_status_chosen)
			put_cost(env, t,
				 (struct cost){ f->rec.id, "platform", f->title,
						&f->cost });
	}
	for (COP_EACH(c, plan, p)) {
		if (cop_plan_is_open(p, env->today))
			put_cost(env, t,
				 (struct cost){ p->rec.id, "plan", p->title, &p->cost });
	}
}

/* What does not add up is said, and what is planned beyond what is given. */
static void say_odd(struct cop_env *env, const struct cop_budget *b)
{
	for (size_t i = 0; i < b->funding.n; i++) {
		const struct cop_funding *f = &b->funding.at[i];
		COP_CLEANUP(cop_buf_clear) struct cop_buf over = { 0 };
		struct cop_money more = f->amount;
		struct cop_funds sum;

		cop_funds_sum(b, f, &sum);
		if (!sum.adds_up)
			cop_say(env,
				"note: lines of '%s' are in another currency, so their "
				"sum is unknown",
				f->id);
		more.amount = sum.planned.amount - f->amount.amount;
		if (!sum.adds_up || more.amount <= 0)
			continue;
		cop_money_write(&over, &more);
		cop_say(env, "note: '%s' is planned for %s more than it gives", f->id,
			cop_buf_str(&over));
	}
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_budget none = { 0 };
	const struct cop_budget *b = env->community->budget;
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);
	struct cop_table *t;

	(void)opts;
	if (!b && cop_community_left_out(env->community, cop_record_budget.where))
		return cop_noun_missing(env, cop_record_budget.where, err);
	b = b ? b : &none;
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	t = cop_doc_table(doc, NULL, "funding", funding_columns,
			  COP_COUNT(funding_columns));
	for (size_t i = 0; i < b->funding.n; i++)
		put_funding(env, t, b, &b->funding.at[i]);
	t = cop_doc_table(doc, NULL, "lines", line_columns, COP_COUNT(line_columns));
	for (size_t i = 0; i < b->lines.n; i++)
		put_line(env, t, &b->lines.at[i]);
	t = cop_doc_table(doc, NULL, "costs", cost_columns, COP_COUNT(cost_columns));
	put_costs(env, t);
	if (!b->funding.n)
		cop_say(env, "note: no money is written down yet; cop budget add "
			     "funding FUNDER --amount MONEY --from DATE --to DATE");
	say_odd(env, b);
	return cop_show(env, doc, err);
}

static const char *const examples[] = { "cop budget", "cop budget --json", NULL };

const struct cop_cmd cop_cmd_budget_self = {
	.summary = "given, planned, spent, left; and what costs money",
	.rule = "Sums of one source are in its currency; what is left is what is not "
		"spent.",
	.examples = examples,
	.see = "cop budget add, cop budget set, cop budget show",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.budget-status/1",
	.needs = COP_READS | COP_NEED(budget) | COP_NEED(role) | COP_NEED(platform) |
		 COP_NEED(plan),
	.record = &cop_record_budget,
	.run = run,
};
