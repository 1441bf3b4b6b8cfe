/* SPDX-License-Identifier: MIT */
/* What in the files shows that one of the eight steps was taken. */
#include <string.h>

#include "charter_evidence.h"
#include "model/guide.h"
#include "model/life.h"

#define CELEBRATED 90 /* days in which there was something to celebrate */

struct charter_proof charter_shown(const struct charter_look *l,
				   const struct cop_rec *rec)
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
	p = charter_shown(l, &s->rec);
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
			return charter_shown(l, &n->rec);
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
		p = charter_shown(l, &n->rec);
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
		p = charter_shown(l, &n->rec);
	}
	return p;
}

static struct charter_proof wins(const struct charter_look *l)
{
	const struct cop_note *n;

	for (COP_EACH(l->c, note, n))
		if (n->kind == cop_note_kind_win && n->date.day <= l->env->today.day &&
		    n->date.day > l->env->today.day - CELEBRATED)
			return charter_shown(l, &n->rec);
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
			p = charter_shown(l, &r->rec);
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
		p = charter_shown(l, &r->rec);
	}
	return p;
}

static struct charter_proof defined_with(const struct charter_look *l)
{
	const struct cop_role *r;

	for (COP_EACH(l->c, role, r))
		if (r->defined_with.n)
			return charter_shown(l, &r->rec);
	return missing;
}

static struct charter_proof held(const struct charter_look *l, const char *role)
{
	const struct cop_role *r = cop_role_of(l->c, role);
	const struct cop_holder **holders;

	if (r && cop_role_holders(l->env->arena, r, l->env->today, &holders))
		return charter_shown(l, &holders[0]->rec);
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
			return charter_shown(l, &p->rec);
	return missing;
}

static struct charter_proof assessed(const struct charter_look *l)
{
	const struct cop_platform *p;

	for (COP_EACH(l->c, platform, p))
		if (cop_platform_status_on(p, l->env->today) ==
			    cop_platform_status_live &&
		    passed(p, "comfort") && passed(p, "access"))
			return charter_shown(l, &p->rec);
	return missing;
}

/* --- the table --- */

static const struct {
	const char *id;
	charter_prove_fn *prove;
} known[] = {
	{ "charter-told", charter_told },
	{ "adopted", adopted },
	{ "phases", phases },
	{ "cost", cost },
	{ "defined-with", defined_with },
	{ "required-held", required_held },
	{ "recruitment", charter_recruitment },
	{ "live", live },
	{ "assessed", assessed },
	{ "km-advice", km_advice },
	{ "measured", charter_measured },
	{ "agreed", charter_agreed },
	{ "communication", charter_communication },
	{ "change", charter_change },
	{ "stakeholders", stakeholders },
	{ "concerns", concerns },
	{ "launch-item", charter_launch_item },
	{ "three-months", charter_three_months },
	{ "seed", charter_seed },
	{ "external", charter_external },
	{ "rhythm", charter_rhythm },
	{ "wins", wins },
	{ "members-lead", charter_members_lead },
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
