/* SPDX-License-Identifier: MIT */
/* iCalendar text in. Contract: calendar.h. Inside the module. */
#ifndef COP_CALENDAR_ICS_READ_H
#define COP_CALENDAR_ICS_READ_H

#include "calendar/calendar.h"

enum cop_code cop_ics_parse(struct cop_arena *a, const char *text, size_t len,
			    struct cop_ics_events *ret, struct cop_error *err)
	COP_CHECKED;

#endif
