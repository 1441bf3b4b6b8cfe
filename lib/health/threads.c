/* SPDX-License-Identifier: MIT */
#include "health/figures.h"
#include "health/formula.h"

#include <math.h>

#define RESPOND_WITHIN 3
#define COVERED_WITHIN 7
#define MINUTES_A_DAY 1440.0

/* One conversation: the deed that opened it, and the first by somebody else, or NULL. */
struct thread {
	const struct cop_deed *opened, *answered;
};

struct threads {
	struct thread *at;
	size_t n;
};

static int by_thread(const void *va, const void *vb)
{
	const struct cop_deed *a = *(const struct cop_deed *const *)va;
	const struct cop_deed *b = *(const struct cop_deed *const *)vb;
	int order = cop_str_order(a->thread, b->thread);

	return order ? order : (a > b) - (a < b);
}

/* Two guests may be one person, so a guest does not answer a guest. */
static bool by_another(const struct cop_deed *opened, const struct cop_deed *d)
{
	return opened->member != d->member;
}

/* Conversations opened in the period, with answers up to its end. */
static struct threads find_threads(const struct cop_health *h, struct cop_period p)
{
	const struct cop_deed **list;
	struct threads ret = { 0 };
	size_t from, to, n = 0;

	cop_deeds_within(&h->deeds, (struct cop_period){ .to = p.to }, &from, &to);
	list = COP_NEW_N(h->arena, const struct cop_deed *, to);
	for (size_t i = from; i < to; i++)
		if (cop_str_len(h->deeds.at[i].thread))
			list[n++] = &h->deeds.at[i];
	cop_sort(list, n, sizeof(*list), by_thread);
	ret.at = COP_NEW_N(h->arena, struct thread, n);
	for (size_t i = 0; i < n; i++) {
		struct thread *last = ret.n ? &ret.at[ret.n - 1] : NULL;

		if (!last || cop_str_order(last->opened->thread, list[i]->thread) != 0)
			ret.at[ret.n++].opened = list[i];
		else if (!last->answered && by_another(last->opened, list[i]))
			last->answered = list[i];
	}
	return ret;
}

/* Days from question to answer, quiet ones not counted; by the hour where both say it. */
static double elapsed(const struct cop_health *h, const struct thread *t)
{
	const struct cop_deed *a = t->opened, *b = t->answered;
	double days = cop_loud_days(
		h->c, (struct cop_period){ cop_date_add(a->date, 1), b->date });

	if (a->at.minute && b->at.minute)
		days += (b->at.minute - a->at.minute) / MINUTES_A_DAY;
	return fmax(0, days);
}

struct tally {
	double asked, answered; /* asked long enough ago; answered in time */
	unsigned open, by_peers, by_anybody;
	double *days; /* of all that were answered */
	size_t ndays;
};

static struct tally tally(const struct cop_health *h, struct cop_period p, int within)
{
	struct threads threads = find_threads(h, p);
	const bool *core = cop_core_team(h, p.to);
	struct tally ret = { .days = COP_NEW_N(h->arena, double, threads.n) };

	for (size_t i = 0; i < threads.n; i++) {
		const struct thread *t = &threads.at[i];
		double took;

		if (t->opened->date.day < p.from.day ||
		    t->opened->date.day + within > p.to.day)
			continue;
		ret.asked++;
		if (!t->answered) {
			ret.open++;
			continue;
		}
		took = elapsed(h, t);
		ret.days[ret.ndays++] = took;
		ret.answered += took <= within;
		ret.by_anybody++;
		ret.by_peers += !core || t->answered->member == COP_NOBODY ||
				!core[t->answered->member];
	}
	return ret;
}

static void no_questions(const struct cop_health *h, struct cop_measure *m, int within)
{
	cop_measure_unknown(h, m, "cop health import FILE",
			    "no question older than %d days recorded in %s", within,
			    cop_period_text(h->arena, m->period));
}

void cop_measure_response_time(const struct cop_health *h, struct cop_measure *m)
{
	struct tally t = tally(h, m->period, RESPOND_WITHIN);
	double median, slow;

	if (t.asked <= 0) {
		no_questions(h, m, RESPOND_WITHIN);
		return;
	}
	cop_measure_share(m, t.answered, t.asked);
	if (!cop_median(t.days, t.ndays, &median) ||
	    !cop_ninth_decile(t.days, t.ndays, &slow)) {
		cop_measure_beside(h, m, "none of them answered");
		return;
	}
	cop_measure_beside(h, m,
			   "within %d days; median %.1f days, nine of ten within %.1f; "
			   "%u of %u answered by members outside the core team",
			   RESPOND_WITHIN, median, slow, t.by_peers, t.by_anybody);
}

void cop_measure_reply_coverage(const struct cop_health *h, struct cop_measure *m)
{
	struct tally t = tally(h, m->period, COVERED_WITHIN);

	if (t.asked <= 0) {
		no_questions(h, m, COVERED_WITHIN);
		return;
	}
	cop_measure_share(m, t.answered, t.asked);
	if (t.open)
		cop_measure_beside(h, m, "%u still without an answer", t.open);
}
