/* SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"

#include "calendar/days.h"
#include "calendar/ics.h"
#include "calendar/ics_read.h"

#include <libical/ical.h>

static const char *library(void)
{
	return ICAL_VERSION;
}

/* A data symbol, so that the program need not turn an object pointer into a function. */
const struct cop_calendar_table cop_calendar_module = {
	.head = { COP_CALENDAR_VERSION, sizeof(struct cop_calendar_table) },
	.days = cop_days_of,
	.near = cop_days_near,
	.write = cop_ics_write,
	.read = cop_ics_parse,
	.library = library,
};
