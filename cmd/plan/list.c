/* SPDX-License-Identifier: MIT */
#include "plan_item.h"

#include <string.h>

static const char *const examples[] = { "cop plan list --where 'owner=ana-silva'",
					"cop plan list clinic --all",
					"cop plan list --where 'overdue or blocked'",
					NULL };

static const struct cop_arg args[] = {
	{ "WORD", 0, 0, COP_OPT_WORD, offsetof(struct cop_noun_list, words),
	  .help = "only items that hold it" },
};

struct listed {
	const struct cop_item *item;
	const struct cop_order_row *row; /* NULL: not open */
	struct cop_date due;
};

static int by_due(const void *a, const void *b)
{
	const struct listed *left = a, *right = b;

	if (left->due.day != right->due.day) {
		if (!left->due.day || !right->due.day)
			return left->due.day ? -1 : 1;
		return left->due.day < right->due.day ? -1 : 1;
	}
	return strcmp(left->item->id, right->item->id);
}

/* Open items and, where they are wanted, the others, by the day they are due. */
static size_t collect(struct cop_env *env, const struct cop_order *order,
		      struct listed **ret)
{
	const struct cop_items *items = &env->community->items[cop_kind_plan];
	struct listed *list = COP_NEW_N(env->arena, struct listed, items->n);
	size_t n = 0;

	for (size_t i = 0; i < order->n; i++)
		list[n++] = (struct listed){ order->at[i].item, &order->at[i],
					     order->at[i].due };
	for (size_t i = 0; env->common.all && i < items->n; i++) {
		const struct cop_plan *p = items->at[i].rec;

		if (!cop_plan_is_open(p, env->today))
			list[n++] = (struct listed){ &items->at[i], NULL, p->due };
	}
	cop_sort(list, n, sizeof(*list), by_due);
	*ret = list;
	return n;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_list *o = opts;
	const struct cop_calendar_table *calendar;
	struct cop_listing l = { 0 };
	struct cop_order order;
	struct listed *list;
	size_t n;
	enum cop_code code = cop_calendar_of_plan(env, &calendar, err);

	if (code)
		return code;
	cop_plan_order(env->community, calendar, &order);
	n = collect(env, &order, &list);
	for (size_t i = 0; i < n; i++)
		cop_listing_add(env, &l, list[i].item,
				cop_plan_computed(env->arena, list[i].row), &o->words);
	return cop_listing_show(
		env, &l, cop_plan_columns, COP_PLAN_NKNOWN,
		env->community->items[cop_kind_plan].n
			? "no items match"
			: "nothing is planned: cop plan add TITLE --due DATE",
		err);
}

const struct cop_cmd cop_cmd_plan_list = {
	.summary = "items of the plan that match",
	.rule = "Done and dropped items are left out without --all.",
	.help = "Of an item that repeats, due is its next date. Besides the fields: "
		"open,\n"
		"overdue, blocked, waits_for.",
	.examples = examples,
	.see = "cop plan, cop plan show; cop help where",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.plan-list/1",
	.needs = COP_READS | COP_LISTS | COP_NEED(plan) | COP_NEED(gathering),
	.record = &cop_record_plan,
	.columns = cop_plan_columns,
	.ncolumns = COP_PLAN_NKNOWN,
	.opts_size = sizeof(struct cop_noun_list),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
