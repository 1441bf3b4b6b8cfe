/* SPDX-License-Identifier: MIT */
/* Which days a rule gives, counted by libical. Contracts: calendar.h. Inside the module. */
#ifndef COP_CALENDAR_DAYS_H
#define COP_CALENDAR_DAYS_H

#include "calendar/calendar.h"

enum cop_code cop_days_of(struct cop_arena *a, const struct cop_series *s,
			  struct cop_period within, size_t max, struct cop_days *ret,
			  struct cop_error *err) COP_CHECKED;
enum cop_code cop_days_near(const struct cop_series *s, struct cop_date day,
			    struct cop_near_days *ret, struct cop_error *err) COP_CHECKED;

#endif
