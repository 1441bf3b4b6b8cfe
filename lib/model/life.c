/* SPDX-License-Identifier: MIT */
#include "model/life.h"

#include <string.h>

#define FULL_TIME_WEEK 40.0

/* Histories stand in the order of their dates; the last that has come by holds. */
#define LAST_ENTRY(list, on, ret) \
	do { \
		for (size_t i_ = 0; i_ < (list).n; i_++) { \
			if ((list).at[i_].date.day && \
			    (list).at[i_].date.day <= (on).day) \
				(ret) = &(list).at[i_]; \
		} \
	} while (0)

const struct cop_charter_step *cop_charter_step_on(const struct cop_charter *c,
						   struct cop_date on)
{
	const struct cop_charter_step *last = NULL;

	if (c)
		LAST_ENTRY(c->history, on, last);
	return last;
}

unsigned cop_charter_version(const struct cop_charter *c, struct cop_date on)
{
	unsigned n = 0;

	for (size_t i = 0; c && i < c->history.n; i++)
		n += c->history.at[i].status == cop_charter_status_adopted &&
		     c->history.at[i].date.day && c->history.at[i].date.day <= on.day;
	return n;
}

struct cop_date cop_charter_adopted(const struct cop_charter *c, struct cop_date on)
{
	struct cop_date last = { 0 };

	for (size_t i = 0; c && i < c->history.n; i++) {
		const struct cop_charter_step *s = &c->history.at[i];

		if (s->status == cop_charter_status_adopted && s->date.day &&
		    s->date.day <= on.day)
			last = s->date;
	}
	return last;
}

const struct cop_member_step *cop_member_step_on(const struct cop_member *m,
						 struct cop_date on)
{
	const struct cop_member_step *last = NULL;

	LAST_ENTRY(m->history, on, last);
	return last;
}

enum cop_member_status cop_member_status_on(const struct cop_member *m,
					    struct cop_date on)
{
	const struct cop_member_step *s = cop_member_step_on(m, on);

	return s ? s->status : cop_member_status_none;
}

static bool counts(enum cop_member_status s)
{
	return s == cop_member_status_active || s == cop_member_status_on_break;
}

bool cop_member_counts(const struct cop_member *m, struct cop_date on)
{
	return counts(cop_member_status_on(m, on));
}

struct cop_date cop_member_joined(const struct cop_member *m, struct cop_date on)
{
	for (size_t i = 0; i < m->history.n; i++) {
		if (m->history.at[i].status == cop_member_status_active &&
		    m->history.at[i].date.day && m->history.at[i].date.day <= on.day)
			return m->history.at[i].date;
	}
	return (struct cop_date){ 0 };
}

struct cop_moves cop_members_moved(const struct cop_community *c, struct cop_period p)
{
	struct cop_moves moves = { 0 };
	const struct cop_member *m;

	for (COP_EACH(c, member, m)) {
		bool before = false;

		for (size_t i = 0; i < m->history.n; i++) {
			const struct cop_member_step *s = &m->history.at[i];
			bool now = counts(s->status);

			if (cop_period_holds(p, s->date)) {
				moves.came += now && !before;
				moves.left += before && !now;
			}
			before = now;
		}
	}
	return moves;
}

bool cop_member_external(const struct cop_community *c, const struct cop_member *m)
{
	return c->cop->organisation && m->organisation &&
	       !cop_str_same_name(c->cop->organisation, m->organisation);
}

size_t cop_members_on(const struct cop_community *c, struct cop_date on)
{
	const struct cop_member *m;
	size_t n = 0;

	for (COP_EACH(c, member, m))
		n += cop_member_counts(m, on);
	return n;
}

struct cop_date cop_holder_end(const struct cop_role *r, const struct cop_holder *h)
{
	if (h->to.day || !h->from.day || r->term.unit == COP_UNIT_NONE)
		return h->to;
	return cop_date_add(cop_date_add_duration(h->from, r->term, 1), -1);
}

bool cop_holder_on(const struct cop_holder *h, struct cop_date on)
{
	return h->member && h->from.day && h->from.day <= on.day &&
	       (!h->to.day || on.day <= h->to.day);
}

bool cop_holder_overdue(const struct cop_role *r, const struct cop_holder *h,
			struct cop_date on)
{
	struct cop_date end = cop_holder_end(r, h);

	return cop_holder_on(h, on) && end.day && end.day < on.day;
}

size_t cop_role_holders(struct cop_arena *a, const struct cop_role *r, struct cop_date on,
			const struct cop_holder ***ret)
{
	const struct cop_holder **list = NULL;
	size_t n = 0, cap = 0;

	for (size_t i = 0; i < r->holders.n; i++) {
		if (cop_holder_on(&r->holders.at[i], on))
			*COP_PUSH(a, list, n, cap) = &r->holders.at[i];
	}
	*ret = list;
	return n;
}

