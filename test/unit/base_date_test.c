/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <math.h>

#include "base/date.h"

static void numbers_every_day_from_1900_to_2200(void **state)
{
	int32_t next = 1;

	(void)state;
	for (int year = 1900; year <= 2200; year++) {
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; day <= 31; day++) {
				struct cop_date d = cop_date_of(year, month, day);
				struct cop_ymd parts;

				if (!d.day)
					continue;
				assert_int_equal(d.day, next++);
				parts = cop_date_parts(d);
				assert_true(parts.year == year && parts.month == month &&
					    parts.day == day);
			}
		}
	}
	assert_int_equal(next - 1, 301 * 365 + 73);
}

static void knows_weekdays(void **state)
{
	(void)state;
	assert_int_equal(cop_date_weekday(cop_date_of(1900, 1, 1)), 0);
	assert_int_equal(cop_date_weekday(cop_date_of(2000, 2, 29)), 1);
	assert_int_equal(cop_date_weekday(cop_date_of(2026, 6, 18)), 3);
	assert_int_equal(cop_date_weekday(cop_date_of(2026, 3, 1)), 6);
}

static void accepts_only_real_iso_days(void **state)
{
	static const struct {
		const char *text;
		bool good;
	} rows[] = {
		{ "2026-03-05", true },
		{ "2024-02-29", true },
		{ "2000-02-29", true },
		{ "1900-01-01", true },
		{ "2200-12-31", true },
		{ "2023-02-29", false },
		{ "1900-02-29", false },
		{ "2026-02-30", false },
		{ "2026-13-01", false },
		{ "2026-00-10", false },
		{ "2026-01-00", false },
		{ "1899-12-31", false },
		{ "2201-01-01", false },
		{ "2026-3-5", false },
		{ "2026/03/05", false },
		{ "20260305", false },
		{ "2026-03-05 ", false },
		{ "2026-03-0x", false },
		{ "", false },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_date d = { 77 };

		assert_int_equal(cop_date_iso(rows[i].text, strlen(rows[i].text), &d),
				 rows[i].good);
		if (!rows[i].good)
			assert_int_equal(d.day, 77);
	}
}

static const char *iso(struct cop_date d)
{
	static char text[4][COP_DATE_TEXT];
	static unsigned turn;

	return cop_date_text(d, text[turn++ % 4]);
}

static void adds_days_and_months(void **state)
{
	struct cop_date d = cop_date_of(2024, 1, 31);

	(void)state;
	assert_string_equal(iso(cop_date_add(d, 30)), "2024-03-01");
	assert_string_equal(iso(cop_date_add(d, -31)), "2023-12-31");
	assert_string_equal(iso(cop_date_add_months(d, 1)), "2024-02-29");
	assert_string_equal(iso(cop_date_add_months(d, 13)), "2025-02-28");
	assert_string_equal(iso(cop_date_add_months(d, -2)), "2023-11-30");
	assert_string_equal(iso(cop_date_add_months(d, 12 * 400)), "");
	assert_string_equal(iso(cop_date_add(d, 1000000)), "");
	assert_string_equal(iso(cop_date_add(d, -1000000)), "");
	assert_string_equal(iso(cop_date_add((struct cop_date){ 0 }, 5)), "");
	assert_string_equal(iso(cop_date_add_months((struct cop_date){ 0 }, 5)), "");
}

static void adds_durations_in_whole_days_or_months(void **state)
{
	static const struct {
		struct cop_duration by;
		int sign;
		const char *want;
	} rows[] = {
		{ { 10, COP_DAYS }, 1, "2026-01-25" },
		{ { 2, COP_WEEKS }, -1, "2026-01-01" },
		{ { 1, COP_MONTHS }, 1, "2026-02-15" },
		{ { 1.5, COP_YEARS }, 1, "2027-07-15" },
		{ { 90, COP_MINUTES }, 1, "2026-01-15" },
		{ { 0, COP_UNIT_NONE }, 1, "2026-01-15" },
		{ { 1e15, COP_YEARS }, -1, "" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++)
		assert_string_equal(iso(cop_date_add_duration(cop_date_of(2026, 1, 15),
							      rows[i].by, rows[i].sign)),
				    rows[i].want);
}

static void writes_dates_for_people(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_date d = cop_date_of(2026, 5, 5);

	(void)state;
	cop_date_write_weekday(&out, d);
	cop_buf_char(&out, '|');
	cop_date_write_long(&out, d);
	cop_buf_char(&out, '|');
	cop_date_write_weekday(&out, (struct cop_date){ 0 });
	cop_date_write_long(&out, (struct cop_date){ 0 });
	cop_date_write(&out, (struct cop_date){ 0 });
	assert_string_equal(cop_buf_str(&out), "Tue 2026-05-05|5 May 2026|");
}

static void reads_and_writes_times(void **state)
{
	static const struct {
		const char *text;
		bool iso, friendly;
	} rows[] = {
		{ "00:00", true, true },   { "23:59", true, true },
		{ "09:30", true, true },   { "9:30", false, true },
		{ "24:00", false, false }, { "12:60", false, false },
		{ "1230", false, false },  { "12:3", false, false },
		{ "12-30", false, false }, { ":30", false, false },
		{ "", false, false },
	};
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_time t = { 0 };

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		size_t len = strlen(rows[i].text);

		assert_int_equal(cop_time_iso(rows[i].text, len, &t), rows[i].iso);
		assert_int_equal(cop_time_read(rows[i].text, len, &t), rows[i].friendly);
	}
	assert_true(cop_time_read("9:05", 4, &t));
	cop_time_write(&out, t);
	cop_time_write(&out, (struct cop_time){ 0 });
	assert_string_equal(cop_buf_str(&out), "09:05");
}

