/* SPDX-License-Identifier: MIT */
/* A block between markers: what is outside stays byte for byte. */
#include "test.h"

#include <string.h>

#include "doc/marked.h"

#define BEGIN "# begin"
#define END "# end"

static const struct cop_marked block = { BEGIN, END, "new\nlines\n" };

static void assert_becomes(const char *text, const char *want)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_error err = { 0 };

	assert_int_equal(cop_marked_replace(text, strlen(text), &block, &out, &err),
			 COP_OK);
	assert_string_equal(cop_buf_str(&out), want);
}

static void replaces_what_stands_between(void **state)
{
	(void)state;
	assert_becomes("a\n" BEGIN "\nold\n" END "\nz",
		       "a\n" BEGIN "\nnew\nlines\n" END "\nz");
	assert_becomes(BEGIN "\n" END "\n", BEGIN "\nnew\nlines\n" END "\n");
	assert_becomes("\t" BEGIN "  \nx\n  " END, "\t" BEGIN "  \nnew\nlines\n  " END);
}

static void keeps_the_line_breaks_of_the_file(void **state)
{
	(void)state;
	assert_becomes("a\r\n" BEGIN "\r\nold\r\n" END "\r\n",
		       "a\r\n" BEGIN "\r\nnew\r\nlines\r\n" END "\r\n");
}

static void adds_markers_at_the_end_where_there_are_none(void **state)
{
	(void)state;
	assert_becomes("", BEGIN "\nnew\nlines\n" END "\n");
	assert_becomes("a", "a\n\n" BEGIN "\nnew\nlines\n" END "\n");
	assert_becomes("# beginning\n",
		       "# beginning\n\n" BEGIN "\nnew\nlines\n" END "\n");
}

static void refuses_markers_that_do_not_make_a_pair(void **state)
{
	static const struct {
		const char *text, *msg;
	} rows[] = {
		{ BEGIN "\n", "the marker '# end' is missing" },
		{ END "\n", "the marker '# begin' is missing" },
		{ END "\n" BEGIN "\n", "the marker '# end' stands before '# begin'" },
		{ BEGIN "\n" BEGIN "\n" END "\n",
		  "the marker '# begin' stands there twice" },
		{ BEGIN "\n" END "\n" END "\n", "the marker '# end' stands there twice" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		struct cop_error err = { 0 };

		assert_int_equal(cop_marked_replace(rows[i].text, strlen(rows[i].text),
						    &block, &out, &err),
				 COP_E_INVALID);
		assert_string_equal(err.msg, rows[i].msg);
		assert_int_equal(out.len, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(replaces_what_stands_between),
		cmocka_unit_test(keeps_the_line_breaks_of_the_file),
		cmocka_unit_test(adds_markers_at_the_end_where_there_are_none),
		cmocka_unit_test(refuses_markers_that_do_not_make_a_pair),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
