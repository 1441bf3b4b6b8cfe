/* SPDX-License-Identifier: MIT */
#include "health/manager.h"

#include <string.h>

#include "health/dates.h"
#include "health/formula.h"
#include "model/life.h"

#define DAYS_AHEAD 28
#define WORKING_DAY 8.0
#define WORKING_WEEK 40.0

/* Work time: a day has eight hours, a week forty. */
static double hours_of(struct cop_duration d)
{
	switch (d.unit) {
	case COP_DAYS:
		return d.n * WORKING_DAY;
	case COP_WEEKS:
		return d.n * WORKING_WEEK;
	case COP_UNIT_NONE:
	case COP_MINUTES:
	case COP_HOURS:
		return cop_duration_hours(d);
	case COP_MONTHS:
	case COP_YEARS:
		return cop_duration_days(d) / 7 * WORKING_WEEK;
	}
	return 0;
}

/* How often an item falls due within the period, as far as is known. */
static double times_due(struct cop_arena *a, const struct cop_calendar_table *calendar,
			const struct cop_plan *p, struct cop_period within)
{
	if (!cop_plan_is_open(p, within.from) || p->status == cop_plan_status_idea)
		return 0;
	if (!p->repeat)
		return cop_period_holds(within, p->due);
	return (double)cop_dates_of(a, calendar, p, within).n;
}

static bool owned_by(const struct cop_plan *p, const struct cop_role *r, const char *role,
		     struct cop_date on)
{
	if (!p->owner)
		return false;
	return strcmp(p->owner, role) == 0 || (r && cop_role_held_by(r, p->owner, on));
}

double cop_owned_hours(struct cop_arena *a, const struct cop_community *c,
		       const struct cop_calendar_table *calendar, const char *role,
		       struct cop_date on)
{
	struct cop_period ahead = { cop_date_add(on, 1), cop_date_add(on, DAYS_AHEAD) };
	const struct cop_role *r = cop_role_of(c, role);
	const struct cop_plan *p;
	double hours = 0;

	for (COP_EACH(c, plan, p)) {
		if (owned_by(p, r, role, on))
			hours += hours_of(p->effort) * times_due(a, calendar, p, ahead);
	}
	return hours;
}

static bool is_away(const struct cop_community *c, const char *member, struct cop_date on)
{
	const struct cop_member *m = cop_member_of(c, member);

	return m && cop_member_status_on(m, on) == cop_member_status_on_break;
}

struct cop_manager_time cop_manager_time(struct cop_arena *a,
					 const struct cop_community *c,
					 const struct cop_calendar_table *calendar,
					 struct cop_date on)
{
	const struct cop_role *r = cop_role_of(c, COP_MANAGER);
	struct cop_manager_time t = { 0 };

	for (size_t i = 0; r && i < r->holders.n; i++) {
		const struct cop_holder *one = &r->holders.at[i];
		struct cop_num hours = cop_holder_hours(r, one);

		if (!cop_holder_on(one, on) || is_away(c, one->member, on))
			continue;
		t.holders++;
		t.silent += !hours.known;
		t.available += hours.known ? hours.value : 0;
	}
	for (size_t i = 0; r && i < r->weekly_tasks.n; i++)
		t.tasks += r->weekly_tasks.at[i].hours_per_week.value;
	t.needed = cop_hours_needed(
		t.tasks, r ? cop_owned_hours(a, c, calendar, COP_MANAGER, on) : 0);
	return t;
}

const char *cop_hours_text(struct cop_arena *a, double hours)
{
	long minutes = (long)(hours * 60 + 0.5);

	if (minutes % 60 == 0)
		return cop_arena_printf(a, "%ld h", minutes / 60);
	if (minutes < 60)
		return cop_arena_printf(a, "%ld min", minutes);
	return cop_arena_printf(a, "%ld h %ld min", minutes / 60, minutes % 60);
}
