/* SPDX-License-Identifier: MIT */
#include "health/figures.h"
#include "health/formula.h"

#include <math.h>

#include "model/gathering.h"

#define FEWEST_GAPS 5
#define GAP_LIMIT 2

/* Days on which gatherings were held up to `on`, in order. */
static size_t list_gatherings(const struct cop_health *h, struct cop_date on,
			      struct cop_date **ret)
{
	struct cop_date *days =
		COP_NEW_N(h->arena, struct cop_date, h->c->items[cop_kind_gathering].n);
	const struct cop_gathering *g;
	size_t n = 0;

	for (COP_EACH(h->c, gathering, g)) {
		size_t at = n;

		if (!g->date.day || g->date.day > on.day)
			continue;
		/* Ids begin with the date, so this hardly ever moves anything. */
		for (; at > 0 && days[at - 1].day > g->date.day; at--)
			days[at] = days[at - 1];
		days[at] = g->date;
		n++;
	}
	*ret = days;
	return n;
}

static double per_period(int days, struct cop_duration every)
{
	double length = cop_duration_days(every);

	return every.unit != COP_UNIT_NONE && length > 0 ? days / length : 0;
}

/* The shorter of the promised times between gatherings, in days; 0: none is promised. */
static double promised_gap(const struct cop_health *h)
{
	double online, in_person;

	if (!h->c->charter)
		return 0;
	online = cop_duration_days(h->c->charter->cadence.online);
	in_person = cop_duration_days(h->c->charter->cadence.in_person);
	if (online > 0 && in_person > 0)
		return fmin(online, in_person);
	return fmax(online, in_person);
}

/* Longest time without a gathering that ends in the period, the open one included. */
static int longest_gap(const struct cop_health *h, const struct cop_date *held, size_t n,
		       struct cop_period p)
{
	int longest = 0;

	for (size_t i = 0; i < n; i++) {
		struct cop_date next = i + 1 < n ? held[i + 1] : p.to;
		int gap;

		if (next.day < p.from.day)
			continue;
		gap = cop_loud_days(
			h->c, (struct cop_period){ cop_date_add(held[i], 1), next });
		longest = gap > longest ? gap : longest;
	}
	return longest;
}

static struct cop_date later(struct cop_date a, struct cop_date b)
{
	return a.day > b.day ? a : b;
}

/*
 * A rhythm is kept from the day it can have begun: not before the people began, nor before
 * the first of what there is on record: a gathering, or a day of the charter.
 */
static struct cop_date rhythm_began(const struct cop_health *h,
				    const struct cop_date *held, size_t n)
{
	const struct cop_charter *c = h->c->charter;
	struct cop_date first = n ? held[0] : (struct cop_date){ 0 };
	struct cop_date said = { 0 };

	for (size_t i = 0; c && i < c->history.n && !said.day; i++)
		said = c->history.at[i].date;
	if (said.day && (!first.day || said.day < first.day))
		first = said;
	return later(h->c->cop->started, first);
}

void cop_measure_cadence_adherence(const struct cop_health *h, struct cop_measure *m)
{
	double gap = promised_gap(h), expected;
	struct cop_date *days;
	size_t n = list_gatherings(h, m->period.to, &days), held = 0;
	struct cop_period kept = { later(m->period.from, rhythm_began(h, days, n)),
				   m->period.to };
	int loud = kept.from.day > kept.to.day ? 0 : cop_loud_days(h->c, kept), longest;

	if (gap <= 0) {
		cop_measure_unknown(h, m, "cop charter set cadence.online \"1 month\"",
				    "no rhythm is promised");
		return;
	}
	expected = round(per_period(loud, h->c->charter->cadence.online) +
			 per_period(loud, h->c->charter->cadence.in_person));
	for (size_t i = 0; i < n; i++)
		held += days[i].day >= kept.from.day;
	if (!n) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return;
	}
	if (expected < 1) {
		cop_measure_unknown(h, m, NULL, "the rhythm calls for none in %s",
				    cop_period_text(h->arena, m->period));
		return;
	}
	longest = longest_gap(h, days, n, m->period);
	cop_measure_part(m, (double)held, expected);
	cop_measure_beside(h, m, "longest gap %d day%s", longest,
			   longest == 1 ? "" : "s");
	if (longest > GAP_LIMIT * gap)
		cop_measure_raise(m, COP_LEVEL_WATCH,
				  "a gap of more than twice the rhythm");
}

void cop_measure_burstiness(const struct cop_health *h, struct cop_measure *m)
{
	size_t from, to, n = 0;
	struct cop_date last = { 0 };
	double *gaps, value, plain;

	cop_deeds_within(&h->deeds, m->period, &from, &to);
	gaps = COP_NEW_N(h->arena, double, to - from + 1);
	for (size_t i = from; i < to; i++) {
		const struct cop_deed *d = &h->deeds.at[i];

		if (!cop_deed_is_activity(d) || d->date.day == last.day)
			continue;
		if (last.day)
			gaps[n++] = d->date.day - last.day;
		last = d->date;
	}
	if (n < FEWEST_GAPS || !cop_burstiness(gaps, n, &value, &plain)) {
		cop_measure_unknown(
			h, m, COP_RECORD_ACTIVITY, "activity on fewer than %d days in %s",
			FEWEST_GAPS + 1, cop_period_text(h->arena, m->period));
		return;
	}
	cop_measure_number(m, value);
	cop_measure_beside(h, m, "%zu days with activity", n + 1);
}

void cop_measure_attendance_rate(const struct cop_health *h, struct cop_measure *m)
{
	const struct cop_gathering *g;
	double came = 0, registered = 0;
	unsigned with = 0, without = 0;

	for (COP_EACH(h->c, gathering, g)) {
		double here;

		if (!cop_period_holds(m->period, g->date))
			continue;
		with += g->registered.known;
		without += !g->registered.known;
		if (!g->registered.known)
			continue;
		here = (double)g->attended.n + g->guests.value - g->walk_ins.value;
		came += fmax(0, fmin(here, g->registered.value));
		registered += g->registered.value;
	}
	if (registered <= 0) {
		cop_measure_unknown(h, m, COP_RECORD_ACTIVITY,
				    "no registrations recorded in %s",
				    cop_period_text(h->arena, m->period));
		return;
	}
	cop_measure_share(m, came, registered);
	if (without)
		cop_measure_beside(
			h, m, "of %u gathering%s; %u more ha%s no registrations", with,
			with == 1 ? "" : "s", without, without == 1 ? "s" : "ve");
	else
		cop_measure_beside(h, m, "of %u gathering%s", with, with == 1 ? "" : "s");
}
