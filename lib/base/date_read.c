/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define LONGEST 48 /* no accepted form is longer */

/* Input in lower case, without blanks around. */
struct words {
	char at[LONGEST + 1];
};

static bool take_words(const char *text, size_t len, struct words *ret)
{
	while (len && isspace((unsigned char)text[0])) {
		text++;
		len--;
	}
	while (len && isspace((unsigned char)text[len - 1]))
		len--;
	if (len == 0 || len > LONGEST)
		return false;
	for (size_t i = 0; i < len; i++)
		ret->at[i] = (char)tolower((unsigned char)text[i]);
	ret->at[len] = '\0';
	return true;
}

/* Does text have this shape? '9' is a digit, all else itself. */
static bool has_shape(const char *text, const char *shape)
{
	size_t i = 0;

	for (; shape[i]; i++) {
		bool good = shape[i] == '9' ? isdigit((unsigned char)text[i]) != 0
					    : text[i] == shape[i];

		if (!good)
			return false;
	}
	return text[i] == '\0';
}

static int number(const char *at, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++)
		value = value * 10 + (at[i] - '0');
	return value;
}

/* Whole months from the first day of one to the last day of another. */
static struct cop_period months_from(int year, int month, int months)
{
	struct cop_period p = { cop_date_of(year, month, 1), { 0 } };

	/* From a 31st, so that each month gives its last day. */
	if (p.from.day)
		p.to = cop_date_add_months(cop_date_of(year, 1, 31), month + months - 2);
	return p;
}

static int week_start(int year)
{
	struct cop_date fourth = cop_date_of(year, 1, 4);

	return fourth.day - cop_date_weekday(fourth);
}

/* ISO 8601 weeks: the first is the one that holds the fourth of January. */
static struct cop_period week_of(int year, int week)
{
	struct cop_period p = { { 0 }, { 0 } };
	int first = cop_date_of(year, 1, 1).day ? week_start(year) + 7 * (week - 1) : 0;
	struct cop_date thursday = { first + 3 };

	if (first < 1 || week < 1 || cop_date_parts(thursday).year != year)
		return p;
	p.from.day = first;
	p.to = cop_date_add(p.from, 6);
	return p;
}

/* 2026, 2026-q1, 2026-03, 2026-w10; a zero period where it is none of them or impossible. */
static struct cop_period named_span(const char *text)
{
	struct cop_period none = { { 0 }, { 0 } };

	if (has_shape(text, "9999"))
		return months_from(number(text, 4), 1, 12);
	if (has_shape(text, "9999-99"))
		return months_from(number(text, 4), number(text + 5, 2), 1);
	if (has_shape(text, "9999-w99"))
		return week_of(number(text, 4), number(text + 6, 2));
	if (has_shape(text, "9999-q9")) {
		int quarter = number(text + 6, 1);

		if (quarter >= 1 && quarter <= 4)
			return months_from(number(text, 4), quarter * 3 - 2, 3);
	}
	return none;
}

static int weekday_of(const char *word)
{
	for (int i = 0; i < 7; i++) {
		const char *name = cop_weekday_name(i);

		if (strcasecmp(word, name) == 0)
			return i;
		if (strlen(word) == 3 && strncasecmp(word, name, 3) == 0)
			return i;
	}
	return -1;
}

static struct cop_date named_day(const char *word, struct cop_date today)
{
	int weekday;

	if (strcmp(word, "today") == 0)
		return today;
	if (strcmp(word, "yesterday") == 0)
		return cop_date_add(today, -1);
	if (strcmp(word, "tomorrow") == 0)
		return cop_date_add(today, 1);
	if (strncmp(word, "last ", 5) == 0 || strncmp(word, "last-", 5) == 0) {
		weekday = weekday_of(word + 5);
		if (weekday < 0)
			return (struct cop_date){ 0 };
		return cop_date_add(today,
				    -1 - (cop_date_weekday(today) + 6 - weekday) % 7);
	}
	weekday = weekday_of(word);
	if (weekday < 0)
		return (struct cop_date){ 0 };
	return cop_date_add(today, (weekday + 7 - cop_date_weekday(today)) % 7);
}

struct cop_period cop_quarter_of(struct cop_date d)
{
	struct cop_ymd parts = cop_date_parts(d);

	return months_from(parts.year, (parts.month - 1) / 3 * 3 + 1, 3);
}

static struct cop_period span_around(struct cop_date d, char size)
{
	struct cop_ymd parts = cop_date_parts(d);

	if (size == 'm')
		return months_from(parts.year, parts.month, 1);
	if (size == 'q')
		return cop_quarter_of(d);
	return months_from(parts.year, 1, 12);
}

/* som eom soq eoq soy eoy: start or end of month, quarter, year. */
static struct cop_date border(const char *word, struct cop_date today)
{
	struct cop_period p;

