/* SPDX-License-Identifier: MIT */
/* How an indicator went: its last values, and the change in words. */
#include <math.h>
#include <string.h>

#include "base/enc.h"
#include "health/indicator.h"
#include "health/readings.h"

#define DASHBOARD_POINTS 8
#define FEW 10

/* Whole months stay whole months: the quarter before a quarter. */
static struct cop_period period_before(struct cop_period p)
{
	struct cop_ymd from = cop_date_parts(p.from);
	struct cop_ymd next = cop_date_parts(cop_date_add(p.to, 1));
	int months = 12 * (next.year - from.year) + next.month - from.month;
	int days = cop_period_days(p);

	if (from.day == 1 && next.day == 1 && months > 0)
		return (struct cop_period){ cop_date_add_months(p.from, -months),
					    cop_date_add(p.from, -1) };
	return (struct cop_period){ cop_date_add(p.from, -days),
				    cop_date_add(p.from, -1) };
}

/* A value recorded for a window that lies before the register. */
static void fill_from_records(const struct cop_health *h, const struct cop_gauge *g,
			      struct cop_period p, struct cop_gauge_point *point)
{
	struct cop_gauge_series recorded = cop_reading_series(h, g, p);

	if (recorded.n)
		*point = recorded.at[recorded.n - 1];
}

static struct cop_gauge_point compute_point(const struct cop_health *h,
					    const struct cop_gauge *g,
					    struct cop_period p)
{
	struct cop_gauge_point point = { .point = { .date = p.to } };
	struct cop_measure m;

	cop_gauge_measure(h, g, p, &m);
	if (m.figure.state == COP_KNOWN && m.figure.has_value) {
		point.point.known = true;
		point.point.value = m.figure.value;
		point.k = m.figure.k;
		point.n = m.figure.n;
	} else {
		fill_from_records(h, g, p, &point);
	}
	return point;
}

struct cop_gauge_series cop_gauge_trend(const struct cop_health *h,
					const struct cop_gauge *g, struct cop_period p,
					size_t most)
{
	struct cop_gauge_series s = { 0 };

	if (!g->computed)
		return cop_reading_series(h, g, p);
	s.at = COP_NEW_N(h->arena, struct cop_gauge_point, most);
	s.n = most;
	for (size_t i = most; i > 0; i--, p = period_before(p)) {
		const struct cop_indicator_step *b;

		s.at[i - 1] = compute_point(h, g, p);
		b = cop_indicator_break(g->own, cop_date_add(p.from, -1), p.to);
		s.at[i - 1].point.break_here = b != NULL;
		if (b)
			s.at[i - 1].break_note =
				b->note ? cop_enc_shown(h->arena, b->note) : NULL;
	}
	return s;
}

struct cop_gauge_series cop_gauge_series_known(struct cop_gauge_series s)
{
	while (s.n && !s.at[0].point.known) {
		s.at++;
		s.n--;
	}
	return s;
}

/* "6 points", "55" */
static void write_difference(struct cop_buf *out, const struct cop_gauge *g, double by)
{
	by = fabs(by);
	if (!cop_gauge_in_percent(g)) {
		cop_num_write(out, round(by * 100) / 100);
		return;
	}
	cop_num_write_fixed(out, by, 0);
	cop_buf_text(out, round(by) == 1 ? " point" : " points");
}

/* The last value beside the one before it, of a few without points; NULL where there is none to compare with. */
static const char *change_text(const struct cop_health *h, const struct cop_gauge *g,
			       const struct cop_point *p, size_t n, bool few)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	char day[COP_DATE_TEXT];
	double by;

	if (n && p[n - 1].break_here)
		return "new definition";
	if (n < 2 || !p[n - 1].known || !p[n - 2].known)
		return NULL;
	by = p[n - 1].value - p[n - 2].value;
	if (fabs(by) < 0.005 || (cop_gauge_in_percent(g) && fabs(by) < 0.5))
		return "steady";
	cop_buf_text(&out, by > 0 ? "up" : "down");
	if (!few || !cop_gauge_in_percent(g)) {
		cop_buf_char(&out, ' ');
		write_difference(&out, g, by);
	}
	if (!g->computed)
		cop_buf_printf(&out, " since %s", cop_date_text(p[n - 2].date, day));
	return cop_buf_keep(&out, h->arena);
}

/* A value that is older than its window, or a month, says its day. */
static const char *change_of_old(const struct cop_health *h, const struct cop_gauge *g,
				 const struct cop_measure *m, struct cop_date on,
				 const char *change)
{
	double window = cop_duration_days(g->window);
	char day[COP_DATE_TEXT];

	if (g->computed || on.day - m->period.to.day <= (window > 31 ? window : 31))
		return change;
	return cop_arena_printf(h->arena, "of %s%s%s", cop_date_text(m->period.to, day),
				change ? "; " : "", change ? change : "");
}

static void explain(const struct cop_health *h, const struct cop_gauge *g,
		    struct cop_date on, struct cop_measure *m)
{
	struct cop_figure *f = &m->figure;

	if (f->state == COP_SUPPRESSED)
		f->why = "too few answers to show";
	if (f->state != COP_KNOWN)
		return;
	if (m->concern)
		f->why = m->concern;
	else if (m->sampled && f->n < FEW)
		f->why = "too few for a share";
	else
		f->why = change_of_old(
			h, g, m, on,
			change_text(h, g, f->trend, f->ntrend, f->n > 0 && f->n < FEW));
}

void cop_gauge_figure(const struct cop_health *h, const struct cop_gauge *g,
		      struct cop_period given, struct cop_measure *ret)
{
	struct cop_period p = cop_gauge_period(h, g, given);
	struct cop_period seen = g->computed ? p : (struct cop_period){ .to = p.to };
	struct cop_gauge_series s;
	struct cop_point *points;

	cop_gauge_measure(h, g, p, ret);
	s = cop_gauge_trend(h, g, seen, DASHBOARD_POINTS);
	if (s.n > DASHBOARD_POINTS) {
		s.at += s.n - DASHBOARD_POINTS;
		s.n = DASHBOARD_POINTS;
	}
	points = COP_NEW_N(h->arena, struct cop_point, s.n);
	for (size_t i = 0; i < s.n; i++)
		points[i] = s.at[i].point;
	ret->figure.trend = points;
	ret->figure.ntrend = s.n;
	explain(h, g, p.to, ret);
}
