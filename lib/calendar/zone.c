/* SPDX-License-Identifier: MIT */
#include "calendar/zone.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY 86400
#define NAME_MAX_LEN 64
#define TAIL_MAX 256 /* the rule line of every known zone is below 60 bytes */

static const int shortest[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
static const char day_codes[7][3] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static bool name_valid(const char *name)
{
	size_t len = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				  "0123456789_+-/");

	return len && !name[len] && len <= NAME_MAX_LEN && name[0] != '/' &&
	       name[len - 1] != '/' && !strstr(name, "//");
}

static bool take(const char **at, char c)
{
	if (**at != c)
		return false;
	++*at;
	return true;
}

static bool take_number(const char **at, int max, int *ret)
{
	int n = 0;
	const char *start = *at;

	for (; **at >= '0' && **at <= '9' && n <= max; ++*at)
		n = n * 10 + (**at - '0');
	if (*at == start || n > max)
		return false;
	*ret = n;
	return true;
}

/* "CET" or "<+0530>". */
static bool take_abbreviation(const char **at, char ret[16])
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	bool quoted = take(at, '<');
	size_t len = quoted ? strcspn(*at, ">") : strspn(*at, letters);

	if (len < 2 || len > 15)
		return false;
	memcpy(ret, *at, len);
	ret[len] = '\0';
	*at += len;
	return !quoted || take(at, '>');
}

/* [+-]h[h[h]][:mm[:ss]] in seconds. */
static bool take_time(const char **at, int *ret)
{
	bool negative = take(at, '-');
	int hours, minutes = 0, seconds = 0;

	if (!negative)
		take(at, '+');
	if (!take_number(at, 167, &hours))
		return false;
	if (take(at, ':') && !take_number(at, 59, &minutes))
		return false;
	if (take(at, ':') && !take_number(at, 59, &seconds))
		return false;
	*ret = (hours * 60 + minutes) * 60 + seconds;
	if (negative)
		*ret = -*ret;
	return true;
}

/* ",M3.5.0/3"; the other two forms of the standard are in no present zone. */
static bool take_change(const char **at, struct cop_zone_change *ret)
{
	int sunday_first;

	ret->second = 2 * 3600;
	if (!take(at, ',') || !take(at, 'M') || !take_number(at, 12, &ret->month) ||
	    !take(at, '.') || !take_number(at, 5, &ret->week) || !take(at, '.') ||
	    !take_number(at, 6, &sunday_first) || !ret->month || !ret->week)
		return false;
	ret->weekday = (sunday_first + 6) % 7;
	return !take(at, '/') || take_time(at, &ret->second);
}

/* Whole days in a number of seconds, rounded down. */
static int days_in(int seconds)
{
	return (seconds - (seconds < 0 ? DAY - 1 : 0)) / DAY;
}

/* First and last day of the month that the change can fall on, before its time is added. */
static void range(const struct cop_zone_change *c, int *ret_from, int *ret_to)
{
	*ret_from = c->week == 5 ? shortest[c->month - 1] - 6 : c->week * 7 - 6;
	*ret_to = *ret_from + 6;
}

/*
 * A time beyond its day moves the date, and a date that leaves its month has no yearly rule
 * that calendars read alike. Midnight at the end of such a day (Cairo's last Thursday of
 * October) is written a second early: no event begins in between.
 */
static bool settle(struct cop_zone_change *c)
{
	int shift = days_in(c->second), from, to;

	range(c, &from, &to);
	if (!shift || (from + shift >= 1 && to + shift <= shortest[c->month - 1] &&
		       !(c->month == 2 && c->week == 5)))
		return true;
	if (c->second != DAY)
		return false;
	c->second = DAY - 1;
	return true;
}

static void swap_seasons(struct cop_zone *z)
{
	struct cop_zone other = *z;

	memcpy(z->standard, other.daylight, sizeof(z->standard));
	memcpy(z->daylight, other.standard, sizeof(z->daylight));
	z->offset = other.summer;
	z->summer = other.offset;
	z->to_summer = other.to_standard;
	z->to_standard = other.to_summer;
}

bool cop_zone_parse(const char *line, struct cop_zone *ret)
{
	struct cop_zone z = { 0 };
	int west;

	if (!take_abbreviation(&line, z.standard) || !take_time(&line, &west))
		return false;
	z.offset = z.summer = -west;
	if (*line) {
		if (!take_abbreviation(&line, z.daylight))
			return false;
		z.summer += 3600;
		if (*line && *line != ',') {
			if (!take_time(&line, &west))
				return false;
			z.summer = -west;
		}
		if (!take_change(&line, &z.to_summer) ||
		    !take_change(&line, &z.to_standard) || *line ||
		    !settle(&z.to_summer) || !settle(&z.to_standard))
			return false;
	}
	if (z.summer < z.offset)
		swap_seasons(
			&z); /* Dublin calls its winter the exception; calendars do not */
	*ret = z;
	return true;
}

static void close_file(FILE **f)
{
	if (*f)
		fclose(*f);
}

/* The last line of a compiled zone, without its newlines. */
static bool read_tail(FILE *f, char ret[TAIL_MAX])
{
	char magic[4], tail[TAIL_MAX + 1] = "";
	size_t len;
	char *start;

	if (fread(magic, 1, 4, f) != 4 || memcmp(magic, "TZif", 4) != 0)
		return false;
	if (fseek(f, -TAIL_MAX, SEEK_END) != 0)
		rewind(f);
	len = fread(tail, 1, TAIL_MAX, f);
	if (!len || tail[len - 1] != '\n')
		return false;
	tail[len - 1] = '\0';
	start = memrchr(tail, '\n', len - 1);
	if (!start)
		return false;
	memcpy(ret, start + 1, strlen(start + 1) + 1);
	return true;
}

