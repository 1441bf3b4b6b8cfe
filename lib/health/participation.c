/* SPDX-License-Identifier: MIT */
#include "health/figures.h"
#include "health/formula.h"

#define THIRDS 3
#define ALL_THIRDS 7u
#define FEWEST_CORE 3

static bool away_throughout(const struct cop_member *m, struct cop_period p)
{
	if (cop_member_status_on(m, p.from) != cop_member_status_on_break)
		return false;
	for (size_t i = 0; i < m->history.n; i++) {
		const struct cop_member_step *s = &m->history.at[i];

		if (s->date.day > p.from.day && s->date.day <= p.to.day &&
		    s->status != cop_member_status_on_break)
			return false;
	}
	return true;
}

/* Members on the last day who were not on a break for the whole period: yes[] by position. */
static size_t eligible_on(const struct cop_health *h, struct cop_period p, bool **ret_yes)
{
	bool *yes = COP_NEW_N(h->arena, bool, h->deeds.members);
	const struct cop_member *m;
	size_t n = 0;

	for (COP_EACH(h->c, member, m)) {
		yes[m_i] = cop_member_counts(m, p.to) && !away_throughout(m, p);
		n += yes[m_i];
	}
	*ret_yes = yes;
	return n;
}

bool cop_anything_recorded(const struct cop_health *h, struct cop_period p)
{
	size_t from, to;

	cop_deeds_within(&h->deeds, p, &from, &to);
	for (size_t i = from; i < to; i++)
		if (cop_deed_is_activity(&h->deeds.at[i]))
			return true;
	return false;
}

/* Deepest thing each member did in the period; COP_DEED_WORK stands for nothing. */
static enum cop_deed_kind *find_deepest(const struct cop_health *h, struct cop_period p)
{
	enum cop_deed_kind *deepest =
		COP_NEW_N(h->arena, enum cop_deed_kind, h->deeds.members);
	size_t from, to;

	cop_deeds_within(&h->deeds, p, &from, &to);
	for (size_t i = from; i < to; i++) {
		const struct cop_deed *d = &h->deeds.at[i];

		if (d->member != COP_NOBODY && d->kind > deepest[d->member])
			deepest[d->member] = d->kind;
	}
	return deepest;
}

/* False: nothing to divide by, and said so. */
static bool begin(const struct cop_health *h, struct cop_measure *m, bool **ret_eligible,
		  size_t *ret_n)
{
	if (!cop_anything_recorded(h, m->period)) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return false;
	}
	*ret_n = eligible_on(h, m->period, ret_eligible);
	if (!*ret_n)
		cop_measure_unknown(h, m, "cop member add NAME", "no members in %s",
				    cop_period_text(h->arena, m->period));
	return *ret_n > 0;
}

void cop_measure_participation_rate(const struct cop_health *h, struct cop_measure *m)
{
	const enum cop_deed_kind *deepest = find_deepest(h, m->period);
	unsigned k = 0, gave = 0;
	bool *eligible;
	size_t n;

	if (!begin(h, m, &eligible, &n))
		return;
	for (size_t i = 0; i < h->deeds.members; i++) {
		k += eligible[i] && deepest[i] > COP_DEED_WORK;
		gave += eligible[i] && deepest[i] >= COP_DEED_CONTRIBUTE;
	}
	cop_measure_share(m, k, (double)n);
	cop_measure_beside(h, m, "%u of them contributed", gave);
}

void cop_measure_mode_distribution(const struct cop_health *h, struct cop_measure *m)
{
	const enum cop_deed_kind *deepest = find_deepest(h, m->period);
	unsigned by[COP_DEED_CHAMPION + 1] = { 0 }, gave = 0;
	bool *eligible;
	size_t n;

	if (!begin(h, m, &eligible, &n))
		return;
	for (size_t i = 0; i < h->deeds.members; i++) {
		if (!eligible[i])
			continue;
		by[deepest[i]]++;
		gave += deepest[i] >= COP_DEED_CONTRIBUTE;
	}
	cop_measure_share(m, gave, (double)n);
	cop_measure_beside(h, m,
			   "none %u, consume %u, contribute %u, collaborate %u, "
			   "co-create %u, champion %u",
			   by[COP_DEED_WORK], by[COP_DEED_CONSUME] + by[COP_DEED_ATTEND],
			   by[COP_DEED_CONTRIBUTE], by[COP_DEED_COLLABORATE],
			   by[COP_DEED_CO_CREATE], by[COP_DEED_CHAMPION]);
}

