/* SPDX-License-Identifier: MIT */
/* Who is tied to whom, and to which house. The ties themselves are never shown. */
#include "health/figures.h"
#include "health/formula.h"

#include "model/charter.h"

#define FEWEST_PARTNERS 2

/* --- organisations --- */

struct house {
	const struct cop_str *name;
	double given;
};

static int by_name(const void *va, const void *vb)
{
	return cop_str_order(((const struct house *)va)->name,
			     ((const struct house *)vb)->name);
}

/* Inside one organisation, units take the place of organisations. */
static const struct cop_str *house_of(const struct cop_health *h,
				      const struct cop_member *m)
{
	bool internal = h->c->charter &&
			h->c->charter->membership.open_to == cop_open_to_internal;

	return internal ? m->unit : m->organisation;
}

void cop_measure_organisational_diversity(const struct cop_health *h,
					  struct cop_measure *m)
{
	double sum, *by = cop_contributions(h, m->period, &sum), *counts;
	struct house *houses = COP_NEW_N(h->arena, struct house, h->deeds.members);
	size_t n = 0, kinds = 0, k;

	for (size_t i = 0; i < h->deeds.members; i++) {
		const struct cop_str *name = house_of(h, cop_member_at(h->c, i));

		if (by[i] > 0 && name)
			houses[n++] = (struct house){ name, by[i] };
	}
	cop_sort(houses, n, sizeof(*houses), by_name);
	counts = COP_NEW_N(h->arena, double, n);
	for (size_t i = 0; i < n; i++) {
		if (!i || cop_str_order(houses[i - 1].name, houses[i].name) != 0)
			kinds++;
		counts[kinds - 1] += houses[i].given;
	}
	if (!cop_absence_factor(counts, kinds, &k)) {
		cop_measure_unknown(h, m, "cop member set MEMBER organisation NAME",
				    "nothing recorded in %s by people whose "
				    "organisation is known",
				    cop_period_text(h->arena, m->period));
		return;
	}
	cop_measure_number(m, (double)k);
	cop_measure_beside(h, m, "%zu took part", kinds);
}

/* --- ties --- */

struct tie {
	size_t from, to;
};

struct ties {
	struct tie *at;
	size_t n, cap;
};

static void add_tie(const struct cop_health *h, struct ties *t, size_t a, size_t b)
{
	if (a == COP_NOBODY || b == COP_NOBODY || a == b)
		return;
	*COP_PUSH(h->arena, t->at, t->n, t->cap) = (struct tie){ a, b };
	*COP_PUSH(h->arena, t->at, t->n, t->cap) = (struct tie){ b, a };
}

static int by_tie(const void *va, const void *vb)
{
	const struct tie *a = va, *b = vb;
	int order = (a->from > b->from) - (a->from < b->from);

	return order ? order : (a->to > b->to) - (a->to < b->to);
}

static int by_thread(const void *va, const void *vb)
{
	const struct cop_deed *a = *(const struct cop_deed *const *)va;
	const struct cop_deed *b = *(const struct cop_deed *const *)vb;
	int order = cop_str_order(a->thread, b->thread);

	return order ? order : (a > b) - (a < b);
}

/* Everybody in a conversation is tied to who opened it. */
static void add_threads(const struct cop_health *h, struct ties *t, size_t from,
			size_t to)
{
	const struct cop_deed **list =
		COP_NEW_N(h->arena, const struct cop_deed *, to - from);
	const struct cop_deed *opened = NULL;
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		if (cop_str_len(h->deeds.at[i].thread))
			list[n++] = &h->deeds.at[i];
	cop_sort(list, n, sizeof(*list), by_thread);
	for (size_t i = 0; i < n; i++) {
		if (!opened || cop_str_order(opened->thread, list[i]->thread) != 0)
			opened = list[i];
		add_tie(h, t, opened->member, list[i]->member);
	}
}

static struct ties find_ties(const struct cop_health *h, struct cop_period p)
{
	struct ties t = { 0 };
	size_t from, to;

	cop_deeds_within(&h->deeds, p, &from, &to);
	for (size_t i = from; i < to; i++) {
		const struct cop_deed *d = &h->deeds.at[i];

		for (size_t k = 0; k < d->nwith; k++)
			add_tie(h, &t, d->member, cop_member_index(h->c, d->with[k]));
	}
	add_threads(h, &t, from, to);
	cop_sort(t.at, t.n, sizeof(*t.at), by_tie);
	return t;
}

void cop_measure_connection(const struct cop_health *h, struct cop_measure *m)
{
	struct ties t = find_ties(h, m->period);
	const bool *core = cop_core_team(h, m->period.to);
	unsigned *partners = COP_NEW_N(h->arena, unsigned, h->deeds.members);
	bool *seen = COP_NEW_N(h->arena, bool, h->deeds.members);
	size_t from, to;
	double k = 0, n = 0;

	for (size_t i = 0; i < t.n; i++) {
		bool again = i && by_tie(&t.at[i - 1], &t.at[i]) == 0;

		seen[t.at[i].from] = true;
		partners[t.at[i].from] += !again && !(core && core[t.at[i].to]);
	}
	cop_deeds_within(&h->deeds, m->period, &from, &to);
	for (size_t i = from; i < to; i++)
		if (h->deeds.at[i].member != COP_NOBODY &&
		    cop_deed_is_activity(&h->deeds.at[i]))
			seen[h->deeds.at[i].member] = true;
	for (size_t i = 0; i < h->deeds.members; i++) {
		n += seen[i];
		k += seen[i] && partners[i] >= FEWEST_PARTNERS;
	}
	if (!t.n || n <= 0) {
		cop_measure_unknown(h, m, COP_RECORD_ACTIVITY,
				    "no threads and no joint work recorded in %s",
				    cop_period_text(h->arena, m->period));
		return;
	}
	cop_measure_share(m, k, n);
	cop_measure_beside(h, m, "with two or more others outside the core team");
}
