/* SPDX-License-Identifier: MIT */
/*
 * What renderers make of the sample documents, against test/golden/doc. With COP_ACCEPT=1
 * the files are written instead, to be reviewed as a diff.
 */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "doc_sample.h"

struct golden {
	const char *doc, *ending;
	enum cop_format format;
	struct cop_look look;
};

static FILE *open_golden(const char *name, const char *ending, const char *mode)
{
	const char *root = getenv("COP_SOURCE");
	char path[512];

	assert_non_null(root);
	snprintf(path, sizeof(path), "%s/test/golden/doc/%s.%s", root, name, ending);
	return fopen(path, mode);
}

static void close_file(FILE **f)
{
	if (*f)
		fclose(*f);
}

static void read_golden(const char *name, const char *ending, struct cop_buf *ret)
{
	COP_CLEANUP(close_file) FILE *f = open_golden(name, ending, "rb");
	char part[4096];
	size_t n;

	if (!f)
		return;
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		cop_buf_add(ret, part, n);
}

static void check(const char *name, const char *ending, const struct cop_buf *got)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf want = { 0 };

	if (getenv("COP_ACCEPT")) {
		COP_CLEANUP(close_file) FILE *f = open_golden(name, ending, "wb");

		assert_non_null(f);
		assert_int_equal(fwrite(cop_buf_str(got), 1, got->len, f), got->len);
		return;
	}
	read_golden(name, ending, &want);
	assert_string_equal(cop_buf_str(got), cop_buf_str(&want));
}

static void check_all(const struct golden *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		struct cop_doc *d = sample_doc(a, rows[i].doc);
		struct cop_error err = { 0 };

		assert_non_null(d);
		assert_int_equal(
			cop_doc_render(d, rows[i].format, &rows[i].look, &out, &err),
			COP_OK);
		check(rows[i].doc, rows[i].ending, &out);
	}
}

static const char *const some_columns[] = { "purpose", "id", "held", NULL };

static void renders_a_list(void **state)
{
	static const struct golden rows[] = {
		{ "list", "txt", cop_format_text, { 0 } },
		{ "list",
		  "narrow.txt",
		  cop_format_table,
		  { .width = 60, .color = true } },
		{ "list", "columns.txt", cop_format_text, { .columns = some_columns } },
		{ "list",
		  "columns.ndjson",
		  cop_format_ndjson,
		  { .columns = some_columns } },
		{ "list", "tsv", cop_format_tsv, { 0 } },
		{ "list", "csv", cop_format_csv, { 0 } },
		{ "list", "json", cop_format_json, { 0 } },
		{ "list", "ndjson", cop_format_ndjson, { 0 } },
		{ "list", "md", cop_format_md, { 0 } },
	};

	(void)state;
	check_all(rows, COP_COUNT(rows));
}

static void renders_one_thing(void **state)
{
	static const struct golden rows[] = {
		{ "show", "txt", cop_format_text, { 0 } },
		{ "show", "narrow.txt", cop_format_text, { .width = 50 } },
		{ "show", "tsv", cop_format_tsv, { 0 } },
		{ "show", "json", cop_format_json, { 0 } },
		{ "show", "ndjson", cop_format_ndjson, { 0 } },
		{ "show", "md", cop_format_md, { 0 } },
		{ "show", "html", cop_format_html, { 0 } },
	};

	(void)state;
	check_all(rows, COP_COUNT(rows));
}

static void renders_a_dashboard(void **state)
{
	static const struct golden rows[] = {
		{ "health", "txt", cop_format_text, { 0 } },
		{ "health",
		  "ascii.txt",
		  cop_format_text,
		  { .width = 80, .ascii = true } },
		{ "health",
		  "color.txt",
		  cop_format_text,
		  { .width = 100, .color = true } },
		{ "health", "tsv", cop_format_tsv, { 0 } },
		{ "health", "json", cop_format_json, { 0 } },
		{ "health", "ndjson", cop_format_ndjson, { 0 } },
	};

	(void)state;
	check_all(rows, COP_COUNT(rows));
}

static void renders_a_report(void **state)
{
	static const struct golden rows[] = {
		{ "report", "txt", cop_format_text, { 0 } },
		{ "report",
		  "ascii.txt",
		  cop_format_text,
		  { .width = 60, .ascii = true } },
		{ "report", "md", cop_format_md, { 0 } },
		{ "report", "json", cop_format_json, { 0 } },
		{ "report", "csv", cop_format_csv, { 0 } },
		{ "report", "html", cop_format_html, { .version = "cop 0.1.0" } },
	};

	(void)state;
	check_all(rows, COP_COUNT(rows));
}

static void renders_findings(void **state)
{
	static const struct {
		const char *ending;
		enum cop_format format;
		bool all;
	} rows[] = {
		{ "txt", cop_format_text, false }, { "all.txt", cop_format_text, true },
		{ "json", cop_format_json, true }, { "ndjson", cop_format_ndjson, false },
		{ "md", cop_format_md, true },     { "github", cop_format_github, false },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		struct cop_finding_look look = { .prefix = "communities/words/",
						 .files = 61,
						 .community = "plain-words",
						 .as_of = cop_date_of(2026, 6, 15),
						 .all = rows[i].all };
		struct cop_error err = { 0 };
		struct cop_findings f;

		sample_findings(a, &f);
		assert_int_equal(
			cop_findings_render(&f, rows[i].format, &look, &out, &err),
			COP_OK);
		check("findings", rows[i].ending, &out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(renders_a_list),
		cmocka_unit_test(renders_one_thing),
		cmocka_unit_test(renders_a_dashboard),
		cmocka_unit_test(renders_a_report),
		cmocka_unit_test(renders_findings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
