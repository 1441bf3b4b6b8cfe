/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "doc/doc.h"

static const struct cop_column columns[] = {
	{ .key = "id" },
	{ .key = "title" },
	{ .key = "state" },
};

static void render(const char *title, const char *state, unsigned width,
		   struct cop_buf *ret)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_doc *d = cop_doc_new(a, "cop.role-list/1");
	struct cop_table *t = cop_doc_table(d, NULL, "items", columns, 3);
	struct cop_look look = { .width = width };
	struct cop_value *row = cop_table_row(t);
	struct cop_error err = { 0 };

	row[0] = cop_v_word("community-manager");
	row[1] = cop_v_word(title);
	row[2] = cop_v_word(state);
	row = cop_table_row(t);
	row[0] = cop_v_word("scribe");
	row[1] = cop_v_word("Scribe");
	row[2] = cop_v_word("held");
	assert_int_equal(cop_doc_render(d, cop_format_table, &look, ret, &err), COP_OK);
}

#define LONG "Keeps the community going week by week"
#define COMMAND "cop role assign community-manager MEMBER"

static void fits_a_table_to_the_terminal(void **state)
{
	static const struct {
		const char *title, *state;
		unsigned width;
		const char *out;
	} rows[] = {
		{ LONG, "open", 72,
		  "id                 title                                   state\n"
		  "community-manager  " LONG "  open\n"
		  "scribe             Scribe                                  held\n" },
		{ LONG, "open", 40,
		  "id                 title           state\n"
		  "community-manager  Keeps the com…  open\n"
		  "scribe             Scribe          held\n" },
		{ "Manager", COMMAND, 40,
		  "id                 title    state\n"
		  "community-manager  Manager\n"
		  "    " COMMAND "\n"
		  "scribe             Scribe   held\n" },
		{ LONG, "open", 24,
		  "id\n"
		  "community-manager\n"
		  "    Keeps the community\n"
		  "    going week by week ·\n"
		  "    open\n"
		  "scribe\n"
		  "    Scribe · held\n" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

		render(rows[i].title, rows[i].state, rows[i].width, &out);
		assert_string_equal(cop_buf_str(&out), rows[i].out);
	}
}

static void cuts_nothing_where_there_is_no_terminal(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	(void)state;
	render(LONG, COMMAND, 0, &out);
	assert_non_null(strstr(cop_buf_str(&out), LONG "  " COMMAND "\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_a_table_to_the_terminal),
		cmocka_unit_test(cuts_nothing_where_there_is_no_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
