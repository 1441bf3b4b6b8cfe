/* SPDX-License-Identifier: MIT */
/* What in the files shows that one of the eight steps was taken. */
#include <string.h>

#include "charter.h"
#include "health/indicator.h"
#include "model/days.h"
#include "model/guide.h"
#include "model/life.h"

#define AHEAD 90       /* days in which something has to come */
#define CELEBRATED 90  /* days in which there was something to celebrate */
#define MONTHS_AFTER 3 /* after the launch, each with a message */
#define HALF 50        /* percent */

typedef struct charter_proof prove_fn(const struct charter_look *l);

static struct charter_proof shown(const struct charter_look *l, const struct cop_rec *rec)
{
	return (struct charter_proof){
		.done = true,
		.where = charter_where(l->env, (struct cop_loc){ rec->src, rec->at }),
	};
}

static const struct charter_proof missing = { .done = false };

static bool holds(const char *const *at, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (at[i] && strcmp(at[i], id) == 0)
			return true;
	return false;
}

/* --- the charter --- */

static struct charter_proof adopted(const struct charter_look *l)
{
	const struct cop_charter_step *s =
		cop_charter_step_on(l->c->charter, l->env->today);
	struct charter_proof p = missing;

	if (!s || s->status == cop_charter_status_draft)
		return p;
	p = shown(l, &s->rec);
	p.done = s->status == cop_charter_status_adopted;
	return p;
}

/* --- notes --- */

static struct charter_proof charter_told(const struct charter_look *l)
{
	const struct cop_note *n;

	for (COP_EACH(l->c, note, n))
		if (n->kind == cop_note_kind_touchpoint &&
		    holds(n->about.at, n->about.n, "charter"))
			return shown(l, &n->rec);
	return missing;
}

static const struct cop_note *reached(const struct charter_look *l,
				      const char *stakeholder)
{
	const struct cop_note *n;

	for (COP_EACH(l->c, note, n))
		if (holds(n->stakeholders.at, n->stakeholders.n, stakeholder))
			return n;
	return NULL;
}

static struct charter_proof stakeholders(const struct charter_look *l)
{
	const struct cop_charter *c = l->c->charter;
	struct charter_proof p = missing;

	if (!c->stakeholders.n)
		return (struct charter_proof){ .why = "nobody is named yet: cop charter "
						      "add stakeholders NAME" };
	for (size_t i = 0; i < c->stakeholders.n; i++) {
		const char *id = c->stakeholders.at[i].id;
		const struct cop_note *n = id ? reached(l, id) : NULL;

		if (!n)
			return (struct charter_proof){
				.where = p.where,
				.why = cop_arena_printf(l->env->arena,
							"cop note add touchpoint TITLE "
							"--stakeholders %s",
							id ? id : "ID")
			};
		p = shown(l, &n->rec);
	}
	return p;
}

static struct charter_proof concerns(const struct charter_look *l)
{
	struct charter_proof p = { .done = true, .moot = true };
	const struct cop_note *n;

	for (COP_EACH(l->c, note, n)) {
		if (n->kind != cop_note_kind_concern)
			continue;
		if (cop_note_is_open(n, l->env->today))
			return (struct charter_proof){
				.why = cop_arena_printf(l->env->arena,
							"cop note answer %s", n->rec.id)
			};
		p = shown(l, &n->rec);
	}
	return p;
}

static struct charter_proof wins(const struct charter_look *l)
{
	const struct cop_note *n;

	for (COP_EACH(l->c, note, n))
		if (n->kind == cop_note_kind_win && n->date.day <= l->env->today.day &&
		    n->date.day > l->env->today.day - CELEBRATED)
			return shown(l, &n->rec);
	return missing;
}

/* --- roles --- */

static const struct cop_role *role_of_phase(const struct charter_look *l,
					    enum cop_phase phase)
{
	const struct cop_role *r;

	for (COP_EACH(l->c, role, r))
		for (size_t i = 0; i < r->phases.n; i++)
			if (r->phases.at[i] == phase && cop_role_open(r, l->env->today))
				return r;
	return NULL;
}

static struct charter_proof phases(const struct charter_look *l)
{
	struct charter_proof p = missing;

	for (int phase = 1; phase <= (int)cop_enum_phase.n; phase++) {
		const struct cop_role *r = role_of_phase(l, (enum cop_phase)phase);

		if (!r)
			return (struct charter_proof){
				.where = p.where,
				.why = cop_arena_printf(
					l->env->arena, "cop role set ROLE phases+ %s",
					cop_enum_word(&cop_enum_phase, phase))
			};
		if (!p.done)
			p = shown(l, &r->rec);
	}
	return p;
}

/* Everybody is a member; that costs what the others cost. */
static bool has_a_price(const struct cop_role *r)
{
	return r->kind == cop_role_kind_role &&
	       (r->importance == cop_importance_required ||
		r->importance == cop_importance_recommended) &&
	       strcmp(r->rec.id, "members") != 0;
}

static struct charter_proof cost(const struct charter_look *l)
{
	struct charter_proof p = missing;
	const struct cop_role *r;

	for (COP_EACH(l->c, role, r)) {
		if (!has_a_price(r))
			continue;
		if (!r->cost.currency[0])
			return (struct charter_proof){
				.where = p.where,
				.why = cop_arena_printf(l->env->arena,
							"cop role set %s cost AMOUNT",
							r->rec.id)
			};
		p = shown(l, &r->rec);
	}
	return p;
}

static struct charter_proof defined_with(const struct charter_look *l)
{
	const struct cop_role *r;

