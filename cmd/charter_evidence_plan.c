/* SPDX-License-Identifier: MIT */
/* Evidence of success, of the plan and of what goes on, for charter_evidence.c. */
#include "charter_evidence.h"
#include "health/indicator.h"
#include "model/days.h"
#include "model/life.h"

#define AHEAD 90       /* days in which something has to come */
#define MONTHS_AFTER 3 /* after the launch, each with a message */
#define HALF 50        /* percent */

/* --- success --- */

struct charter_proof charter_measured(const struct charter_look *l)
{
	const struct cop_charter *c = l->c->charter;

	for (size_t i = 0; i < c->objectives.n; i++) {
		const struct cop_objective *o = &c->objectives.at[i];

		if (!o->indicator || !o->target.known)
			return (struct charter_proof){
				.why = cop_arena_printf(
					l->env->arena, "cop charter set objectives.%s.%s",
					o->id ? o->id : "ID",
					o->indicator ? "target NUMBER" : "indicator ID")
			};
	}
	return c->objectives.n ? charter_shown(l, &c->objectives.at[0].rec)
			       : (struct charter_proof){ 0 };
}

struct charter_proof charter_agreed(const struct charter_look *l)
{
	const struct cop_charter *c = l->c->charter;
	struct charter_proof p = { 0 };

	for (size_t i = 0; i < c->objectives.n; i++) {
		const char *id = c->objectives.at[i].indicator;
		const struct cop_indicator *in = id ? cop_indicator_of(l->c, id) : NULL;

		if (!id)
			continue;
		if (!in)
			return (struct charter_proof){
				.where = p.where,
				.why = cop_arena_printf(
					l->env->arena, "cop health add --standard %s", id)
			};
		if (cop_indicator_status_on(in, l->env->today) !=
			    cop_indicator_status_agreed ||
		    !in->baseline_date.day)
			return (struct charter_proof){
				.where = p.where,
				.why = cop_arena_printf(
					l->env->arena,
					"%s is not agreed on, or has no baseline", id)
			};
		p = charter_shown(l, &in->rec);
	}
	return p;
}

/* --- plan --- */

static struct charter_proof planned(const struct charter_look *l, enum cop_plan_kind one,
				    enum cop_plan_kind other)
{
	const struct cop_plan *p;

	for (COP_EACH(l->c, plan, p))
		if ((p->kind == one || p->kind == other) &&
		    p->status != cop_plan_status_dropped)
			return charter_shown(l, &p->rec);
	return (struct charter_proof){ 0 };
}

struct charter_proof charter_recruitment(const struct charter_look *l)
{
	return planned(l, cop_plan_kind_recruitment, cop_plan_kind_recruitment);
}

struct charter_proof charter_communication(const struct charter_look *l)
{
	return planned(l, cop_plan_kind_communication, cop_plan_kind_newsletter);
}

struct charter_proof charter_change(const struct charter_look *l)
{
	return planned(l, cop_plan_kind_change, cop_plan_kind_training);
}

struct charter_proof charter_launch_item(const struct charter_look *l)
{
	struct charter_proof p = planned(l, cop_plan_kind_launch, cop_plan_kind_launch);
	const struct cop_plan *item;

	for (COP_EACH(l->c, plan, item))
		if (item->kind == cop_plan_kind_launch && p.done && !item->checklist.n)
			return (struct charter_proof){
				.where = p.where,
				.why = cop_arena_printf(l->env->arena,
							"cop plan set %s checklist+ TEXT",
							item->rec.id)
			};
	return p;
}

/* Has the item a day in the period that was not called off? */
static bool falls_into(const struct charter_look *l, const struct cop_plan *p,
		       struct cop_period within)
{
	struct cop_error ignored = { 0 };
	struct cop_plan_days days = { 0 };

	if (p->status == cop_plan_status_dropped ||
	    cop_plan_days(l->c, l->calendar, p, within, &days, &ignored))
		return false;
	for (size_t i = 0; i < days.n; i++)
		if (!days.at[i].cancelled)
			return true;
	return false;
}

static bool is_message(const struct cop_plan *p)
{
	return p->kind == cop_plan_kind_communication ||
	       p->kind == cop_plan_kind_newsletter ||
	       p->kind == cop_plan_kind_announcement ||
	       p->kind == cop_plan_kind_promotion;
}

static struct cop_date launch_day(const struct charter_look *l)
{
	const struct cop_plan *p;

	if (l->c->cop->launched.day)
		return l->c->cop->launched;
	for (COP_EACH(l->c, plan, p))
		if (p->kind == cop_plan_kind_launch && p->due.day)
			return p->due;
	return (struct cop_date){ 0 };
}

static const struct cop_plan *message_in(const struct charter_look *l,
					 struct cop_period month)
{
	const struct cop_plan *p;

	for (COP_EACH(l->c, plan, p))
		if (is_message(p) && falls_into(l, p, month))
			return p;
	return NULL;
}

struct charter_proof charter_three_months(const struct charter_look *l)
{
	struct cop_date start = launch_day(l);
	struct charter_proof p = { 0 };
	char day[COP_DATE_TEXT];

	for (int m = 0; start.day && m < MONTHS_AFTER; m++) {
		struct cop_period month = {
			cop_date_add(cop_date_add_months(start, m), 1),
			cop_date_add_months(start, m + 1),
		};
		const struct cop_plan *item = message_in(l, month);

		if (!item)
			return (struct charter_proof){
				.where = p.where,
				.why = cop_arena_printf(
					l->env->arena,
					"cop plan add TITLE --kind communication "
					"--owner MEMBER --due %s",
					cop_date_text(month.to, day))
			};
		p = charter_shown(l, &item->rec);
	}
	return p;
}

static struct charter_proof flagged(const struct charter_look *l, enum cop_plan_flag flag)
{
	const struct cop_period ahead = { l->env->today,
					  cop_date_add(l->env->today, AHEAD) };
	const struct cop_plan *p;

	for (COP_EACH(l->c, plan, p))
		for (size_t i = 0; i < p->flags.n; i++)
			if (p->flags.at[i] == flag &&
			    cop_plan_is_open(p, l->env->today) && falls_into(l, p, ahead))
				return charter_shown(l, &p->rec);
	return (struct charter_proof){ 0 };
}

struct charter_proof charter_seed(const struct charter_look *l)
{
	return flagged(l, cop_plan_flag_seed);
}

struct charter_proof charter_external(const struct charter_look *l)
{
	return flagged(l, cop_plan_flag_external);
}

/* --- figures --- */

static bool measure(const struct charter_look *l, const char *id, struct cop_measure *ret)
{
	struct cop_gauge g;

	*ret = (struct cop_measure){ 0 };
	if (!cop_gauge_find(l->health, id, &g))
		return false;
	cop_gauge_measure(l->health, &g,
			  cop_gauge_period(l->health, &g, (struct cop_period){ 0 }), ret);
	return ret->figure.state == COP_KNOWN && ret->figure.has_value;
}

struct charter_proof charter_rhythm(const struct charter_look *l)
{
	struct cop_measure m;

	if (!measure(l, "cadence-adherence", &m))
		return (struct charter_proof){ 0 };
	return (struct charter_proof){ .done = m.figure.level == COP_LEVEL_OK };
}

struct charter_proof charter_members_lead(const struct charter_look *l)
{
	struct cop_measure m;

	if (!measure(l, "member-generated-share", &m))
		return (struct charter_proof){ 0 };
	return (struct charter_proof){ .done = m.figure.value > HALF };
}
