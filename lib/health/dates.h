/* SPDX-License-Identifier: MIT */
/* The days on which items of the plan fall due. Inside lib/health. */
#ifndef COP_HEALTH_DATES_H
#define COP_HEALTH_DATES_H

#include "model/plan.h"

struct cop_calendar_table;

struct cop_dates {
	struct cop_date *at;
	size_t n;
};

/*
 * Days of a repeating item within a period: those its rule gives, or, without the calendar
 * (NULL), those on record.
 */
struct cop_dates cop_dates_of(struct cop_arena *a,
			      const struct cop_calendar_table *calendar,
			      const struct cop_plan *p, struct cop_period within);

#endif
