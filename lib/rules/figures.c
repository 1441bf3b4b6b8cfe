/* SPDX-License-Identifier: MIT */
/* Observations, indicators, and the numbers of meetings. */
#include <math.h>
#include <string.h>

#include "health/formula.h"
#include "model/builtin.h"
#include "model/gathering.h"
#include "model/life.h"
#include "model/observation.h"
#include "rules/subjects.h"

static const char *number(const struct cop_case *k, double value)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	cop_num_write(&b, value);
	return cop_buf_keep(&b, k->j->c->arena);
}

/* --- baseline-missing --- */

static void baseline_missing(const struct cop_case *k)
{
	const struct cop_indicator *i = k->rec;
	bool own = !cop_builtin_indicator(k->item->id);

	if (cop_indicator_status_on(i, k->j->today) != cop_indicator_status_agreed)
		return;
	if (own && !i->baseline.known)
		cop_flag(k, COP_AT(k, indicator, i, baseline),
			 "agreed without a start to compare with");
	else if (!i->baseline_date.day)
		cop_flag(k, COP_AT(k, indicator, i, baseline_date),
			 "agreed without the day of its start");
}

/* --- observation-jump --- */

#define STEPS_MIN 3 /* before a usual step can be told */

/* Is step n, by far, more than the usual one of those before it? */
static bool is_leap(const struct cop_case *k, const double *steps, size_t n,
		    double *room_to_sort)
{
	double usual;

	if (n < STEPS_MIN)
		return false;
	memcpy(room_to_sort, steps, n * sizeof(*steps));
	return cop_median(room_to_sort, n, &usual) &&
	       steps[n] > cop_case_limit(k, 1) * usual;
}

static void report_jump(const struct cop_case *k, const struct cop_reading *r,
			double from, double to)
{
	struct cop_where where = r->value.known ? COP_AT(k, observation, r, value)
						: COP_AT(k, observation, r, count);

	cop_flag(k, where, "%s after %s: more than usual", number(k, to),
		 number(k, from));
}

static void observation_jump(const struct cop_case *k)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	const struct cop_observation *o = k->rec;
	const struct cop_indicator *of = cop_indicator_of(k->j->c, k->item->id);
	double *steps = COP_NEW_N(scratch, double, o->readings.n + 1);
	double *room = COP_NEW_N(scratch, double, o->readings.n + 1);
	size_t n = 0;

	for (size_t i = 1; i < o->readings.n; i++) {
		const struct cop_reading *r = &o->readings.at[i];
		double from, to;

		if (!cop_reading_value(r - 1, &from) || !cop_reading_value(r, &to))
			continue;
		if (cop_indicator_break(of, r[-1].date, r->date)) {
			n = 0;
			continue;
		}
		steps[n] = fabs(to - from);
		if (!r->note && steps[n] > fabs(from) * cop_case_limit(k, 0) / 100 &&
		    is_leap(k, steps, n, room))
			report_jump(k, r, from, to);
		n++;
	}
}

/* --- count-of --- */

static void count_of(const struct cop_case *k)
{
	const struct cop_observation *o = k->rec;

	for (size_t i = 0; i < o->readings.n; i++) {
		const struct cop_reading *r = &o->readings.at[i];
		struct cop_finding *f;

		if (r->value.known && r->count.known) {
			f = cop_flag(k, cop_case_map(k, &r->rec),
				     "both a value and a count");
			cop_flag_hint(k, f, "keep the count; the value follows from it");
		} else if (r->count.known && r->of.known &&
			   r->count.value > r->of.value) {
			cop_flag(k, COP_AT(k, observation, r, count), "%s of %s",
				 number(k, r->count.value), number(k, r->of.value));
		}
	}
}

/* --- gathering-numbers --- */

static void gathering_numbers(const struct cop_case *k)
{
	const struct cop_gathering *g = k->rec;
	double came = (double)g->attended.n + (g->guests.known ? g->guests.value : 0);

	if (!g->walk_ins.known)
		return;
	if (g->walk_ins.value > came)
		cop_flag(k, COP_AT(k, gathering, g, walk_ins),
			 "%s walk-ins, but %s people came", number(k, g->walk_ins.value),
			 number(k, came));
	if (!g->registered.known)
		cop_flag(k, COP_AT(k, gathering, g, walk_ins),
			 "walk-ins, but it does not say how many had registered");
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "gathering-numbers",
		       .title = "numbers of a meeting that cannot be",
		       .explain =
			       "Walk-ins are those among the people who came who had not "
			       "registered. They cannot be more than came, and they mean "
			       "nothing without the number of registrations.",
		       .hint = "check the figures", COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_gathering,
	  .each = gathering_numbers },
	{ .id = COP_ID(.id = "baseline-missing",
		       .title = "an agreed indicator without a start to compare with",
		       .explain = "When a group agrees to follow a figure it writes down "
				  "where "
				  "it stands. Without that nobody can say later what has "
				  "changed.",
		       .hint = "cop health set ID baseline VALUE baseline_date DATE",
		       COP_FROM_LAUNCH),
	  .of = cop_kind_indicator,
	  .each = baseline_missing },
	{ .id = COP_ID(.id = "observation-jump",
		       .title = "a value far from the one before it",
		       .explain = "A change of more than half, and of more than four "
				  "times the "
				  "usual step, is often a slip of the pen or a changed "
				  "definition. If it is right, a note with the reason "
				  "answers "
				  "the question for every later reader.",
		       .hint = "check the figure; if it is right, say why in 'note'",
		       COP_ALWAYS(COP_WARNING)),
	  .limits = { { "jump-percent", 50, "percent", "Change that may be a slip." },
		      { "jump-steps", 4, "usual steps",
			"How many usual steps it takes." } },
	  .needs = COP_KIND_BIT(indicator),
	  .of = cop_kind_observation,
	  .each = observation_jump },
	{ .id = COP_ID(.id = "count-of",
		       .title = "a share that cannot be, or is given twice",
		       .explain = "A count is a part of its whole, so it cannot be "
				  "larger. A "
				  "reading is a value, or a count out of a whole, from "
				  "which "
				  "the value follows; both would sooner or later differ.",
		       .hint = "check the figures", COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_observation,
	  .each = count_of },
};

COP_RULE_ROWS(figures, rows);
