/* SPDX-License-Identifier: MIT */
/* The hours that managers have, and those that their work takes (practice B34). */
#ifndef COP_HEALTH_MANAGER_H
#define COP_HEALTH_MANAGER_H

#include "model/community.h"

struct cop_calendar_table;

#define COP_MANAGER "community-manager"

/* Hours a week. Who is on a break gives none and is not counted. */
struct cop_manager_time {
	unsigned holders, silent; /* silent: their hours are not known */
	double available;         /* of the others */
	double tasks;             /* standing weekly tasks of the role */
	double needed; /* tasks, and a quarter of the items of four weeks ahead */
};

/* calendar NULL: of repeating items only the dates on record count. */
struct cop_manager_time cop_manager_time(struct cop_arena *a,
					 const struct cop_community *c,
					 const struct cop_calendar_table *calendar,
					 struct cop_date on);
/* Hours of work of the items owned by a role's holders that fall due in the four weeks
 * after the day. */
double cop_owned_hours(struct cop_arena *a, const struct cop_community *c,
		       const struct cop_calendar_table *calendar, const char *role,
		       struct cop_date on);
/* "5 h 30 min" */
const char *cop_hours_text(struct cop_arena *a, double hours);

#endif
