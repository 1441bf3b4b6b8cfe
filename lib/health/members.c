/* SPDX-License-Identifier: MIT */
#include "health/figures.h"
#include "health/formula.h"

#define DAYS_TO_ACTIVATE 30
#define LAPSING_DAYS 90

void cop_measure_community_size(const struct cop_health *h, struct cop_measure *m)
{
	const struct cop_member *who;
	unsigned active = 0, away = 0;

	for (COP_EACH(h->c, member, who)) {
		enum cop_member_status s = cop_member_status_on(who, m->period.to);

		active += s == cop_member_status_active;
		away += s == cop_member_status_on_break;
	}
	if (!h->deeds.members) {
		cop_measure_unknown(h, m, "cop member add NAME", "no members on record");
		return;
	}
	cop_measure_number(m, active + away);
	if (away)
		cop_measure_beside(h, m, "%u of them on a break", away);
}

void cop_measure_net_growth(const struct cop_health *h, struct cop_measure *m)
{
	struct cop_moves moves = cop_members_moved(h->c, m->period);

	if (!h->deeds.members) {
		cop_measure_unknown(h, m, "cop member add NAME", "no members on record");
		return;
	}
	cop_measure_number(m, (double)moves.came - (double)moves.left);
	cop_measure_beside(h, m, "%zu came, %zu left", moves.came, moves.left);
}

/* Day of the first contribution of each member, zero: none yet. */
static struct cop_date *first_contributions(const struct cop_health *h)
{
	struct cop_date *first = COP_NEW_N(h->arena, struct cop_date, h->deeds.members);

	for (size_t i = 0; i < h->deeds.n; i++) {
		const struct cop_deed *d = &h->deeds.at[i];

		if (d->member != COP_NOBODY && cop_deed_is_contribution(d) &&
		    !first[d->member].day)
			first[d->member] = d->date;
	}
	return first;
}

void cop_measure_new_contributors(const struct cop_health *h, struct cop_measure *m)
{
	const struct cop_date *first = first_contributions(h);
	double n = 0;

	if (!cop_anything_recorded(h, m->period)) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return;
	}
	if (h->deeds.first.day >= m->period.from.day) {
		char day[COP_DATE_TEXT];

		cop_measure_unknown(h, m, COP_RECORD_ACTIVITY,
				    "the register begins on %s; who contributed "
				    "before is not known",
				    cop_date_text(h->deeds.first, day));
		return;
	}
	for (size_t i = 0; i < h->deeds.members; i++)
		n += first[i].day && cop_period_holds(m->period, first[i]);
	cop_measure_number(m, n);
}

/* Attended or contributed within 30 days of joining. */
static bool *find_activated(const struct cop_health *h, const struct cop_date *joined)
{
	bool *yes = COP_NEW_N(h->arena, bool, h->deeds.members);

	for (size_t i = 0; i < h->deeds.n; i++) {
		const struct cop_deed *d = &h->deeds.at[i];
		int32_t since;

		if (d->member == COP_NOBODY || d->kind < COP_DEED_ATTEND)
			continue;
		since = d->date.day - joined[d->member].day;
		yes[d->member] |= joined[d->member].day && since >= 0 &&
				  since <= DAYS_TO_ACTIVATE;
	}
	return yes;
}

void cop_measure_activation_rate(const struct cop_health *h, struct cop_measure *m)
{
	struct cop_period cohort = { cop_date_add(m->period.from, -DAYS_TO_ACTIVATE),
				     cop_date_add(m->period.to, -DAYS_TO_ACTIVATE) };
	struct cop_date *joined = COP_NEW_N(h->arena, struct cop_date, h->deeds.members);
	const struct cop_member *who;
	const bool *activated;
	double n = 0, k = 0;

	for (COP_EACH(h->c, member, who))
		joined[who_i] = cop_member_joined(who, m->period.to);
	activated = find_activated(h, joined);
	for (size_t i = 0; i < h->deeds.members; i++) {
		if (!joined[i].day || !cop_period_holds(cohort, joined[i]))
			continue;
		n++;
		k += activated[i];
	}
	if (n == 0) {
		cop_measure_unknown(h, m, "cop member add NAME", "nobody joined in %s",
				    cop_period_text(h->arena, cohort));
		return;
	}
	if (!h->deeds.first.day || h->deeds.first.day > m->period.to.day) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return;
	}
	cop_measure_share(m, k, n);
	cop_measure_beside(h, m, "those who joined in %s",
			   cop_period_text(h->arena, cohort));
}

void cop_measure_time_to_first_contribution(const struct cop_health *h,
					    struct cop_measure *m)
{
	const struct cop_date *first = first_contributions(h);
	double *days = COP_NEW_N(h->arena, double, h->deeds.members), median;
	const struct cop_member *who;
	size_t n = 0;

	for (COP_EACH(h->c, member, who)) {
		struct cop_date joined = cop_member_joined(who, m->period.to);

		if (joined.day && first[who_i].day >= joined.day &&
		    cop_period_holds(m->period, first[who_i]))
			days[n++] = first[who_i].day - joined.day;
	}
	if (!cop_median(days, n, &median)) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return;
	}
	cop_measure_number(m, median);
	cop_measure_beside(h, m, "median of %zu who contributed", n);
}

/* Last day each member was seen up to `on`; the day of joining counts as seen. */
static struct cop_date *last_seen(const struct cop_health *h, struct cop_date on)
{
	struct cop_date *seen = COP_NEW_N(h->arena, struct cop_date, h->deeds.members);
	const struct cop_member *who;
	size_t from, to;

	for (COP_EACH(h->c, member, who)) {
		const struct cop_member_step *s = cop_member_step_on(who, on);

		seen[who_i] = s ? s->date : (struct cop_date){ 0 };
	}
	cop_deeds_within(&h->deeds, (struct cop_period){ .to = on }, &from, &to);
	for (size_t i = from; i < to; i++) {
		const struct cop_deed *d = &h->deeds.at[i];

		if (d->member != COP_NOBODY && d->date.day > seen[d->member].day)
			seen[d->member] = d->date;
	}
	return seen;
}

const struct cop_limit cop_health_limits[] = {
	{ "inactive-after", 365, "days",
	  "Without a sign before a member counts as not seen." },
	{ 0 },
};

void cop_measure_inactive_members(const struct cop_health *h, struct cop_measure *m)
{
	int limit = (int)cop_threshold(h->c, cop_health_limits[0].id,
				       cop_health_limits[0].fallback);
	struct cop_date on = m->period.to;
	const struct cop_date *seen = last_seen(h, on);
	const struct cop_member *who;
	unsigned n = 0, lapsing = 0;

	if (!h->deeds.first.day || on.day - h->deeds.first.day < limit) {
		cop_measure_unknown(h, m, COP_RECORD_ACTIVITY,
				    "the register does not go back %d day%s yet", limit,
				    limit == 1 ? "" : "s");
		return;
	}
	for (COP_EACH(h->c, member, who)) {
		int32_t silent = on.day - seen[who_i].day;

		if (cop_member_status_on(who, on) != cop_member_status_active)
			continue;
		n += silent > limit;
		lapsing += silent > LAPSING_DAYS;
	}
	cop_measure_number(m, n);
	cop_measure_beside(h, m, "not seen for %d day%s; %u not seen for %d days", limit,
			   limit == 1 ? "" : "s", lapsing, LAPSING_DAYS);
}
