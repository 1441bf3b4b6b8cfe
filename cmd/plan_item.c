/* SPDX-License-Identifier: MIT */
#include "plan_item.h"

#include <string.h>

#include "calendar/repeat.h"

/* --- naming --- */

static enum cop_code not_that_day(struct cop_env *env,
				  const struct cop_calendar_table *calendar,
				  const struct cop_plan_named *n, struct cop_date day,
				  struct cop_error *err)
{
	const struct cop_series series = { n->plan->due, n->plan->repeat };
	char text[COP_DATE_TEXT], before[COP_DATE_TEXT], after[COP_DATE_TEXT];
	struct cop_near_days near;
	enum cop_code code = calendar->near(&series, day, &near, err);

	(void)env;
	if (code)
		return code;
	cop_fail(err, COP_E_NOT_FOUND, "'%s' is not on %s", n->item->id,
		 cop_date_text(day, text));
	cop_date_text(near.before, before);
	cop_date_text(near.after, after);
	if (near.before.day && near.after.day)
		return cop_fail_hint(err, "the nearest are %s@%s and %s@%s", n->item->id,
				     before, n->item->id, after);
	return cop_fail_hint(err, "the nearest is %s@%s", n->item->id,
			     near.before.day ? before : after);
}

/* Moved days count too, so a year around is asked for and searched. */
static enum cop_code find_day(struct cop_env *env, struct cop_plan_named *n,
			      struct cop_date day, struct cop_error *err)
{
	struct cop_period around = { cop_date_add(day, -366), cop_date_add(day, 366) };
	const struct cop_calendar_table *calendar;
	struct cop_plan_days days;
	enum cop_code code = cop_calendar(env, &calendar, err);

	if (!code)
		code = cop_plan_days(env->community, calendar, n->plan, around, &days,
				     err);
	if (code)
		return code;
	for (size_t i = 0; i < days.n; i++) {
		if (days.at[i].rule.day == day.day || days.at[i].date.day == day.day) {
			n->day = days.at[i];
			return COP_OK;
		}
	}
	return not_that_day(env, calendar, n, day, err);
}

enum cop_code cop_plan_named(struct cop_env *env, const char *word,
			     struct cop_plan_named *ret, struct cop_error *err)
{
	const char *at = strrchr(word, '@');
	const char *name = at ? cop_arena_copy(env->arena, word, (size_t)(at - word))
			      : word;
	struct cop_plan_named n = { 0 };
	struct cop_date day;
	enum cop_code code = cop_noun_find(env, name, &n.item, err);

	if (code)
		return code;
	n.plan = n.item->rec;
	if (at && !n.plan->repeat) {
		cop_fail(err, COP_E_USAGE, "'%s' does not repeat, so it has no dates",
			 n.item->id);
		return cop_fail_hint(err, "leave %s out", at);
	}
	if (at)
		code = cop_date_read(at + 1, env->today, COP_DATE_START, &day, err);
	if (at && !code)
		code = find_day(env, &n, day, err);
	if (!code)
		*ret = n;
	return code;
}

bool cop_plan_is_task(const struct cop_community *c, const char *word)
{
	static const char *const tasks[] = { "monitoring", "content",       "moderation",
					     "problems",   "communication", "planning",
					     "scan" };
	const struct cop_role *r;

	for (size_t i = 0; i < COP_COUNT(tasks); i++) {
		if (strcmp(tasks[i], word) == 0)
			return true;
	}
	for (COP_EACH(c, role, r)) {
		for (size_t i = 0; i < r->weekly_tasks.n; i++) {
			const char *id = r->weekly_tasks.at[i].id;

			if (id && strcmp(id, word) == 0)
				return true;
		}
	}
	return false;
}

/* --- computed --- */

const char *cop_plan_repeat_words(struct cop_arena *a, const struct cop_plan *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_error ignored = { 0 };
	struct cop_repeat r;

	if (!p->repeat || cop_repeat_iso(p->repeat, strlen(p->repeat), &r, &ignored))
		return NULL;
	cop_repeat_say(&out, &r);
	return cop_buf_keep(&out, a);
}

struct cop_value cop_plan_ids(struct cop_arena *a, const char *const *ids, size_t n)
{
	struct cop_value list = cop_v_list();

	if (!n)
		return (struct cop_value){ 0 };
	for (size_t i = 0; i < n; i++)
		cop_v_push(a, &list, cop_v_word(ids[i]));
	return list;
}

