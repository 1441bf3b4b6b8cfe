/* SPDX-License-Identifier: MIT */
#include "model/days.h"

#include <string.h>

#include "calendar/calendar.h"

#define AHEAD_MONTHS 36

/* The days of one item being collected. */
struct days {
	const struct cop_community *c;
	const struct cop_plan *p;
	struct cop_period within;
	struct cop_plan_days out;
	size_t cap;
};

bool cop_plan_any_repeats(const struct cop_community *c)
{
	const struct cop_plan *p;

	for (COP_EACH(c, plan, p)) {
		if (p->repeat && cop_plan_is_open(p, c->today))
			return true;
	}
	return false;
}

const struct cop_occurrence *cop_plan_occurrence(const struct cop_plan *p,
						 struct cop_date rule)
{
	for (size_t i = 0; i < p->occurrences.n; i++) {
		if (p->occurrences.at[i].date.day == rule.day)
			return &p->occurrences.at[i];
	}
	return NULL;
}

static bool is_day(const struct cop_date d, const struct cop_plan_day *of)
{
	return d.day == of->rule.day || d.day == of->date.day;
}

/* A single gathering was held whatever day it took place in the end. */
static const struct cop_gathering *held(const struct days *d,
					const struct cop_plan_day *day)
{
	const struct cop_gathering *g;

	for (COP_EACH(d->c, gathering, g)) {
		if (g->plan && g->date.day <= d->c->today.day &&
		    strcmp(g->plan, d->p->rec.id) == 0 &&
		    (!d->p->repeat || is_day(g->date, day)))
			return g;
	}
	return NULL;
}

static bool is_done(const struct days *d, const struct cop_plan_day *day)
{
	struct cop_date today = d->c->today;

	if (day->held)
		return true;
	if (!d->p->repeat)
		return cop_plan_status_on(d->p, today) == cop_plan_status_done;
	return day->own && day->own->status == cop_occurrence_status_done &&
	       day->own->done.day <= today.day;
}

static void add(struct days *d, struct cop_date rule, const struct cop_occurrence *own)
{
	struct cop_plan_day day = {
		.rule = rule, .date = rule, .at = d->p->at, .own = own
	};

	if (own && own->due.day)
		day.date = own->due;
	if (!cop_period_holds(d->within, day.date))
		return;
	/* A series that has ended gives no more days. */
	if (d->p->repeat && d->p->status == cop_plan_status_done && d->p->done.day &&
	    day.date.day > d->p->done.day)
		return;
	if (own && own->at.minute)
		day.at = own->at;
	day.cancelled = d->p->status == cop_plan_status_dropped ||
			(own && own->status == cop_occurrence_status_cancelled);
	day.held = held(d, &day);
	day.done = is_done(d, &day);
	*COP_PUSH(d->c->arena, d->out.at, d->out.n, d->cap) = day;
}

static int by_date(const void *a, const void *b)
{
	const struct cop_plan_day *left = a, *right = b;

	if (left->date.day != right->date.day)
		return left->date.day < right->date.day ? -1 : 1;
	return left->rule.day < right->rule.day ? -1 : left->rule.day > right->rule.day;
}

static enum cop_code add_series(struct days *d, const struct cop_calendar_table *calendar,
				struct cop_error *err)
{
	const struct cop_series series = { d->p->due, d->p->repeat };
	struct cop_days given;
	enum cop_code code = calendar->days(d->c->arena, &series, d->within,
					    COP_PLAN_DAYS_MOST, &given, err);

	if (code)
		return code;
	for (size_t i = 0; i < given.n; i++)
		add(d, given.at[i], cop_plan_occurrence(d->p, given.at[i]));
	/* Those that came into the period from outside. */
	for (size_t i = 0; i < d->p->occurrences.n; i++) {
		const struct cop_occurrence *o = &d->p->occurrences.at[i];

		if (o->due.day && !cop_period_holds(d->within, o->date))
			add(d, o->date, o);
	}
	cop_sort(d->out.at, d->out.n, sizeof(*d->out.at), by_date);
	return COP_OK;
}

enum cop_code cop_plan_days(const struct cop_community *c,
			    const struct cop_calendar_table *calendar,
			    const struct cop_plan *p, struct cop_period within,
			    struct cop_plan_days *ret, struct cop_error *err)
{
	struct days d = { .c = c, .p = p, .within = within };
	enum cop_code code = COP_OK;

	if (p->due.day && p->repeat)
		code = add_series(&d, calendar, err);
	else if (p->due.day)
		add(&d, p->due, NULL);
	if (!code)
		*ret = d.out;
	return code;
}

enum cop_code cop_plan_next_day(const struct cop_community *c,
				const struct cop_calendar_table *calendar,
				const struct cop_plan *p, struct cop_date from,
				struct cop_plan_day *ret, struct cop_error *err)
{
	struct cop_period within = { from, cop_date_add_months(from, AHEAD_MONTHS) };
	struct cop_plan_days days;
	enum cop_code code = cop_plan_days(c, calendar, p, within, &days, err);

	if (code)
		return code;
	*ret = (struct cop_plan_day){ 0 };
	for (size_t i = 0; i < days.n && !ret->date.day; i++) {
		if (!days.at[i].done && !days.at[i].cancelled)
			*ret = days.at[i];
	}
	return COP_OK;
}