bool cop_role_held_by(const struct cop_role *r, const char *member, struct cop_date on)
{
	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (cop_holder_on(h, on) && strcmp(h->member, member) == 0)
			return true;
	}
	return false;
}

bool cop_role_open(const struct cop_role *r, struct cop_date on)
{
	return !r->closed.day || r->closed.day > on.day;
}

bool cop_role_defined(const struct cop_role *r)
{
	return r->purpose && (r->duties.n || r->kind != cop_role_kind_role);
}

struct cop_num cop_holder_hours(const struct cop_role *r, const struct cop_holder *h)
{
	if (h->hours_per_week.known)
		return h->hours_per_week;
	if (h->percent.known)
		return (struct cop_num){ h->percent.value * FULL_TIME_WEEK / 100, true };
	return r->hours_per_week;
}

/* The role `members` needs no holders: it is everybody (format.md 3.4). */
static bool is_everybody(const char *who, const struct cop_role *r)
{
	return who && strcmp(who, "members") == 0 && (!r || !r->holders.n);
}

bool cop_who_is(const struct cop_community *c, const char *who, const char *member,
		struct cop_date on)
{
	const struct cop_role *r;

	if (!who)
		return false;
	if (strcmp(who, member) == 0)
		return true;
	r = cop_role_of(c, who);
	if (is_everybody(who, r)) {
		const struct cop_member *m = cop_member_of(c, member);

		return m && cop_member_counts(m, on);
	}
	return r && cop_role_held_by(r, member, on);
}

size_t cop_who_members(const struct cop_community *c, const char *who, struct cop_date on,
		       const char ***ret)
{
	const struct cop_role *r = who ? cop_role_of(c, who) : NULL;
	const struct cop_member *m;
	const char **list = NULL;
	size_t n = 0, cap = 0;

	if (is_everybody(who, r)) {
		for (COP_EACH(c, member, m)) {
			if (cop_member_counts(m, on))
				*COP_PUSH(c->arena, list, n, cap) = m->rec.id;
		}
		*ret = list;
		return n;
	}
	for (size_t i = 0; r && i < r->holders.n; i++) {
		if (cop_holder_on(&r->holders.at[i], on))
			*COP_PUSH(c->arena, list, n, cap) = r->holders.at[i].member;
	}
	if (!r && who)
		*COP_PUSH(c->arena, list, n, cap) = who;
	*ret = list;
	return n;
}

enum cop_plan_status cop_plan_status_on(const struct cop_plan *p, struct cop_date on)
{
	if (p->status == cop_plan_status_done && p->done.day > on.day)
		return cop_plan_status_planned;
	return p->status;
}

bool cop_plan_is_open(const struct cop_plan *p, struct cop_date on)
{
	enum cop_plan_status s = cop_plan_status_on(p, on);

	return s == cop_plan_status_idea || s == cop_plan_status_planned ||
	       s == cop_plan_status_in_review;
}

bool cop_plan_is_gathering(const struct cop_plan *p)
{
	return strcmp(cop_plan_class(p->kind), "gathering") == 0;
}

#define OUT(word) (1u << cop_outcome_##word)

unsigned cop_note_outcomes(enum cop_note_kind kind)
{
	switch (kind) {
	case cop_note_kind_need:
	case cop_note_kind_feedback:
	case cop_note_kind_concern:
	case cop_note_kind_promise:
		return OUT(done) | OUT(partly) | OUT(declined) | OUT(withdrawn);
	case cop_note_kind_ask:
		return OUT(agreed) | OUT(partly) | OUT(declined) | OUT(withdrawn);
	case cop_note_kind_question:
		return OUT(done) | OUT(withdrawn);
	case cop_note_kind_inquiry:
		return OUT(done) | OUT(partly) | OUT(withdrawn);
	default:
		return 0;
	}
}

bool cop_note_waits(enum cop_note_kind kind)
{
	return cop_note_outcomes(kind) != 0;
}

bool cop_note_is_open(const struct cop_note *n, struct cop_date on)
{
	if (!cop_note_waits(n->kind) || n->date.day > on.day)
		return false;
	return !n->outcome || n->answered.day > on.day;
}

enum cop_platform_status cop_platform_status_on(const struct cop_platform *p,
						struct cop_date on)
{
	const struct cop_platform_step *last = NULL;

	LAST_ENTRY(p->history, on, last);
	return last ? last->status : cop_platform_status_none;
}

enum cop_practice_status cop_practice_status_on(const struct cop_practice *p,
						struct cop_date on)
{
	const struct cop_practice_step *last = NULL;

	LAST_ENTRY(p->history, on, last);
	return last ? last->status : cop_practice_status_none;
}

enum cop_indicator_status cop_indicator_status_on(const struct cop_indicator *i,
						  struct cop_date on)
{
	const struct cop_indicator_step *last = NULL;

	LAST_ENTRY(i->history, on, last);
	return last ? last->status : cop_indicator_status_none;
}
