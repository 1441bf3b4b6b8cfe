/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <stdlib.h>

#include "model/took_part.h"

/* Of a member in the community of examples/plain-words, as on a day. */
static bool took_part_on(struct cop_arena *a, const char *member, struct cop_date day,
			 struct cop_took_part *ret)
{
	const char *dir =
		cop_arena_printf(a, "%s/examples/plain-words", getenv("COP_SOURCE"));
	COP_CLEANUP(cop_store_close) struct cop_store *s = NULL;
	struct cop_community *c;
	struct cop_error err = { 0 };
	bool any = false;

	if (cop_store_open(a, dir, &s, &err) || cop_community_open(a, s, day, &c, &err) ||
	    cop_took_part(c, member, day, ret, &any, &err))
		fail_msg("%s", err.msg);
	return any;
}

static void quarters_are_counted_newest_first_up_to_the_day(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_took_part q[COP_TOOK_PART_QUARTERS];
	char from[COP_DATE_TEXT], to[COP_DATE_TEXT];

	(void)state;
	assert_true(took_part_on(a, "lucia-ferrer", cop_date_of(2026, 6, 15), q));

	assert_string_equal(cop_date_text(q[0].quarter.from, from), "2026-04-01");
	assert_string_equal(cop_date_text(q[0].quarter.to, to), "2026-06-15");
	assert_string_equal(cop_date_text(q[1].quarter.to, to), "2026-03-31");
	assert_int_equal(q[0].gatherings, 1);
	assert_int_equal(q[0].acts, 1);
	assert_int_equal(q[1].gatherings, 2);
	assert_int_equal(q[3].gatherings + q[3].acts, 0);
}

static void what_comes_later_does_not_count_yet(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_took_part q[COP_TOOK_PART_QUARTERS];

	(void)state;
	took_part_on(a, "lucia-ferrer", cop_date_of(2026, 4, 1), q);

	assert_int_equal(q[0].gatherings + q[0].acts, 0);
	assert_int_equal(q[1].gatherings, 2);
}

static void who_never_came_took_part_in_nothing(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_took_part q[COP_TOOK_PART_QUARTERS];

	(void)state;
	assert_false(took_part_on(a, "elif-kaya", cop_date_of(2026, 6, 15), q));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quarters_are_counted_newest_first_up_to_the_day),
		cmocka_unit_test(what_comes_later_does_not_count_yet),
		cmocka_unit_test(who_never_came_took_part_in_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
