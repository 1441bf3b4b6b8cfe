/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/buf.h"
#include "base/csv.h"
#include "base/enc.h"

static struct cop_arena *arena;

static int start(void **state)
{
	(void)state;
	arena = cop_arena_new();
	return 0;
}

static int stop(void **state)
{
	(void)state;
	cop_arena_free(&arena);
	return 0;
}

static struct cop_source *source(const char *text, size_t len)
{
	struct cop_source *s = COP_NEW(arena, struct cop_source);

	*s = (struct cop_source){ "list.csv", cop_arena_copy(arena, text, len), len };
	return s;
}

static struct cop_csv read_table(const char *text)
{
	struct cop_csv c = { 0 };
	struct cop_error err = { 0 };

	assert_int_equal(cop_csv_read(arena, source(text, strlen(text)), &c, &err),
			 COP_OK);
	return c;
}

/* Fields in brackets, a bar between rows: "[a][b]|[1][2]". */
static const char *shape(const struct cop_csv *c)
{
	struct cop_buf out = { 0 };
	const char *kept;

	for (size_t i = 0; i < c->n; i++) {
		if (i)
			cop_buf_char(&out, '|');
		for (size_t k = 0; k < c->rows[i].n; k++) {
			cop_buf_char(&out, '[');
			cop_enc_tsv(&out, c->rows[i].at[k].text);
			cop_buf_char(&out, ']');
		}
	}
	kept = cop_buf_keep(&out, arena);
	cop_buf_clear(&out);
	return kept;
}

static void reads_what_spreadsheets_write(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "" },
		{ "a,b\n1,2\n", "[a][b]|[1][2]" },
		{ "a,b\n1,2", "[a][b]|[1][2]" },
		{ "a,b\r\n1,2\r\n", "[a][b]|[1][2]" },
		{ "a,b\r1,2\r", "[a][b]|[1][2]" },
		{ "\xEF\xBB\xBF"
		  "a,b\n",
		  "[a][b]" },
		{ "a;b;c\n1,5;2;3\n", "[a][b][c]|[1,5][2][3]" },
		{ "a\tb\n1\t\n", "[a][b]|[1][]" },
		{ "\n\na,b\n\n1,2\n\n", "[a][b]|[1][2]" },
		{ " a , b \n", "[a][b]" },
		{ "\" a \",b\n", "[ a ][b]" },
		{ "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "[a][b]|[x, y][say \"hi\"]" },
		{ "a,b\n\"x\r\ny\",2\n", "[a][b]|[x\\ny][2]" },
		{ "a,b\n\"\",\n", "[a][b]|[][]" },
		{ "a,b\n1\n1,2,3\n", "[a][b]|[1]|[1][2][3]" },
		{ "a,b\nx \"y\" z,2\n", "[a][b]|[x \"y\" z][2]" },
		{ "\"a;b\",c\n", "[a;b][c]" },
		{ "Jos\xC3\xA9,b\n", "[Jos\xC3\xA9][b]" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_csv c = read_table(rows[i].text);

		assert_string_equal(shape(&c), rows[i].want);
	}
}

static void says_where_a_field_stands(void **state)
{
	struct cop_csv c = read_table("name,mail\n\"two\nlines\",x\nJos\xC3\xA9, y\n");
	struct cop_place p = cop_loc_place(cop_csv_loc(&c, 2, 1));

	(void)state;
	assert_int_equal(p.line, 4);
	assert_int_equal(p.column, 7);
	p = cop_loc_place(cop_csv_loc(&c, 1, 9));
	assert_int_equal(p.line, 2);
	assert_int_equal(p.column, 1);
	assert_null(cop_csv_text(&c, 1, 9));
	assert_null(cop_csv_text(&c, 9, 0));
	assert_int_equal(cop_loc_place(cop_csv_loc(&c, 9, 0)).line, 5);
}

static void finds_a_column_by_its_name(void **state)
{
	struct cop_csv c = read_table("Full Name;E-Mail\n");
	struct cop_csv none = read_table("");
	size_t col = 99;

	(void)state;
	assert_true(cop_csv_column(&c, cop_str_text(arena, "e-mail"), &col));
	assert_int_equal(col, 1);
	assert_false(cop_csv_column(&c, cop_str_text(arena, "mail"), &col));
	assert_false(cop_csv_column(&none, cop_str_text(arena, "mail"), &col));
	assert_int_equal(col, 1);
}

static void refuses_what_it_cannot_read(void **state)
{
	static const struct {
		const char *text;
		size_t len;
		const char *want;
		uint32_t line, column;
	} rows[] = {
		{ "a,b\n1,\"2\n3\n", 11, "this quote is never closed", 2, 3 },
		{ "a\n\"b\" c\n", 8, "there is text behind the closing quote", 2, 5 },
		{ "a\nb\xE9\n", 5, "the table is not in UTF-8", 2, 2 },
		{ "a\0b\n", 4, "there is a NUL byte here", 1, 2 },
		{ "\xFF\xFE"
		  "a\0",
		  4, "the table is in UTF-16", 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_csv c = { .n = 7 };
		struct cop_error err = { 0 };

		assert_int_equal(
			cop_csv_read(arena, source(rows[i].text, rows[i].len), &c, &err),
			COP_E_INVALID);
		assert_string_equal(err.msg, rows[i].want);
		assert_string_equal(err.file, "list.csv");
		assert_int_equal(err.line, rows[i].line);
		assert_int_equal(err.column, rows[i].column);
		assert_int_equal(c.n, 7);
	}
}

static void refuses_a_line_of_too_many_fields(void **state)
{
	char text[COP_CSV_MOST_FIELDS + 1];
	struct cop_csv c = { 0 };
	struct cop_error err = { 0 };

	(void)state;
	memset(text, ',', sizeof(text));
	assert_int_equal(
		cop_csv_read(arena, source(text, COP_CSV_MOST_FIELDS - 1), &c, &err),
		COP_OK);
	assert_int_equal(c.rows[0].n, COP_CSV_MOST_FIELDS);
	assert_int_equal(cop_csv_read(arena, source(text, COP_CSV_MOST_FIELDS), &c, &err),
			 COP_E_INVALID);
	assert_string_equal(err.msg, "this line has more than 512 fields");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_what_spreadsheets_write, start,
						stop),
		cmocka_unit_test_setup_teardown(says_where_a_field_stands, start, stop),
		cmocka_unit_test_setup_teardown(finds_a_column_by_its_name, start, stop),
		cmocka_unit_test_setup_teardown(refuses_what_it_cannot_read, start, stop),
		cmocka_unit_test_setup_teardown(refuses_a_line_of_too_many_fields, start,
						stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
