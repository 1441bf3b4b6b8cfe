/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "store/writer.h"

static void reads_the_dates_git_writes(void **state)
{
	static const struct {
		const char *text;
		int64_t when;
		int offset;
	} cases[] = {
		{ "@1767225600 +0100", 1767225600, 60 },
		{ "1767225600 -0330", 1767225600, -210 },
		{ "2026-01-01T01:00:00+01:00", 1767225600, 60 },
		{ "2026-01-01 00:00:00 +0000", 1767225600, 0 },
		{ "2026-01-01T00:00:00Z", 1767225600, 0 },
		{ "2025-12-31T20:30:00-0330", 1767225600, -210 },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		int64_t when = 0;
		int offset = 7;

		assert_true(cop_writer_date(cases[i].text, &when, &offset));
		assert_int_equal(when, cases[i].when);
		assert_int_equal(offset, cases[i].offset);
	}
}

static void takes_nothing_else_for_a_date(void **state)
{
	static const char *const cases[] = {
		"",
		"yesterday",
		"2026-01-01",
		"1767225600",
		"2026-02-30T00:00:00Z",
		"2026-01-01T25:00:00Z",
		"@1767225600 +01000",
		"2026-01-01T00:00:00 CET",
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		int64_t when = 5;
		int offset = 7;

		assert_false(cop_writer_date(cases[i], &when, &offset));
		assert_int_equal(when, 5);
		assert_int_equal(offset, 7);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_the_dates_git_writes),
		cmocka_unit_test(takes_nothing_else_for_a_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
