/* SPDX-License-Identifier: MIT */
#include "health/indicator.h"

#include <string.h>

#include "base/enc.h"
#include "health/figures.h"
#include "health/level.h"
#include "health/readings.h"

#define QUARTER_DAYS 90

enum flags {
	GENTLE = 1 << 0, /* asks nothing urgent of a community that is not established */
};

/* What can be computed; a newer catalogue may have more, which say "not computed yet". */
static const struct measurer {
	const char *id;
	void (*run)(const struct cop_health *h, struct cop_measure *m);
	unsigned flags;
} measurers[] = {
	{ "community-size", cop_measure_community_size, 0 },
	{ "net-growth", cop_measure_net_growth, GENTLE },
	{ "new-contributors", cop_measure_new_contributors, GENTLE },
	{ "activation-rate", cop_measure_activation_rate, 0 },
	{ "time-to-first-contribution", cop_measure_time_to_first_contribution, GENTLE },
	{ "cohort-retention", cop_measure_cohort_retention, GENTLE },
	{ "returning-rate", cop_measure_returning_rate, GENTLE },
	{ "inactive-members", cop_measure_inactive_members, GENTLE },
	{ "lost-regulars", cop_measure_lost_regulars, GENTLE },
	{ "participation-movement", cop_measure_participation_movement, 0 },
	{ "participation-rate", cop_measure_participation_rate, 0 },
	{ "mode-distribution", cop_measure_mode_distribution, 0 },
	{ "core-split", cop_measure_core_split, GENTLE },
	{ "stickiness", cop_measure_stickiness, 0 },
	{ "contributions-per-member", cop_measure_contributions_per_member, 0 },
	{ "absence-factor", cop_measure_absence_factor, GENTLE },
	{ "top-share", cop_measure_top_share, GENTLE },
	{ "organisational-diversity", cop_measure_organisational_diversity, GENTLE },
	{ "connection", cop_measure_connection, GENTLE },
	{ "member-generated-share", cop_measure_member_generated_share, GENTLE },
	{ "cadence-adherence", cop_measure_cadence_adherence, 0 },
	{ "burstiness", cop_measure_burstiness, 0 },
	{ "response-time", cop_measure_response_time, 0 },
	{ "reply-coverage", cop_measure_reply_coverage, 0 },
	{ "attendance-rate", cop_measure_attendance_rate, 0 },
	{ "newsletter-engagement", cop_measure_newsletter_engagement, 0 },
	{ "plan-delivery", cop_measure_plan_delivery, 0 },
	{ "content-mix", cop_measure_content_mix, GENTLE },
	{ "survey-response", cop_measure_survey_response, 0 },
	{ "satisfaction", cop_measure_satisfaction, 0 },
	{ "recommendation", cop_measure_recommendation, 0 },
	{ "belonging", cop_measure_belonging, 0 },
	{ "role-coverage", cop_measure_role_coverage, 0 },
	{ "manager-capacity", cop_measure_manager_capacity, 0 },
	{ "sponsor-contact", cop_measure_sponsor_contact, 0 },
	{ "value-stories", cop_measure_value_stories, GENTLE },
};

static const struct measurer *measurer_of(const struct cop_gauge *g)
{
	for (size_t i = 0; g->builtin && i < COP_COUNT(measurers); i++)
		if (strcmp(measurers[i].id, g->id) == 0)
			return &measurers[i];
	return NULL;
}

/* --- what it is --- */

static const struct cop_builtin *builtin_of(const struct cop_health *h, const char *id)
{
	for (size_t i = 0; i < h->builtins.n; i++)
		if (strcmp(h->builtins.at[i].id, id) == 0)
			return &h->builtins.at[i];
	return NULL;
}

/* The promise that is due next; where all are past, the last of them. */
static const struct cop_objective *objective_of(const struct cop_health *h,
						const char *id)
{
	const struct cop_objective *best = NULL;

	for (size_t i = 0; h->c->charter && i < h->c->charter->objectives.n; i++) {
		const struct cop_objective *o = &h->c->charter->objectives.at[i];
		bool ahead = o->due.day >= h->asof.day;

		if (!o->indicator || !o->target.known || strcmp(o->indicator, id) != 0)
			continue;
		if (!best || (ahead && best->due.day < h->asof.day) ||
		    (ahead && o->due.day < best->due.day) ||
		    (!ahead && o->due.day > best->due.day && best->due.day < h->asof.day))
			best = o;
	}
	return best;
}