/* In which thirds of the period each member contributed, as bits. */
static unsigned *find_thirds(const struct cop_health *h, struct cop_period p)
{
	unsigned *thirds = COP_NEW_N(h->arena, unsigned, h->deeds.members);
	int32_t days = cop_period_days(p);
	size_t from, to;

	cop_deeds_within(&h->deeds, p, &from, &to);
	for (size_t i = from; i < to; i++) {
		const struct cop_deed *d = &h->deeds.at[i];

		if (d->member != COP_NOBODY && cop_deed_is_contribution(d))
			thirds[d->member] |=
				1u << ((d->date.day - p.from.day) * THIRDS / days);
	}
	return thirds;
}

void cop_measure_core_split(const struct cop_health *h, struct cop_measure *m)
{
	const enum cop_deed_kind *deepest = find_deepest(h, m->period);
	const unsigned *thirds = find_thirds(h, m->period);
	unsigned core = 0, active = 0, occasional = 0;
	bool *eligible;
	size_t n;

	if (!begin(h, m, &eligible, &n))
		return;
	for (size_t i = 0; i < h->deeds.members; i++) {
		if (!eligible[i] || deepest[i] == COP_DEED_WORK)
			continue;
		if (thirds[i] == ALL_THIRDS)
			core++;
		else if (thirds[i])
			active++;
		else
			occasional++;
	}
	cop_measure_share(m, core, (double)n);
	cop_measure_beside(h, m, "core %u, active %u, occasional %u, not seen %zu", core,
			   active, occasional, n - core - active - occasional);
	if (core < FEWEST_CORE)
		cop_measure_raise(m, COP_LEVEL_WATCH, "fewer than three people carry it");
}

void cop_measure_returning_rate(const struct cop_health *h, struct cop_measure *m)
{
	int32_t days = cop_period_days(m->period);
	struct cop_period earlier = { cop_date_add(m->period.from, -days),
				      cop_date_add(m->period.from, -1) };
	const enum cop_deed_kind *then, *now;
	double n = 0, k = 0;

	then = find_deepest(h, earlier);
	now = find_deepest(h, m->period);
	for (size_t i = 0; i < h->deeds.members; i++) {
		n += then[i] > COP_DEED_WORK;
		k += then[i] > COP_DEED_WORK && now[i] > COP_DEED_WORK;
	}
	if (n == 0) {
		cop_measure_unknown(h, m, COP_RECORD_ACTIVITY, "nothing recorded in %s",
				    cop_period_text(h->arena, earlier));
		return;
	}
	if (!cop_anything_recorded(h, m->period)) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return;
	}
	cop_measure_share(m, k, n);
}

/* How many eligible members are at each level: looks in, contributes, works with others,
 * leads. Who did nothing has no level. */
static double weigh(const struct cop_health *h, struct cop_period p, size_t *ret_n)
{
	static const int level_of[] = {
		[COP_DEED_WORK] = -1,       [COP_DEED_CONSUME] = 0,
		[COP_DEED_ATTEND] = 0,      [COP_DEED_CONTRIBUTE] = 1,
		[COP_DEED_COLLABORATE] = 2, [COP_DEED_CO_CREATE] = 2,
		[COP_DEED_CHAMPION] = 3,
	};
	const enum cop_deed_kind *deepest = find_deepest(h, p);
	double members[4] = { 0 };
	bool *eligible;

	*ret_n = eligible_on(h, p, &eligible);
	for (size_t i = 0; i < h->deeds.members; i++)
		if (eligible[i] && level_of[deepest[i]] >= 0)
			members[level_of[deepest[i]]]++;
	return cop_level_weight(members);
}

void cop_measure_participation_movement(const struct cop_health *h, struct cop_measure *m)
{
	int32_t days = cop_period_days(m->period);
	struct cop_period earlier = { cop_date_add(m->period.from, -days),
				      cop_date_add(m->period.from, -1) };
	bool *eligible;
	size_t n, before;
	double now, then;

	if (!begin(h, m, &eligible, &n))
		return;
	if (!cop_anything_recorded(h, earlier)) {
		cop_measure_unknown(h, m, COP_RECORD_ACTIVITY, "nothing recorded in %s",
				    cop_period_text(h->arena, earlier));
		return;
	}
	now = weigh(h, m->period, &n);
	then = weigh(h, earlier, &before);
	cop_measure_number(m, (now - then) / (double)n);
	cop_measure_beside(h, m, "from %g to %g, over %zu member%s", then, now, n,
			   n == 1 ? "" : "s");
}