const struct cop_column cop_plan_columns[] = {
	{ "due", .flags = COP_COL_COMPUTED },
	{ "id" },
	{ "title" },
	{ "kind" },
	{ "owner" },
	{ "status" },
	{ "priority" },
	{ "waits_for", .flags = COP_COL_COMPUTED },
	{ "open", .flags = COP_COL_COMPUTED | COP_COL_WIDE },
	{ "overdue", .flags = COP_COL_COMPUTED | COP_COL_WIDE },
	{ "blocked", .flags = COP_COL_COMPUTED | COP_COL_WIDE },
};
_Static_assert(COP_COUNT(cop_plan_columns) == COP_PLAN_NKNOWN, "as the header says");

struct cop_value cop_plan_computed(struct cop_arena *a, const struct cop_order_row *row)
{
	struct cop_value map = cop_v_map();

	if (!row) {
		cop_v_put(a, &map, "open", cop_v_bool(false));
		return map;
	}
	if (row->rule.day)
		cop_v_put(a, &map, "due", cop_v_date(row->due));
	cop_v_put(a, &map, "open", cop_v_bool(true));
	cop_v_put(a, &map, "overdue", cop_v_bool(row->overdue));
	cop_v_put(a, &map, "blocked", cop_v_bool(row->nwaits > 0));
	cop_v_put(a, &map, "waits_for", cop_plan_ids(a, row->waits, row->nwaits));
	return map;
}

/* --- rules as typed --- */

/* Words that leave the day open ("weekly") take it from the first date. */
static enum cop_code open_day(const char *typed, struct cop_error *err)
{
	cop_fail(err, COP_E_USAGE, "'%s' leaves open on which day it begins", typed);
	return cop_fail_hint(err, "--due DATE, or say the day: weekly on tuesday");
}

static enum cop_code does_not_fit(const struct cop_repeat *r, struct cop_date due,
				  struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf words = { 0 };
	char day[COP_DATE_TEXT], first[COP_DATE_TEXT];

	cop_repeat_say(&words, r);
	cop_fail(err, COP_E_USAGE, "%s is not a date of '%s'", cop_date_text(due, day),
		 cop_buf_str(&words));
	return cop_fail_hint(err, "the first one from then on is %s",
			     cop_date_text(cop_repeat_first(r, due), first));
}

enum cop_code cop_plan_repeat(struct cop_env *env, const char *typed,
			      struct cop_date *due, const char **ret_rule,
			      struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf rule = { 0 };
	struct cop_repeat r, full;
	enum cop_code code = cop_repeat_read(typed, *due, &r, err);

	if (code)
		return code;
	if (!due->day) {
		struct cop_date first = cop_repeat_first(&r, env->today);

		full = r;
		code = cop_repeat_complete(&full, first, err);
		if (code)
			return code;
		if (!cop_repeat_equal(&r, &full) || !first.day)
			return open_day(typed, err);
		*due = first;
	}
	if (!cop_repeat_starts(&r, *due))
		return does_not_fit(&r, *due, err);
	cop_repeat_write(&rule, &r);
	*ret_rule = cop_buf_keep(&rule, env->arena);
	return COP_OK;
}

/* --- writing --- */

static const char *date_text(struct cop_arena *a, struct cop_date d)
{
	char text[COP_DATE_TEXT];

	return cop_arena_text(a, cop_date_text(d, text));
}

enum cop_code cop_plan_occur(struct cop_env *env, struct cop_change *c,
			     const struct cop_plan_named *n,
			     const struct cop_plan_fact *facts, size_t nfacts,
			     struct cop_error *err)
{
	struct cop_arena *a = env->arena;
	const char *day = date_text(a, n->day.rule);
	struct cop_node *entry = cop_make_map(a, COP_FLOW);
	enum cop_code code = COP_OK;

	cop_make_put(a, entry, "date", cop_make_bare(a, day));
	for (size_t i = 0; i < nfacts && !code; i++) {
		if (n->day.own)
			code = cop_change_put(c, &cop_record_plan, n->item->id,
					      cop_arena_printf(a, "occurrences.%s.%s",
							       day, facts[i].key),
					      facts[i].value, err);
		else
			cop_make_put(a, entry, facts[i].key, facts[i].value);
	}
	if (code || n->day.own)
		return code;
	return cop_change_put(c, &cop_record_plan, n->item->id, "occurrences+", entry,
			      err);
}

const char *cop_plan_hours(struct cop_arena *a, double hours)
{
	long minutes = (long)(hours * 60 + 0.5);

	if (minutes < 60)
		return cop_arena_printf(a, "%ld min", minutes);
	if (minutes % 60 == 0)
		return cop_arena_printf(a, "%ld h", minutes / 60);
	return cop_arena_printf(a, "%ld h %ld min", minutes / 60, minutes % 60);
}
