/* SPDX-License-Identifier: MIT */
/*
 * How often something comes again: the subset of RFC 5545 rules that every calendar reads
 * alike (format.md section 2, type rrule), and the same in words. Needs no libical and no
 * module; which days a rule gives over a period is asked of the module (calendar.h).
 */
#ifndef COP_CALENDAR_REPEAT_H
#define COP_CALENDAR_REPEAT_H

#include "base/date.h"

enum cop_freq {
	COP_FREQ_NONE, /* not given */
	COP_DAILY,
	COP_WEEKLY,
	COP_MONTHLY,
	COP_YEARLY,
};

#define COP_REPEAT_NTH 5     /* ordinals of weekdays: first to fifth, from either end */
#define COP_REPEAT_MONTH 31  /* days of a month, from either end */
#define COP_REPEAT_EVERY 999 /* largest INTERVAL */
#define COP_REPEAT_COUNT 9999

/* A rule taken apart. The sets hold no order, so equal rules are equal structs. */
struct cop_repeat {
	enum cop_freq freq;
	uint16_t interval;     /* from 1 */
	uint16_t count;        /* 0: not ended by a number */
	struct cop_date until; /* last day it may fall on; zero: none */
	uint16_t months;       /* bit 0 January; 0: no BYMONTH */
	/* By weekday, 0 Monday. Bit 0: every one; bits 1..5: first to fifth of the month;
	 * bits 6..10: last to fifth from the end. All 0: no BYDAY. */
	uint16_t days[7];
	/* Bits 1..31: that day; bits 32..62: last to 31st from the end. 0: no BYMONTHDAY. */
	uint64_t month_days;
};

/*
 * File form: upper case, one line, parts FREQ INTERVAL BYDAY BYMONTHDAY BYMONTH and COUNT
 * or UNTIL (a date, YYYYMMDD) in any order, each once. COP_E_INVALID with the cause.
 */
enum cop_code cop_repeat_iso(const char *at, size_t len, struct cop_repeat *ret,
			     struct cop_error *err) COP_CHECKED;
/*
 * What people type: words ("weekly", "every 2 weeks on tuesday", "monthly on the first
 * thursday", "monthly on the 15th", "yearly on 10 may", "every weekday", each with "until
 * 2026-12-31" or "10 times"), or a rule in either case. Words that leave the day open take
 * it from `first`; a zero `first` leaves it open. COP_E_USAGE with what to write instead.
 */
enum cop_code cop_repeat_read(const char *text, struct cop_date first,
			      struct cop_repeat *ret, struct cop_error *err) COP_CHECKED;
/*
 * Writes down the day that a rule leaves to its first date: weekday, day of the month, or
 * day and month. COP_E_USAGE where that day is not in every month (or year) concerned.
 */
enum cop_code cop_repeat_complete(struct cop_repeat *r, struct cop_date first,
				  struct cop_error *err) COP_CHECKED;

/* Canonical file form: parts in the order above, INTERVAL=1 left out, values sorted. */
void cop_repeat_write(struct cop_buf *out, const struct cop_repeat *r);
/* In words that cop_repeat_read understands: "monthly on the first Thursday". */
void cop_repeat_say(struct cop_buf *out, const struct cop_repeat *r);
/* Why its parts do not go together, or NULL; borrowed for ever. */
const char *cop_repeat_conflict(const struct cop_repeat *r);
bool cop_repeat_equal(const struct cop_repeat *a, const struct cop_repeat *b);

/* May the rule begin on this day? Its first date must be one it gives itself. */
bool cop_repeat_starts(const struct cop_repeat *r, struct cop_date day);
/* The first such day on or after `from`; zero where there is none within eight years. */
struct cop_date cop_repeat_first(const struct cop_repeat *r, struct cop_date from);
/* A day of the month (29 to 31) that makes it skip a month or year, else 0. */
int cop_repeat_skips(const struct cop_repeat *r);

#endif
