/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/near.h"

static void counts_edits_and_adjacent_swaps(void **state)
{
	static const struct {
		const char *a, *b;
		unsigned distance;
	} rows[] = {
		{ "", "", 0 },
		{ "abc", "abc", 0 },
		{ "abc", "abd", 1 },
		{ "abc", "ab", 1 },
		{ "ab", "abc", 1 },
		{ "stauts", "status", 1 },
		{ "asign", "assign", 1 },
		{ "kitten", "sitting", 3 },
		{ "", "abc", 3 },
		{ "ab", "ba", 1 },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		assert_int_equal(cop_near_distance(rows[i].a, rows[i].b, 5),
				 rows[i].distance);
		assert_int_equal(cop_near_distance(rows[i].b, rows[i].a, 5),
				 rows[i].distance);
	}
}

static void stops_above_the_limit(void **state)
{
	char a[66] = { 0 };

	(void)state;
	assert_int_equal(cop_near_distance("kitten", "sitting", 2), 3);
	assert_int_equal(cop_near_distance("abcdefgh", "stuvwxyz", 1), 2);
	memset(a, 'a', 65);
	assert_int_equal(cop_near_distance(a, a, 2), 3);
	assert_int_equal(cop_near_distance(a + 1, a + 1, 2), 0);
}

static const char *nearest(const char *typed)
{
	static const char *const words[] = { "charter", "role",   "member",
					     "plan",    "health", "set" };
	struct cop_near near = { .typed = typed };

	for (size_t i = 0; i < COP_COUNT(words); i++)
		cop_near_try(&near, words[i]);
	return near.best;
}

static void offers_the_best_near_word_or_none(void **state)
{
	(void)state;
	assert_string_equal(nearest("memebr"), "member");
	assert_string_equal(nearest("members"), "member");
	assert_string_equal(nearest("helth"), "health");
	assert_string_equal(nearest("sat"), "set");
	assert_string_equal(nearest("role"), "role");
	assert_null(nearest("xx"));
	assert_null(nearest("s"));
	assert_null(nearest(""));
	assert_null(nearest("budget"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_edits_and_adjacent_swaps),
		cmocka_unit_test(stops_above_the_limit),
		cmocka_unit_test(offers_the_best_near_word_or_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
