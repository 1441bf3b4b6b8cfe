/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/date.h"

/* A Thursday. */
static struct cop_date today(void)
{
	return cop_date_of(2026, 6, 18);
}

static void reads_dates_as_people_type_them(void **state)
{
	static const struct {
		const char *text, *start, *end; /* end NULL: the same */
	} rows[] = {
		{ "2026-03-05", "2026-03-05", NULL },
		{ " 2026-03-05 ", "2026-03-05", NULL },
		{ "today", "2026-06-18", NULL },
		{ "Today", "2026-06-18", NULL },
		{ "yesterday", "2026-06-17", NULL },
		{ "tomorrow", "2026-06-19", NULL },
		{ "thursday", "2026-06-18", NULL },
		{ "friday", "2026-06-19", NULL },
		{ "Wed", "2026-06-24", NULL },
		{ "last thursday", "2026-06-11", NULL },
		{ "last friday", "2026-06-12", NULL },
		{ "last wednesday", "2026-06-17", NULL },
		{ "+2w", "2026-07-02", NULL },
		{ "+10 days", "2026-06-28", NULL },
		{ "-10d", "2026-06-08", NULL },
		{ "+6mo", "2026-12-18", NULL },
		{ "-1y", "2025-06-18", NULL },
		{ "som", "2026-06-01", NULL },
		{ "eom", "2026-06-30", NULL },
		{ "soq", "2026-04-01", NULL },
		{ "eoq", "2026-06-30", NULL },
		{ "soy", "2026-01-01", NULL },
		{ "eoy", "2026-12-31", NULL },
		{ "2026-02", "2026-02-01", "2026-02-28" },
		{ "2024", "2024-01-01", "2024-12-31" },
		{ "2200-12", "2200-12-01", "2200-12-31" },
		{ "2026-Q2", "2026-04-01", "2026-06-30" },
		{ "2026-W10", "2026-03-02", "2026-03-08" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_error err = { 0 };
		struct cop_date d = { 0 };
		char text[COP_DATE_TEXT];

		assert_int_equal(
			cop_date_read(rows[i].text, today(), COP_DATE_START, &d, &err),
			0);
		assert_string_equal(cop_date_text(d, text), rows[i].start);
		assert_int_equal(
			cop_date_read(rows[i].text, today(), COP_DATE_END, &d, &err), 0);
		assert_string_equal(cop_date_text(d, text),
				    rows[i].end ? rows[i].end : rows[i].start);
	}
}

#define FORMS "2026-04-03, friday, +2w: cop help dates"

static void says_what_to_write_instead_of_a_wrong_date(void **state)
{
	static const struct {
		const char *text, *msg, *hint;
	} rows[] = {
		{ "3/4", "'3/4' is not a date", FORMS },
		{ "", "'' is not a date", FORMS },
		{ "soon", "'soon' is not a date", FORMS },
		{ "last", "'last' is not a date", FORMS },
		{ "last week", "'last week' is not a date", FORMS },
		{ "fri day", "'fri day' is not a date", FORMS },
		{ "+2", "'+2' is not a date", FORMS },
		{ "+", "'+' is not a date", FORMS },
		{ "+3h", "'+3h' is not a date", FORMS },
		{ "2026-3-5", "'2026-3-5' is not a date", FORMS },
		{ "03/04/26", "'03/04/26' is not a date", FORMS },
		{ "45/45/2026", "'45/45/2026' is not a date", FORMS },
		{ "2026-13", "'2026-13' is not a date", FORMS },
		{ "2026-Q5", "'2026-Q5' is not a date", FORMS },
		{ "1e3", "'1e3' is not a date", FORMS },
		{ "03/04/2026", "'03/04/2026' could be two dates",
		  "write 2026-04-03 or 2026-03-04" },
		{ "3.4.2026", "'3.4.2026' could be two dates",
		  "write 2026-04-03 or 2026-03-04" },
		{ "25/03/2026", "'25/03/2026' is not how dates are written",
		  "write 2026-03-25" },
		{ "3/25/2026", "'3/25/2026' is not how dates are written",
		  "write 2026-03-25" },
		{ "4/4/2026", "'4/4/2026' is not how dates are written",
		  "write 2026-04-04" },
		{ "2026-02-30", "'2026-02-30' is not a date",
		  "February 2026 has 28 days" },
		{ "2026-14-01", "'2026-14-01' is not a date",
		  "months are 01 to 12, as in 2026-04-03" },
		{ "1850-01-01", "'1850-01-01' is not a date",
		  "dates reach from 1900-01-01 to 2200-12-31" },
		{ "+400y", "'+400y' leads too far",
		  "dates reach from 1900-01-01 to 2200-12-31" },
		{ "+3m", "'+3m' could be minutes or months", "write +3mo" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_error err = { 0 };
		struct cop_date d = { 77 };

		assert_int_equal(
			cop_date_read(rows[i].text, today(), COP_DATE_START, &d, &err),
			COP_E_USAGE);
		assert_string_equal(err.msg, rows[i].msg);
		assert_string_equal(err.hint, rows[i].hint);
		assert_int_equal(d.day, 77);
	}
}

static void reads_periods(void **state)
{
	static const struct {
		const char *text, *from, *to, *written;
	} rows[] = {
		{ "2026", "2026-01-01", "2026-12-31", "2026" },
		{ "2026-Q1", "2026-01-01", "2026-03-31", "2026-Q1" },
		{ "2026-q4", "2026-10-01", "2026-12-31", "2026-Q4" },
		{ "2026-03", "2026-03-01", "2026-03-31", "2026-03" },
		{ "2026-W10", "2026-03-02", "2026-03-08", "2026-03-02..2026-03-08" },
		{ "2026-W01", "2025-12-29", "2026-01-04", "2025-12-29..2026-01-04" },
		{ "2026-W53", "2026-12-28", "2027-01-03", "2026-12-28..2027-01-03" },
		{ "2200-W52", "2200-12-22", "2200-12-28", "2200-12-22..2200-12-28" },
		{ "2026-01-03..2026-02-04", "2026-01-03", "2026-02-04",
		  "2026-01-03..2026-02-04" },
		{ "2026-01..2026-02", "2026-01-01", "2026-02-28",
		  "2026-01-01..2026-02-28" },
		{ "..2026-02", "", "2026-02-28", "..2026-02-28" },
		{ "last friday..", "2026-06-12", "", "2026-06-12.." },
		{ "-10d..today", "2026-06-08", "2026-06-18", "2026-06-08..2026-06-18" },
		{ "90d", "2026-03-21", "2026-06-18", "2026-03-21..2026-06-18" },
		{ "1y", "2025-06-19", "2026-06-18", "2025-06-19..2026-06-18" },
		{ "this-week", "2026-06-15", "2026-06-21", "2026-06-15..2026-06-21" },
		{ "last-week", "2026-06-08", "2026-06-14", "2026-06-08..2026-06-14" },
		{ "this-month", "2026-06-01", "2026-06-30", "2026-06" },
		{ "last-month", "2026-05-01", "2026-05-31", "2026-05" },
		{ "this-quarter", "2026-04-01", "2026-06-30", "2026-Q2" },
		{ "last quarter", "2026-01-01", "2026-03-31", "2026-Q1" },
		{ "this-year", "2026-01-01", "2026-12-31", "2026" },
		{ "last-year", "2025-01-01", "2025-12-31", "2025" },
		{ "today", "2026-06-18", "2026-06-18", "2026-06-18..2026-06-18" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		struct cop_error err = { 0 };
		struct cop_period p = { 0 };
		char text[COP_DATE_TEXT];

		assert_int_equal(cop_period_read(rows[i].text, today(), &p, &err),
				 COP_OK);
		assert_string_equal(cop_date_text(p.from, text), rows[i].from);
		assert_string_equal(cop_date_text(p.to, text), rows[i].to);
		cop_period_write(&out, p);
		assert_string_equal(cop_buf_str(&out), rows[i].written);
	}
}

static void refuses_wrong_periods(void **state)
{
	static const struct {
		const char *text, *msg;
	} rows[] = {
		{ "", "'' is not a period" },
		{ "..", "'..' is not a period" },
		{ "soon", "'soon' is not a period" },
		{ "2026-W54", "'2026-W54' is not a period" },
		{ "2025-W53", "'2025-W53' is not a period" },
		{ "2026-W00", "'2026-W00' is not a period" },
		{ "2026-Q0", "'2026-Q0' is not a period" },
		{ "1800", "'1800' is not a period" },
		{ "6h", "'6h' is not a period" },
		{ "0d", "'0d' is not a period" },
		{ "this-day", "'this-day' is not a period" },
		{ "2026-03..2026-01", "'2026-03..2026-01' ends before it begins" },
		{ "soon..2026", "'soon' is not a date" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_error err = { 0 };
		struct cop_period p = { { 77 }, { 78 } };

		assert_int_equal(cop_period_read(rows[i].text, today(), &p, &err),
				 COP_E_USAGE);
		assert_string_equal(err.msg, rows[i].msg);
		assert_true(err.hint[0]);
		assert_int_equal(p.from.day, 77);
		assert_int_equal(p.to.day, 78);
	}
}

static void knows_the_quarter_before(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	(void)state;
	cop_period_write(&out, cop_quarter_before(today()));
	cop_buf_char(&out, ' ');
	cop_period_write(&out, cop_quarter_before(cop_date_of(2026, 2, 1)));
	assert_string_equal(cop_buf_str(&out), "2026-Q1 2025-Q4");
}

static void counts_and_holds_days(void **state)
{
	struct cop_period p = { cop_date_of(2026, 1, 1), cop_date_of(2026, 1, 31) };
	struct cop_period open = { { 0 }, p.to };

	(void)state;
	assert_int_equal(cop_period_days(p), 31);
	assert_int_equal(cop_period_days(open), 0);
	assert_true(cop_period_holds(p, p.from));
	assert_true(cop_period_holds(p, p.to));
	assert_false(cop_period_holds(p, cop_date_add(p.to, 1)));
	assert_false(cop_period_holds(p, (struct cop_date){ 0 }));
	assert_true(cop_period_holds(open, cop_date_of(1900, 1, 1)));
	assert_true(cop_period_holds((struct cop_period){ p.from, { 0 } }, today()));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_dates_as_people_type_them),
		cmocka_unit_test(says_what_to_write_instead_of_a_wrong_date),
		cmocka_unit_test(reads_periods),
		cmocka_unit_test(refuses_wrong_periods),
		cmocka_unit_test(knows_the_quarter_before),
		cmocka_unit_test(counts_and_holds_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
