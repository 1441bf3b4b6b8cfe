/* SPDX-License-Identifier: MIT */
#include "plan_item.h"

#include <string.h>

#include "model/survey.h"

#define NEXT_SHOWN 5

static const char *const examples[] = { "cop plan show clinic",
					"cop plan show newsletter@2026-06-17",
					"cop plan show clinic --json", NULL };

static const struct cop_arg args[] = {
	COP_NOUN_THING("ITEM", PLAN, cop_noun_show, thing),
};

/* What is computed of one item. */
struct about {
	struct cop_env *env;
	const struct cop_plan_named *of;
	struct cop_value map;
};

static void put(struct about *a, const char *key, struct cop_value v)
{
	cop_v_put(a->env->arena, &a->map, key, v);
}

static struct cop_value day_value(struct cop_arena *a, const struct cop_plan_day *d)
{
	struct cop_value v = cop_v_map();

	cop_v_put(a, &v, "date", cop_v_date(d->date));
	if (d->rule.day != d->date.day)
		cop_v_put(a, &v, "instead_of", cop_v_date(d->rule));
	if (d->cancelled)
		cop_v_put(a, &v, "cancelled", cop_v_bool(true));
	if (d->done)
		cop_v_put(a, &v, "done", cop_v_bool(true));
	if (d->own)
		cop_v_put(a, &v, "title", cop_v_text(d->own->title));
	if (d->own)
		cop_v_put(a, &v, "note", cop_v_text(d->own->note));
	return v;
}

static enum cop_code put_days(struct about *a, struct cop_error *err)
{
	const struct cop_plan *p = a->of->plan;
	struct cop_period ahead = { a->env->today,
				    cop_date_add_months(a->env->today, 24) };
	const struct cop_calendar_table *calendar;
	struct cop_value next = cop_v_list();
	struct cop_plan_days days;
	enum cop_code code;

	put(a, "repeat", cop_v_word(cop_plan_repeat_words(a->env->arena, p)));
	if (a->of->day.date.day)
		put(a, "day", day_value(a->env->arena, &a->of->day));
	if (!cop_plan_is_open(p, a->env->today))
		return COP_OK;
	code = cop_calendar(a->env, &calendar, err);
	if (!code)
		code = cop_plan_days(a->env->community, calendar, p, ahead, &days, err);
	for (size_t i = 0; !code && i < days.n && i < NEXT_SHOWN; i++)
		cop_v_push(a->env->arena, &next, day_value(a->env->arena, &days.at[i]));
	if (next.u.list.n)
		put(a, "next", next);
	return code;
}

static void put_order(struct about *a)
{
	const struct cop_community *c = a->env->community;
	const char **list;
	size_t n;

	put(a, "open", cop_v_bool(cop_plan_is_open(a->of->plan, c->today)));
	n = cop_plan_waits(c, a->of->plan, &list);
	put(a, "waits_for", cop_plan_ids(a->env->arena, list, n));
	n = cop_plan_waiting(c, a->of->item->id, &list);
	put(a, "needed_by", cop_plan_ids(a->env->arena, list, n));
}

static void put_activity(struct about *a)
{
	struct cop_value held = cop_v_list();
	const struct cop_gathering *g;

	for (COP_EACH(a->env->community, gathering, g)) {
		struct cop_value one = cop_v_map();
		double came = (double)g->attended.n;

		if (!g->plan || strcmp(g->plan, a->of->item->id) != 0 ||
		    g->date.day > a->env->today.day)
			continue;
		came += g->guests.known ? g->guests.value : 0;
		cop_v_put(a->env->arena, &one, "date", cop_v_date(g->date));
		cop_v_put(a->env->arena, &one, "came", cop_v_num(came));
		cop_v_put(a->env->arena, &one, "registered", cop_v_opt(g->registered));
		cop_v_push(a->env->arena, &held, one);
	}
	if (held.u.list.n)
		put(a, "held", held);
}

static bool has_feedback(const struct about *a)
{
	const struct cop_survey *s;
	const struct cop_note *n;

	for (COP_EACH(a->env->community, survey, s)) {
		if (s->plan && strcmp(s->plan, a->of->item->id) == 0)
			return true;
	}
	for (COP_EACH(a->env->community, note, n)) {
		for (size_t i = 0; i < n->about.n; i++) {
			if (strcmp(n->about.at[i], a->of->item->id) == 0)
				return true;
		}
	}
	return false;
}

static bool has_results(const struct cop_plan *p)
{
	return p->results.rec.src != NULL;
}

/* What the owner still owes after the day itself (practice.md 145). */
static void put_follow_up(struct about *a)
{
	const struct cop_plan *p = a->of->plan;
	struct cop_value missing = cop_v_list();

	if (cop_plan_status_on(p, a->env->today) != cop_plan_status_done)
		return;
	if (!p->promoted.day)
		cop_v_push(a->env->arena, &missing, cop_v_word("promoted"));
	if (!has_results(p) && !cop_plan_is_gathering(p))
		cop_v_push(a->env->arena, &missing, cop_v_word("results"));
	if (!has_feedback(a))
		cop_v_push(a->env->arena, &missing, cop_v_word("feedback"));
	if (missing.u.list.n)
		put(a, "follow_up", missing);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_show *o = opts;
	struct cop_plan_named named;
	struct about a = { .env = env, .of = &named, .map = cop_v_map() };
	enum cop_code code = cop_plan_named(env, o->thing, &named, err);

	if (code)
		return code;
	put_order(&a);
	if (named.plan->repeat)
		code = put_days(&a, err);
	if (code)
		return code;
	put_activity(&a);
	put_follow_up(&a);
	return cop_noun_show_item(env, named.item, a.map, err);
}

const struct cop_cmd cop_cmd_plan_show = {
	.summary = "one item, with what follows from it",
	.rule = "ITEM@DATE is one date of an item that repeats.",
	.help = "Below the fields: the rule in words and the next dates, what it waits "
		"for and\n"
		"what waits for it, when it was held, and what is still to follow: "
		"promoted,\n"
		"results, feedback.",
	.examples = examples,
	.see = "cop plan list, cop plan set; cop help paths",
	.formats = "text json md",
	.document = "cop.plan/1",
	.needs = COP_READS | COP_NEED(plan) | COP_NEED(gathering) | COP_NEED(note) |
		 COP_NEED(survey),
	.record = &cop_record_plan,
	.opts_size = sizeof(struct cop_noun_show),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
