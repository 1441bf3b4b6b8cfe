/* SPDX-License-Identifier: MIT */
/*
 * Civil dates without clock or zone. "Today" is always an argument. Files hold ISO forms
 * only; people may write more (commands.md 1.4), and get back the one written form.
 */
#ifndef COP_BASE_DATE_H
#define COP_BASE_DATE_H

#include "base/buf.h"
#include "base/error.h"

/* Days since 1899-12-31, so 1900-01-01 is 1 and zero means "not given". 1900 to 2200. */
struct cop_date {
	int32_t day;
};

/* A calendar day taken apart; month and day from 1. */
struct cop_ymd {
	int year, month, day;
};

/* Both days included; a zero day is an open end. */
struct cop_period {
	struct cop_date from, to;
};

enum cop_unit {
	COP_UNIT_NONE, /* not given */
	COP_MINUTES,
	COP_HOURS,
	COP_DAYS,
	COP_WEEKS,
	COP_MONTHS,
	COP_YEARS,
};

/* "60 minutes", "12 months". unit COP_UNIT_NONE: not given. */
struct cop_duration {
	double n;
	enum cop_unit unit;
};

/* Minutes since midnight + 1, so zero means "not given". */
struct cop_time {
	int16_t minute;
};

struct cop_date cop_date_of(int year, int month, int day); /* zero where not a real day */
struct cop_ymd cop_date_parts(struct cop_date d);
/* 0 Monday .. 6 Sunday. */
int cop_date_weekday(struct cop_date d);
struct cop_date cop_date_add(struct cop_date d, int days);
/* Same day of the month, or its last day where that month is shorter. */
struct cop_date cop_date_add_months(struct cop_date d, int months);
/* Adds whole days for units up to weeks (hours and minutes: nothing), else months. */
struct cop_date cop_date_add_duration(struct cop_date d, struct cop_duration by,
				      int sign);
/* How many days the duration lasts (months 30.4375, years 365.25). */
double cop_duration_days(struct cop_duration d);
double cop_duration_hours(struct cop_duration d); /* day 24, week 168 */

/* YYYY-MM-DD and nothing else. */
bool cop_date_iso(const char *at, size_t len, struct cop_date *ret);
void cop_date_write(struct cop_buf *out, struct cop_date d); /* ISO; nothing for zero */
#define COP_DATE_TEXT 11
const char *cop_date_text(struct cop_date d,
			  char out[COP_DATE_TEXT]); /* ISO, "" for zero */
/* "Thu 2026-06-18", "5 May 2026", "May 2026" for people; English. */
void cop_date_write_weekday(struct cop_buf *out, struct cop_date d);
void cop_date_write_long(struct cop_buf *out, struct cop_date d);
const char *cop_month_name(int month);     /* "January"; month from 1 */
const char *cop_weekday_name(int weekday); /* "Monday"; 0 Monday */

/* Which end of a month or year "2026-03" means. */
enum cop_date_end { COP_DATE_START, COP_DATE_END };

/*
 * Friendly input: ISO, today, yesterday, tomorrow, friday (today counts), "last friday",
 * +2w, -10d, +6mo, som eom soq eoq soy eoy, 2026-03, 2026. COP_E_USAGE with what to write
 * instead; 03/04/2026 is refused as ambiguous.
 */
enum cop_code cop_date_read(const char *text, struct cop_date today,
			    enum cop_date_end end, struct cop_date *ret,
			    struct cop_error *err) COP_CHECKED;
/*
 * 2026, 2026-Q1, 2026-03, 2026-W10, A..B (either may be left out), 90d (so long, ending
 * today), this-/last- + week month quarter year.
 */
enum cop_code cop_period_read(const char *text, struct cop_date today,
			      struct cop_period *ret, struct cop_error *err) COP_CHECKED;
/* "2026-Q1", "2026-03", "2026" where it is one; else "2026-01-03..2026-02-04". */
void cop_period_write(struct cop_buf *out, struct cop_period p);
/* The calendar quarter that holds d, and the full one before it. */
struct cop_period cop_quarter_of(struct cop_date d);
struct cop_period cop_quarter_before(struct cop_date d);
/* Days in it, both ends counted; 0 where an end is open. */
int cop_period_days(struct cop_period p);
bool cop_period_holds(struct cop_period p, struct cop_date d);

/* File form: "<number> minute(s)|hour(s)|day(s)|week(s)|month(s)|year(s)". */
bool cop_duration_iso(const char *at, size_t len, struct cop_duration *ret);
/* Also 90min 6h 10d 2w 6mo 1y; a lone m is refused: minutes or months? */
enum cop_code cop_duration_read(const char *text, struct cop_duration *ret,
				struct cop_error *err) COP_CHECKED;
void cop_duration_write(struct cop_buf *out, struct cop_duration d);
/* "4", "4h", "90min" -> hours. */
enum cop_code cop_hours_read(const char *text, double *ret, struct cop_error *err)
	COP_CHECKED;

/* HH:MM, 00:00 to 23:59. */
bool cop_time_iso(const char *at, size_t len, struct cop_time *ret);
/* Also 9:30. */
bool cop_time_read(const char *at, size_t len, struct cop_time *ret);
void cop_time_write(struct cop_buf *out, struct cop_time t);

#endif