enum cop_code cop_zone_load(const char *folder, const char *name, struct cop_zone *ret,
			    struct cop_error *err)
{
	COP_CLEANUP(close_file) FILE *f = NULL;
	struct cop_zone z = { 0 };
	char path[512], line[TAIL_MAX];

	if (!name_valid(name))
		return cop_fail(err, COP_E_INVALID,
				"'%.70s' is not the name of a time zone", name);
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "rbe");
	if (!f && errno == ENOENT) {
		cop_fail(err, COP_E_NOT_FOUND, "no time zone '%s' on this system", name);
		return cop_fail_hint(err,
				     "a name such as Europe/Berlin; the zones are in the "
				     "package tzdata");
	}
	if (!f)
		return cop_fail_os(err, errno, "open", path);
	if (!read_tail(f, line) || !cop_zone_parse(line, &z))
		return cop_fail(err, COP_E_INVALID,
				"time zone '%s' has a rule that calendars cannot share",
				name);
	z.name = name;
	*ret = z;
	return COP_OK;
}

/* The day of a change in a year, before its time is added. */
static struct cop_date change_day(const struct cop_zone_change *c, int year)
{
	struct cop_date day = cop_date_of(year, c->month, 1);

	if (c->week == 5) {
		day = cop_date_add(cop_date_add_months(day, 1), -1);
		return cop_date_add(day, -((cop_date_weekday(day) - c->weekday + 7) % 7));
	}
	day = cop_date_add(day, (c->weekday - cop_date_weekday(day) + 7) % 7);
	return cop_date_add(day, 7 * (c->week - 1));
}

static bool is_summer(const struct cop_zone *z, int64_t local, int year)
{
	int64_t begin, end;

	if (!z->daylight[0])
		return false;
	begin = (int64_t)change_day(&z->to_summer, year).day * DAY + z->to_summer.second +
		(z->summer - z->offset);
	end = (int64_t)change_day(&z->to_standard, year).day * DAY +
	      z->to_standard.second;
	if (begin < end)
		return local >= begin && local < end;
	return local >= begin || local < end; /* south of the equator */
}

int64_t cop_zone_utc(const struct cop_zone *z, struct cop_date date, struct cop_time at)
{
	int64_t minutes = at.minute ? at.minute - 1 : 0;
	int64_t local = (int64_t)date.day * DAY + minutes * 60;
	bool summer = is_summer(z, local, cop_date_parts(date).year);

	local -= (int64_t)cop_date_of(1970, 1, 1).day * DAY;
	return local - (summer ? z->summer : z->offset);
}

static void write_offset(struct cop_buf *out, const char *key, int seconds)
{
	int n = abs(seconds);

	cop_buf_printf(out, "%s:%c%02d%02d", key, seconds < 0 ? '-' : '+', n / 3600,
		       n / 60 % 60);
	if (n % 60)
		cop_buf_printf(out, "%02d", n % 60);
	cop_buf_text(out, "\r\n");
}

static void write_rule(struct cop_buf *out, const struct cop_zone_change *c)
{
	int shift = days_in(c->second), from, to;

	cop_buf_printf(out, "RRULE:FREQ=YEARLY;BYMONTH=%d", c->month);
	if (!shift) {
		cop_buf_printf(out, ";BYDAY=%d%s\r\n", c->week == 5 ? -1 : c->week,
			       day_codes[c->weekday]);
		return;
	}
	range(c, &from, &to);
	cop_buf_printf(out,
		       ";BYDAY=%s;BYMONTHDAY=", day_codes[(c->weekday + shift + 7) % 7]);
	for (int day = from; day <= to; day++)
		cop_buf_printf(out, "%s%d", day > from ? "," : "", day + shift);
	cop_buf_text(out, "\r\n");
}

static void write_change(struct cop_buf *out, const struct cop_zone_change *c)
{
	int shift = days_in(c->second), second = c->second - shift * DAY;
	struct cop_ymd d = cop_date_parts(cop_date_add(change_day(c, 1970), shift));

	cop_buf_printf(out, "DTSTART:%04d%02d%02dT%02d%02d%02d\r\n", d.year, d.month,
		       d.day, second / 3600, second / 60 % 60, second % 60);
	write_rule(out, c);
}

void cop_zone_write(struct cop_buf *out, const struct cop_zone *z)
{
	cop_buf_printf(out, "BEGIN:VTIMEZONE\r\nTZID:%s\r\nBEGIN:STANDARD\r\n", z->name);
	if (z->daylight[0])
		write_change(out, &z->to_standard);
	else
		cop_buf_text(out, "DTSTART:19700101T000000\r\n");
	write_offset(out, "TZOFFSETFROM", z->summer);
	write_offset(out, "TZOFFSETTO", z->offset);
	cop_buf_printf(out, "TZNAME:%s\r\nEND:STANDARD\r\n", z->standard);
	if (z->daylight[0]) {
		cop_buf_text(out, "BEGIN:DAYLIGHT\r\n");
		write_change(out, &z->to_summer);
		write_offset(out, "TZOFFSETFROM", z->offset);
		write_offset(out, "TZOFFSETTO", z->summer);
		cop_buf_printf(out, "TZNAME:%s\r\nEND:DAYLIGHT\r\n", z->daylight);
	}
	cop_buf_text(out, "END:VTIMEZONE\r\n");
}
