/* SPDX-License-Identifier: MIT */
#include "calendar/days.h"

#include "calendar/repeat.h"

#include <string.h>

#include <libical/ical.h>

/* A series being counted. iter NULL: it gives nothing. */
struct walk {
	icalrecur_iterator *iter;
	struct cop_date first;
};

static void walk_close(struct walk *w)
{
	if (w->iter)
		icalrecur_iterator_free(w->iter);
}

static enum cop_code walk_open(const struct cop_series *s, struct walk *ret,
			       struct cop_error *err)
{
	/* Not icaltime_null_date(): its hour of -1 makes the iterator give some days twice. */
	struct icaltimetype start = { .is_date = 1 };
	struct cop_ymd first = cop_date_parts(s->first);
	struct icalrecurrencetype rule;
	struct cop_repeat checked;
	enum cop_code code = cop_repeat_iso(s->rule, strlen(s->rule), &checked, err);

	if (code)
		return code;
	if (!s->first.day)
		return cop_fail(err, COP_E_INVALID,
				"a repeating item needs its first date");
	icalerror_set_errors_are_fatal(0);
	start.year = first.year;
	start.month = first.month;
	start.day = first.day;
	rule = icalrecurrencetype_from_string(s->rule);
	ret->first = s->first;
	ret->iter = icalrecur_iterator_new(rule, start);
	return COP_OK;
}

/* The next day, zero at the end (or past the years that a date can be in). */
static struct cop_date walk_next(struct walk *w)
{
	struct cop_date day = { 0 };

	while (w->iter) {
		struct icaltimetype t = icalrecur_iterator_next(w->iter);

		day = (struct cop_date){ 0 };
		if (!icaltime_is_null_time(t))
			day = cop_date_of(t.year, t.month, t.day);
		/* Where its first date does not fit, libical may begin before it. */
		if (!day.day || day.day >= w->first.day)
			break;
	}
	return day;
}

enum cop_code cop_days_of(struct cop_arena *a, const struct cop_series *s,
			  struct cop_period within, size_t max, struct cop_days *ret,
			  struct cop_error *err)
{
	COP_CLEANUP(walk_close) struct walk w = { 0 };
	enum cop_code code = walk_open(s, &w, err);
	struct cop_days days = { 0 };
	size_t cap = 0;

	if (code)
		return code;
	for (struct cop_date d = walk_next(&w); d.day; d = walk_next(&w)) {
		if (within.to.day && d.day > within.to.day)
			break;
		if (d.day < within.from.day)
			continue;
		if (days.n == max) {
			days.more = true;
			break;
		}
		*COP_PUSH(a, days.at, days.n, cap) = d;
	}
	*ret = days;
	return COP_OK;
}

enum cop_code cop_days_near(const struct cop_series *s, struct cop_date day,
			    struct cop_near_days *ret, struct cop_error *err)
{
	COP_CLEANUP(walk_close) struct walk w = { 0 };
	enum cop_code code = walk_open(s, &w, err);
	struct cop_near_days near = { 0 };

	if (code)
		return code;
	for (struct cop_date d = walk_next(&w); d.day; d = walk_next(&w)) {
		if (d.day <= day.day)
			near.before = d;
		if (d.day >= day.day) {
			near.after = d;
			break;
		}
	}
	*ret = near;
	return COP_OK;
}
