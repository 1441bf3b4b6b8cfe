/* SPDX-License-Identifier: MIT */
#include "calendar.h"

#include "model/days.h"

enum cop_code cop_calendar(struct cop_env *env, const struct cop_calendar_table **ret,
			   struct cop_error *err)
{
	const void *table = env->calendar;
	enum cop_code code = COP_OK;

	if (!table)
		code = cop_module_open(env->host.modules, COP_CALENDAR_NAME,
				       COP_CALENDAR_SYMBOL, COP_CALENDAR_VERSION,
				       sizeof(struct cop_calendar_table), &table, err);
	if (!code)
		*ret = env->calendar = table;
	return code;
}

enum cop_code cop_calendar_of_plan(struct cop_env *env,
				   const struct cop_calendar_table **ret,
				   struct cop_error *err)
{
	*ret = NULL;
	if (!cop_plan_any_repeats(env->community))
		return COP_OK;
	return cop_calendar(env, ret, err);
}
