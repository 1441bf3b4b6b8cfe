/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <math.h>
#include <string.h>

#define YEAR_MIN 1900
#define YEAR_MAX 2200

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* Leap years from year 1 up to and without `year`. */
static int leaps_before(int year)
{
	return (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400;
}

/* Days from 1900-01-01 to the first of January of `year`. */
static int32_t year_start(int year)
{
	return 365 * (year - YEAR_MIN) + leaps_before(year) - leaps_before(YEAR_MIN);
}

static bool is_valid(struct cop_ymd d)
{
	return d.year >= YEAR_MIN && d.year <= YEAR_MAX && d.month >= 1 &&
	       d.month <= 12 && d.day >= 1 && d.day <= month_days(d.year, d.month);
}

struct cop_date cop_date_of(int year, int month, int day)
{
	int32_t days;

	if (!is_valid((struct cop_ymd){ year, month, day }))
		return (struct cop_date){ 0 };
	days = year_start(year) + day;
	for (int m = 1; m < month; m++)
		days += month_days(year, m);
	return (struct cop_date){ days };
}

struct cop_ymd cop_date_parts(struct cop_date d)
{
	struct cop_ymd parts = { YEAR_MIN + (d.day - 1) / 366, 1, 0 };

	if (!d.day)
		return (struct cop_ymd){ 0 };
	/* 366 is too much for most years, so the guess is at most one short. */
	while (year_start(parts.year + 1) < d.day)
		parts.year++;
	parts.day = d.day - year_start(parts.year);
	while (parts.day > month_days(parts.year, parts.month))
		parts.day -= month_days(parts.year, parts.month++);
	return parts;
}

int cop_date_weekday(struct cop_date d)
{
	/* 1900-01-01, day 1, was a Monday. */
	return (d.day - 1) % 7;
}

struct cop_date cop_date_add(struct cop_date d, int days)
{
	int64_t sum = (int64_t)d.day + days;

	if (!d.day || sum < 1 || sum > year_start(YEAR_MAX + 1))
		return (struct cop_date){ 0 };
	return (struct cop_date){ (int32_t)sum };
}

struct cop_date cop_date_add_months(struct cop_date d, int months)
{
	struct cop_ymd parts = cop_date_parts(d);
	int64_t total = (int64_t)parts.year * 12 + parts.month - 1 + months;
	int year, month, most;

	if (!d.day || total < YEAR_MIN * 12 || total >= (YEAR_MAX + 1) * 12)
		return (struct cop_date){ 0 };
	year = (int)(total / 12);
	month = (int)(total % 12) + 1;
	most = month_days(year, month);
	return cop_date_of(year, month, parts.day < most ? parts.day : most);
}

/* Far more than any date can move, and safe to negate. */
static int whole(double n)
{
	return (int)round(fmin(n, 1e6));
}

struct cop_date cop_date_add_duration(struct cop_date d, struct cop_duration by, int sign)
{
	switch (by.unit) {
	case COP_UNIT_NONE:
	case COP_MINUTES:
	case COP_HOURS:
		return d;
	case COP_DAYS:
		return cop_date_add(d, sign * whole(by.n));
	case COP_WEEKS:
		return cop_date_add(d, sign * whole(by.n * 7));
	case COP_MONTHS:
		return cop_date_add_months(d, sign * whole(by.n));
	case COP_YEARS:
		return cop_date_add_months(d, sign * whole(by.n * 12));
	}
	return d;
}

/* Four, two, two digits at fixed places, or -1. */
static int digits(const char *at, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++) {
		if (at[i] < '0' || at[i] > '9')
			return -1;
		value = value * 10 + (at[i] - '0');
	}
	return value;
}

bool cop_date_iso(const char *at, size_t len, struct cop_date *ret)
{
	struct cop_date d;

	if (len != 10 || at[4] != '-' || at[7] != '-')
		return false;
	d = cop_date_of(digits(at, 4), digits(at + 5, 2), digits(at + 8, 2));
	if (!d.day)
		return false;
	*ret = d;
	return true;
}

void cop_date_write(struct cop_buf *out, struct cop_date d)
{
	struct cop_ymd parts = cop_date_parts(d);

	if (d.day)
		cop_buf_printf(out, "%04d-%02d-%02d", parts.year, parts.month, parts.day);
}

const char *cop_date_text(struct cop_date d, char out[COP_DATE_TEXT])
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	cop_date_write(&text, d);
	memcpy(out, cop_buf_str(&text), text.len + 1);
	return out;
}

const char *cop_month_name(int month)
{
	static const char *const names[] = {
		"January", "February", "March",     "April",   "May",      "June",
		"July",    "August",   "September", "October", "November", "December",
	};

	return month >= 1 && month <= 12 ? names[month - 1] : "";
}

const char *cop_weekday_name(int weekday)
{
	static const char *const names[] = {
		"Monday", "Tuesday",  "Wednesday", "Thursday",
		"Friday", "Saturday", "Sunday",
	};

	return weekday >= 0 && weekday <= 6 ? names[weekday] : "";
}

void cop_date_write_weekday(struct cop_buf *out, struct cop_date d)
{
	if (!d.day)
		return;
	cop_buf_printf(out, "%.3s ", cop_weekday_name(cop_date_weekday(d)));
	cop_date_write(out, d);
}

void cop_date_write_long(struct cop_buf *out, struct cop_date d)
{
	struct cop_ymd parts = cop_date_parts(d);

	if (d.day)
		cop_buf_printf(out, "%d %s %d", parts.day, cop_month_name(parts.month),
			       parts.year);
}

bool cop_time_read(const char *at, size_t len, struct cop_time *ret)
{
	size_t head = len == 4 ? 1 : 2;
	int hour, minute;

	if ((len != 4 && len != 5) || at[head] != ':')
		return false;
	hour = digits(at, head);
	minute = digits(at + head + 1, 2);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	ret->minute = (int16_t)(hour * 60 + minute + 1);
	return true;
}

bool cop_time_iso(const char *at, size_t len, struct cop_time *ret)
{
	return len == 5 && cop_time_read(at, len, ret);
}

void cop_time_write(struct cop_buf *out, struct cop_time t)
{
	if (t.minute)
		cop_buf_printf(out, "%02d:%02d", (t.minute - 1) / 60,
			       (t.minute - 1) % 60);
}
