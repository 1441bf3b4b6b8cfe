/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "health/level.h"

#define UP cop_desirable_up
#define DOWN cop_desirable_down
#define BAND cop_desirable_band
#define IS(x) \
	{ \
		(x), true \
	}

static struct cop_date day(int year, int month, int d)
{
	return cop_date_of(year, month, d);
}

static void limits_come_first_then_promises(void **state)
{
	const struct {
		struct cop_stand s;
		enum cop_level want;
	} rows[] = {
		{ { .value = 5, .desirable = UP }, COP_LEVEL_OK },
		{ { .value = 5, .desirable = UP, .low = IS(10) }, COP_LEVEL_ACT },
		{ { .value = 10, .desirable = UP, .low = IS(10) }, COP_LEVEL_OK },
		{ { .value = 5, .desirable = UP, .low = IS(10), .gentle = true },
		  COP_LEVEL_WATCH },
		{ { .value = 40, .desirable = UP, .high = IS(30) }, COP_LEVEL_OK },
		{ { .value = 40, .desirable = DOWN, .high = IS(30) }, COP_LEVEL_ACT },
		{ { .value = -1, .desirable = DOWN, .low = IS(0) }, COP_LEVEL_OK },
		{ { .value = 40, .desirable = BAND, .low = IS(5), .high = IS(30) },
		  COP_LEVEL_ACT },
		{ { .value = 4, .desirable = BAND, .low = IS(5), .high = IS(30) },
		  COP_LEVEL_ACT },
		{ { .value = 43, .desirable = UP, .low = IS(10), .target = IS(50) },
		  COP_LEVEL_WATCH },
		{ { .value = 43, .desirable = DOWN, .target = IS(50) }, COP_LEVEL_OK },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++)
		assert_int_equal(cop_level_of(&rows[i].s), rows[i].want);
}

static void a_promise_may_be_on_its_way(void **state)
{
	struct cop_stand s = { .desirable = DOWN,
			       .baseline = IS(1400),
			       .since = day(2025, 12, 31),
			       .target = IS(900),
			       .due = day(2026, 12, 31),
			       .on = day(2026, 7, 1) };

	(void)state;
	s.value = 1150; /* half of the way, half of the time */
	assert_int_equal(cop_level_of(&s), COP_LEVEL_OK);
	s.value = 1160;
	assert_int_equal(cop_level_of(&s), COP_LEVEL_WATCH);
	s.on = day(2027, 1, 1);
	s.value = 901;
	assert_int_equal(cop_level_of(&s), COP_LEVEL_ACT);
	s.gentle = true;
	assert_int_equal(cop_level_of(&s), COP_LEVEL_WATCH);
	s.value = 900;
	assert_int_equal(cop_level_of(&s), COP_LEVEL_OK);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_come_first_then_promises),
		cmocka_unit_test(a_promise_may_be_on_its_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
