/* SPDX-License-Identifier: MIT */
#include "calendar/repeat.h"

#include <string.h>

#define EIGHT_YEARS 2922 /* the longest gap between two 29 February, around 2100 */

static const char day_codes[7][3] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
static const char *const freq_codes[] = { "", "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };

struct span {
	const char *at;
	size_t len;
};

/* Takes what stands before the next `mark` off the front of s. False at its end. */
static bool cut(struct span *s, char mark, struct span *ret)
{
	const char *end;

	if (!s->at)
		return false;
	end = memchr(s->at, mark, s->len);
	ret->at = s->at;
	ret->len = end ? (size_t)(end - s->at) : s->len;
	s->len -= end ? ret->len + 1 : ret->len;
	s->at = end ? end + 1 : NULL;
	return true;
}

static bool span_is(struct span s, const char *text)
{
	return s.len == strlen(text) && memcmp(s.at, text, s.len) == 0;
}

static bool read_whole(struct span s, int max, int *ret)
{
	int n = 0;

	if (!s.len || s.len > 4)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		n = n * 10 + (s.at[i] - '0');
	}
	if (n < 1 || n > max)
		return false;
	*ret = n;
	return true;
}

/* A number from 1 to max with an optional sign, as the bit that stands for it. */
static bool read_either_end(struct span s, int max, int *ret_bit)
{
	bool from_end = s.len && s.at[0] == '-';
	int n;

	if (s.len && (s.at[0] == '-' || s.at[0] == '+')) {
		s.at++;
		s.len--;
	}
	if (!read_whole(s, max, &n))
		return false;
	*ret_bit = from_end ? max + n : n;
	return true;
}

static bool read_freq(struct span value, struct cop_repeat *r)
{
	for (size_t i = COP_DAILY; i < COP_COUNT(freq_codes); i++)
		if (span_is(value, freq_codes[i]))
			r->freq = (enum cop_freq)i;
	return r->freq != COP_FREQ_NONE;
}

static bool read_interval(struct span value, struct cop_repeat *r)
{
	int n;

	if (!read_whole(value, COP_REPEAT_EVERY, &n))
		return false;
	r->interval = (uint16_t)n;
	return true;
}

static bool read_one_day(struct span s, struct cop_repeat *r)
{
	struct span nth = { s.at, s.len - 2 };
	struct span code = { s.at + nth.len, 2 };
	int bit = 0;

	if (nth.len && !read_either_end(nth, COP_REPEAT_NTH, &bit))
		return false;
	for (size_t i = 0; i < COP_COUNT(day_codes); i++) {
		if (span_is(code, day_codes[i])) {
			r->days[i] = (uint16_t)(r->days[i] | 1U << bit);
			return true;
		}
	}
	return false;
}

static bool read_days(struct span value, struct cop_repeat *r)
{
	struct span one;

	while (cut(&value, ',', &one))
		if (one.len < 2 || !read_one_day(one, r))
			return false;
	return true;
}

static bool read_month_days(struct span value, struct cop_repeat *r)
{
	struct span one;
	int bit;

	while (cut(&value, ',', &one)) {
		if (!read_either_end(one, COP_REPEAT_MONTH, &bit))
			return false;
		r->month_days |= UINT64_C(1) << bit;
	}
	return true;
}

static bool read_months(struct span value, struct cop_repeat *r)
{
	struct span one;
	int month;

	while (cut(&value, ',', &one)) {
		if (!read_whole(one, 12, &month))
			return false;
		r->months = (uint16_t)(r->months | 1U << (month - 1));
	}
	return true;
}

static bool read_count(struct span value, struct cop_repeat *r)
{
	int n;

	if (!read_whole(value, COP_REPEAT_COUNT, &n))
		return false;
	r->count = (uint16_t)n;
	return true;
}

static bool read_until(struct span value, struct cop_repeat *r)
{
	char iso[] = "yyyy-mm-dd";

	if (value.len != 8)
		return false;
	memcpy(iso, value.at, 4);
	memcpy(iso + 5, value.at + 4, 2);
	memcpy(iso + 8, value.at + 6, 2);
	return cop_date_iso(iso, sizeof(iso) - 1, &r->until);
}

static const struct part {
	const char *key;
	bool (*read)(struct span value, struct cop_repeat *r);
	const char *wants;
} parts[] = {
	{ "FREQ", read_freq, "DAILY, WEEKLY, MONTHLY or YEARLY" },
	{ "INTERVAL", read_interval, "a whole number from 1 to 999" },
	{ "BYDAY", read_days, "weekdays such as TU, 1TH or -1FR (1 to 5, or -1 to -5)" },
	{ "BYMONTHDAY", read_month_days, "days from 1 to 31, or -1 to -31" },
	{ "BYMONTH", read_months, "months from 1 to 12" },
	{ "COUNT", read_count, "a whole number from 1 to 9999" },
	{ "UNTIL", read_until, "a day such as 20261231" },
};