	if (strlen(word) != 3 || !strchr("se", word[0]) || word[1] != 'o' ||
	    !strchr("mqy", word[2]))
		return (struct cop_date){ 0 };
	p = span_around(today, word[2]);
	return word[0] == 's' ? p.from : p.to;
}

/* Any accepted form; zero where it is none. */
static struct cop_date any_date(const char *word, struct cop_date today,
				enum cop_date_end end)
{
	struct cop_period span = named_span(word);
	struct cop_date d = { 0 };

	if (cop_date_iso(word, strlen(word), &d))
		return d;
	if (span.from.day)
		return end == COP_DATE_START ? span.from : span.to;
	d = border(word, today);
	return d.day ? d : named_day(word, today);
}

static enum cop_code not_a_date(const char *text, struct cop_error *err)
{
	cop_fail(err, COP_E_USAGE, "'%.80s' is not a date", text);
	return cop_fail_hint(err, "2026-04-03, friday, +2w: cop help dates");
}

/* +2w, -10d, +6mo */
static enum cop_code read_shift(const char *text, const struct words *w,
				struct cop_date today, struct cop_date *ret,
				struct cop_error *err)
{
	const char *amount = w->at + 1;
	struct cop_error ignored = { 0 };
	struct cop_duration by;
	struct cop_date d;

	if (strcmp(amount + strspn(amount, "0123456789"), "m") == 0) {
		cop_fail(err, COP_E_USAGE, "'%.80s' could be minutes or months", text);
		return cop_fail_hint(err, "write %so", w->at);
	}
	if (cop_duration_read(amount, &by, &ignored))
		return not_a_date(text, err);
	if (by.unit == COP_HOURS || by.unit == COP_MINUTES)
		return not_a_date(text, err);
	d = cop_date_add_duration(today, by, w->at[0] == '-' ? -1 : 1);
	if (!d.day) {
		cop_fail(err, COP_E_USAGE, "'%.80s' leads too far", text);
		return cop_fail_hint(err, "dates reach from 1900-01-01 to 2200-12-31");
	}
	*ret = d;
	return COP_OK;
}

/* 03/04/2026, 3.4.2026, 3-4-2026: says which ISO dates it may mean. */
static enum cop_code refuse_ordered(const char *text, const struct words *w,
				    struct cop_error *err)
{
	char day_first[COP_DATE_TEXT], month_first[COP_DATE_TEXT], rest;
	struct cop_date by_day, by_month;
	int a, b, year;
	char x, y;

	if (sscanf(w->at, "%2d%c%2d%c%4d%c", &a, &x, &b, &y, &year, &rest) != 5 ||
	    x != y || !strchr("/.-", x))
		return not_a_date(text, err);
	by_day = cop_date_of(year, b, a);
	by_month = cop_date_of(year, a, b);
	if (!by_day.day && !by_month.day)
		return not_a_date(text, err);
	cop_date_text(by_day.day ? by_day : by_month, day_first);
	cop_date_text(by_month.day ? by_month : by_day, month_first);
	if (strcmp(day_first, month_first) == 0) {
		cop_fail(err, COP_E_USAGE, "'%.80s' is not how dates are written", text);
		return cop_fail_hint(err, "write %s", day_first);
	}
	cop_fail(err, COP_E_USAGE, "'%.80s' could be two dates", text);
	return cop_fail_hint(err, "write %s or %s", day_first, month_first);
}

/* Has the shape of a date, but there is no such day. */
static enum cop_code refuse_impossible(const char *text, const struct words *w,
				       struct cop_error *err)
{
	int year = number(w->at, 4), month = number(w->at + 5, 2);
	struct cop_period span = months_from(year, month, 1);

	cop_fail(err, COP_E_USAGE, "'%.80s' is not a date", text);
	if (span.to.day)
		return cop_fail_hint(err, "%s %d has %d days", cop_month_name(month),
				     year, cop_period_days(span));
	if (month < 1 || month > 12)
		return cop_fail_hint(err, "months are 01 to 12, as in 2026-04-03");
	return cop_fail_hint(err, "dates reach from 1900-01-01 to 2200-12-31");
}

enum cop_code cop_date_read(const char *text, struct cop_date today,
			    enum cop_date_end end, struct cop_date *ret,
			    struct cop_error *err)
{
	struct words w;
	struct cop_date d;

	if (!take_words(text, strlen(text), &w))
		return not_a_date(text, err);
	if (w.at[0] == '+' || w.at[0] == '-')
		return read_shift(text, &w, today, ret, err);
	d = any_date(w.at, today, end);
	if (d.day) {
		*ret = d;
		return COP_OK;
	}
	if (has_shape(w.at, "9999-99-99"))
		return refuse_impossible(text, &w, err);
	return refuse_ordered(text, &w, err);
}

static enum cop_code not_a_period(const char *text, struct cop_error *err)
{
	cop_fail(err, COP_E_USAGE, "'%.80s' is not a period", text);
	return cop_fail_hint(err, "2026-Q1, 2026-03, last-month, 90d, "
				  "2026-01-10..2026-02-28: cop help dates");
}

