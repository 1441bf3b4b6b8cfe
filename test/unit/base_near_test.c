/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/near.h"

#define FAR 3

/* As `cop_near` sees it: beyond two nothing is told apart. */
static unsigned distance(const char *typed, const char *candidate)
{
	struct cop_near near = { .typed = typed };

	cop_near_try(&near, candidate);
	return near.best ? near.distance : FAR;
}

static void counts_edits_and_adjacent_swaps(void **state)
{
	static const struct {
		const char *a, *b;
		unsigned distance;
	} rows[] = {
		{ "abcd", "abcd", 0 },        { "abcd", "abce", 1 },
		{ "abcd", "abcde", 1 },       { "abcd", "bacd", 1 },
		{ "stauts", "status", 1 },    { "asign", "assign", 1 },
		{ "abcd", "badc", 2 },        { "abcdef", "abcd", 2 },
		{ "kitten", "sitten", 1 },    { "kitten", "sittin", 2 },
		{ "kitten", "sitting", FAR }, { "abcdefgh", "stuvwxyz", FAR },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		assert_int_equal(distance(rows[i].a, rows[i].b), rows[i].distance);
		assert_int_equal(distance(rows[i].b, rows[i].a), rows[i].distance);
	}
}

static void a_text_over_64_bytes_is_near_nothing(void **state)
{
	char a[66] = { 0 };

	(void)state;
	memset(a, 'a', 65);
	assert_int_equal(distance(a, a), FAR);
	assert_int_equal(distance(a + 1, a), FAR);
	assert_int_equal(distance(a + 1, a + 1), 0);
	assert_int_equal(distance(a + 1, a + 2), 1);
}

static void a_short_word_may_differ_by_one_but_not_wholly(void **state)
{
	(void)state;
	assert_int_equal(distance("abc", "abd"), 1);
	assert_int_equal(distance("abc", "ade"), FAR);
	assert_int_equal(distance("a", "b"), FAR);
}

static void a_word_typed_in_part_is_near_where_nothing_else_is(void **state)
{
	struct cop_near near = { .typed = "org" };

	(void)state;
	cop_near_try(&near, "mode");
	cop_near_try(&near, "organisation");
	cop_near_try(&near, "organs");
	assert_string_equal(near.best, "organisation");
	cop_near_try(&near, "orgs");
	assert_string_equal(near.best, "orgs");
	near = (struct cop_near){ .typed = "or" };
	cop_near_try(&near, "organisation");
	assert_null(near.best);
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
		cmocka_unit_test(a_text_over_64_bytes_is_near_nothing),
		cmocka_unit_test(a_word_typed_in_part_is_near_where_nothing_else_is),
		cmocka_unit_test(a_short_word_may_differ_by_one_but_not_wholly),
		cmocka_unit_test(offers_the_best_near_word_or_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
