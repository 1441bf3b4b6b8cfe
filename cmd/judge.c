/* SPDX-License-Identifier: MIT */
#include "judge.h"

#include "calendar.h"
#include "rules/check.h"

static enum cop_code open_calendar(void *with, const struct cop_calendar_table **ret,
				   struct cop_error *err)
{
	return cop_calendar(with, ret, err);
}

enum cop_code cop_judge_community(struct cop_env *env, struct cop_community *c,
				  struct cop_findings *ret, struct cop_error *err)
{
	const struct cop_calendar_door door = { open_calendar, env };

	return cop_check(c, door, ret, err);
}
