/* SPDX-License-Identifier: MIT */
/* Counts days by libical and, day after day without it, by the plain meaning of a rule. */
#include "test.h"

#include "calendar/calendar.h"
#include "calendar/repeat.h"

#define RANDOM_RULES 600
#define SPAN 3000 /* days looked through for each */

static const struct cop_calendar_table *calendar(void)
{
	return &cop_calendar_module;
}

static struct cop_date day(const char *iso)
{
	struct cop_date d = { 0 };

	if (*iso)
		assert_true(cop_date_iso(iso, strlen(iso), &d));
	return d;
}

static void write_days(struct cop_buf *out, const struct cop_days *days)
{
	for (size_t i = 0; i < days->n; i++) {
		if (i)
			cop_buf_char(out, ' ');
		cop_date_write(out, days->at[i]);
	}
}

static void gives_the_days_of_a_period(void **state)
{
	static const struct {
		const char *first, *rule, *from, *to;
		size_t max;
		const char *days;
		bool more;
	} cases[] = {
		{ "2026-03-05", "FREQ=MONTHLY;BYDAY=1TH", "2026-06-01", "2026-08-31", 9,
		  "2026-06-04 2026-07-02 2026-08-06", false },
		{ "2026-03-05", "FREQ=MONTHLY;BYDAY=1TH", "", "", 2,
		  "2026-03-05 2026-04-02", true },
		{ "2026-01-31", "FREQ=MONTHLY;BYMONTHDAY=31", "", "2026-06-01", 9,
		  "2026-01-31 2026-03-31 2026-05-31", false },
		{ "2026-01-30", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", "", "", 9,
		  "2026-01-30 2026-02-27", false },
		{ "2026-03-03", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260331", "", "",
		  9, "2026-03-03 2026-03-17 2026-03-31", false },
		{ "2028-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2029-01-01", "",
		  2, "2032-02-29 2036-02-29", true },
		{ "2026-03-05", "FREQ=DAILY", "2025-01-01", "2025-12-31", 9, "", false },
		{ "2026-03-05", "FREQ=DAILY", "2026-03-05", "2026-03-05", 9, "2026-03-05",
		  false },
		{ "2199-12-30", "FREQ=YEARLY;INTERVAL=2", "", "", 9, "2199-12-30",
		  false },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		COP_CLEANUP(cop_buf_clear) struct cop_buf got = { 0 };
		struct cop_series series = { day(cases[i].first), cases[i].rule };
		struct cop_period within = { day(cases[i].from), day(cases[i].to) };
		struct cop_error err = { 0 };
		struct cop_days days;

		assert_int_equal(
			calendar()->days(a, &series, within, cases[i].max, &days, &err),
			COP_OK);
		write_days(&got, &days);
		assert_string_equal(cop_buf_str(&got), cases[i].days);
		assert_int_equal(days.more, cases[i].more);
	}
}

static void ends_where_a_rule_gives_no_day(void **state)
{
	static const char *const rules[] = {
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
		"FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
		"FREQ=DAILY;INTERVAL=7;BYDAY=MO",
		"FREQ=YEARLY;INTERVAL=3;BYMONTH=2;BYMONTHDAY=29;UNTIL=20300101",
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rules); i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		struct cop_series series = { day("2026-03-05"), rules[i] };
		struct cop_period within = { 0 };
		struct cop_error err = { 0 };
		struct cop_days days;

		assert_int_equal(calendar()->days(a, &series, within, 9, &days, &err),
				 COP_OK);
		assert_int_equal(days.n, 0);
	}
}