	for (COP_EACH(l->c, role, r))
		if (r->defined_with.n)
			return shown(l, &r->rec);
	return missing;
}

static struct charter_proof held(const struct charter_look *l, const char *role)
{
	const struct cop_role *r = cop_role_of(l->c, role);
	const struct cop_holder **holders;

	if (r && cop_role_holders(l->env->arena, r, l->env->today, &holders))
		return shown(l, &holders[0]->rec);
	return missing;
}

static struct charter_proof required_held(const struct charter_look *l)
{
	static const char *const roles[] = { "sponsor", "community-manager" };
	struct charter_proof p = missing;

	for (size_t i = 0; i < COP_COUNT(roles); i++) {
		const char *before = p.where;

		p = held(l, roles[i]);
		if (!p.done)
			return (struct charter_proof){
				.where = before,
				.why = cop_arena_printf(l->env->arena,
							"cop role assign %s MEMBER",
							roles[i])
			};
	}
	if (cop_members_on(l->c, l->env->today))
		return p;
	return (struct charter_proof){ .where = p.where, .why = "cop member add NAME" };
}

static struct charter_proof km_advice(const struct charter_look *l)
{
	struct charter_proof p = held(l, "km-advisor");

	if (!p.done && !cop_role_of(l->c, "km-advisor"))
		p.why = "cop role add --standard km-advisor";
	return p;
}

/* --- platforms --- */

static bool passed(const struct cop_platform *p, const char *question)
{
	for (size_t i = 0; i < p->assessment.n; i++)
		if (p->assessment.at[i].id &&
		    strcmp(p->assessment.at[i].id, question) == 0)
			return p->assessment.at[i].met == COP_TRUE;
	return false;
}

static struct charter_proof live(const struct charter_look *l)
{
	const struct cop_platform *p;

	for (COP_EACH(l->c, platform, p))
		if (cop_platform_status_on(p, l->env->today) == cop_platform_status_live)
			return shown(l, &p->rec);
	return missing;
}

static struct charter_proof assessed(const struct charter_look *l)
{
	const struct cop_platform *p;

	for (COP_EACH(l->c, platform, p))
		if (cop_platform_status_on(p, l->env->today) ==
			    cop_platform_status_live &&
		    passed(p, "comfort") && passed(p, "access"))
			return shown(l, &p->rec);
	return missing;
}

/* --- success --- */

static struct charter_proof measured(const struct charter_look *l)
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
	return c->objectives.n ? shown(l, &c->objectives.at[0].rec) : missing;
}

static struct charter_proof agreed(const struct charter_look *l)
{
	const struct cop_charter *c = l->c->charter;
	struct charter_proof p = missing;

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
		p = shown(l, &in->rec);
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
			return shown(l, &p->rec);
	return missing;
}

static struct charter_proof recruitment(const struct charter_look *l)
{
	return planned(l, cop_plan_kind_recruitment, cop_plan_kind_recruitment);
}

static struct charter_proof communication(const struct charter_look *l)
{
	return planned(l, cop_plan_kind_communication, cop_plan_kind_newsletter);
}

static struct charter_proof change(const struct charter_look *l)
{
	return planned(l, cop_plan_kind_change, cop_plan_kind_training);
}

static struct charter_proof launch_item(const struct charter_look *l)
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

static struct charter_proof three_months(const struct charter_look *l)
{
	struct cop_date start = launch_day(l);
	struct charter_proof p = missing;
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
		p = shown(l, &item->rec);
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
				return shown(l, &p->rec);
	return missing;
}

static struct charter_proof seed(const struct charter_look *l)
{
	return flagged(l, cop_plan_flag_seed);
}

static struct charter_proof external(const struct charter_look *l)
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

static struct charter_proof rhythm(const struct charter_look *l)
{
	struct cop_measure m;

	if (!measure(l, "cadence-adherence", &m))
		return missing;
	return (struct charter_proof){ .done = m.figure.level == COP_LEVEL_OK };
}

static struct charter_proof members_lead(const struct charter_look *l)
{
	struct cop_measure m;

	if (!measure(l, "member-generated-share", &m))
		return missing;
	return (struct charter_proof){ .done = m.figure.value > HALF };
}

/* --- the table --- */

static const struct {
	const char *id;
	prove_fn *prove;
} known[] = {
	{ "charter-told", charter_told },
	{ "adopted", adopted },
	{ "phases", phases },
	{ "cost", cost },
	{ "defined-with", defined_with },
	{ "required-held", required_held },
	{ "recruitment", recruitment },
	{ "live", live },
	{ "assessed", assessed },
	{ "km-advice", km_advice },
	{ "measured", measured },
	{ "agreed", agreed },
	{ "communication", communication },
	{ "change", change },
	{ "stakeholders", stakeholders },
	{ "concerns", concerns },
	{ "launch-item", launch_item },
	{ "three-months", three_months },
	{ "seed", seed },
	{ "external", external },
	{ "rhythm", rhythm },
	{ "wins", wins },
	{ "members-lead", members_lead },
};

struct charter_proof charter_prove(const struct charter_look *l,
				   const struct cop_guide_evidence *e)
{
	struct charter_answer a;

	for (size_t i = 0; i < COP_COUNT(known); i++)
		if (strcmp(known[i].id, e->id) == 0)
			return known[i].prove(l);
	if (!e->field)
		return missing;
	a = charter_answer_of(l->root, &e->field, 1, false);
	return (struct charter_proof){ .done = a.state == CHARTER_ANSWERED,
				       .where = charter_where(l->env, a.at) };
}
