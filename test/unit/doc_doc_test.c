/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <math.h>

#include "doc/doc.h"

static enum cop_code render(const struct cop_doc *d, enum cop_format f,
			    const struct cop_look *look, struct cop_buf *out,
			    struct cop_error *err)
{
	return cop_doc_render(d, f, look, out, err);
}

static const struct cop_column columns[] = { { "id" }, { "title" }, { "hours" } };

static void prints_nothing_for_an_empty_list_but_keeps_json_whole(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_doc *d = cop_doc_new(a, "cop.role-list/1");
	struct cop_look look = { 0 };
	struct cop_error err = { 0 };

	(void)state;
	cop_doc_table(d, NULL, NULL, columns, COP_COUNT(columns))->empty = "no roles yet";

	assert_int_equal(render(d, cop_format_text, &look, &out, &err), COP_OK);
	assert_int_equal(render(d, cop_format_tsv, &look, &out, &err), COP_OK);
	assert_int_equal(render(d, cop_format_ndjson, &look, &out, &err), COP_OK);
	assert_int_equal(out.len, 0);
	assert_int_equal(render(d, cop_format_json, &look, &out, &err), COP_OK);
	assert_string_equal(cop_buf_str(&out), "{\n  \"schema\": \"cop.role-list/1\",\n"
					       "  \"items\": []\n}\n");
}

static void refuses_a_column_that_is_not_there(void **state)
{
	static const char *const near[] = { "id", "titel", NULL };
	static const char *const far[] = { "colour", NULL };
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_doc *d = cop_doc_new(a, "cop.role-list/1");
	struct cop_look look = { .columns = near };
	struct cop_error err = { 0 };

	(void)state;
	cop_doc_table(d, NULL, NULL, columns, COP_COUNT(columns));

	assert_int_equal(render(d, cop_format_text, &look, &out, &err), COP_E_USAGE);
	assert_string_equal(err.msg, "there is no column 'titel'");
	assert_string_equal(err.hint, "did you mean 'title'?");
	err = (struct cop_error){ 0 };
	look.columns = far;
	assert_int_equal(render(d, cop_format_json, &look, &out, &err), COP_E_USAGE);
	assert_string_equal(err.hint, "columns are id,title,hours");
	assert_int_equal(out.len, 0);
}

static void refuses_a_form_it_does_not_have(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_doc *d = cop_doc_new(a, "cop.role/1");
	struct cop_look look = { 0 };
	struct cop_error err = { 0 };

	(void)state;
	assert_int_equal(render(d, cop_format_ics, &look, &out, &err), COP_E_USAGE);
	assert_string_equal(err.msg, "this has no form 'ics'");
	assert_int_equal(out.len, 0);
}

static void makes_nothing_of_absent_values(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_value map = cop_v_map(), list = cop_v_list();

	(void)state;
	cop_v_put(a, &map, "a", cop_v_text(cop_str_text(a, "")));
	cop_v_put(a, &map, "b", cop_v_word(NULL));
	cop_v_put(a, &map, "c", cop_v_date((struct cop_date){ 0 }));
	cop_v_put(a, &map, "d", cop_v_opt((struct cop_num){ 0 }));
	cop_v_put(a, &map, "e", cop_v_num(NAN));
	cop_v_push(a, &list, cop_v_word(""));

	assert_int_equal(map.u.map.n, 0);
	assert_int_equal(list.u.list.n, 0);
}

static void draws_sparklines(void **state)
{
	static const struct {
		struct cop_point at[10];
		size_t n;
		const char *blocks, *ascii;
	} rows[] = {
		{ { { { 0 } } }, 0, "", "" },
		{ { { .value = 3, .known = true } }, 1, "▅", "-" },
		{ { { .value = 1, .known = true },
		    { { 0 } },
		    { .value = 8, .known = true } },
		  3,
		  "▁·█",
		  "_ #" },
		{ { { .value = 1, .known = true },
		    { .value = 2, .known = true, .break_here = true } },
		  2,
		  "▁|█",
		  "_|#" },
		/* the first two of ten are too old to be shown */
		{ { { .value = 99, .known = true },
		    { .value = 98, .known = true },
		    { .value = 1, .known = true },
		    { .value = 2, .known = true },
		    { .value = 3, .known = true },
		    { .value = 4, .known = true },
		    { .value = 5, .known = true },
		    { .value = 6, .known = true },
		    { .value = 7, .known = true },
		    { .value = 8, .known = true } },
		  10,
		  "▁▂▃▄▅▆▇█",
		  "_..--==#" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf blocks = { 0 }, ascii = { 0 };

		cop_spark(&blocks, rows[i].at, rows[i].n, false);
		cop_spark(&ascii, rows[i].at, rows[i].n, true);
		assert_string_equal(cop_buf_str(&blocks), rows[i].blocks);
		assert_string_equal(cop_buf_str(&ascii), rows[i].ascii);
	}
}

/* Objects that share a key in one place are one array, so that JSON has each key once. */
static void joins_arrays_of_one_key(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_doc *d = cop_doc_new(a, "cop.health/1");
	struct cop_look look = { 0 };
	struct cop_error err = { 0 };

	(void)state;
	cop_doc_figure(d, NULL)->id = "a";
	cop_doc_line(d, NULL, "between %d", 1);
	cop_doc_figure(d, cop_doc_section(d, NULL, NULL, "more"))->id = "b";

	assert_int_equal(render(d, cop_format_json, &look, &out, &err), COP_OK);
	assert_string_equal(cop_buf_str(&out),
			    "{\n  \"schema\": \"cop.health/1\",\n  \"figures\": [\n"
			    "    {\n      \"id\": \"a\",\n      \"state\": \"known\",\n"
			    "      \"explain\": \"a\"\n    },\n"
			    "    {\n      \"id\": \"b\",\n      \"state\": \"known\",\n"
			    "      \"explain\": \"b\"\n    }\n  ]\n}\n");
}

static void says_counts_only_where_few_are_asked(void **state)
{
	static const struct {
		double k, n;
		const char *want;
	} rows[] = {
		{ 13, 30, "  x  43 % (13/30)\n" },
		{ 5, 8, "  x  5 of 8\n" },
		{ 9, 9, "  x  9 of 9\n" },
		{ 10, 10, "  x  100 % (10/10)\n" },
		{ 333, 1000, "  x  33.3 % (333/1000)\n" },
		{ 0, 0, "  x  unknown\n" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		struct cop_doc *d = cop_doc_new(a, "cop.health/1");
		struct cop_figure *f = cop_doc_figure(d, NULL);
		struct cop_look look = { 0 };
		struct cop_error err = { 0 };

		f->title = "x";
		cop_figure_share(f, rows[i].k, rows[i].n);
		assert_int_equal(render(d, cop_format_text, &look, &out, &err), COP_OK);
		assert_string_equal(cop_buf_str(&out), rows[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_nothing_for_an_empty_list_but_keeps_json_whole),
		cmocka_unit_test(refuses_a_column_that_is_not_there),
		cmocka_unit_test(refuses_a_form_it_does_not_have),
		cmocka_unit_test(makes_nothing_of_absent_values),
		cmocka_unit_test(draws_sparklines),
		cmocka_unit_test(joins_arrays_of_one_key),
		cmocka_unit_test(says_counts_only_where_few_are_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
