/* SPDX-License-Identifier: MIT */
#include "health/figures.h"

#include <string.h>

#include "health/dates.h"
#include "health/formula.h"

#define MANAGER "community-manager"
#define DAYS_AHEAD 28
#define WORKING_DAY 8.0
#define WORKING_WEEK 40.0

static const char *const required[] = { "sponsor", MANAGER, "members" };

static bool is_filled(const struct cop_health *h, const char *id, struct cop_date on)
{
	const struct cop_role *r = cop_role_of(h->c, id);

	if (strcmp(id, "members") == 0)
		return cop_members_on(h->c, on) > 0;
	for (size_t i = 0; r && i < r->holders.n; i++)
		if (cop_holder_on(&r->holders.at[i], on))
			return true;
	return false;
}

static bool is_standard(const char *id)
{
	for (size_t i = 0; i < COP_COUNT(required); i++)
		if (strcmp(required[i], id) == 0)
			return true;
	return false;
}

struct coverage {
	unsigned filled, all;
	struct cop_buf vacant;
};

static void coverage_clear(struct coverage *c)
{
	cop_buf_clear(&c->vacant);
}

static void cover(const struct cop_health *h, struct coverage *c, const char *id,
		  struct cop_date on)
{
	bool filled = is_filled(h, id, on);

	c->all++;
	c->filled += filled;
	if (!filled)
		cop_buf_printf(&c->vacant, "%s%s", c->vacant.len ? ", " : "", id);
}

void cop_measure_role_coverage(const struct cop_health *h, struct cop_measure *m)
{
	COP_CLEANUP(coverage_clear) struct coverage must = { 0 };
	COP_CLEANUP(coverage_clear) struct coverage should = { 0 };
	struct cop_date on = m->period.to;
	const struct cop_role *r;

	for (size_t i = 0; i < COP_COUNT(required); i++)
		cover(h, &must, required[i], on);
	for (COP_EACH(h->c, role, r)) {
		const char *id = h->c->items[cop_kind_role].at[r_i].id;

		if (is_standard(id) || !cop_role_open(r, on))
			continue;
		if (r->importance == cop_importance_required)
			cover(h, &must, id, on);
		else if (r->importance == cop_importance_recommended)
			cover(h, &should, id, on);
	}
	cop_measure_part(m, must.filled, must.all);
	if (must.vacant.len)
		m->figure.source = "cop role assign ROLE MEMBER";
	cop_measure_beside(
		h, m, "recommended %u of %u%s%s%s%s", should.filled, should.all,
		must.vacant.len ? "; vacant: " : "", cop_buf_str(&must.vacant),
		should.vacant.len ? "; nobody yet: " : "", cop_buf_str(&should.vacant));
}

/* Work time: a day has eight hours, a week forty. */
static double hours_of(struct cop_duration d)
{
	switch (d.unit) {
	case COP_DAYS:
		return d.n * WORKING_DAY;
	case COP_WEEKS:
		return d.n * WORKING_WEEK;
	case COP_UNIT_NONE:
	case COP_MINUTES:
	case COP_HOURS:
		return cop_duration_hours(d);
	case COP_MONTHS:
	case COP_YEARS:
		return cop_duration_days(d) / 7 * WORKING_WEEK;
	}
	return 0;
}

/* How often an item falls due within the period, as far as is known. */
static double times_due(const struct cop_health *h, const struct cop_plan *p,
			struct cop_period within)
{
	if (!cop_plan_is_open(p, within.from) || p->status == cop_plan_status_idea)
		return 0;
	if (!p->repeat)
		return cop_period_holds(within, p->due);
	return (double)cop_dates_of(h->arena, h->calendar, p, within).n;
}

static bool owned_by_manager(const struct cop_plan *p, const struct cop_role *manager,
			     struct cop_date on)
{
	if (!p->owner)
		return false;
	return strcmp(p->owner, MANAGER) == 0 || cop_role_held_by(manager, p->owner, on);
}

static double hours_of_items(const struct cop_health *h, const struct cop_role *manager,
			     struct cop_date on)
{
	struct cop_period ahead = { cop_date_add(on, 1), cop_date_add(on, DAYS_AHEAD) };
	const struct cop_plan *p;
	double hours = 0;

	for (COP_EACH(h->c, plan, p))
		if (owned_by_manager(p, manager, on))
			hours += hours_of(p->effort) * times_due(h, p, ahead);
	return hours;
}

/* "5 h 30 min" */
static const char *hours_text(struct cop_arena *a, double hours)
{
	long minutes = (long)(hours * 60 + 0.5);

	if (minutes % 60 == 0)
		return cop_arena_printf(a, "%ld h", minutes / 60);
	return cop_arena_printf(a, "%ld h %ld min", minutes / 60, minutes % 60);
}

void cop_measure_manager_capacity(const struct cop_health *h, struct cop_measure *m)
{
	const struct cop_role *manager = cop_role_of(h->c, MANAGER);
	struct cop_date on = m->period.to;
	double available = 0, tasks = 0, needed;
	unsigned holders = 0, silent = 0;

	for (size_t i = 0; manager && i < manager->holders.n; i++) {
		const struct cop_holder *one = &manager->holders.at[i];
		struct cop_num hours = cop_holder_hours(manager, one);

		if (!cop_holder_on(one, on))
			continue;
		holders++;
		silent += !hours.known;
		available += hours.value;
	}
	if (!holders) {
		cop_measure_unknown(h, m, "cop role assign " MANAGER " MEMBER",
				    "nobody is community manager");
		return;
	}
	if (silent) {
		cop_measure_unknown(h, m, "cop role set " MANAGER " hours_per_week HOURS",
				    "hours of %u of %u manager%s are not known", silent,
				    holders, holders == 1 ? "" : "s");
		return;
	}
	for (size_t i = 0; i < manager->weekly_tasks.n; i++)
		tasks += manager->weekly_tasks.at[i].hours_per_week.value;
	needed = cop_hours_needed(tasks, hours_of_items(h, manager, on));
	cop_measure_part(m, available, needed);
	m->figure.shown = cop_arena_printf(h->arena, "%s of %s",
					   hours_text(h->arena, available),
					   hours_text(h->arena, needed));
	cop_measure_beside(h, m, "hours a week; weekly tasks %s",
			   hours_text(h->arena, tasks));
}