static void reads_durations_as_files_have_them(void **state)
{
	static const struct {
		const char *text, *written; /* written NULL: refused */
	} rows[] = {
		{ "60 minutes", "60 minutes" },
		{ "1 month", "1 month" },
		{ "1 months", "1 month" },
		{ "2 week", "2 weeks" },
		{ "1.5 years", "1.5 years" },
		{ "6h", NULL },
		{ "-1 day", NULL },
		{ "6  hours", NULL },
		{ "6 Hours", NULL },
		{ "6 mo", NULL },
		{ "hours", NULL },
		{ "6", NULL },
		{ "", NULL },
		{ "6 hours ", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		struct cop_duration d = { 0 };

		assert_int_equal(cop_duration_iso(rows[i].text, strlen(rows[i].text), &d),
				 rows[i].written != NULL);
		cop_duration_write(&out, d);
		assert_string_equal(cop_buf_str(&out),
				    rows[i].written ? rows[i].written : "");
	}
}

static void reads_durations_as_people_type_them(void **state)
{
	static const struct {
		const char *text, *written, *msg, *hint;
	} rows[] = {
		{ "90min", "90 minutes", NULL, NULL },
		{ "6h", "6 hours", NULL, NULL },
		{ "10d", "10 days", NULL, NULL },
		{ "2w", "2 weeks", NULL, NULL },
		{ "6mo", "6 months", NULL, NULL },
		{ "1y", "1 year", NULL, NULL },
		{ " 12 months ", "12 months", NULL, NULL },
		{ "12months", "12 months", NULL, NULL },
		{ "3m", NULL, "'3m' could be minutes or months", "3min or 3mo" },
		{ "soon", NULL, "'soon' is not a duration",
		  "90min, 6h, 10d, 2w, 6mo, 1y: cop help dates" },
		{ "5", NULL, "'5' is not a duration",
		  "90min, 6h, 10d, 2w, 6mo, 1y: cop help dates" },
		{ "-5d", NULL, "'-5d' is not a duration",
		  "90min, 6h, 10d, 2w, 6mo, 1y: cop help dates" },
		{ "", NULL, "'' is not a duration",
		  "90min, 6h, 10d, 2w, 6mo, 1y: cop help dates" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		struct cop_duration d = { 0 };
		struct cop_error err = { 0 };
		enum cop_code code = cop_duration_read(rows[i].text, &d, &err);

		assert_int_equal(code, rows[i].msg ? COP_E_USAGE : COP_OK);
		assert_string_equal(err.msg, rows[i].msg ? rows[i].msg : "");
		assert_string_equal(err.hint, rows[i].hint ? rows[i].hint : "");
		cop_duration_write(&out, d);
		assert_string_equal(cop_buf_str(&out),
				    rows[i].written ? rows[i].written : "");
	}
}

static void measures_durations(void **state)
{
	(void)state;
	assert_true(cop_duration_days((struct cop_duration){ 12, COP_HOURS }) == 0.5);
	assert_true(cop_duration_days((struct cop_duration){ 2, COP_MONTHS }) == 60.875);
	assert_true(cop_duration_days((struct cop_duration){ 1, COP_YEARS }) == 365.25);
	assert_true(cop_duration_hours((struct cop_duration){ 1, COP_WEEKS }) == 168);
	assert_true(fabs(cop_duration_hours((struct cop_duration){ 90, COP_MINUTES }) -
			 1.5) < 1e-12);
	assert_true(cop_duration_hours((struct cop_duration){ 0 }) == 0);
}

static void reads_hours(void **state)
{
	static const struct {
		const char *text;
		double hours; /* below 0: refused */
	} rows[] = {
		{ "4", 4 },        { "4h", 4 },  { "90min", 1.5 }, { "0.5", 0.5 },
		{ " 2 hours", 2 }, { "2d", -1 }, { "-4", -1 },     { "", -1 },
		{ "many", -1 },    { "4m", -1 },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_error err = { 0 };
		double hours = -1;
		enum cop_code code = cop_hours_read(rows[i].text, &hours, &err);

		assert_int_equal(code, rows[i].hours < 0 ? COP_E_USAGE : COP_OK);
		assert_true(fabs(hours - rows[i].hours) < 1e-12);
		assert_string_equal(err.hint, code ? "4, 4h or 90min" : "");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_every_day_from_1900_to_2200),
		cmocka_unit_test(knows_weekdays),
		cmocka_unit_test(accepts_only_real_iso_days),
		cmocka_unit_test(adds_days_and_months),
		cmocka_unit_test(adds_durations_in_whole_days_or_months),
		cmocka_unit_test(writes_dates_for_people),
		cmocka_unit_test(reads_and_writes_times),
		cmocka_unit_test(reads_durations_as_files_have_them),
		cmocka_unit_test(reads_durations_as_people_type_them),
		cmocka_unit_test(measures_durations),
		cmocka_unit_test(reads_hours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
