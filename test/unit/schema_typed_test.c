/* SPDX-License-Identifier: MIT */
/* What a person typed -> the one written form, which every reader decodes to the same. */
#include "test.h"

#include <stdio.h>

#include "base/raw.h"
#include "schema/schema.h"

#define TINT_WORDS(W, t) \
	W(t, red, "red", "Like a rose.") \
	W(t, sky_blue, "sky-blue", "Like the sky.")
COP_ENUM(tint, TINT_WORDS);
COP_ENUM_DEFINE(tint, TINT_WORDS);

#define ALL_FIELDS(ONE, LIST) \
	ONE(TEXT, , title, 0, "A line.") \
	ONE(PROSE, , text, 0, "Words.") \
	ONE(URL, , url, 0, "A link.") \
	ONE(EMAIL, , email, 0, "An address.") \
	ONE(ID, , id, 0, "An id.") \
	ONE(ZONE, , timezone, 0, "A zone.") \
	ONE(RRULE, , repeat, 0, "A rule.") \
	ONE(PATH, , path, 0, "A path.") \
	ONE(ENUM, tint, tint, 0, "A word.") \
	ONE(DATE, , from, 0, "First day.") \
	ONE(DATE, , to, 0, "Last day.") \
	ONE(DATE, , review_by, 0, "Last day to look.") \
	ONE(TIME, , at, 0, "A time.") \
	ONE(NUM, , value, 0, "A number.") \
	ONE(NUM, , one, COP_INTEGER, "One only.", .min = 1, .max = 1) \
	ONE(NUM, , few, COP_INTEGER, "At most three.", .min = 0, .max = 3) \
	ONE(NUM, , many, COP_INTEGER, "At least two.", .min = 2) \
	ONE(NUM, , cold, 0, "Below zero.", .min = -5, .max = 0) \
	ONE(NUM, , hours, 0, "Hours.", .min = 0, .max = 60) \
	ONE(BOOL, , open, 0, "Yes or no.") \
	ONE(DURATION, , term, 0, "How long.") \
	ONE(MONEY, , cost, 0, "How much.") \
	ONE(AMOUNT, , limit, 0, "A number or a duration.")
COP_STRUCT(all, ALL_FIELDS);
#define COP_REC struct cop_all
COP_SCHEMA(all, ALL_FIELDS, "One of everything.");
#undef COP_REC

struct typed {
	const char *field, *typed;
	const char *written; /* NULL: refused with msg */
	const char *msg;
};

