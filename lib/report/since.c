/* SPDX-License-Identifier: MIT */
/* Since when there is anything a report could tell. */
#include "report/report.h"

#include "health/health.h"
#include "model/observation.h"

static void sooner(struct cop_date *first, struct cop_date d)
{
	if (d.day && (!first->day || d.day < first->day))
		*first = d;
}

static void of_members(const struct cop_community *c, struct cop_date *first)
{
	const struct cop_member *m;

	for (COP_EACH(c, member, m)) {
		if (m->history.n)
			sooner(first, m->history.at[0].date);
	}
}

/* What people agreed. */
static void of_agreed(const struct cop_community *c, struct cop_date *first)
{
	const struct cop_role *role;
	const struct cop_note *note;

	for (COP_EACH(c, role, role)) {
		for (size_t i = 0; i < role->holders.n; i++)
			sooner(first, role->holders.at[i].from);
	}
	for (COP_EACH(c, note, note))
		sooner(first, note->date);
}

/* What was counted and finished. */
static void of_work(const struct cop_community *c, struct cop_date *first)
{
	const struct cop_observation *o;
	const struct cop_plan *p;

	for (COP_EACH(c, observation, o)) {
		for (size_t i = 0; i < o->readings.n; i++)
			sooner(first, o->readings.at[i].date);
	}
	for (COP_EACH(c, plan, p))
		sooner(first, p->done);
}

struct cop_date cop_report_begun(struct cop_arena *a, const struct cop_community *c)
{
	const struct cop_charter *charter = c->charter;
	struct cop_deeds deeds;
	struct cop_date first;

	cop_deeds_read(a, c, &deeds);
	first = deeds.first;
	of_agreed(c, &first);
	of_work(c, &first);
	for (size_t i = 0; charter && i < charter->history.n; i++)
		sooner(&first, charter->history.at[i].date);
	return first;
}

struct cop_date cop_report_since(struct cop_arena *a, const struct cop_community *c)
{
	struct cop_date first = cop_report_begun(a, c);

	of_members(c, &first);
	return first;
}

bool cop_report_is_before(const struct cop_report *r, struct cop_date *since)
{
	*since = cop_report_since(r->arena, r->c);
	return since->day && r->period.to.day < since->day;
}
