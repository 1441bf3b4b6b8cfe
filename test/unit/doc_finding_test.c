/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <stdio.h>

#include "doc/doc.h"

static const struct cop_rule_id rule = { .id = "wrong-type", .established = COP_ERROR };

struct row {
	const char *text;
	uint32_t at, len;
	unsigned width;
	const char *want;
};

static void shows(const struct row *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_source src = { "a.yaml", r->text, strlen(r->text) };
	struct cop_look look = { .width = r->width };
	struct cop_finding f = { .rule = &rule,
				 .msg = "no",
				 .where = { .at = { &src, r->at }, .len = r->len } };

	cop_finding_text(&f, &look, &out);
	assert_string_equal(cop_buf_str(&out), r->want);
}

static void puts_the_caret_under_the_span(void **state)
{
	static const struct row rows[] = {
		{ "a: bc\n", 3, 2, 0,
		  "a.yaml:1:4: error: no [wrong-type]\n"
		  "    1 | a: bc\n"
		  "      |    ^^\n" },
		/* no length: one character; the line end of DOS is not shown */
		{ "x\r\nyz\r\n", 4, 0, 0,
		  "a.yaml:2:2: error: no [wrong-type]\n"
		  "    2 | yz\n"
		  "      |  ^\n" },
		/* a span over several lines stops at the end of its first */
		{ "a: |\n  b\n", 3, 5, 0,
		  "a.yaml:1:4: error: no [wrong-type]\n"
		  "    1 | a: |\n"
		  "      |    ^\n" },
		/* something missing behind the end of the line */
		{ "a:\n", 2, 1, 0,
		  "a.yaml:1:3: error: no [wrong-type]\n"
		  "    1 | a:\n"
		  "      |   ^\n" },
		/* nothing to show on an empty line or behind the end */
		{ "\n\n", 1, 1, 0, "a.yaml:2:1: error: no [wrong-type]\n" },
		{ "", 0, 1, 0, "a.yaml:1:1: error: no [wrong-type]\n" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++)
		shows(&rows[i]);
}

static void counts_wide_characters_and_tabs(void **state)
{
	static const struct row rows[] = {
		{ "\xE4\xB8\xBB: x\n", 5, 1, 0,
		  "a.yaml:1:4: error: no [wrong-type]\n"
		  "    1 | \xE4\xB8\xBB: x\n"
		  "      |     ^\n" },
		{ "ab\tcd\n", 3, 2, 0,
		  "a.yaml:1:4: error: no [wrong-type]\n"
		  "    1 | ab      cd\n"
		  "      |         ^^\n" },
		/* a combining accent has no width of its own */
		{ "e\xCC\x81: x\n", 5, 1, 0,
		  "a.yaml:1:5: error: no [wrong-type]\n"
		  "    1 | e\xCC\x81: x\n"
		  "      |    ^\n" },
		/* what a terminal would obey is shown, and its width counted */
		{ "\x1B[2J: x\n", 6, 1, 0,
		  "a.yaml:1:7: error: no [wrong-type]\n"
		  "    1 | ^[[2J: x\n"
		  "      |        ^\n" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++)
		shows(&rows[i]);
}

static void cuts_long_lines_around_the_caret(void **state)
{
	static const struct row rows[] = {
		{ "0123456789abcdefghijklmnopqrstuvwxyz\n", 30, 2, 40,
		  "a.yaml:1:31: error: no [wrong-type]\n"
		  "    1 | …mnopqrstuvwxyz\n"
		  "      |          ^^\n" },
		{ "0123456789abcdefghijklmnopqrstuvwxyz\n", 2, 2, 40,
		  "a.yaml:1:3: error: no [wrong-type]\n"
		  "    1 | 0123456789abcdefghijklmnop…\n"
		  "      |   ^^\n" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++)
		shows(&rows[i]);
}

/* Thousands of findings on one line of a megabyte: each looks at what stands near it. */
static void looks_no_further_along_a_line_than_it_shows(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_finding_look look = { 0 };
	struct cop_error err = { 0 };
	struct cop_source src = { .path = "a.yaml" };
	struct cop_findings f;

	(void)state;
	for (int i = 0; i < 120000; i++)
		cop_buf_text(&line, "{\xC3\xA9\xE2\x82\xAC: 1},");
	src.text = cop_buf_str(&line);
	src.len = line.len;
	cop_findings_init(&f, a);
	for (uint32_t i = 0; i < 5000; i++)
		cop_find(&f, &rule, (struct cop_where){ .at = { &src, i * 220 + 1 } },
			 "no");

	assert_int_equal(cop_findings_render(&f, cop_format_text, &look, &out, &err),
			 COP_OK);

	assert_true(out.len < 5000 * 1000);
	assert_non_null(strstr(cop_buf_str(&out), "a.yaml:1:799842: error: no"));
	assert_true(cop_utf8_valid(cop_buf_str(&out), out.len));
}

static void annotates_ten_of_a_kind_and_says_how_many_more(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_finding_look look = { 0 };
	struct cop_error err = { 0 };
	struct cop_findings f;
	size_t lines = 0;

	(void)state;
	cop_findings_init(&f, a);
	for (int i = 0; i < 13; i++)
		cop_find(&f, &rule, (struct cop_where){ 0 }, "one\n::error::two");

	assert_int_equal(cop_findings_render(&f, cop_format_github, &look, &out, &err),
			 COP_OK);

	for (const char *c = cop_buf_str(&out); (c = strstr(c, "::error ")); c++)
		lines++;
	assert_int_equal(lines, 10);
	assert_null(strstr(cop_buf_str(&out), "\n::error::two"));
	assert_non_null(
		strstr(cop_buf_str(&out), "13 errors, 0 warnings\n3 more not shown"));
}

static void has_no_csv(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_finding_look look = { 0 };
	struct cop_findings f = { 0 };
	struct cop_error err = { 0 };

	(void)state;
	assert_int_equal(cop_findings_render(&f, cop_format_csv, &look, &out, &err),
			 COP_E_USAGE);
	assert_string_equal(err.msg, "findings have no such form");
	assert_int_equal(out.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(puts_the_caret_under_the_span),
		cmocka_unit_test(counts_wide_characters_and_tabs),
		cmocka_unit_test(cuts_long_lines_around_the_caret),
		cmocka_unit_test(looks_no_further_along_a_line_than_it_shows),
		cmocka_unit_test(annotates_ten_of_a_kind_and_says_how_many_more),
		cmocka_unit_test(has_no_csv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