static void settle_catalogue(struct cop_gauge *g, const struct cop_indicator *r)
{
	g->title = r->title;
	g->text = r->text;
	g->unit = r->unit;
	g->source = r->source;
	g->kind = r->kind;
	g->desirable = r->desirable;
	g->low = r->low;
	g->high = r->high;
	g->window = r->window;
	g->status = cop_indicator_status_provisional;
}

static void settle_own(struct cop_gauge *g, const struct cop_indicator *r)
{
	g->title = r->title ? r->title : g->title;
	g->text = r->text ? r->text : g->text;
	g->unit = r->unit ? r->unit : g->unit;
	g->source = r->source ? r->source : g->source;
	g->kind = r->kind ? r->kind : g->kind;
	g->desirable = r->desirable ? r->desirable : g->desirable;
	g->low = r->low.known ? r->low : g->low;
	g->high = r->high.known ? r->high : g->high;
	g->window = r->window.unit ? r->window : g->window;
}

static struct cop_gauge gauge_of(const struct cop_health *h, const char *id,
				 const struct cop_item *item,
				 const struct cop_builtin *builtin)
{
	struct cop_gauge g = { .id = id, .item = item, .builtin = builtin };

	if (builtin)
		settle_catalogue(&g, builtin->record);
	if (item) {
		g.own = item->rec;
		settle_own(&g, g.own);
		g.status = cop_indicator_status_on(g.own, h->asof);
	}
	g.objective = objective_of(h, id);
	g.computed = measurer_of(&g) != NULL;
	return g;
}

bool cop_gauge_find(const struct cop_health *h, const char *id, struct cop_gauge *ret)
{
	const struct cop_item *item = cop_community_item(h->c, cop_kind_indicator, id);
	const struct cop_builtin *builtin = builtin_of(h, id);

	if (!item && !builtin)
		return false;
	*ret = gauge_of(h, item ? item->id : builtin->id, item, builtin);
	return true;
}

size_t cop_gauges(const struct cop_health *h, struct cop_gauge **ret)
{
	const struct cop_items *items = &h->c->items[cop_kind_indicator];
	struct cop_gauge *list =
		COP_NEW_N(h->arena, struct cop_gauge, items->n + h->builtins.n);
	size_t n = 0;

	for (size_t i = 0; i < items->n; i++)
		if (!builtin_of(h, items->at[i].id))
			list[n++] = gauge_of(h, items->at[i].id, &items->at[i], NULL);
	for (size_t i = 0; i < h->builtins.n; i++) {
		const struct cop_builtin *b = &h->builtins.at[i];

		list[n++] = gauge_of(
			h, b->id, cop_community_item(h->c, cop_kind_indicator, b->id), b);
	}
	*ret = list;
	return n;
}

bool cop_gauge_in_percent(const struct cop_gauge *g)
{
	return cop_str_is(g->unit, "percent") || cop_str_is(g->unit, "%") ||
	       cop_str_is(g->unit, "ratio");
}

double cop_gauge_scale(const struct cop_gauge *g)
{
	return g->builtin && cop_str_is(g->unit, "ratio") ? 100 : 1;
}

struct cop_num cop_gauge_baseline(const struct cop_gauge *g)
{
	struct cop_num start = { 0 };

	if (g->own && g->own->baseline.known)
		start = (struct cop_num){ g->own->baseline.value * cop_gauge_scale(g),
					  true };
	return start;
}

struct cop_period cop_gauge_period(const struct cop_health *h, const struct cop_gauge *g,
				   struct cop_period given)
{
	bool quarter = g->window.unit == COP_MONTHS && g->window.n > 2.5 &&
		       g->window.n < 3.5;
	struct cop_period p = given;

