/* SPDX-License-Identifier: MIT */
/* The calendar module, opened when something has to be counted and not before. */
#ifndef COP_CMD_CALENDAR_H
#define COP_CMD_CALENDAR_H

#include "calendar/calendar.h"
#include "env.h"

/* Opens it once. COP_E_NOT_FOUND, COP_E_INVALID: as cop_module_open says. */
enum cop_code cop_calendar(struct cop_env *env, const struct cop_calendar_table **ret,
			   struct cop_error *err) COP_CHECKED;
/* NULL where no open item of the plan repeats, so that nothing has to be counted. */
enum cop_code cop_calendar_of_plan(struct cop_env *env,
				   const struct cop_calendar_table **ret,
				   struct cop_error *err) COP_CHECKED;

#endif