static const struct typed rows[] = {
	{ "title", "Plain Language", "Plain Language", NULL },
	{ "title", "true", "true", NULL },
	{ "title", "one\ntwo", NULL, "'one two' has several lines where one is wanted" },
	{ "title", "one\n", "one", NULL },
	{ "title", "bell\a", NULL, NULL },
	{ "title", "rub\x7f", NULL, NULL },
	{ "title", "csi\302\233m", NULL, NULL },
	{ "title", "na\303\257ve \342\200\224 \360\237\214\261",
	  "na\303\257ve \342\200\224 \360\237\214\261", NULL },
	{ "text", "one\ntwo\n\n", "one\ntwo\n", NULL },
	{ "text", "a\tb", "a\tb", NULL },
	{ "url", "https://example.org/a?b=c", "https://example.org/a?b=c", NULL },
	{ "url", "example.org", NULL, "'example.org' is not a link" },
	{ "url", "javascript:alert(1)", NULL, "'javascript:alert(1)' is not a link" },
	{ "url", "https://a b", NULL, "'https://a b' is not a link" },
	{ "url", "https://", NULL, "'https://' is not a link" },
	{ "email", "ana@example.org", "ana@example.org", NULL },
	{ "email", "ana@b@example.org", NULL, NULL },
	{ "email", "@example.org", NULL, NULL },
	{ "id", "ana-silva", "ana-silva", NULL },
	{ "id", "Ana", NULL, "'Ana' is not an id" },
	{ "id", "-ana", NULL, NULL },
	{ "id", "nul", NULL, NULL },
	{ "timezone", "Europe/Berlin", "Europe/Berlin", NULL },
	{ "timezone", "../etc", NULL, NULL },
	{ "timezone", "/etc", NULL, NULL },
	{ "repeat", "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU", NULL },
	{ "repeat", "weekly", NULL, NULL },
	{ "path", "scope.out", "scope.out", NULL },
	{ "path", "scope out", NULL, NULL },
	{ "tint", "sky-blue", "sky-blue", NULL },
	{ "tint", "sky", NULL, "'sky' is not a choice of tint" },
	{ "from", "2026-03", "2026-03-01", NULL },
	{ "to", "2026-03", "2026-03-31", NULL },
	{ "review_by", "2026", "2026-12-31", NULL },
	{ "from", "today", "2026-06-15", NULL },
	{ "from", "-1w", "2026-06-08", NULL },
	{ "from", "2026-02-30", NULL, NULL },
	{ "at", "9:30", "09:30", NULL },
	{ "at", "24:00", NULL, "'24:00' is not a time" },
	{ "value", "1.50", "1.5", NULL },
	{ "value", "-0.000001", "-0.000001", NULL },
	{ "value", "123456789012345", "123456789012345", NULL },
	{ "value", "1,5", NULL, "'1,5' is not a number" },
	{ "value", "1.200", NULL, "'1.200' could be 1200 or 1.2" },
	{ "value", "-1,125", NULL, "'-1,125' could be -1125 or -1.125" },
	{ "value", "1.040,5", NULL, "'1.040,5' is not a number" },
	{ "value", "0.125", "0.125", NULL },
	{ "value", "1234.567", "1234.567", NULL },
	{ "many", "1.200", NULL, "'1.200' is not a number" },
	{ "cost", "12.000 EUR", NULL, "'12.000 EUR' could be 12000 or 12" },
	{ "limit", "1.200", NULL, "'1.200' could be 1200 or 1.2" },
	{ "value", "1e3", NULL, NULL },
	{ "value", "inf", NULL, NULL },
	{ "value", "0x10", NULL, NULL },
	{ "one", "1", "1", NULL },
	{ "one", "2", NULL, "'2' is too large" },
	{ "one", "0", NULL, "'0' is too small" },
	{ "few", "3", "3", NULL },
	{ "few", "4", NULL, "'4' is too large" },
	{ "few", "-1", NULL, "'-1' is too small" },
	{ "few", "1.0", NULL, "'1.0' is not a whole number" },
	{ "many", "1", NULL, "'1' is too small" },
	{ "many", "999999", "999999", NULL },
	{ "cold", "-5", "-5", NULL },
	{ "cold", "0", "0", NULL },
	{ "cold", "1", NULL, "'1' is too large" },
	{ "hours", "90min", "1.5", NULL },
	{ "hours", "4h", "4", NULL },
	{ "hours", "61", NULL, "'61' is too large" },
	{ "open", "true", "true", NULL },
	{ "open", "yes", NULL, "'yes' is neither true nor false" },
	{ "term", "12 months", "12 months", NULL },
	{ "term", "6mo", "6 months", NULL },
	{ "term", "1y", "1 year", NULL },
	{ "term", "90 minutes", "90 minutes", NULL },
	{ "term", "3m", NULL, NULL },
	{ "cost", "1200 USD per year", "1200 USD per year", NULL },
	{ "cost", "a lot", NULL, "'a lot' is not an amount of money" },
	{ "limit", "20", "20", NULL },
	{ "limit", "90d", "90 days", NULL },
	{ "limit", "some", NULL, NULL },
};

static struct cop_node *type(struct cop_arena *a, const struct cop_field *f,
			     const char *typed, struct cop_error *err)
{
	struct cop_node *n = NULL;

	*err = (struct cop_error){ 0 };
	if (cop_value_typed(a, f, cop_str_text(a, typed), cop_date_of(2026, 6, 15), &n,
			    err))
		assert_int_equal(err->code, COP_E_USAGE);
	return n;
}

static void has_one_written_form_or_says_why_not(void **state)
{
	struct cop_arena *a = cop_arena_new();
	bool bad = false;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		const struct typed *r = &rows[i];
		const struct cop_field *f = cop_path_field(&cop_schema_all, r->field);
		struct cop_error err;
		struct cop_node *n = type(a, f, r->typed, &err);
		bool right = r->written ? n && cop_str_is(n->value, r->written)
					: !n && err.hint[0] &&
						  (!r->msg || !strcmp(err.msg, r->msg));

		if (!right) {
			print_error("%s '%s': %s; %s\n", r->field, r->typed,
				    n ? cop_str_raw(n->value) : err.msg, err.hint);
			bad = true;
		}
	}
	assert_false(bad);
	cop_arena_free(&a);
}

