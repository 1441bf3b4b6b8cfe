/* SPDX-License-Identifier: MIT */
#include "yaml/remark.h"

#include "yaml_test.h"

static void finds_the_first_comment_that_went(void **state)
{
	static const struct {
		const char *before, *after, *gone; /* NULL: none */
	} cases[] = {
		{ "a: 1 # one\nb: 2\n", "a: 2 # one\nb: 2\n", NULL },
		{ "# top\na: 1\n# end \n", "# top\na: 1\n", "# end" },
		{ "a: 1 # one\nb: 2 # two\r\nc: 3 # three\n",
		  "a: 1 # one\nc: 3 # three\n", "# two" },
		{ "a: x#y\nb: 'x # y'\nc: |\n  # z\n", "a: x\nb: x\nc: x\n", NULL },
		{ "a: | # head\n  # z\n", "a: x\n", "# head" },
		{ "a: | # head\n  # z\n", "a: x # head\n", NULL },
		{ "a: [1, # one\n  2]\n", "a: x\n", "# one" },
		{ "a: # beside\n  # above\n  - 1\n", "a: [] # beside\n", "# above" },
		{ "\xEF\xBB\xBF# top\na: 1\n", "a: 1\n", "# top" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		struct cop_node *before = parsed(a, cases[i].before, &cop_yaml_any);
		struct cop_node *after = parsed(a, cases[i].after, &cop_yaml_any);
		struct cop_loc at = { 0 };

		assert_int_equal(cop_remark_gone(a, before, after, &at),
				 cases[i].gone != NULL);
		if (cases[i].gone)
			assert_true(cop_str_is(cop_remark_text(a, at), cases[i].gone));
	}
}

static void finds_the_comment_above_an_entry(void **state)
{
	static const struct {
		const char *text;
		size_t above; /* 0: none */
	} cases[] = {
		{ "a: 1\n# one\n# two\nb: 2\n", 5 }, { "a: 1\n# one\n\nb: 2\n", 0 },
		{ "a: 1\n  # one\nb: 2\n", 0 },      { "[1,\n # two\n 2]\n", 5 },
		{ "[1, # two\n 2]\n", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		struct cop_loc at = { 0 };
		bool found = cop_remark_above(
			parsed(a, cases[i].text, &cop_yaml_any)->last, &at);

		assert_int_equal(found ? at.at : 0, cases[i].above);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_first_comment_that_went),
		cmocka_unit_test(finds_the_comment_above_an_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
