/* SPDX-License-Identifier: MIT */
#include "report/dates.h"

#include "calendar/calendar.h"
#include "model/days.h"

/* How far ahead a repeating item is looked for, and how many of its dates. */
#define AHEAD_DAYS 184
#define AHEAD_MOST 64

/* The day a date of a rule takes place on; zero: it does not, or is over. */
static struct cop_date day_of(struct cop_date given, const struct cop_occurrence *o)
{
	if (o && o->status)
		return (struct cop_date){ 0 };
	return o && o->due.day ? o->due : given;
}

static void nearer(struct cop_coming *best, struct cop_date on, struct cop_date from,
		   const struct cop_occurrence *o)
{
	if (on.day >= from.day && (!best->on.day || on.day < best->on.day)) {
		best->on = on;
		best->occurrence = o;
	}
}

struct cop_coming cop_coming_next(struct cop_arena *a,
				  const struct cop_calendar_table *calendar,
				  const struct cop_plan *p, struct cop_date from)
{
	struct cop_period ahead = { from, cop_date_add(from, AHEAD_DAYS) };
	struct cop_series series = { p->due, p->repeat };
	struct cop_coming best = { .plan = p };
	struct cop_days days = { 0 };
	struct cop_error ignored = { 0 };

	for (size_t i = 0; i < p->occurrences.n; i++) {
		const struct cop_occurrence *o = &p->occurrences.at[i];

		nearer(&best, day_of(o->date, o), from, o);
	}
	if (!calendar)
		nearer(&best, p->due, from, NULL);
	else if (calendar->days(a, &series, ahead, AHEAD_MOST, &days, &ignored))
		days.n = 0;
	for (size_t i = 0; i < days.n; i++) {
		const struct cop_occurrence *o = cop_plan_occurrence(p, days.at[i]);

		nearer(&best, day_of(days.at[i], o), from, o);
	}
	return best;
}
