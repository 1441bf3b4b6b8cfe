/* SPDX-License-Identifier: MIT */
#include "calendar/repeat.h"

#include <string.h>

static const char *const adverbs[] = { "", "daily", "weekly", "monthly", "yearly" };
static const char *const units[] = { "", "days", "weeks", "months", "years" };
static const char *const ordinals[] = {
	"", "first", "second", "third", "fourth", "fifth"
};

/* A list in the making: how many there are, and how many were written. */
struct list {
	struct cop_buf *out;
	const char *last; /* " and ", " or " */
	int n, done;
};

static int bits(uint64_t set)
{
	int n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

static void next(struct list *l)
{
	if (l->done)
		cop_buf_text(l->out, l->done + 1 == l->n ? l->last : ", ");
	l->done++;
}

static void say_nth(struct cop_buf *out, int n)
{
	const char *suffix = n % 10 == 1   ? "st"
			     : n % 10 == 2 ? "nd"
			     : n % 10 == 3 ? "rd"
					   : "th";

	if (n / 10 == 1)
		suffix = "th";
	cop_buf_printf(out, "%d%s", n, suffix);
}

static void say_months(struct cop_buf *out, unsigned months)
{
	struct list l = { out, " and ", bits(months), 0 };

	for (int month = 1; month <= 12; month++) {
		if (!(months >> (month - 1) & 1))
			continue;
		next(&l);
		cop_buf_text(out, cop_month_name(month));
	}
}

static void say_month_days(struct cop_buf *out, uint64_t days)
{
	struct list l = { out, " and ", bits(days), 0 };

	for (int bit = 1; bit <= 2 * COP_REPEAT_MONTH; bit++) {
		if (!(days >> bit & 1))
			continue;
		next(&l);
		cop_buf_text(out, "the ");
		if (bit <= COP_REPEAT_MONTH) {
			say_nth(out, bit);
			continue;
		}
		if (bit > COP_REPEAT_MONTH + 1) {
			say_nth(out, bit - COP_REPEAT_MONTH);
			cop_buf_text(out, " to ");
		}
		cop_buf_text(out, "last day");
	}
}

/* "the first and third" of one weekday's bits above 0. */
static void say_ordinals(struct cop_buf *out, unsigned set)
{
	struct list l = { out, " and ", bits(set), 0 };

	cop_buf_text(out, "the ");
	for (int bit = 1; bit <= 2 * COP_REPEAT_NTH; bit++) {
		if (!(set >> bit & 1))
			continue;
		next(&l);
		if (bit > COP_REPEAT_NTH + 1)
			cop_buf_printf(out, "%s to ", ordinals[bit - COP_REPEAT_NTH]);
		cop_buf_text(out, bit > COP_REPEAT_NTH ? "last" : ordinals[bit]);
	}
	cop_buf_char(out, ' ');
}

static void say_days(struct list *l, const struct cop_repeat *r, const char *every)
{
	for (int i = 0; i < 7; i++)
		l->n += (r->days[i] & 1) + (r->days[i] > 1);
	for (int i = 0; i < 7; i++) {
		if (r->days[i] & 1) {
			next(l);
			cop_buf_printf(l->out, "%s%s", every, cop_weekday_name(i));
		}
		if (r->days[i] > 1) {
			next(l);
			say_ordinals(l->out, r->days[i] & ~1U);
			cop_buf_text(l->out, cop_weekday_name(i));
		}
	}
}

static bool has_days(const struct cop_repeat *r)
{
	static const uint16_t none[7];

	return memcmp(r->days, none, sizeof(none)) != 0;
}

static bool is_every_weekday(const struct cop_repeat *r)
{
	static const uint16_t workdays[7] = { 1, 1, 1, 1, 1, 0, 0 };

	return r->freq == COP_WEEKLY && r->interval == 1 &&
	       memcmp(r->days, workdays, sizeof(workdays)) == 0;
}

/* "10 May": the way people say one day of one month. Returns whether it applied. */
static bool say_day_of_year(struct cop_buf *out, const struct cop_repeat *r)
{
	int day = 1;

	if (r->freq != COP_YEARLY || has_days(r) || bits(r->months) != 1 ||
	    bits(r->month_days) != 1 || r->month_days >> (COP_REPEAT_MONTH + 1))
		return false;
	while (!(r->month_days >> day & 1))
		day++;
	cop_buf_printf(out, " on %d ", day);
	say_months(out, r->months);
	return true;
}

static void say_place(struct cop_buf *out, const struct cop_repeat *r)
{
	bool by_month = r->freq == COP_MONTHLY || r->freq == COP_YEARLY;
	struct list l = { .out = out, .last = r->month_days ? " or " : " and " };

	if (say_day_of_year(out, r))
		return;
	if (r->month_days) {
		cop_buf_text(out, " on ");
		say_month_days(out, r->month_days);
	}
	if (has_days(r) && !is_every_weekday(r)) {
		cop_buf_text(out, r->month_days ? " if " : " on ");
		say_days(&l, r, by_month && !r->month_days ? "every " : "");
	}
	if (r->months) {
		cop_buf_text(out, " in ");
		say_months(out, r->months);
	}
}

void cop_repeat_say(struct cop_buf *out, const struct cop_repeat *r)
{
	if (is_every_weekday(r))
		cop_buf_text(out, "every weekday");
	else if (r->interval > 1)
		cop_buf_printf(out, "every %d %s", r->interval, units[r->freq]);
	else
		cop_buf_text(out, adverbs[r->freq]);
	say_place(out, r);
	if (r->until.day) {
		cop_buf_text(out, " until ");
		cop_date_write(out, r->until);
	}
	if (r->count)
		cop_buf_printf(out, ", %d time%s", r->count, r->count == 1 ? "" : "s");
}
