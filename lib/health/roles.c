/* SPDX-License-Identifier: MIT */
#include "health/figures.h"

#include <string.h>

#include "health/manager.h"

static const char *const required[] = { "sponsor", COP_MANAGER, "members" };

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

void cop_measure_manager_capacity(const struct cop_health *h, struct cop_measure *m)
{
	struct cop_manager_time t =
		cop_manager_time(h->arena, h->c, h->calendar, m->period.to);

	if (!t.holders && is_filled(h, COP_MANAGER, m->period.to)) {
		cop_measure_unknown(h, m,
				    "cop role assign " COP_MANAGER
				    " MEMBER --stands-in-for HOLDER --to DATE",
				    "the community manager is away");
		return;
	}
	if (!t.holders) {
		cop_measure_unknown(h, m, "cop role assign " COP_MANAGER " MEMBER",
				    "nobody is community manager");
		return;
	}
	if (t.silent) {
		cop_measure_unknown(h, m,
				    "cop role set " COP_MANAGER " hours_per_week HOURS",
				    "hours of %u of %u manager%s are not known", t.silent,
				    t.holders, t.holders == 1 ? "" : "s");
		return;
	}
	cop_measure_part(m, t.available, t.needed);
	m->figure.shown = cop_arena_printf(h->arena, "%s of %s",
					   cop_hours_text(h->arena, t.available),
					   cop_hours_text(h->arena, t.needed));
	cop_measure_beside(h, m, "hours a week; weekly tasks %s",
			   cop_hours_text(h->arena, t.tasks));
}