static void gives_the_nearest_days_around_one(void **state)
{
	static const struct {
		const char *day, *before, *after;
	} cases[] = {
		{ "2026-09-03", "2026-09-03", "2026-09-03" },
		{ "2026-09-11", "2026-09-03", "2026-10-01" },
		{ "2026-03-01", "", "2026-03-05" },
		{ "2027-03-01", "2026-12-03", "" },
	};
	struct cop_series series = { day("2026-03-05"),
				     "FREQ=MONTHLY;BYDAY=1TH;UNTIL=20261231" };

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_near_days near = { 0 };
		struct cop_error err = { 0 };

		assert_int_equal(
			calendar()->near(&series, day(cases[i].day), &near, &err),
			COP_OK);
		assert_int_equal(near.before.day, day(cases[i].before).day);
		assert_int_equal(near.after.day, day(cases[i].after).day);
	}
}

static void refuses_a_rule_outside_the_subset(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_series series = { day("2026-03-05"),
				     "FREQ=MONTHLY;BYSETPOS=1;BYDAY=TH" };
	struct cop_period within = { 0 };
	struct cop_days days = { .n = 77 };
	struct cop_near_days near = { .before = { 77 } };
	struct cop_error err = { 0 }, second = { 0 }, third = { 0 };

	(void)state;
	assert_int_equal(calendar()->days(a, &series, within, 9, &days, &err),
			 COP_E_INVALID);
	assert_non_null(strstr(err.msg, "'BYSETPOS' is not among the parts"));
	assert_int_equal(days.n, 77);
	assert_int_equal(calendar()->near(&series, series.first, &near, &second),
			 COP_E_INVALID);
	assert_int_equal(near.before.day, 77);
	series = (struct cop_series){ .rule = "FREQ=DAILY" };
	assert_int_equal(calendar()->days(a, &series, within, 9, &days, &third),
			 COP_E_INVALID);
	assert_string_equal(third.msg, "a repeating item needs its first date");
}

/* Small and the same everywhere (xorshift). */
static unsigned roll(uint32_t *seed, unsigned sides)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed % sides;
}

static void roll_days(uint32_t *seed, struct cop_repeat *r)
{
	bool nth = r->freq >= COP_MONTHLY && roll(seed, 3);

	for (unsigned n = roll(seed, 3) + 1; n; n--) {
		unsigned bit = nth ? roll(seed, 2 * COP_REPEAT_NTH) + 1 : 0;

		r->days[roll(seed, 7)] |= (uint16_t)(1U << bit);
	}
}

static struct cop_repeat roll_rule(uint32_t *seed)
{
	struct cop_repeat r = { .freq = COP_DAILY + roll(seed, 4), .interval = 1 };
	unsigned by = roll(seed, 4);

	r.interval = (uint16_t)(roll(seed, 2) ? 1 : roll(seed, 5) + 1);
	if (by == 1 || by == 3)
		roll_days(seed, &r);
	if (by >= 2 && r.freq >= COP_MONTHLY)
		for (unsigned n = roll(seed, 3) + 1; n; n--)
			r.month_days |= UINT64_C(1) << (roll(seed, 62) + 1);
	if (r.freq == COP_YEARLY || !roll(seed, 5))
		for (unsigned n = roll(seed, 3) + 1; n; n--)
			r.months |= (uint16_t)(1U << roll(seed, 12));
	if (!roll(seed, 4))
		r.count = (uint16_t)(roll(seed, 9) + 1);
	else if (!roll(seed, 4))
		r.until = cop_date_add(day("2026-01-01"), (int)roll(seed, SPAN));
	return r;
}

static bool right_weekday(const struct cop_repeat *r, struct cop_date d)
{
	int month = cop_date_parts(d).month;
	unsigned set = r->days[cop_date_weekday(d)];
	unsigned nth = 0, last = 0;

	for (struct cop_date i = d; cop_date_parts(i).month == month;
	     i = cop_date_add(i, -7))
		nth++;
	for (struct cop_date i = d; cop_date_parts(i).month == month;
	     i = cop_date_add(i, 7))
		last++;
	return (set & 1) || (set >> nth & 1) || (set >> (COP_REPEAT_NTH + last) & 1);
}

