/* SPDX-License-Identifier: MIT */
#include "plan_events.h"

#include <string.h>

#include "base/enc.h"
#include "store/touches.h"

#define REFRESH_HOURS 12
#define DAY_SECONDS 86400

/* --- who may see what --- */

enum cop_tier cop_plan_readers(const struct cop_env *env)
{
	return env->common.readers ? (enum cop_tier)env->common.readers : cop_tier_public;
}

static bool is_outside(const struct cop_community *c, const char *audience)
{
	const struct cop_charter *charter = c->charter;

	if (strcmp(audience, "external") == 0)
		return true;
	for (size_t i = 0; charter && i < charter->audiences.n; i++) {
		const struct cop_audience *a = &charter->audiences.at[i];

		if (a->id && strcmp(a->id, audience) == 0)
			return a->external == COP_TRUE;
	}
	return false;
}

bool cop_plan_may_see(const struct cop_community *c, const struct cop_plan *p,
		      enum cop_tier tier)
{
	if (tier == cop_tier_stewards)
		return true;
	if (!cop_plan_is_gathering(p) && p->kind != cop_plan_kind_external_event)
		return false;
	if (tier == cop_tier_members)
		return true;
	for (size_t i = 0; i < p->audiences.n; i++) {
		if (is_outside(c, p->audiences.at[i]))
			return true;
	}
	return false;
}

const struct cop_str *cop_plan_owner_shown(const struct cop_community *c,
					   const struct cop_plan *p, enum cop_tier tier)
{
	const struct cop_member *m = p->owner ? cop_member_of(c, p->owner) : NULL;
	const struct cop_role *r = p->owner ? cop_role_of(c, p->owner) : NULL;
	enum cop_tier consent;

	if (r)
		return r->title;
	if (!m)
		return NULL;
	consent = m->consent.name ? m->consent.name : cop_tier_stewards;
	return consent <= tier ? m->name : NULL;
}

/* --- events --- */

/* Does a calendar have to know of it? What only notes a result is no exception. */
static bool differs(const struct cop_occurrence *o)
{
	return o->due.day || o->at.minute || o->title || o->place || o->url ||
	       o->status == cop_occurrence_status_cancelled;
}

static void add_instances(struct cop_env *env, const struct cop_plan *p,
			  struct cop_ics_event *e)
{
	bool open = cop_plan_readers(env) != cop_tier_public;
	struct cop_ics_instance *list = NULL;
	size_t n = 0, cap = 0;

	for (size_t i = 0; p->repeat && i < p->occurrences.n; i++) {
		const struct cop_occurrence *o = &p->occurrences.at[i];
		bool cancelled = o->status == cop_occurrence_status_cancelled;

		if (!differs(o))
			continue;
		*COP_PUSH(env->arena, list, n, cap) = (struct cop_ics_instance){
			.date = o->date,
			.due = o->due,
			.at = p->at.minute ? o->at : (struct cop_time){ 0 },
			.summary = o->title,
			.location = o->place,
			.url = open ? o->url : NULL,
			.cancelled = cancelled,
		};
		e->sequence += o->due.day || o->at.minute || cancelled;
	}
	e->instances = list;
	e->ninstances = n;
}

/*
 * A calendar takes the copy with the higher number, and must see one whenever something is
 * different: every commit counts, so that nothing has to be compared with what was.
 */
static void take_history(const struct cop_touch *t, struct cop_ics_event *e)
{
	e->sequence = t->times + t->uncommitted;
	e->modified = t->last;
	if (t->uncommitted && e->stamp > t->last)
		e->modified = e->stamp;
	e->stamp = e->modified;
}

static struct cop_ics_event event_of(struct cop_env *env, const struct cop_item *item,
				     const struct cop_touch *touch)
{
	const struct cop_plan *p = item->rec;
	const struct cop_cop *cop = env->community->cop;
	bool dropped = p->status == cop_plan_status_dropped;
	struct cop_ics_event e = {
		.summary = p->title,
		.description = p->text,
		.location = p->place,
		.categories = (const struct cop_str *const *)p->topics.at,
		.ncategories = p->topics.n,
		.date = p->due,
		.at = p->at,
		.timezone = p->timezone ? p->timezone : cop->timezone,
		.duration = p->duration,
		.rule = p->repeat,
		.cancelled = dropped,
		.sequence = (unsigned)p->was_due.n + dropped,
		.stamp = (int64_t)(env->today.day - cop_date_of(1970, 1, 1).day) *
			 DAY_SECONDS,
	};

	/* An id is safe everywhere; what a calendar is called (uid) is shown and encoded. */
	e.uid = cop_arena_printf(env->arena, "%s@%s", touch ? touch->origin : item->id,
				 cop_enc_shown(env->arena, cop->uid));
	if (cop_plan_readers(env) != cop_tier_public)
		e.url = p->url;
	add_instances(env, p, &e);
	if (touch)
		take_history(touch, &e);
	return e;
}

/* A calendar without history is better than none, but the reader has to know. */
static void read_history(struct cop_env *env, struct cop_touches *ret)
{
	struct cop_error err = { 0 };
	enum cop_code code = cop_touches_read(env->arena,
					      cop_store_root(env->community->store),
					      env->rev, cop_record_plan.where, ret, &err);

	if (code && code != COP_E_NOT_FOUND) {
		cop_complain(env, "warning: %s, so no event says how often it changed",
			     err.msg);
		cop_complain(env, "hint: %s", err.hint);
	} else if (!code && ret->shallow) {
		cop_complain(env, "warning: this clone lacks older commits, so calendars "
				  "may take a change for an old one");
		cop_complain(env, "hint: git fetch --unshallow");
	}
}

enum cop_code cop_plan_ics(struct cop_env *env, const struct cop_item *const *items,
			   size_t n, struct cop_buf *out, struct cop_error *err)
{
	const struct cop_cop *cop = env->community->cop;
	const struct cop_ics_calendar calendar = {
		.name = cop->name,
		.prodid = "-//cop//plan export//EN",
		.timezone = cop->timezone,
		.refresh_hours = REFRESH_HOURS,
	};
	struct cop_ics_event *events = COP_NEW_N(env->arena, struct cop_ics_event, n);
	const struct cop_calendar_table *table;
	struct cop_touches history = { 0 };
	enum cop_code code = cop_calendar(env, &table, err);

	if (!code)
		read_history(env, &history);
	for (size_t i = 0; i < n; i++)
		events[i] =
			event_of(env, items[i], cop_touches_of(&history, items[i]->id));
	return code ? code : table->write(&calendar, events, n, out, err);
}