/* Written, read as YAML, loaded, emitted, and typed again: always the same text. */
static void what_is_written_is_read_back_the_same(void **state)
{
	struct cop_arena *a = cop_arena_new();

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		const struct typed *r = &rows[i];
		const struct cop_field *f = cop_path_field(&cop_schema_all, r->field);
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
		COP_CLEANUP(cop_buf_clear) struct cop_buf again = { 0 };
		struct cop_findings findings;
		struct cop_load l = { .arena = a, .findings = &findings };
		struct cop_source src = { .path = "t" };
		struct cop_node *root, *map = cop_make_map(a, COP_BLOCK);
		struct cop_error err;
		const void *rec;

		if (!r->written)
			continue;
		cop_findings_init(&findings, a);
		cop_make_put(a, map, r->field, type(a, f, r->typed, &err));
		cop_yaml_write_file(&text, map);
		src.text = cop_buf_str(&text);
		src.len = text.len;
		assert_int_equal(
			cop_yaml_parse(a, &src, &cop_yaml_community, &root, &err), 0);
		rec = cop_schema_load(&l, &cop_schema_all, root, NULL);
		assert_int_equal(findings.n, 0);
		cop_yaml_write_file(&again,
				    cop_schema_emit(a, &cop_schema_all, rec, COP_BLOCK));
		assert_string_equal(cop_buf_str(&again), cop_buf_str(&text));
		assert_true(cop_str_is(type(a, f, r->written, &err)->value, r->written));
	}
	cop_arena_free(&a);
}

static void a_line_has_two_hundred_characters_and_prose_64_kib(void **state)
{
	struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf prose = { 0 };
	const struct cop_field *title = cop_path_field(&cop_schema_all, "title");
	const struct cop_field *text = cop_path_field(&cop_schema_all, "text");
	struct cop_error err;

	(void)state;
	for (int i = 0; i < 200; i++)
		cop_buf_text(&line, "\303\266");
	assert_non_null(type(a, title, cop_buf_str(&line), &err));
	cop_buf_text(&line, "x");
	assert_null(type(a, title, cop_buf_str(&line), &err));
	assert_non_null(strstr(err.msg, "is longer than 200 characters"));
	cop_buf_fill(&prose, 'x', 64 * 1024);
	assert_non_null(type(a, text, cop_buf_str(&prose), &err));
	cop_buf_char(&prose, 'x');
	assert_null(type(a, text, cop_buf_str(&prose), &err));
	cop_arena_free(&a);
}

/* --- derived --- */

static void the_table_has_no_flaw(void **state)
{
	struct cop_arena *a = cop_arena_new();

	(void)state;
	assert_null(cop_schema_flaw(a, &cop_schema_all));
	assert_int_equal(cop_schema_count(&cop_schema_all), 23);
	cop_arena_free(&a);
}

static void the_json_schema_has_the_limits_of_the_table(void **state)
{
	static const struct cop_record record = { .name = "all",
						  .where = "all",
						  .schema = &cop_schema_all,
						  .shape = COP_SHAPE_FOLDER };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const char *json;

	(void)state;
	cop_schema_json(&out, &record);
	json = cop_buf_str(&out);
	assert_non_null(strstr(json, "\"minimum\": 1,\n      \"maximum\": 1\n"));
	assert_non_null(strstr(json, "\"minimum\": 0,\n      \"maximum\": 3\n"));
	assert_non_null(strstr(json, "\"minimum\": 2\n"));
	assert_non_null(strstr(json, "\"minimum\": -5,\n      \"maximum\": 0\n"));
	assert_non_null(strstr(json, "\"const\": \"sky-blue\""));
	assert_non_null(strstr(json, "\"additionalProperties\": false"));
	assert_null(strstr(json, "\"required\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_one_written_form_or_says_why_not),
		cmocka_unit_test(what_is_written_is_read_back_the_same),
		cmocka_unit_test(a_line_has_two_hundred_characters_and_prose_64_kib),
		cmocka_unit_test(the_table_has_no_flaw),
		cmocka_unit_test(the_json_schema_has_the_limits_of_the_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
