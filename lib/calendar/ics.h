/* SPDX-License-Identifier: MIT */
/* iCalendar text out. Contract: calendar.h. Inside the module. */
#ifndef COP_CALENDAR_ICS_H
#define COP_CALENDAR_ICS_H

#include "calendar/calendar.h"

enum cop_code cop_ics_write(const struct cop_ics_calendar *c,
			    const struct cop_ics_event *events, size_t n,
			    struct cop_buf *out, struct cop_error *err) COP_CHECKED;

#endif
