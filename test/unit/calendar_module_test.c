/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "calendar/calendar.h"

#include <stdlib.h>

static void opens_beside_the_program(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const char *dirs[] = { getenv("COP_MODULES"), NULL };
	struct cop_series series = { cop_date_of(2026, 3, 5), "FREQ=MONTHLY;BYDAY=1TH" };
	struct cop_period within = { 0 };
	struct cop_error err = { 0 };
	const struct cop_calendar_table *calendar;
	struct cop_days days;
	const void *table;

	(void)state;
	assert_non_null(dirs[0]);
	if (cop_module_open(dirs, COP_CALENDAR_NAME, COP_CALENDAR_SYMBOL,
			    COP_CALENDAR_VERSION, sizeof(struct cop_calendar_table),
			    &table, &err))
		fail_msg("%s", err.msg);
	calendar = table;
	assert_true(strlen(calendar->library()) > 0);
	assert_int_equal(calendar->days(a, &series, within, 3, &days, &err), COP_OK);
	assert_int_equal(days.at[2].day, cop_date_of(2026, 5, 7).day);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens_beside_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
