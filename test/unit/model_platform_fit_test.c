/* SPDX-License-Identifier: MIT */
/* What a platform offers against what activities use. */
#include "test.h"

#include "model/platform_fit.h"

static void says_what_is_offered_and_what_nobody_looked_at(void **state)
{
	const struct cop_platform p = { .functions = { .forum = COP_TRUE,
						       .polls = COP_FALSE } };

	(void)state;
	assert_int_equal(cop_platform_offers(&p, cop_function_forum), COP_TRUE);
	assert_int_equal(cop_platform_offers(&p, cop_function_polls), COP_FALSE);
	assert_int_equal(cop_platform_offers(&p, cop_function_wiki), COP_UNSAID);
	assert_int_equal(cop_platform_offers(&p, cop_function_analytics), COP_UNSAID);
}

/* Every function of the charter's activities has a field of its own in a platform. */
static void each_function_has_its_field(void **state)
{
	(void)state;
	for (int f = 1; f <= (int)cop_enum_function.n; f++) {
		const char *word = cop_enum_word(&cop_enum_function, f);

		assert_non_null(cop_path_field(&cop_schema_platform_functions, word));
	}
	assert_int_equal(cop_enum_function.n, cop_schema_platform_functions.nfields);
}

static void finds_every_activity_that_uses_a_function(void **state)
{
	enum cop_function clinic[] = { cop_function_documents, cop_function_calendar };
	enum cop_function talk[] = { cop_function_forum, cop_function_documents };
	struct cop_charter_activity list[] = {
		{ .id = "clinic", .uses = { clinic, 2, true } },
		{ .id = "lunch" },
		{ .id = "talk", .uses = { talk, 2, true } },
	};
	struct cop_charter c = { .activities = { list, 3, true } };
	size_t at = 0;

	(void)state;
	assert_ptr_equal(cop_function_use(&c, cop_function_documents, &at), &list[0]);
	assert_ptr_equal(cop_function_use(&c, cop_function_documents, &at), &list[2]);
	assert_null(cop_function_use(&c, cop_function_documents, &at));
	assert_true(cop_function_needed(&c, cop_function_calendar));
	assert_false(cop_function_needed(&c, cop_function_wiki));
	assert_false(cop_function_needed(NULL, cop_function_calendar));
}

static void counts_what_is_unknown_apart(void **state)
{
	struct cop_assessment list[] = {
		{ .id = "comfort", .met = COP_TRUE },
		{ .id = "search", .met = COP_FALSE },
		{ .id = "alerts" },
		{ .id = "works-offline", .met = COP_TRUE },
		{ .id = "in-our-language" },
	};
	struct cop_platform p = { .assessment = { list, 5, true } };
	struct cop_platform_score s;

	(void)state;
	s = cop_platform_score(&p);

	assert_int_equal(s.met, 2);
	assert_int_equal(s.unmet, 1);
	assert_int_equal(s.unknown, 18 + 1);
	assert_int_equal(cop_platform_met(&p, "alerts"), COP_UNSAID);
	assert_int_equal(cop_platform_met(&p, "scale"), COP_UNSAID);
	assert_ptr_equal(cop_platform_answer(&p, "search"), &list[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_is_offered_and_what_nobody_looked_at),
		cmocka_unit_test(each_function_has_its_field),
		cmocka_unit_test(finds_every_activity_that_uses_a_function),
		cmocka_unit_test(counts_what_is_unknown_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
