/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "calendar/repeat.h"

/* Thu 2026-03-05 */
static struct cop_date first(void)
{
	return cop_date_of(2026, 3, 5);
}

static const struct {
	const char *typed, *rule;
} words[] = {
	{ "daily", "FREQ=DAILY" },
	{ "every day", "FREQ=DAILY" },
	{ "every other day", "FREQ=DAILY;INTERVAL=2" },
	{ "every 10 days", "FREQ=DAILY;INTERVAL=10" },
	{ "weekly", "FREQ=WEEKLY;BYDAY=TH" },
	{ "Weekly on Tuesday", "FREQ=WEEKLY;BYDAY=TU" },
	{ "every week on tue and thu", "FREQ=WEEKLY;BYDAY=TU,TH" },
	{ "every tuesday", "FREQ=WEEKLY;BYDAY=TU" },
	{ "every other tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU" },
	{ "every 2 weeks on tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU" },
	{ "every two weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH" },
	{ "fortnightly on mondays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO" },
	{ "every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
	{ "weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
	{ "every working day in june", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYMONTH=6" },
	{ "monthly", "FREQ=MONTHLY;BYMONTHDAY=5" },
	{ "every month", "FREQ=MONTHLY;BYMONTHDAY=5" },
	{ "monthly on the first thursday", "FREQ=MONTHLY;BYDAY=1TH" },
	{ "monthly on first thu", "FREQ=MONTHLY;BYDAY=1TH" },
	{ "the first thursday of every month", "FREQ=MONTHLY;BYDAY=1TH" },
	{ "every first thursday", "FREQ=MONTHLY;BYDAY=1TH" },
	{ "every last friday of the month", "FREQ=MONTHLY;BYDAY=-1FR" },
	{ "every first thursday in may", "FREQ=MONTHLY;BYDAY=1TH;BYMONTH=5" },
	{ "the 15th of the month", "FREQ=MONTHLY;BYMONTHDAY=15" },
	{ "monthly on the first and third tuesday", "FREQ=MONTHLY;BYDAY=1TU,3TU" },
	{ "monthly on the 2nd tuesday, the last friday", "FREQ=MONTHLY;BYDAY=2TU,-1FR" },
	{ "monthly on the second to last monday", "FREQ=MONTHLY;BYDAY=-2MO" },
	{ "monthly on every tuesday", "FREQ=MONTHLY;BYDAY=TU" },
	{ "monthly on the last friday", "FREQ=MONTHLY;BYDAY=-1FR" },
	{ "monthly on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15" },
	{ "monthly on 15", "FREQ=MONTHLY;BYMONTHDAY=15" },
	{ "monthly on the 1st and the 15th", "FREQ=MONTHLY;BYMONTHDAY=1,15" },
	{ "monthly on the last day", "FREQ=MONTHLY;BYMONTHDAY=-1" },
	{ "monthly on the 31st", "FREQ=MONTHLY;BYMONTHDAY=31" },
	{ "monthly on the 13th if friday", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13" },
	{ "monthly on the first thursday in march and september",
	  "FREQ=MONTHLY;BYDAY=1TH;BYMONTH=3,9" },
	{ "quarterly on the first monday", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO" },
	{ "every 2 quarters on the 1st", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=1" },
	{ "yearly", "FREQ=YEARLY;BYMONTHDAY=5;BYMONTH=3" },
	{ "annually on 10 may", "FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=5" },
	{ "yearly on may 10th", "FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=5" },
	{ "every year on the 10th of may", "FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=5" },
	{ "yearly on 10 may and 10 november", "FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=5,11" },
	{ "yearly on the second monday in may", "FREQ=YEARLY;BYDAY=2MO;BYMONTH=5" },
	{ "every 2 years on 29 february",
	  "FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=29;BYMONTH=2" },
	{ "yearly in may", "FREQ=YEARLY;BYMONTHDAY=5;BYMONTH=5" },
	{ "weekly on tuesday until 2026-12-31", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231" },
	{ "weekly on tuesday, 10 times", "FREQ=WEEKLY;BYDAY=TU;COUNT=10" },
	{ "monthly on the 15th for 6 times", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=6" },
	{ "every 5 days 1 time", "FREQ=DAILY;INTERVAL=5;COUNT=1" },
	{ "freq=monthly;byday=1th", "FREQ=MONTHLY;BYDAY=1TH" },
	{ "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TH,TU,TH", "FREQ=WEEKLY;BYDAY=TU,TH" },
	{ "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
	  "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=12" },
};

static void reads_what_people_type(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(words); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf rule = { 0 };
		struct cop_error err = { 0 };
		struct cop_repeat r;

		if (cop_repeat_read(words[i].typed, first(), &r, &err))
			fail_msg("%s: %s", words[i].typed, err.msg);
		cop_repeat_write(&rule, &r);
		assert_string_equal(cop_buf_str(&rule), words[i].rule);
	}
}

static void says_what_it_can_read_again(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(words); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf said = { 0 };
		struct cop_error err = { 0 };
		struct cop_repeat r, again;

		assert_int_equal(
			cop_repeat_iso(words[i].rule, strlen(words[i].rule), &r, &err),
			COP_OK);
		cop_repeat_say(&said, &r);
		if (cop_repeat_read(cop_buf_str(&said), first(), &again, &err))
			fail_msg("%s: %s", cop_buf_str(&said), err.msg);
		if (!cop_repeat_equal(&r, &again))
			fail_msg("'%s' is not %s", cop_buf_str(&said), words[i].rule);
	}
}

static void says_it_the_way_people_do(void **state)
{
	static const struct {
		const char *rule, *said;
	} cases[] = {
		{ "FREQ=DAILY", "daily" },
		{ "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday" },
		{ "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday" },
		{ "FREQ=WEEKLY;BYDAY=MO,TU,SU", "weekly on Monday, Tuesday and Sunday" },
		{ "FREQ=MONTHLY;BYDAY=1TH", "monthly on the first Thursday" },
		{ "FREQ=MONTHLY;BYDAY=1TU,3TU",
		  "monthly on the first and third Tuesday" },
		{ "FREQ=MONTHLY;BYDAY=-2MO", "monthly on the second to last Monday" },
		{ "FREQ=MONTHLY;BYDAY=TU", "monthly on every Tuesday" },
		{ "FREQ=MONTHLY;BYMONTHDAY=1,22,-1",
		  "monthly on the 1st, the 22nd and the last day" },
		{ "FREQ=MONTHLY;BYMONTHDAY=11,-3",
		  "monthly on the 11th and the 3rd to last day" },
		{ "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR;COUNT=4",
		  "every 3 months on the last Friday, 4 times" },
		{ "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
		  "monthly on the 13th if Friday" },
		{ "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=10", "yearly on 10 May" },
		{ "FREQ=YEARLY;BYMONTH=5,9;BYMONTHDAY=1",
		  "yearly on the 1st in May and September" },
		{ "FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231",
		  "weekly on Thursday until 2026-12-31" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf said = { 0 };
		struct cop_error err = { 0 };
		struct cop_repeat r;

		assert_int_equal(
			cop_repeat_iso(cases[i].rule, strlen(cases[i].rule), &r, &err),
			COP_OK);
		cop_repeat_say(&said, &r);
		assert_string_equal(cop_buf_str(&said), cases[i].said);
	}
}

static void refuses_words_that_could_mean_two_things(void **state)
{
	static const struct {
		const char *typed, *msg;
	} cases[] = {
		{ "every blue moon", "cannot read 'every blue moon' as a repeat" },
		{ "", "cannot read '' as a repeat" },
		{ "every second tuesday",
		  "cannot read 'every second tuesday' as a repeat: it means two "
		  "things; write 'every 2 weeks on ...' or 'monthly on the second "
		  "...'" },
		{ "every third", "cannot read 'every third' as a repeat" },
		{ "every third week", "cannot read 'every third week' as a repeat" },
		{ "monthly on the last",
		  "cannot read 'monthly on the last' as a repeat" },
		{ "monthly on the 32nd",
		  "cannot read 'monthly on the 32nd' as a repeat" },
		{ "monthly on the 6th tuesday",
		  "cannot read 'monthly on the 6th tuesday' as a repeat" },
		{ "weekly on", "cannot read 'weekly on' as a repeat" },
		{ "weekly please", "cannot read 'weekly please' as a repeat" },
		{ "biweekly",
		  "cannot read 'biweekly' as a repeat: it means two things; write 'every "
		  "2 weeks' or 'every 2 months'" },
		{ "monthly on tuesday", "cannot read 'monthly on tuesday' as a repeat: "
					"which of them in the month? write "
					"'the first', 'the last' or 'every'" },
		{ "yearly on 10 may and 15 june",
		  "cannot read 'yearly on 10 may and 15 june' as a repeat: several dates "
		  "in the "
		  "year are several items of the plan" },
		{ "weekly until may",
		  "cannot read 'weekly until may' as a repeat: 'until' wants a "
		  "day such as 2026-12-31" },
		{ "weekly on the 15th",
		  "cannot read 'weekly on the 15th' as a repeat: 'BYMONTHDAY' "
		  "needs FREQ=MONTHLY or FREQ=YEARLY" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_repeat r = { .interval = 77 };
		struct cop_error err = { 0 };

		assert_int_equal(cop_repeat_read(cases[i].typed, first(), &r, &err),
				 COP_E_USAGE);
		assert_string_equal(err.msg, cases[i].msg);
		assert_non_null(strstr(err.hint, "monthly on the first thursday"));
		assert_int_equal(r.interval, 77);
	}
}

static void refuses_a_first_date_that_skips_months(void **state)
{
	struct cop_date last_of_january = cop_date_of(2026, 1, 31);
	struct cop_error err = { 0 }, leap = { 0 }, fine = { 0 };
	struct cop_repeat r = { 0 };

	(void)state;
	assert_int_equal(cop_repeat_read("monthly", last_of_january, &r, &err),
			 COP_E_USAGE);
	assert_string_equal(err.msg,
			    "monthly, beginning on 2026-01-31, would skip every month "
			    "without a day 31");
	assert_string_equal(err.hint, "monthly on the last day");
	assert_int_equal(cop_repeat_read("yearly", cop_date_of(2028, 2, 29), &r, &leap),
			 COP_E_USAGE);
	assert_int_equal(cop_repeat_read("yearly", last_of_january, &r, &fine), COP_OK);
}

static void leaves_the_day_open_without_a_first_date(void **state)
{
	struct cop_date none = { 0 };
	struct cop_error err = { 0 };
	struct cop_repeat r;

	(void)state;
	assert_int_equal(cop_repeat_read("monthly", none, &r, &err), COP_OK);
	assert_int_equal(r.month_days, 0);
	assert_int_equal(cop_repeat_complete(&r, first(), &err), COP_OK);
	assert_int_equal(r.month_days, 1U << 5);
}

static void names_the_part_that_is_wrong(void **state)
{
	static const struct {
		const char *rule, *msg;
	} cases[] = {
		{ "", "a repeat rule is made of parts such as FREQ=MONTHLY;BYDAY=1TH" },
		{ "weekly",
		  "a repeat rule is made of parts such as FREQ=MONTHLY;BYDAY=1TH" },
		{ "FREQ=WEEKLY;",
		  "a repeat rule is made of parts such as FREQ=MONTHLY;BYDAY=1TH" },
		{ "freq=WEEKLY",
		  "a repeat rule is made of parts such as FREQ=MONTHLY;BYDAY=1TH" },
		{ "BYDAY=TU", "'FREQ' is missing: DAILY, WEEKLY, MONTHLY or YEARLY" },
		{ "FREQ=HOURLY", "'FREQ' wants DAILY, WEEKLY, MONTHLY or YEARLY" },
		{ "FREQ=WEEKLY;FREQ=DAILY", "'FREQ' stands twice" },
		{ "FREQ=WEEKLY;INTERVAL=0",
		  "'INTERVAL' wants a whole number from 1 to 999" },
		{ "FREQ=WEEKLY;INTERVAL=1000",
		  "'INTERVAL' wants a whole number from 1 to 999" },
		{ "FREQ=WEEKLY;BYDAY=TUE", "'BYDAY' wants weekdays such as TU, 1TH or "
					   "-1FR (1 to 5, or -1 to -5)" },
		{ "FREQ=MONTHLY;BYDAY=6TH", "'BYDAY' wants weekdays such as TU, 1TH or "
					    "-1FR (1 to 5, or -1 to -5)" },
		{ "FREQ=MONTHLY;BYDAY=", "'BYDAY' wants weekdays such as TU, 1TH or -1FR "
					 "(1 to 5, or -1 to -5)" },
		{ "FREQ=MONTHLY;BYMONTHDAY=32",
		  "'BYMONTHDAY' wants days from 1 to 31, or -1 to -31" },
		{ "FREQ=YEARLY;BYMONTH=13", "'BYMONTH' wants months from 1 to 12" },
		{ "FREQ=DAILY;UNTIL=20260230", "'UNTIL' wants a day such as 20261231" },
		{ "FREQ=DAILY;UNTIL=20261231T000000Z",
		  "'UNTIL' wants a day such as 20261231" },
		{ "FREQ=DAILY;COUNT=3;UNTIL=20261231",
		  "'COUNT' and 'UNTIL' both end the rule; keep one" },
		{ "FREQ=WEEKLY;BYDAY=1TU",
		  "'BYDAY' with a number needs FREQ=MONTHLY or FREQ=YEARLY" },
		{ "FREQ=MONTHLY;BYDAY=1TU;BYMONTHDAY=1",
		  "'BYDAY' with a number does not go with 'BYMONTHDAY'" },
		{ "FREQ=WEEKLY;BYMONTHDAY=1",
		  "'BYMONTHDAY' needs FREQ=MONTHLY or FREQ=YEARLY" },
		{ "FREQ=YEARLY;BYDAY=1MO",
		  "FREQ=YEARLY with a day needs its month: 'BYMONTH'" },
		{ "FREQ=MONTHLY;BYSETPOS=1",
		  "'BYSETPOS' is not among the parts of a repeat rule "
		  "(FREQ INTERVAL BYDAY BYMONTHDAY BYMONTH COUNT UNTIL)" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_repeat r = { .interval = 77 };
		struct cop_error err = { 0 };

		assert_int_equal(
			cop_repeat_iso(cases[i].rule, strlen(cases[i].rule), &r, &err),
			COP_E_INVALID);
		assert_string_equal(err.msg, cases[i].msg);
		assert_int_equal(r.interval, 77);
	}
}

static struct cop_repeat rule(const char *text)
{
	struct cop_error err = { 0 };
	struct cop_repeat r = { 0 };

	assert_int_equal(cop_repeat_iso(text, strlen(text), &r, &err), COP_OK);
	return r;
}

static void knows_the_days_it_may_begin_on(void **state)
{
	static const struct {
		const char *rule, *from, *first;
	} cases[] = {
		{ "FREQ=MONTHLY;BYDAY=1TH", "2026-03-01", "2026-03-05" },
		{ "FREQ=MONTHLY;BYDAY=1TH", "2026-03-05", "2026-03-05" },
		{ "FREQ=MONTHLY;BYDAY=1TH", "2026-03-06", "2026-04-02" },
		{ "FREQ=MONTHLY;BYDAY=-1FR", "2026-03-01", "2026-03-27" },
		{ "FREQ=MONTHLY;BYDAY=-5SU", "2026-03-01", "2026-03-01" },
		{ "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-02-01", "2026-02-28" },
		{ "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2097-01-01", "2104-02-29" },
		{ "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01", "" },
		{ "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260302", "2026-02-25", "" },
		{ "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "2026-04-01", "2026-11-13" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_repeat r = rule(cases[i].rule);
		char text[COP_DATE_TEXT];
		struct cop_date from;

		assert_true(cop_date_iso(cases[i].from, 10, &from));
		assert_string_equal(cop_date_text(cop_repeat_first(&r, from), text),
				    cases[i].first);
	}
}

static void names_the_day_that_skips_months(void **state)
{
	static const struct {
		const char *rule;
		int day;
	} cases[] = {
		{ "FREQ=MONTHLY;BYMONTHDAY=28", 0 },
		{ "FREQ=MONTHLY;BYMONTHDAY=29", 29 },
		{ "FREQ=MONTHLY;BYMONTHDAY=1,31", 31 },
		{ "FREQ=MONTHLY;BYMONTHDAY=-1", 0 },
		{ "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", 0 },
		{ "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 29 },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_repeat r = rule(cases[i].rule);

		assert_int_equal(cop_repeat_skips(&r), cases[i].day);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_people_type),
		cmocka_unit_test(says_what_it_can_read_again),
		cmocka_unit_test(says_it_the_way_people_do),
		cmocka_unit_test(refuses_words_that_could_mean_two_things),
		cmocka_unit_test(refuses_a_first_date_that_skips_months),
		cmocka_unit_test(leaves_the_day_open_without_a_first_date),
		cmocka_unit_test(names_the_part_that_is_wrong),
		cmocka_unit_test(knows_the_days_it_may_begin_on),
		cmocka_unit_test(names_the_day_that_skips_months),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
