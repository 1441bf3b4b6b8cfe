/* SPDX-License-Identifier: MIT */
/*
 * On which days an item of the plan takes place: the days its rule gives, those that moved
 * or were cancelled, and the one day of an item that does not repeat.
 *
 * The calendar module is an argument, so that a command opens it only where something
 * repeats (cop_plan_any_repeats); for single items it may be NULL. What was held is known
 * where gatherings are loaded.
 */
#ifndef COP_MODEL_DAYS_H
#define COP_MODEL_DAYS_H

#include "model/gathering.h"
#include "model/life.h"

struct cop_calendar_table;

struct cop_plan_day {
	struct cop_date
		rule; /* the day the rule gives: its name, as in clinic@2026-05-07 */
	struct cop_date date; /* the day it takes place: another one where it moved */
	struct cop_time at;   /* zero: not said */
	const struct cop_occurrence *own; /* what differs; NULL: nothing */
	const struct cop_gathering *held; /* who came; NULL: not recorded */
	bool cancelled, done; /* done: published or finished, or a gathering held */
};

struct cop_plan_days {
	struct cop_plan_day *at; /* by date; in the community's arena */
	size_t n;
};

/* Most days of one item that a call gives. */
#define COP_PLAN_DAYS_MOST 400

/* Is any open item a repeating one? */
bool cop_plan_any_repeats(const struct cop_community *c);
/*
 * The days that lie in the period, the cancelled and done ones too; none where the item has
 * no date. COP_E_INVALID: its rule cannot be counted.
 */
enum cop_code cop_plan_days(const struct cop_community *c,
			    const struct cop_calendar_table *calendar,
			    const struct cop_plan *p, struct cop_period within,
			    struct cop_plan_days *ret, struct cop_error *err) COP_CHECKED;
/* The first one from that day on that is neither done nor cancelled; date zero: none within
 * three years. */
enum cop_code cop_plan_next_day(const struct cop_community *c,
				const struct cop_calendar_table *calendar,
				const struct cop_plan *p, struct cop_date from,
				struct cop_plan_day *ret, struct cop_error *err)
	COP_CHECKED;
/* The occurrence of that day of the rule; NULL: nothing differs. */
const struct cop_occurrence *cop_plan_occurrence(const struct cop_plan *p,
						 struct cop_date rule);

#endif