static const struct part *find_part(struct span key)
{
	for (size_t i = 0; i < COP_COUNT(parts); i++)
		if (span_is(key, parts[i].key))
			return &parts[i];
	return NULL;
}

static bool is_plain_key(struct span key)
{
	for (size_t i = 0; i < key.len; i++)
		if ((key.at[i] < 'A' || key.at[i] > 'Z') && key.at[i] != '-')
			return false;
	return key.len && key.len <= 20;
}

static enum cop_code read_part(struct span text, unsigned *seen, struct cop_repeat *r,
			       struct cop_error *err)
{
	struct span value = text, key;
	const struct part *part;

	if (!cut(&value, '=', &key) || !value.at || !is_plain_key(key))
		return cop_fail(
			err, COP_E_INVALID,
			"a repeat rule is made of parts such as FREQ=MONTHLY;BYDAY=1TH");
	part = find_part(key);
	if (!part)
		return cop_fail(
			err, COP_E_INVALID,
			"'%.*s' is not among the parts of a repeat rule (FREQ INTERVAL "
			"BYDAY BYMONTHDAY BYMONTH COUNT UNTIL)",
			(int)key.len, key.at);
	if (*seen & 1U << (part - parts))
		return cop_fail(err, COP_E_INVALID, "'%s' stands twice", part->key);
	*seen |= 1U << (part - parts);
	if (!part->read(value, r))
		return cop_fail(err, COP_E_INVALID, "'%s' wants %s", part->key,
				part->wants);
	return COP_OK;
}

static unsigned all_days(const struct cop_repeat *r)
{
	unsigned bits = 0;

	for (size_t i = 0; i < COP_COUNT(r->days); i++)
		bits |= r->days[i];
	return bits;
}

