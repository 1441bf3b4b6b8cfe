/* SPDX-License-Identifier: MIT */
#include "health/figures.h"
#include "health/formula.h"

#define FEWEST_CONTRIBUTIONS 20
#define TOP_OF_MANY 10
#define MANY_CONTRIBUTORS 30

double *cop_contributions(const struct cop_health *h, struct cop_period p,
			  double *ret_sum)
{
	double *by = COP_NEW_N(h->arena, double, h->deeds.members), sum = 0;
	size_t from, to;

	cop_deeds_within(&h->deeds, p, &from, &to);
	for (size_t i = from; i < to; i++) {
		const struct cop_deed *d = &h->deeds.at[i];

		if (d->member == COP_NOBODY || !cop_deed_is_contribution(d))
			continue;
		by[d->member]++;
		sum++;
	}
	*ret_sum = sum;
	return by;
}

bool *cop_core_team(const struct cop_health *h, struct cop_date on)
{
	bool *yes = COP_NEW_N(h->arena, bool, h->deeds.members), any = false;
	const struct cop_role *team = cop_role_of(h->c, "core-team");

	for (size_t i = 0; team && i < team->holders.n; i++) {
		size_t who = cop_member_index(h->c, team->holders.at[i].member);

		if (who == COP_NOBODY || !cop_holder_on(&team->holders.at[i], on))
			continue;
		yes[who] = any = true;
	}
	return any ? yes : NULL;
}

/* Does `who` (member or role) mean anybody who does not stand in the set? */
static bool any_outside(const struct cop_health *h, const char *who, const bool *set,
			struct cop_date on)
{
	const char **members;
	size_t n = cop_who_members(h->c, who, on, &members);

	for (size_t i = 0; i < n; i++) {
		size_t at = cop_member_index(h->c, members[i]);

		if (at != COP_NOBODY && !set[at])
			return true;
	}
	return false;
}

/* Counts of those who contributed; `but` (or NULL) are left out. */
static size_t list_givers(const struct cop_health *h, const double *by, const bool *but,
			  double **ret)
{
	double *list = COP_NEW_N(h->arena, double, h->deeds.members);
	size_t n = 0;

	for (size_t i = 0; i < h->deeds.members; i++)
		if (by[i] > 0 && !(but && but[i]))
			list[n++] = by[i];
	*ret = list;
	return n;
}

void cop_measure_contributions_per_member(const struct cop_health *h,
					  struct cop_measure *m)
{
	double sum, *by = cop_contributions(h, m->period, &sum), median, *list;
	bool *seen = COP_NEW_N(h->arena, bool, h->deeds.members);
	size_t from, to, n = 0;

	cop_deeds_within(&h->deeds, m->period, &from, &to);
	for (size_t i = from; i < to; i++) {
		const struct cop_deed *d = &h->deeds.at[i];

		if (d->member != COP_NOBODY && cop_deed_is_activity(d))
			seen[d->member] = true;
	}
	list = COP_NEW_N(h->arena, double, h->deeds.members);
	for (size_t i = 0; i < h->deeds.members; i++)
		if (seen[i])
			list[n++] = by[i];
	if (!cop_median(list, n, &median)) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return;
	}
	cop_measure_number(m, sum / (double)n);
	cop_measure_beside(h, m, "%g contributions of %zu active members, median %g", sum,
			   n, median);
}

void cop_measure_absence_factor(const struct cop_health *h, struct cop_measure *m)
{
	double sum, *by = cop_contributions(h, m->period, &sum), *list;
	const bool *core = cop_core_team(h, m->period.to);
	size_t n = list_givers(h, by, NULL, &list), k = 0, others = 0;

	if (!cop_absence_factor(list, n, &k)) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return;
	}
	if (sum < FEWEST_CONTRIBUTIONS) {
		cop_measure_unknown(h, m, COP_RECORD_ACTIVITY,
				    "%g contributions in %s; shown from %d on", sum,
				    cop_period_text(h->arena, m->period),
				    FEWEST_CONTRIBUTIONS);
		return;
	}
	cop_measure_number(m, (double)k);
	if (!core)
		return;
	n = list_givers(h, by, core, &list);
	if (cop_absence_factor(list, n, &others))
		cop_measure_beside(h, m, "%zu without the core team", others);
	else
		cop_measure_beside(h, m, "only the core team contributed");
}

void cop_measure_top_share(const struct cop_health *h, struct cop_measure *m)
{
	double sum, *by = cop_contributions(h, m->period, &sum), *list, share;
	size_t n = list_givers(h, by, NULL, &list);
	size_t top = n < MANY_CONTRIBUTORS ? 1 : TOP_OF_MANY;

	if (!cop_top_share(list, n, top, &share)) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return;
	}
	cop_measure_part(m, share * sum, sum);
	cop_measure_beside(h, m, "the %zu of %zu who gave most", top, n);
}

void cop_measure_member_generated_share(const struct cop_health *h, struct cop_measure *m)
{
	double sum, *by = cop_contributions(h, m->period, &sum), k = 0, items = 0;
	const bool *core = cop_core_team(h, m->period.to);
	const struct cop_plan *p;

	if (!core) {
		cop_measure_unknown(h, m, "cop role assign core-team MEMBER",
				    "nobody is in the core team, so it is not known who "
				    "is outside it");
		return;
	}
	for (size_t i = 0; i < h->deeds.members; i++)
		k += core[i] ? 0 : by[i];
	for (COP_EACH(h->c, plan, p)) {
		if (!p->owner || !cop_period_holds(m->period, cop_first_due(p)))
			continue;
		items++;
		k += any_outside(h, p->owner, core, m->period.to);
	}
	if (sum + items <= 0) {
		cop_measure_nothing(h, m, COP_RECORD_ACTIVITY);
		return;
	}
	cop_measure_part(m, k, sum + items);
	cop_measure_beside(h, m, "%g contributions and %g owned items", sum, items);
}