static bool right_month_day(const struct cop_repeat *r, struct cop_date d)
{
	struct cop_ymd p = cop_date_parts(d);
	int left = 1;

	while (cop_date_parts(cop_date_add(d, left)).month == p.month)
		left++;
	return (r->month_days >> p.day & 1) ||
	       (r->month_days >> (COP_REPEAT_MONTH + left) & 1);
}

/* How many weeks, months, ... lie between the two, counted from where each begins. */
static int steps(enum cop_freq freq, struct cop_date first, struct cop_date d)
{
	struct cop_ymd a = cop_date_parts(first), b = cop_date_parts(d);

	switch (freq) {
	case COP_FREQ_NONE:
	case COP_DAILY:
		break;
	case COP_WEEKLY:
		return (d.day - cop_date_weekday(d) - first.day +
			cop_date_weekday(first)) /
		       7;
	case COP_MONTHLY:
		return (b.year - a.year) * 12 + b.month - a.month;
	case COP_YEARLY:
		return b.year - a.year;
	}
	return d.day - first.day;
}

static bool gives(const struct cop_repeat *r, struct cop_date first, struct cop_date d)
{
	static const uint16_t none[7];
	struct cop_ymd a = cop_date_parts(first), b = cop_date_parts(d);
	bool by_day = memcmp(r->days, none, sizeof(none)) != 0;
	bool open = !by_day && !r->month_days;

	if (steps(r->freq, first, d) % r->interval)
		return false;
	if (r->months && !(r->months >> (b.month - 1) & 1))
		return false;
	if (r->freq == COP_WEEKLY && open &&
	    cop_date_weekday(d) != cop_date_weekday(first))
		return false;
	if (r->freq >= COP_MONTHLY && open && a.day != b.day)
		return false;
	if (r->freq == COP_YEARLY && !r->months && a.month != b.month)
		return false;
	return (!by_day || right_weekday(r, d)) &&
	       (!r->month_days || right_month_day(r, d));
}

static void count_by_hand(struct cop_buf *out, const struct cop_repeat *r,
			  struct cop_period within)
{
	unsigned n = 0;

	for (struct cop_date d = within.from; d.day <= within.to.day; d.day++) {
		if ((r->until.day && d.day > r->until.day) || (r->count && n == r->count))
			return;
		if (!gives(r, within.from, d))
			continue;
		if (n++)
			cop_buf_char(out, ' ');
		cop_date_write(out, d);
	}
}

static bool agrees(uint32_t *seed)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear)
	struct cop_buf rule = { 0 }, expected = { 0 }, got = { 0 };
	struct cop_repeat r = roll_rule(seed);
	struct cop_date first = cop_repeat_first(
		&r, cop_date_add(day("2026-01-01"), (int)roll(seed, 800)));
	struct cop_period within = { first, cop_date_add(first, SPAN) };
	struct cop_error err = { 0 };
	struct cop_days days;

	if (!first.day || cop_repeat_conflict(&r))
		return false;
	cop_repeat_write(&rule, &r);
	assert_int_equal(
		calendar()->days(a, &(struct cop_series){ first, cop_buf_str(&rule) },
				 within, SPAN + 1, &days, &err),
		COP_OK);
	write_days(&got, &days);
	count_by_hand(&expected, &r, within);
	if (strcmp(cop_buf_str(&got), cop_buf_str(&expected)) != 0)
		print_error("%s\n", cop_buf_str(&rule));
	assert_string_equal(cop_buf_str(&got), cop_buf_str(&expected));
	return true;
}

static void agrees_with_counting_day_by_day(void **state)
{
	uint32_t seed = 20260305;
	unsigned tried = 0;

	(void)state;
	for (unsigned i = 0; i < RANDOM_RULES; i++)
		tried += agrees(&seed);
	assert_true(tried > RANDOM_RULES / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_days_of_a_period),
		cmocka_unit_test(ends_where_a_rule_gives_no_day),
		cmocka_unit_test(gives_the_nearest_days_around_one),
		cmocka_unit_test(refuses_a_rule_outside_the_subset),
		cmocka_unit_test(agrees_with_counting_day_by_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
