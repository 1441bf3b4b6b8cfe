/* SPDX-License-Identifier: MIT */
#include "health/figures.h"

#include <string.h>

#include "health/dates.h"
#include "health/formula.h"
#include "model/days.h"

#define ONE_KIND_ITEMS 8
#define ONE_KIND_SHARE 0.7

/* What became of something that was due: each is in exactly one of these. */
enum outcome { ON_TIME, LATE, MOVED, DROPPED, OPEN, OUTCOMES };

struct promise {
	struct cop_date first, due, done; /* due now; done zero: not, or not yet */
	bool dropped;
};

struct cop_date cop_first_due(const struct cop_plan *p)
{
	struct cop_date first = p->due;

	for (size_t i = 0; i < p->was_due.n; i++)
		if (p->was_due.at[i].day && p->was_due.at[i].day < first.day)
			first = p->was_due.at[i];
	return first;
}

/* What is due today can still be done today: nothing is to be said of it yet. */
static bool is_too_early(const struct cop_health *h, const struct promise *p)
{
	return !p->done.day && !p->dropped && p->due.day == h->c->today.day &&
	       p->first.day == p->due.day;
}

static enum outcome judge(const struct promise *p, struct cop_date on)
{
	if (p->done.day && p->done.day <= on.day)
		return p->done.day <= p->first.day ? ON_TIME : LATE;
	if (p->dropped)
		return DROPPED;
	return p->due.day > on.day ? MOVED : OPEN;
}

/* Was a gathering of this item held on that day? */
static bool was_held(const struct cop_health *h, const char *plan, struct cop_date day)
{
	const struct cop_gathering *g;

	for (COP_EACH(h->c, gathering, g))
		if (g->plan && g->date.day == day.day && strcmp(g->plan, plan) == 0)
			return true;
	return false;
}

static struct promise promise_of_day(const struct cop_health *h, const char *id,
				     const struct cop_plan *p, struct cop_date day)
{
	const struct cop_occurrence *o = cop_plan_occurrence(p, day);
	struct promise ret = { .first = day, .due = day };

	if (o && o->due.day)
		ret.due = o->due;
	if (was_held(h, id, day))
		ret.done = day;
	else if (was_held(h, id, ret.due))
		ret.done = ret.due;
	else if (o && o->status == cop_occurrence_status_done)
		ret.done = o->done.day ? o->done : ret.due;
	ret.dropped = o && o->status == cop_occurrence_status_cancelled;
	return ret;
}

static void count_repeating(const struct cop_health *h, const char *id,
			    const struct cop_plan *p, struct cop_period within,
			    unsigned counts[OUTCOMES])
{
	struct cop_dates days = cop_dates_of(h->arena, h->calendar, p, within);

	for (size_t i = 0; i < days.n; i++) {
		struct promise one = promise_of_day(h, id, p, days.at[i]);

		/* A series that was given up owes no further dates. */
		if (!one.done.day && !one.dropped && !cop_plan_is_open(p, days.at[i]))
			continue;
		if (!is_too_early(h, &one))
			counts[judge(&one, within.to)]++;
	}
}

static void count_single(const struct cop_health *h, const char *id,
			 const struct cop_plan *p, struct cop_period within,
			 unsigned counts[OUTCOMES])
{
	struct promise one = { .first = cop_first_due(p), .due = p->due };

	if (!cop_period_holds(within, one.first))
		return;
	if (p->status == cop_plan_status_done)
		one.done = p->done.day ? p->done : p->due;
	else if (was_held(h, id, p->due))
		one.done = p->due;
	one.dropped = p->status == cop_plan_status_dropped;
	if (!is_too_early(h, &one))
		counts[judge(&one, within.to)]++;
}

void cop_measure_plan_delivery(const struct cop_health *h, struct cop_measure *m)
{
	unsigned counts[OUTCOMES] = { 0 }, all = 0;
	const struct cop_plan *p;

	for (COP_EACH(h->c, plan, p)) {
		const char *id = h->c->items[cop_kind_plan].at[p_i].id;

		if (p->kind == cop_plan_kind_external_event || !p->due.day ||
		    p->status == cop_plan_status_idea)
			continue;
		if (p->repeat)
			count_repeating(h, id, p, m->period, counts);
		else
			count_single(h, id, p, m->period, counts);
	}
	for (size_t i = 0; i < OUTCOMES; i++)
		all += counts[i];
	if (!all) {
		cop_measure_unknown(h, m, "cop plan add TITLE --due DATE",
				    "nothing was due in %s",
				    cop_period_text(h->arena, m->period));
		return;
	}
	cop_measure_part(m, counts[ON_TIME] + counts[LATE], all);
	cop_measure_beside(h, m, "on time %u, late %u, moved %u, dropped %u, open %u",
			   counts[ON_TIME], counts[LATE], counts[MOVED], counts[DROPPED],
			   counts[OPEN]);
}

/* How often each kind was done in the period; marks and tasks are no content. */
static double *count_kinds(const struct cop_health *h, struct cop_period within)
{
	double *by = COP_NEW_N(h->arena, double, cop_enum_plan_kind.n + 1);
	const struct cop_gathering *g;
	const struct cop_plan *p;

	for (COP_EACH(h->c, gathering, g)) {
		p = g->plan ? cop_plan_of(h->c, g->plan) : NULL;
		if (p && cop_period_holds(within, g->date))
			by[p->kind]++;
	}
	for (COP_EACH(h->c, plan, p)) {
		if (cop_plan_is_gathering(p) ||
		    strcmp(cop_plan_class(p->kind), "mark") == 0)
			continue;
		by[p->kind] += p->status == cop_plan_status_done &&
			       cop_period_holds(within, p->done);
		for (size_t i = 0; i < p->occurrences.n; i++) {
			const struct cop_occurrence *o = &p->occurrences.at[i];

			by[p->kind] +=
				o->status == cop_occurrence_status_done &&
				cop_period_holds(within, o->done.day ? o->done : o->date);
		}
	}
	return by;
}

void cop_measure_content_mix(const struct cop_health *h, struct cop_measure *m)
{
	const double *by = count_kinds(h, m->period);
	double all = 0, most = 0, evenness;
	size_t kinds = 0, top = 0;

	for (size_t i = 1; i <= cop_enum_plan_kind.n; i++) {
		all += by[i];
		kinds += by[i] > 0;
		if (by[i] > most) {
			most = by[i];
			top = i;
		}
	}
	if (all <= 0) {
		cop_measure_unknown(h, m, "cop plan done ITEM", "nothing done in %s",
				    cop_period_text(h->arena, m->period));
		return;
	}
	if (!cop_evenness(by, cop_enum_plan_kind.n + 1, &evenness)) {
		cop_measure_unknown(h, m, "cop plan add TITLE --kind KIND",
				    "one kind only: %g of %s", all,
				    cop_enum_word(&cop_enum_plan_kind, (int)top));
		return;
	}
	cop_measure_number(m, evenness);
	cop_measure_beside(h, m, "%g items of %zu kind%s; most of them: %s, %g", all,
			   kinds, kinds == 1 ? "" : "s",
			   cop_enum_word(&cop_enum_plan_kind, (int)top), most);
	if (all >= ONE_KIND_ITEMS && most > ONE_KIND_SHARE * all)
		cop_measure_raise(m, COP_LEVEL_WATCH, "nearly all of one kind");
}