static int bit_count(uint64_t set)
{
	int n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

const char *cop_repeat_conflict(const struct cop_repeat *r)
{
	unsigned days = all_days(r);
	bool by_month = r->freq == COP_MONTHLY || r->freq == COP_YEARLY;

	if (!r->freq)
		return "'FREQ' is missing: DAILY, WEEKLY, MONTHLY or YEARLY";
	if (r->count && r->until.day)
		return "'COUNT' and 'UNTIL' both end the rule; keep one";
	if (days > 1 && !by_month)
		return "'BYDAY' with a number needs FREQ=MONTHLY or FREQ=YEARLY";
	if (days > 1 && r->month_days)
		return "'BYDAY' with a number does not go with 'BYMONTHDAY'";
	if (r->month_days &&
	    !by_month) /* daily: libical 3.0 misses days counted from the end */
		return "'BYMONTHDAY' needs FREQ=MONTHLY or FREQ=YEARLY";
	if (bit_count(r->month_days) > COP_REPEAT_MONTH)
		return "'BYMONTHDAY' names more than 31 days";
	if (r->freq == COP_YEARLY && (days || r->month_days) && !r->months)
		return "FREQ=YEARLY with a day needs its month: 'BYMONTH'";
	return NULL;
}

enum cop_code cop_repeat_iso(const char *at, size_t len, struct cop_repeat *ret,
			     struct cop_error *err)
{
	struct cop_repeat r = { .interval = 1 };
	struct span rest = { at, len }, part;
	unsigned seen = 0;
	enum cop_code code;
	const char *why;

	while (cut(&rest, ';', &part)) {
		code = read_part(part, &seen, &r, err);
		if (code)
			return code;
	}
	why = cop_repeat_conflict(&r);
	if (why)
		return cop_fail(err, COP_E_INVALID, "%s", why);
	*ret = r;
	return COP_OK;
}

/* Writes ";KEY=" before the first value and "," before the others. */
static void write_value(struct cop_buf *out, const char *key, bool *first)
{
	if (*first)
		cop_buf_printf(out, ";%s=", key);
	else
		cop_buf_char(out, ',');
	*first = false;
}

static void write_days(struct cop_buf *out, const struct cop_repeat *r)
{
	bool first = true;

	for (size_t i = 0; i < COP_COUNT(r->days); i++) {
		for (int bit = 0; bit <= 2 * COP_REPEAT_NTH; bit++) {
			if (!(r->days[i] >> bit & 1))
				continue;
			write_value(out, "BYDAY", &first);
			if (bit)
				cop_buf_printf(out, "%d",
					       bit > COP_REPEAT_NTH ? COP_REPEAT_NTH - bit
								    : bit);
			cop_buf_text(out, day_codes[i]);
		}
	}
}

static void write_month_days(struct cop_buf *out, const struct cop_repeat *r)
{
	bool first = true;

	for (int bit = 1; bit <= 2 * COP_REPEAT_MONTH; bit++) {
		if (!(r->month_days >> bit & 1))
			continue;
		write_value(out, "BYMONTHDAY", &first);
		cop_buf_printf(out, "%d",
			       bit > COP_REPEAT_MONTH ? COP_REPEAT_MONTH - bit : bit);
	}
}

static void write_months(struct cop_buf *out, const struct cop_repeat *r)
{
	bool first = true;

	for (int month = 1; month <= 12; month++) {
		if (!(r->months >> (month - 1) & 1))
			continue;
		write_value(out, "BYMONTH", &first);
		cop_buf_printf(out, "%d", month);
	}
}

void cop_repeat_write(struct cop_buf *out, const struct cop_repeat *r)
{
	struct cop_ymd until;

	cop_buf_printf(out, "FREQ=%s", freq_codes[r->freq]);
	if (r->interval > 1)
		cop_buf_printf(out, ";INTERVAL=%d", r->interval);
	write_days(out, r);
	write_month_days(out, r);
	write_months(out, r);
	if (r->count)
		cop_buf_printf(out, ";COUNT=%d", r->count);
	if (r->until.day) {
		until = cop_date_parts(r->until);
		cop_buf_printf(out, ";UNTIL=%04d%02d%02d", until.year, until.month,
			       until.day);
	}
}

bool cop_repeat_equal(const struct cop_repeat *a, const struct cop_repeat *b)
{
	return a->freq == b->freq && a->interval == b->interval && a->count == b->count &&
	       a->until.day == b->until.day && a->months == b->months &&
	       memcmp(a->days, b->days, sizeof(a->days)) == 0 &&
	       a->month_days == b->month_days;
}

static int month_length(int year, int month)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool cop_repeat_starts(const struct cop_repeat *r, struct cop_date day)
{
	struct cop_ymd d = cop_date_parts(day);
	int left = month_length(d.year, d.month) - d.day;
	unsigned nth = 1U | 1U << ((d.day - 1) / 7 + 1) |
		       1U << (COP_REPEAT_NTH + left / 7 + 1);

	if (r->until.day && day.day > r->until.day)
		return false;
	if (r->months && !(r->months >> (d.month - 1) & 1))
		return false;
	if (r->month_days && !(r->month_days >> d.day & 1) &&
	    !(r->month_days >> (COP_REPEAT_MONTH + left + 1) & 1))
		return false;
	return !all_days(r) || (r->days[cop_date_weekday(day)] & nth);
}

struct cop_date cop_repeat_first(const struct cop_repeat *r, struct cop_date from)
{
	for (int i = 0; i < EIGHT_YEARS; i++) {
		struct cop_date day = cop_date_add(from, i);

		if (day.day && cop_repeat_starts(r, day))
			return day;
	}
	return (struct cop_date){ 0 };
}

int cop_repeat_skips(const struct cop_repeat *r)
{
	for (int day = 29; day <= COP_REPEAT_MONTH; day++) {
		if (!(r->month_days >> day & 1))
			continue;
		for (int month = 1; month <= 12; month++) {
			bool meant = !r->months || (r->months >> (month - 1) & 1);

			if (meant && month_length(2001, month) < day)
				return day;
		}
	}
	return 0;
}

/* The bits of `first` that the rule leaves open. */
static void take_from(struct cop_repeat *r, struct cop_date first)
{
	struct cop_ymd d = cop_date_parts(first);

	if (r->freq == COP_WEEKLY)
		r->days[cop_date_weekday(first)] = 1;
	if (r->freq == COP_MONTHLY || r->freq == COP_YEARLY)
		r->month_days = UINT64_C(1) << d.day;
	if (r->freq == COP_YEARLY && !r->months)
		r->months = (uint16_t)(1U << (d.month - 1));
}

enum cop_code cop_repeat_complete(struct cop_repeat *r, struct cop_date first,
				  struct cop_error *err)
{
	struct cop_repeat full = *r;
	char text[COP_DATE_TEXT];

	if (!first.day || r->month_days || all_days(r))
		return COP_OK;
	take_from(&full, first);
	if (cop_repeat_skips(&full)) {
		cop_fail(err, COP_E_USAGE,
			 "%s, beginning on %s, would skip every %s without a day %d",
			 r->freq == COP_MONTHLY ? "monthly" : "yearly",
			 cop_date_text(first, text),
			 r->freq == COP_MONTHLY ? "month" : "year",
			 cop_repeat_skips(&full));
		return cop_fail_hint(err, r->freq == COP_MONTHLY
						  ? "monthly on the last day"
						  : "yearly on the last day in february");
	}
	*r = full;
	return COP_OK;
}