/* Empty text is an open end. */
static enum cop_code read_end(const char *at, size_t len, struct cop_date today,
			      enum cop_date_end end, struct cop_date *ret,
			      struct cop_error *err)
{
	char text[LONGEST + 1];

	*ret = (struct cop_date){ 0 };
	if (len == 0)
		return COP_OK;
	snprintf(text, sizeof(text), "%.*s", (int)len, at);
	return cop_date_read(text, today, end, ret, err);
}

static enum cop_code read_range(const char *text, const struct words *w,
				struct cop_date today, struct cop_period *ret,
				struct cop_error *err)
{
	const char *dots = strstr(w->at, "..");
	struct cop_period p;
	enum cop_code code;

	code = read_end(w->at, (size_t)(dots - w->at), today, COP_DATE_START, &p.from,
			err);
	if (code)
		return code;
	code = read_end(dots + 2, strlen(dots + 2), today, COP_DATE_END, &p.to, err);
	if (code)
		return code;
	if (!p.from.day && !p.to.day)
		return not_a_period(text, err);
	if (p.from.day && p.to.day && p.from.day > p.to.day) {
		cop_fail(err, COP_E_USAGE, "'%.80s' ends before it begins", text);
		return cop_fail_hint(err, "the earlier day stands first");
	}
	*ret = p;
	return COP_OK;
}

/* this-week, last-quarter, ... */
static struct cop_period relative(const char *word, struct cop_date today)
{
	struct cop_period p = { { 0 }, { 0 } };
	bool last = strncmp(word, "last", 4) == 0;
	const char *size = word + 5;

	if ((!last && strncmp(word, "this", 4) != 0) ||
	    (word[4] != '-' && word[4] != ' '))
		return p;
	if (strcmp(size, "week") == 0) {
		p.from = cop_date_add(today, -cop_date_weekday(today) - (last ? 7 : 0));
		p.to = cop_date_add(p.from, 6);
		return p;
	}
	if (strcmp(size, "month") != 0 && strcmp(size, "quarter") != 0 &&
	    strcmp(size, "year") != 0)
		return p;
	p = span_around(today, size[0]);
	return last ? span_around(cop_date_add(p.from, -1), size[0]) : p;
}

/* "90d": so long, ending today, both days counted. */
static struct cop_period ending_today(const char *word, struct cop_date today)
{
	struct cop_period p = { { 0 }, today };
	struct cop_error ignored = { 0 };
	struct cop_duration by;

	if (cop_duration_read(word, &by, &ignored) || by.unit < COP_DAYS || by.n <= 0)
		return p;
	p.from = cop_date_add(cop_date_add_duration(today, by, -1), 1);
	return p;
}

enum cop_code cop_period_read(const char *text, struct cop_date today,
			      struct cop_period *ret, struct cop_error *err)
{
	struct words w;
	struct cop_period p;

	if (!take_words(text, strlen(text), &w))
		return not_a_period(text, err);
	if (strstr(w.at, ".."))
		return read_range(text, &w, today, ret, err);
	p = named_span(w.at);
	if (!p.from.day)
		p = relative(w.at, today);
	if (!p.from.day)
		p = ending_today(w.at, today);
	if (!p.from.day)
		p.from = p.to = any_date(w.at, today, COP_DATE_START);
	if (!p.from.day)
		return not_a_period(text, err);
	*ret = p;
	return COP_OK;
}

struct cop_period cop_quarter_before(struct cop_date d)
{
	return cop_quarter_of(cop_date_add(cop_quarter_of(d).from, -1));
}

static bool is_same(struct cop_period a, struct cop_period b)
{
	return a.from.day == b.from.day && a.to.day == b.to.day;
}

void cop_period_write(struct cop_buf *out, struct cop_period p)
{
	struct cop_ymd from = cop_date_parts(p.from);
	bool closed = p.from.day && p.to.day;

	if (closed && is_same(p, months_from(from.year, 1, 12))) {
		cop_buf_printf(out, "%04d", from.year);
	} else if (closed && is_same(p, cop_quarter_of(p.from))) {
		cop_buf_printf(out, "%04d-Q%d", from.year, (from.month + 2) / 3);
	} else if (closed && is_same(p, months_from(from.year, from.month, 1))) {
		cop_buf_printf(out, "%04d-%02d", from.year, from.month);
	} else {
		cop_date_write(out, p.from);
		cop_buf_text(out, "..");
		cop_date_write(out, p.to);
	}
}

int cop_period_days(struct cop_period p)
{
	return p.from.day && p.to.day ? p.to.day - p.from.day + 1 : 0;
}

bool cop_period_holds(struct cop_period p, struct cop_date d)
{
	return d.day && d.day >= p.from.day && (!p.to.day || d.day <= p.to.day);
}
