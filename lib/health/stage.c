/* SPDX-License-Identifier: MIT */
#include "health/stage.h"

#include <string.h>

#include "health/indicator.h"
#include "health/figures.h"
#include "model/gathering.h"

#define QUARTER 90
#define QUARTERS_TO_STEWARD 4
#define YOUNG_MONTHS 6
#define FEWEST_PEOPLE 3
#define FEWEST_GATHERINGS 3
#define HALF 50
#define KEPT 75
#define WHOLE 100

enum gate {
	GATE_YOUNG,
	GATE_CORE,
	GATE_SHARE,
	GATE_GATHERINGS,
	GATE_ROLES,
	GATE_RHYTHM,
	GATES,
};

/* What a quarter's end looks like. failed: the gates that do not hold, with what was seen. */
struct look {
	struct cop_date on;
	const char *failed[GATES];
	const char *needs[GATES];
};

static bool known(const struct cop_health *h, const char *id, struct cop_period p,
		  double *ret)
{
	struct cop_measure m;
	struct cop_gauge g;

	if (!cop_gauge_find(h, id, &g))
		return false;
	cop_gauge_measure(h, &g, p, &m);
	if (m.figure.state != COP_KNOWN || !m.figure.has_value)
		return false;
	*ret = m.figure.value;
	return true;
}

static struct cop_period quarter_to(struct cop_date on)
{
	return (struct cop_period){ cop_date_add(on, 1 - QUARTER), on };
}

static size_t gatherings_until(const struct cop_health *h, struct cop_date on)
{
	const struct cop_gathering *g;
	size_t n = 0;

	for (COP_EACH(h->c, gathering, g))
		n += g->date.day && g->date.day <= on.day;
	return n;
}

/* People of the core group who did something in the quarter. */
static size_t active_core(const struct cop_health *h, struct cop_date on)
{
	const struct cop_role *group = cop_role_of(h->c, "core-group");
	bool *seen = COP_NEW_N(h->arena, bool, h->deeds.members);
	size_t from, to, n = 0;

	cop_deeds_within(&h->deeds, quarter_to(on), &from, &to);
	for (size_t i = from; i < to; i++)
		if (h->deeds.at[i].member != COP_NOBODY &&
		    cop_deed_is_activity(&h->deeds.at[i]))
			seen[h->deeds.at[i].member] = true;
	for (size_t i = 0; group && i < group->holders.n; i++) {
		size_t who = cop_member_index(h->c, group->holders.at[i].member);

		if (who == COP_NOBODY || !cop_holder_on(&group->holders.at[i], on))
			continue;
		n += seen[who];
		seen[who] = false;
	}
	return n;
}

static void fail_gate(const struct cop_health *h, struct look *l, enum gate gate,
		      const char *needs, const char *fmt, ...) COP_PRINTF(5, 6);
static void fail_gate(const struct cop_health *h, struct look *l, enum gate gate,
		      const char *needs, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	l->failed[gate] = cop_arena_vprintf(h->arena, fmt, args);
	va_end(args);
	l->needs[gate] = needs;
}

static void look_at_beginnings(const struct cop_health *h, struct look *l)
{
	struct cop_date launched = h->c->cop->launched;
	size_t core = active_core(h, l->on), held = gatherings_until(h, l->on);
	double share;

	if (cop_date_add_months(launched, YOUNG_MONTHS).day > l->on.day)
		fail_gate(h, l, GATE_YOUNG, "6 months since the launch",
			  "launched %d day%s ago (under 6 months)",
			  (int)(l->on.day - launched.day),
			  l->on.day - launched.day == 1 ? "" : "s");
	if (core < FEWEST_PEOPLE)
		fail_gate(h, l, GATE_CORE, "3 active people in the core group",
			  "%zu active in the core group (under 3)", core);
	if (known(h, "member-generated-share",
		  (struct cop_period){ cop_date_add(l->on, -364), l->on }, &share) &&
	    share < HALF)
		fail_gate(h, l, GATE_SHARE, "half given by members outside the core team",
			  "%.0f %% given by members outside the core team (under half)",
			  share);
	if (held < FEWEST_GATHERINGS)
		fail_gate(h, l, GATE_GATHERINGS, "3 gatherings held",
			  "%zu gathering%s held (under 3)", held, held == 1 ? "" : "s");
}

static void look_at_maturity(const struct cop_health *h, struct look *l)
{
	double share, roles, rhythm;
	struct cop_period half_year = { cop_date_add(l->on, 1 - 2 * QUARTER), l->on };

	if (!known(h, "member-generated-share",
		   (struct cop_period){ cop_date_add(l->on, -364), l->on }, &share))
		fail_gate(h, l, GATE_SHARE, "a known share given by members",
			  "not known how much members give");
	if (!known(h, "role-coverage", quarter_to(l->on), &roles) || roles < WHOLE)
		fail_gate(h, l, GATE_ROLES, "every required role held",
			  "a required role is vacant");
	if (!known(h, "cadence-adherence", half_year, &rhythm) || rhythm < KEPT)
		fail_gate(h, l, GATE_RHYTHM, "three quarters of the gatherings held",
			  "the rhythm was not kept for two quarters");
}

static bool holds(const struct look *l, enum gate from, enum gate to)
{
	for (enum gate g = from; g < to; g++)
		if (l->failed[g])
			return false;
	return true;
}

