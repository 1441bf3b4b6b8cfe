/* SPDX-License-Identifier: MIT */
#include "health/dates.h"

#include "calendar/calendar.h"

#define MOST_DAYS 1000

struct cop_dates cop_dates_of(struct cop_arena *a,
			      const struct cop_calendar_table *calendar,
			      const struct cop_plan *p, struct cop_period within)
{
	struct cop_series series = { p->due, p->repeat };
	struct cop_error err = { 0 };
	struct cop_days days = { 0 };
	struct cop_dates ret = { 0 };

	if (calendar && !calendar->days(a, &series, within, MOST_DAYS, &days, &err))
		return (struct cop_dates){ days.at, days.n };
	ret.at = COP_NEW_N(a, struct cop_date, p->occurrences.n);
	for (size_t i = 0; i < p->occurrences.n; i++)
		if (cop_period_holds(within, p->occurrences.at[i].date))
			ret.at[ret.n++] = p->occurrences.at[i].date;
	return ret;
}
