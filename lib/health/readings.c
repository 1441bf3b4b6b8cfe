/* SPDX-License-Identifier: MIT */
#include "health/readings.h"

#include "base/enc.h"

/* As figures show it: a share in percent. */
static double shown_value(const struct cop_gauge *g, const struct cop_reading *r)
{
	if (r->value.known)
		return r->value.value * cop_gauge_scale(g);
	if (r->of.value == 0)
		return 0;
	return (cop_gauge_in_percent(g) ? 100 : 1) * r->count.value / r->of.value;
}

static bool is_value(const struct cop_reading *r)
{
	double ignored;

	return r->date.day && cop_reading_value(r, &ignored);
}

/* How long a value may stand for the present: twice its window, or a year. */
static int days_of_use(const struct cop_gauge *g)
{
	double window = cop_duration_days(g->window);

	return window >= 1 ? (int)(2 * window + 1) : 366;
}

/* The days the value stands for: its own, else one window, else that day. */
static struct cop_period period_of(const struct cop_gauge *g, const struct cop_reading *r)
{
	struct cop_period p = { r->from.day ? r->from : r->date, r->date };

	if (!r->from.day && cop_duration_days(g->window) >= 1)
		p.from = cop_date_add(cop_date_add_duration(r->date, g->window, -1), 1);
	return p;
}

static void take_reading(const struct cop_health *h, const struct cop_gauge *g,
			 const struct cop_reading *r, struct cop_measure *m)
{
	m->period = period_of(g, r);
	m->figure.period = cop_period_text(h->arena, m->period);
	m->figure.state = COP_KNOWN;
	m->figure.why = m->figure.source = NULL;
	if (r->count.known && cop_gauge_in_percent(g))
		cop_measure_share(m, r->count.value, r->of.value);
	else
		cop_measure_number(m, shown_value(g, r));
}

void cop_reading_measure(const struct cop_health *h, const struct cop_gauge *g,
			 struct cop_measure *m)
{
	const struct cop_observation *o = cop_observation_of(h->c, g->id);
	const struct cop_reading *last = NULL;
	char day[COP_DATE_TEXT];

	for (size_t i = 0; o && i < o->readings.n; i++) {
		const struct cop_reading *r = &o->readings.at[i];

		if (is_value(r) && r->date.day <= m->period.to.day &&
		    (!last || r->date.day >= last->date.day))
			last = r;
	}
	if (last && m->period.to.day - last->date.day <= days_of_use(g)) {
		take_reading(h, g, last, m);
		cop_measure_beside(h, m, "of %s", cop_date_text(last->date, day));
		if (g->computed)
			m->concern = "recorded, not computed";
		return;
	}
	if (g->computed)
		return;
	if (last)
		cop_measure_unknown(
			h, m,
			cop_arena_printf(h->arena, "cop health record %s VALUE", g->id),
			"the last value is of %s", cop_date_text(last->date, day));
	else if (!g->builtin)
		cop_measure_nothing(
			h, m,
			cop_arena_printf(h->arena, "cop health record %s VALUE", g->id));
}

static struct cop_gauge_point point_of(const struct cop_gauge *g,
				       const struct cop_reading *r)
{
	struct cop_gauge_point p = {
		.point = { .date = r->date, .value = shown_value(g, r), .known = true },
		.note = r->note
	};

	if (r->count.known) {
		p.k = r->count.value;
		p.n = r->of.value;
	}
	return p;
}

static void mark_break(const struct cop_health *h, const struct cop_gauge *g,
		       struct cop_gauge_series *s, struct cop_gauge_point *p)
{
	struct cop_date before = s->n ? s->at[s->n - 1].point.date : p->point.date;
	const struct cop_indicator_step *b =
		cop_indicator_break(g->own, before, p->point.date);

	if (!b)
		return;
	p->point.break_here = true;
	p->break_note = b->note ? cop_enc_shown(h->arena, b->note) : "new definition";
}

struct cop_gauge_series cop_reading_series(const struct cop_health *h,
					   const struct cop_gauge *g, struct cop_period p)
{
	const struct cop_observation *o = cop_observation_of(h->c, g->id);
	struct cop_gauge_series s = { 0 };

	s.at = COP_NEW_N(h->arena, struct cop_gauge_point, (o ? o->readings.n : 0) + 1);
	if (g->own && g->own->baseline.known &&
	    cop_period_holds(p, g->own->baseline_date))
		s.at[s.n++] = (struct cop_gauge_point){
			.point = { .date = g->own->baseline_date,
				   .value = cop_gauge_baseline(g).value,
				   .known = true },
			.note = cop_str_text(h->arena, "baseline"),
		};
	for (size_t i = 0; o && i < o->readings.n; i++) {
		const struct cop_reading *r = &o->readings.at[i];
		struct cop_gauge_point one;

		if (!is_value(r) || !cop_period_holds(p, r->date))
			continue;
		one = point_of(g, r);
		mark_break(h, g, &s, &one);
		s.at[s.n++] = one;
	}
	return s;
}