/* Stories put to use in each of the last four quarters? */
static bool stories_flow(const struct cop_health *h, struct cop_date on)
{
	for (int i = 0; i < QUARTERS_TO_STEWARD; i++) {
		double n;

		if (!known(h, "value-stories", quarter_to(cop_date_add(on, -i * QUARTER)),
			   &n) ||
		    n < 1)
			return false;
	}
	return true;
}

/* Somebody who never led before holds a leading role since less than a year. */
static bool somebody_rose(const struct cop_health *h, struct cop_date on)
{
	const struct cop_role *r;

	for (COP_EACH(h->c, role, r)) {
		bool leading = false;

		for (size_t i = 0; i < r->phases.n; i++)
			leading |= r->phases.at[i] == cop_phase_govern;
		for (size_t i = 0; leading && i < r->holders.n; i++) {
			const struct cop_holder *who = &r->holders.at[i];

			if (cop_holder_on(who, on) && on.day - who->from.day < 365)
				return true;
		}
	}
	return false;
}

static bool practices_fresh(const struct cop_health *h, struct cop_date on)
{
	const struct cop_practice *p;
	size_t n = 0, fresh = 0;

	for (COP_EACH(h->c, practice, p)) {
		if (!p->review_by.day)
			continue;
		n++;
		fresh += p->review_by.day >= on.day;
	}
	return n && 100 * fresh >= KEPT * n;
}

static bool matured_for_a_year(const struct cop_health *h, struct cop_date on)
{
	for (int i = 0; i < QUARTERS_TO_STEWARD; i++) {
		struct look l = { .on = cop_date_add(on, -i * QUARTER) };

		look_at_beginnings(h, &l);
		look_at_maturity(h, &l);
		if (!holds(&l, 0, GATES))
			return false;
	}
	return true;
}

static const char *missing_for_stewardship(const struct cop_health *h, struct cop_date on)
{
	double carried;

	if (!matured_for_a_year(h, on))
		return "four quarters of maturing";
	if (!stories_flow(h, on))
		return "a story put to use in each quarter";
	if (!known(h, "absence-factor", quarter_to(on), &carried) ||
	    carried < FEWEST_PEOPLE)
		return "three people who together give half";
	if (!somebody_rose(h, on))
		return "somebody new in a leading role within a year";
	if (!practices_fresh(h, on))
		return "three quarters of the practices reviewed on time";
	return NULL;
}

static enum cop_stage stage_on(const struct cop_health *h, struct look *l)
{
	look_at_beginnings(h, l);
	if (!holds(l, GATE_YOUNG, GATE_ROLES))
		return cop_stage_coalescing;
	look_at_maturity(h, l);
	if (!holds(l, 0, GATES))
		return cop_stage_coalescing;
	return missing_for_stewardship(h, l->on) ? cop_stage_maturing
						 : cop_stage_stewardship;
}

static void tell(struct cop_stage_view *v, const char *fact)
{
	if (fact && v->ndecided < COP_STAGE_FACTS)
		v->decided[v->ndecided++] = fact;
}

static void want(struct cop_stage_view *v, const char *fact)
{
	if (fact && v->nmissing < COP_STAGE_FACTS)
		v->missing[v->nmissing++] = fact;
}

/* Closed, potential, transformation: what the records say outright. */
static bool look_outright(const struct cop_health *h, struct cop_stage_view *v)
{
	const struct cop_cop *cop = h->c->cop;
	const struct cop_charter_step *step = cop_charter_step_on(h->c->charter, h->asof);

	if (cop->ends.day && cop->ends.day < h->asof.day) {
		v->computed = cop_stage_closed;
		tell(v, "its last day has passed");
	} else if (!cop->launched.day || cop->launched.day > h->asof.day) {
		v->computed = cop_stage_potential;
		tell(v, "not launched yet");
		want(v, "a launch");
	} else if (step && step->status == cop_charter_status_under_review) {
		v->computed = cop_stage_transformation;
		tell(v, "the charter is under review");
	}
	return v->computed != cop_stage_none;
}

static void look_closer(const struct cop_health *h, struct cop_stage_view *v)
{
	struct look now = { .on = h->asof };
	struct look before = { .on = cop_date_add(h->asof, -QUARTER) };
	enum cop_stage stage = stage_on(h, &now), earlier = cop_stage_none;

	if (before.on.day >= h->c->cop->launched.day)
		earlier = stage_on(h, &before);
	v->computed = stage;
	if (earlier > stage) {
		v->computed = earlier;
		tell(v, "a gate failed in one quarter only");
	}
	for (enum gate g = 0; g < GATES; g++) {
		tell(v, now.failed[g]);
		want(v, now.needs[g]);
	}
	if (stage == cop_stage_maturing) {
		tell(v, "members give half, roles are held, the rhythm is kept");
		want(v, missing_for_stewardship(h, h->asof));
	}
	if (stage == cop_stage_stewardship)
		tell(v, "mature for four quarters, with stories, breadth and succession");
}

void cop_stage_look(const struct cop_health *h, struct cop_stage_view *ret)
{
	struct cop_stage_view v = { 0 };
	const struct cop_declared *said = &h->c->cop->declared;

	if (said->rec.src && said->date.day && said->date.day <= h->asof.day)
		v.declared = said->stage;
	if (!look_outright(h, &v))
		look_closer(h, &v);
	*ret = v;
}

enum cop_stage cop_stage_shown(const struct cop_stage_view *v)
{
	return v->declared ? v->declared : v->computed;
}
