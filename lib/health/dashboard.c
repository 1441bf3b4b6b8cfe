/* SPDX-License-Identifier: MIT */
#include "health/dashboard.h"

#include <string.h>

#define FIGURES 10
#define FIGURES_OWN 5
#define FIGURES_MOST 12

/* Which figures help at which stage, most wanted first; and which would mislead there. */
static const struct screen {
	const char *show[FIGURES];
	const char *hide[4];
} screens[] = {
	[cop_stage_none] = { { "participation-rate", "core-split", "activation-rate",
			       "absence-factor", "response-time", "cadence-adherence",
			       "plan-delivery", "role-coverage", "manager-capacity",
			       "value-stories" },
			     { NULL } },
	[cop_stage_potential] = { { "role-coverage", "manager-capacity", "plan-delivery",
				    "community-size", "sponsor-contact",
				    "cadence-adherence" },
				  { "net-growth", "satisfaction", "recommendation" } },
	[cop_stage_coalescing] = { { "activation-rate", "core-split", "response-time",
				     "reply-coverage", "cadence-adherence",
				     "participation-rate", "plan-delivery",
				     "role-coverage", "manager-capacity",
				     "value-stories" },
				   { "community-size", "recommendation" } },
	[cop_stage_maturing] = { { "participation-rate", "absence-factor", "content-mix",
				   "plan-delivery", "core-split", "response-time",
				   "cadence-adherence", "role-coverage",
				   "manager-capacity", "value-stories" },
				 { NULL } },
	[cop_stage_stewardship] = { { "value-stories", "sponsor-contact",
				      "participation-rate", "absence-factor",
				      "member-generated-share", "satisfaction",
				      "cadence-adherence", "plan-delivery",
				      "role-coverage", "manager-capacity" },
				    { NULL } },
	[cop_stage_transformation] = { { "participation-rate", "core-split",
					 "satisfaction", "value-stories",
					 "sponsor-contact", "net-growth",
					 "cadence-adherence", "plan-delivery",
					 "role-coverage", "manager-capacity" },
				       { NULL } },
	[cop_stage_closed] = { { "plan-delivery", "role-coverage", "sponsor-contact",
				 "value-stories" },
			       { NULL } },
};

struct pick {
	struct cop_gauge *at; /* room for every indicator there is */
	size_t n;
};

static bool picked(const struct pick *p, const char *id)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->at[i].id, id) == 0)
			return true;
	return false;
}

static void add(const struct cop_health *h, struct pick *p, const char *id)
{
	struct cop_gauge g;

	if (picked(p, id) || !cop_gauge_find(h, id, &g))
		return;
	p->at[p->n++] = g;
}

static void add_own(const struct cop_health *h, struct pick *p)
{
	struct cop_gauge *list;
	size_t n = cop_gauges(h, &list);

	for (size_t i = 0; i < n && p->n < FIGURES_OWN; i++)
		if (!list[i].builtin && list[i].status != cop_indicator_status_retired)
			p->at[p->n++] = list[i];
}

static void add_of_stage(const struct cop_health *h, struct pick *p, enum cop_stage stage)
{
	const struct screen *s = &screens[stage];

	for (size_t i = 0; i < FIGURES && s->show[i] && p->n < FIGURES; i++)
		add(h, p, s->show[i]);
}

static void add_all(const struct cop_health *h, struct pick *p)
{
	struct cop_gauge *list;
	size_t n = cop_gauges(h, &list);

	for (size_t i = 0; i < n; i++)
		if (list[i].status != cop_indicator_status_retired)
			p->at[p->n++] = list[i];
}

static void hide(struct cop_dashboard *d, const struct pick *p, enum cop_stage stage)
{
	const struct screen *s = &screens[stage];

	for (size_t i = 0; i < COP_COUNT(s->hide) && s->hide[i]; i++)
		if (!picked(p, s->hide[i]))
			d->hidden[d->nhidden++] = s->hide[i];
}

/* Insertion keeps the order of equals, and there are few. */
static void place(struct cop_dashboard *d, const struct cop_measure *m)
{
	size_t at = d->n++;

	for (; at > 0 && d->at[at - 1].figure.level > m->figure.level; at--)
		d->at[at] = d->at[at - 1];
	d->at[at] = *m;
	d->levels[m->figure.level]++;
}

void cop_dashboard_make(const struct cop_health *h, struct cop_period period, bool all,
			struct cop_dashboard *ret)
{
	const struct cop_cop *cop = h->c->cop;
	struct pick *p = COP_NEW(h->arena, struct pick);
	struct cop_dashboard d = { 0 };
	enum cop_stage stage;

	p->at = COP_NEW_N(h->arena, struct cop_gauge,
			  h->c->items[cop_kind_indicator].n + h->builtins.n);
	cop_stage_look(h, &d.stage);
	stage = cop_stage_shown(&d.stage);
	if (all) {
		add_all(h, p);
	} else if (cop->dashboard.n) {
		for (size_t i = 0; i < cop->dashboard.n && i < FIGURES_MOST; i++)
			add(h, p, cop->dashboard.at[i]);
	} else {
		add_own(h, p);
		add_of_stage(h, p, stage);
		hide(&d, p, stage);
	}
	d.at = COP_NEW_N(h->arena, struct cop_measure, p->n);
	for (size_t i = 0; i < p->n; i++) {
		struct cop_measure m;

		cop_gauge_figure(h, &p->at[i], period, &m);
		place(&d, &m);
	}
	*ret = d;
}
