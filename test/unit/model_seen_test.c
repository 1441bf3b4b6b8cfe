/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <stdlib.h>

#include "model/seen.h"

/* The community of examples/plain-words as on a day. */
static void seen_on(struct cop_arena *a, struct cop_date day, struct cop_seen *ret)
{
	const char *dir =
		cop_arena_printf(a, "%s/examples/plain-words", getenv("COP_SOURCE"));
	COP_CLEANUP(cop_store_close) struct cop_store *s = NULL;
	struct cop_community *c;
	struct cop_error err = { 0 };

	if (cop_store_open(a, dir, &s, &err) || cop_community_open(a, s, day, &c, &err) ||
	    cop_seen_read(c, day, ret, &err))
		fail_msg("%s", err.msg);
}

static void the_last_day_counts(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_seen seen;
	char day[COP_DATE_TEXT];

	(void)state;
	seen_on(a, cop_date_of(2026, 6, 15), &seen);

	assert_string_equal(cop_date_text(cop_seen_day(&seen, "adaeze-obi"), day),
			    "2026-06-04");
	assert_string_equal(cop_date_text(cop_seen_day(&seen, "grace-mwangi"), day),
			    "2026-05-12");
}

static void what_comes_later_is_not_seen_yet(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_seen seen;
	char day[COP_DATE_TEXT];

	(void)state;
	seen_on(a, cop_date_of(2026, 6, 3), &seen);

	assert_string_equal(cop_date_text(cop_seen_day(&seen, "adaeze-obi"), day),
			    "2026-06-03");
}

static void who_never_came_has_no_day(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_seen seen;

	(void)state;
	seen_on(a, cop_date_of(2026, 6, 15), &seen);

	assert_int_equal(cop_seen_day(&seen, "elif-kaya").day, 0);
	assert_int_equal(cop_seen_day(&seen, "nobody").day, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_day_counts),
		cmocka_unit_test(what_comes_later_is_not_seen_yet),
		cmocka_unit_test(who_never_came_has_no_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
