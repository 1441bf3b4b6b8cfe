/* SPDX-License-Identifier: MIT */
#include "report/figures.h"

#include "health/indicator.h"

/* Points of a chart of computed windows. */
#define WINDOWS 8

static struct cop_period known_period(const struct cop_report *r)
{
	return (struct cop_period){ r->period.from, r->end };
}

/* What stands beside a value joins why it is so; both are words for people. */
static const char *remark(struct cop_report *r, const struct cop_measure *m)
{
	const char *why = m->figure.why ? m->figure.why : m->concern;

	if (!why || !m->beside)
		return why ? why : m->beside;
	return cop_arena_printf(r->arena, "%s; %s", m->beside, why);
}

struct cop_figure cop_report_figure(struct cop_report *r, const char *id)
{
	struct cop_measure m = { 0 };
	struct cop_gauge g;

	if (!cop_gauge_find(r->health, id, &g))
		return (struct cop_figure){ .id = id,
					    .state = COP_NOT_KNOWN,
					    .level = COP_LEVEL_NO_DATA,
					    .why = "no such indicator" };
	cop_gauge_figure(r->health, &g, known_period(r), &m);
	m.figure.why = remark(r, &m);
	return m.figure;
}

/* The whole way so far, for the chart and the day of the last value. */
static void read_way(struct cop_report *r, struct cop_goal *g,
		     const struct cop_gauge *gauge)
{
	struct cop_period p = gauge->computed ? known_period(r)
					      : (struct cop_period){ .to = r->end };
	struct cop_gauge_series all = cop_gauge_trend(r->health, gauge, p, WINDOWS);
	struct cop_point *at = COP_NEW_N(r->arena, struct cop_point, all.n);

	for (size_t i = 0; i < all.n; i++)
		at[i] = all.at[i].point;
	g->way = at;
	g->nway = all.n;
	if (!gauge->computed && all.n)
		g->measured = at[all.n - 1].date;
	if (gauge->own) {
		g->start = cop_gauge_baseline(gauge);
		g->start_date = gauge->own->baseline_date;
	}
	if (!g->start.known && all.n && at[0].known && !gauge->computed) {
		g->start = (struct cop_num){ at[0].value, true };
		g->start_date = at[0].date;
	}
}

/* How far it has come, against how much of its time is over. */
static const char *way_text(struct cop_report *r, const struct cop_goal *g)
{
	const struct cop_figure *f = &g->figure;
	double way = f->target - g->start.value, time, gone;

	if (f->state != COP_KNOWN || !f->has_value || !g->measured.day ||
	    !g->start.known || !g->start_date.day || way == 0 ||
	    f->target_due.day <= g->start_date.day)
		return f->why;
	time = 100.0 * (g->measured.day - g->start_date.day) /
	       (f->target_due.day - g->start_date.day);
	gone = 100 * (f->value - g->start.value) / way;
	return cop_arena_printf(r->arena, "%.0f %% of the way after %.0f %% of the time",
				gone > 0 ? gone : 0.0, time);
}

static void fill(struct cop_report *r, struct cop_goal *g, const struct cop_objective *o)
{
	struct cop_gauge gauge;

	*g = (struct cop_goal){ .objective = o };
	g->figure.state = COP_NOT_KNOWN;
	g->figure.level = COP_LEVEL_NO_DATA;
	g->figure.why = "not measured yet";
	if (!o->indicator || !cop_gauge_find(r->health, o->indicator, &gauge))
		return;
	g->figure = cop_report_figure(r, o->indicator);
	read_way(r, g, &gauge);
	g->down = gauge.desirable == cop_desirable_down;
	g->figure.has_target = o->target.known;
	g->figure.target = o->target.value * cop_gauge_scale(&gauge);
	g->figure.target_due = o->due;
	g->figure.why = way_text(r, g);
}

size_t cop_report_goals(struct cop_report *r, const struct cop_goal **ret)
{
	const struct cop_charter *c = r->c->charter;

	if (c && !r->goals) {
		r->ngoals = c->objectives.n;
		r->goals = COP_NEW_N(r->arena, struct cop_goal, r->ngoals);
		for (size_t i = 0; i < r->ngoals; i++)
			fill(r, &r->goals[i], &c->objectives.at[i]);
	}
	*ret = r->goals;
	return r->ngoals;
}
