/* SPDX-License-Identifier: MIT */
#include "plan_item.h"

#define AHEAD_DAYS 56

struct self_opts {
	bool all;
};

static const struct cop_opt options[] = {
	{ COP_OPT_FLAG, .name = "all",
	  .help = "everything that is open, not eight weeks only",
	  .offset = offsetof(struct self_opts, all) },
};

static const char *const examples[] = { "cop plan", "cop plan --all --format md", NULL };

/* What is not shown, and why. */
struct left_out {
	size_t later, undated;
};

static bool is_shown(const struct cop_env *env, const struct self_opts *o,
		     const struct cop_order_row *row, struct left_out *out)
{
	if (o->all)
		return true;
	out->undated += !row->due.day;
	out->later += row->due.day > env->today.day + AHEAD_DAYS;
	return row->due.day && row->due.day <= env->today.day + AHEAD_DAYS;
}

static void add_row(struct cop_table *t, struct cop_arena *a,
		    const struct cop_order_row *row)
{
	struct cop_value *cell = cop_table_row(t);
	const struct cop_plan *p = row->plan;

	cell[0] = cop_v_date(row->due);
	cell[1] = cop_v_word(row->item->id);
	cell[2] = cop_v_text(p->title);
	cell[3] = cop_v_word(cop_enum_word(&cop_enum_plan_kind, (int)p->kind));
	cell[4] = cop_v_word(p->owner);
	cell[5] = cop_v_word(cop_enum_word(&cop_enum_plan_status, (int)p->status));
	cell[6] = cop_v_word(cop_enum_word(&cop_enum_priority, (int)p->priority));
	cell[7] = cop_plan_ids(a, row->waits, row->nwaits);
}

static struct cop_value item_value(struct cop_arena *a, const struct cop_order_row *row)
{
	struct cop_value item = cop_v_map();
	struct cop_value all = cop_record_value(a, &cop_schema_plan, row->plan);

	cop_v_put(a, &item, "id", cop_v_word(row->item->id));
	for (size_t i = 0; i < all.u.map.n; i++)
		cop_v_put(a, &item, all.u.map.at[i].key, all.u.map.at[i].value);
	cop_v_put(a, &item, "computed", cop_plan_computed(a, row));
	return item;
}

static void put_json(struct cop_env *env, struct cop_doc *doc, const struct self_opts *o,
		     const struct cop_order *order, struct left_out *out)
{
	struct cop_value items = cop_v_list(), blocked = cop_v_list(),
			 cycles = cop_v_list();

	for (size_t i = 0; i < order->n; i++) {
		if (is_shown(env, o, &order->at[i], out))
			cop_v_push(env->arena, i < order->free ? &items : &blocked,
				   item_value(env->arena, &order->at[i]));
	}
	for (size_t i = 0; i < order->ncycles; i++)
		cop_v_push(env->arena, &cycles,
			   cop_plan_ids(env->arena, order->cycles[i].at,
					order->cycles[i].n));
	cop_doc_data(doc, NULL, "items", items);
	cop_doc_data(doc, NULL, "blocked", blocked);
	cop_doc_data(doc, NULL, "cycles", cycles);
}

/* The items alone, as a list has them, in the order of the plan. */
static size_t put_lines(struct cop_env *env, struct cop_doc *doc,
			const struct self_opts *o, const struct cop_order *order,
			struct left_out *out)
{
	struct cop_value items = cop_v_list();

	for (size_t i = 0; i < order->n; i++) {
		if (is_shown(env, o, &order->at[i], out))
			cop_v_push(env->arena, &items,
				   item_value(env->arena, &order->at[i]));
	}
	cop_doc_data(doc, NULL, "items", items);
	return items.u.list.n;
}

/* One table, so that it can be cut in a pipe: what waits says for what. */
static size_t put_table(struct cop_env *env, struct cop_doc *doc,
			const struct self_opts *o, const struct cop_order *order,
			struct left_out *out)
{
	struct cop_table *t =
		cop_doc_table(doc, NULL, "items", cop_plan_columns, COP_PLAN_NCOLUMNS);

	for (size_t i = 0; i < order->n; i++) {
		if (is_shown(env, o, &order->at[i], out))
			add_row(t, env->arena, &order->at[i]);
	}
	return t->n;
}

static void say_left_out(struct cop_env *env, const struct left_out *out)
{
	char day[COP_DATE_TEXT];

	if (out->later)
		cop_say(env, "note: %zu more after %s: cop plan --all", out->later,
			cop_date_text(cop_date_add(env->today, AHEAD_DAYS), day));
	if (out->undated)
		cop_say(env, "note: %zu without a date: cop plan --all", out->undated);
}

static enum cop_code in_a_circle(const struct cop_order *order, struct cop_error *err)
{
	const struct cop_order_cycle *c = &order->cycles[0];
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	for (size_t i = 1; i < c->n && i < 6; i++)
		cop_buf_printf(&text, "'%s', that for ", c->at[i]);
	cop_fail(err, COP_E_NO, "'%s' waits for %s'%s': a circle", c->at[0],
		 cop_buf_str(&text), c->at[0]);
	return cop_fail_hint(err, "cop plan set %s after \"\" breaks it", c->at[0]);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_calendar_table *calendar;
	struct left_out out = { 0 };
	struct cop_order order;
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);
	enum cop_code code = cop_calendar_of_plan(env, &calendar, err);
	size_t shown = 1;

	if (code)
		return code;
	cop_plan_order(env->community, calendar, &order);
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	cop_v_put(env->arena, &doc->head, "total", cop_v_num((double)order.n));
	if (env->format == cop_format_json)
		put_json(env, doc, opts, &order, &out);
	else if (env->format == cop_format_ndjson)
		shown = put_lines(env, doc, opts, &order, &out);
	else
		shown = put_table(env, doc, opts, &order, &out);
	if (shown)
		code = cop_show(env, doc, err);
	else if (!order.n)
		cop_say(env, "note: nothing is planned: cop plan add TITLE --due DATE");
	say_left_out(env, &out);
	if (!code && order.ncycles)
		return in_a_circle(&order, err);
	return code;
}

const struct cop_cmd cop_cmd_plan_self = {
	.summary = "what goes first: the order of the plan",
	.rule = "What may start comes first, then what waits, each after what it waits "
		"for.",
	.help = "Open items of the next eight weeks, overdue ones first, then by "
		"priority and\n"
		"by the day they are due. Of an item that repeats, its next date counts; "
		"one\n"
		"that was neither held nor done is let go after four weeks. Exit 1 "
		"where\n"
		"items wait for each other in a circle.",
	.examples = examples,
	.see = "cop plan next, cop plan list",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.plan-order/1",
	.needs = COP_READS | COP_NEED(plan) | COP_NEED(gathering),
	.record = &cop_record_plan,
	.opts_size = sizeof(struct self_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.run = run,
};
