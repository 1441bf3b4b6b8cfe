/* SPDX-License-Identifier: MIT */
/* Who stays and who falls silent. */
#include "health/figures.h"

#define REGULAR_DAYS 90
#define REGULAR_ACTS 4
#define WEEK 7
#define FOUR_WEEKS 28
#define FEWEST_ACTIVE 100
#define THIRD_MONTH 3

/* Activities of each member in a period, by position. */
static unsigned *count_acts(const struct cop_health *h, struct cop_period p)
{
	unsigned *acts = COP_NEW_N(h->arena, unsigned, h->deeds.members);
	size_t from, to;

	cop_deeds_within(&h->deeds, p, &from, &to);
	for (size_t i = from; i < to; i++) {
		const struct cop_deed *d = &h->deeds.at[i];

		if (d->member != COP_NOBODY && cop_deed_is_activity(d))
			acts[d->member]++;
	}
	return acts;
}

void cop_measure_lost_regulars(const struct cop_health *h, struct cop_measure *m)
{
	struct cop_period before = { cop_date_add(m->period.from, -REGULAR_DAYS),
				     cop_date_add(m->period.from, -1) };
	const unsigned *then = count_acts(h, before), *now = count_acts(h, m->period);
	unsigned lost = 0, regulars = 0;

	if (!cop_anything_recorded(h, before)) {
		cop_measure_unknown(h, m, COP_RECORD_ACTIVITY, "nothing recorded in %s",
				    cop_period_text(h->arena, before));
		return;
	}
	if (!cop_anything_recorded(h, m->period)) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return;
	}
	for (size_t i = 0; i < h->deeds.members; i++) {
		const struct cop_member *who = cop_member_at(h->c, i);

		if (then[i] < REGULAR_ACTS)
			continue;
		regulars++;
		/* Whoever is away or has left said so. */
		lost += !now[i] && cop_member_status_on(who, m->period.to) ==
					   cop_member_status_active;
	}
	cop_measure_number(m, lost);
	cop_measure_beside(h, m, "of %u regular%s", regulars, regulars == 1 ? "" : "s");
}

static unsigned count_active(const struct cop_health *h, struct cop_date to, int days)
{
	const unsigned *acts =
		count_acts(h, (struct cop_period){ cop_date_add(to, 1 - days), to });
	unsigned n = 0;

	for (size_t i = 0; i < h->deeds.members; i++)
		n += acts[i] > 0;
	return n;
}

void cop_measure_stickiness(const struct cop_health *h, struct cop_measure *m)
{
	double sum = 0, days = 0;
	unsigned monthly = count_active(h, m->period.to, FOUR_WEEKS);

	if (monthly < FEWEST_ACTIVE) {
		cop_measure_unknown(h, m, NULL,
				    "%u active in four weeks; shown from %d on", monthly,
				    FEWEST_ACTIVE);
		return;
	}
	for (struct cop_date d = m->period.from; d.day <= m->period.to.day; d.day++) {
		double month = count_active(h, d, FOUR_WEEKS);

		if (month <= 0)
			continue;
		sum += count_active(h, d, WEEK) / month;
		days++;
	}
	cop_measure_number(m, 100 * sum / days);
	cop_measure_beside(h, m, "%u active in the last four weeks", monthly);
}

/* On a break from the first day to the last? */
static bool away(const struct cop_member *m, struct cop_period p)
{
	for (struct cop_date d = p.from; d.day <= p.to.day; d.day++)
		if (cop_member_status_on(m, d) != cop_member_status_on_break)
			return false;
	return true;
}

static bool active_within(const struct cop_health *h, size_t member, struct cop_period p)
{
	size_t from, to;

	cop_deeds_within(&h->deeds, p, &from, &to);
	for (size_t i = from; i < to; i++)
		if (h->deeds.at[i].member == member &&
		    cop_deed_is_activity(&h->deeds.at[i]))
			return true;
	return false;
}

void cop_measure_cohort_retention(const struct cop_health *h, struct cop_measure *m)
{
	const struct cop_member *who;
	double k = 0, n = 0;

	for (COP_EACH(h->c, member, who)) {
		struct cop_date joined = cop_member_joined(who, m->period.to);
		struct cop_period third = {
			cop_date_add_months(joined, THIRD_MONTH - 1),
			cop_date_add(cop_date_add_months(joined, THIRD_MONTH), -1)
		};

		if (!joined.day || !cop_period_holds(m->period, joined) ||
		    third.to.day > m->period.to.day ||
		    third.from.day < h->deeds.first.day || away(who, third))
			continue;
		n++;
		k += active_within(h, who_i, third);
	}
	if (n <= 0 || !h->deeds.first.day) {
		cop_measure_unknown(h, m, COP_RECORD_ACTIVITY,
				    "nobody's third month lies in %s",
				    cop_period_text(h->arena, m->period));
		return;
	}
	cop_measure_share(m, k, n);
	cop_measure_beside(h, m, "seen in their third month");
}
