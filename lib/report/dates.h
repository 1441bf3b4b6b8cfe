/* SPDX-License-Identifier: MIT */
/* When an item of the plan comes next. Inside lib/report. */
#ifndef COP_REPORT_DATES_H
#define COP_REPORT_DATES_H

#include "model/plan.h"

struct cop_calendar_table;

struct cop_coming {
	struct cop_date on; /* zero: not any more, as far as is known */
	const struct cop_plan *plan;
	const struct cop_occurrence *occurrence; /* where the date has its own words */
};

/*
 * The next date on or after `from`, moved and cancelled ones minded. Without the calendar
 * (NULL), of a repeating item the dates that are written down.
 */
struct cop_coming cop_coming_next(struct cop_arena *a,
				  const struct cop_calendar_table *calendar,
				  const struct cop_plan *p, struct cop_date from);

#endif