	if (!p.to.day || p.to.day > h->asof.day)
		p.to = h->asof;
	if (p.from.day)
		return p;
	if (quarter || g->window.unit == COP_UNIT_NONE ||
	    cop_duration_days(g->window) < 1)
		p.from = cop_date_add(p.to, 1 - QUARTER_DAYS);
	else
		p.from = cop_date_add(cop_date_add_duration(p.to, g->window, -1), 1);
	return p;
}

/* --- its value --- */

/* The first day anything is known of: no figure is older. */
static struct cop_date began(const struct cop_health *h)
{
	struct cop_date first = h->deeds.first;
	const struct cop_member *m;

	for (COP_EACH(h->c, member, m)) {
		struct cop_date d = m->history.n ? m->history.at[0].date : first;

		if (d.day && (!first.day || d.day < first.day))
			first = d;
	}
	if (h->c->cop->started.day && (!first.day || h->c->cop->started.day < first.day))
		first = h->c->cop->started;
	return first;
}

static void describe(const struct cop_health *h, const struct cop_gauge *g,
		     struct cop_measure *m)
{
	struct cop_figure *f = &m->figure;
	double scale = cop_gauge_scale(g);

	f->id = g->id;
	f->name = g->title;
	if (cop_gauge_in_percent(g))
		f->unit = "%";
	else if (g->builtin && g->unit && !(g->own && g->own->unit))
		f->unit = cop_enc_shown(h->arena, g->unit); /* ours: "1 person" */
	else
		f->unit_text = g->unit;
	f->period = cop_period_text(h->arena, m->period);
	f->definition = g->text ? cop_enc_shown(h->arena, g->text) : NULL;
	if (g->objective) {
		f->has_target = true;
		f->target = g->objective->target.value * scale;
		f->target_due = g->objective->due;
	} else if (g->desirable == cop_desirable_up && g->low.known) {
		f->has_target = true;
		f->target = g->low.value * scale;
	} else if (g->desirable == cop_desirable_down && g->high.known) {
		f->has_target = true;
		f->target = g->high.value * scale;
	}
}

static bool is_few(const struct cop_measure *m)
{
	return m->sampled && m->figure.n > 0 && m->figure.n < 10;
}

static void judge(const struct cop_health *h, const struct cop_gauge *g,
		  struct cop_measure *m)
{
	const struct measurer *by = measurer_of(g);
	double scale = cop_gauge_scale(g);
	struct cop_stand s = {
		.value = m->figure.value,
		.desirable = g->desirable,
		.low = { g->low.value * scale, g->low.known },
		.high = { g->high.value * scale, g->high.known },
		.on = m->period.to,
		.gentle = is_few(m) ||
			  (by && (by->flags & GENTLE) && h->age != COP_AGE_ESTABLISHED),
	};

	if (m->figure.state != COP_KNOWN) {
		m->figure.level = COP_LEVEL_NO_DATA;
		return;
	}
	if (g->objective) {
		s.target = (struct cop_num){ g->objective->target.value * scale, true };
		s.due = g->objective->due;
	}
	if (g->own) {
		s.baseline = cop_gauge_baseline(g);
		s.since = g->own->baseline_date;
	}
	m->figure.level = cop_level_of(&s);
	if (m->at_least && m->at_least < m->figure.level)
		m->figure.level = m->at_least;
}

static void compute(const struct cop_health *h, const struct cop_gauge *g,
		    struct cop_measure *m)
{
	const struct measurer *by = measurer_of(g);
	struct cop_date first = began(h);

	if (!by) {
		cop_measure_unknown(h, m, NULL, "not computed yet");
		return;
	}
	/* Where nothing at all is dated, only today can be spoken of. */
	if (m->period.to.day < (first.day ? first.day : h->asof.day)) {
		cop_measure_nothing(h, m, NULL);
		return;
	}
	by->run(h, m);
}

void cop_gauge_measure(const struct cop_health *h, const struct cop_gauge *g,
		       struct cop_period p, struct cop_measure *ret)
{
	struct cop_measure m = { .period = p };

	describe(h, g, &m);
	if (g->builtin)
		compute(h, g, &m);
	if (!g->builtin || m.figure.state == COP_NOT_KNOWN)
		cop_reading_measure(h, g, &m);
	judge(h, g, &m);
	*ret = m;
}
