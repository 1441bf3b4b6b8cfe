/* SPDX-License-Identifier: MIT */
/* People who are named as responsible: are they there, and may they judge? */
#include <string.h>

#include "model/activity.h"
#include "model/gathering.h"
#include "model/life.h"
#include "rules/subjects.h"

/* --- not-current-member --- */

static const char *gone_word(enum cop_member_status s)
{
	switch (s) {
	case cop_member_status_prospect:
		return "is a prospect since";
	case cop_member_status_declined:
		return "declined on";
	case cop_member_status_alumni:
		return "left on";
	default:
		return NULL;
	}
}

static void look_gone(const struct cop_case *k, const struct cop_rec *map,
		      const char *key, const char *who)
{
	const struct cop_member *m = cop_member_of(k->j->c, who);
	const struct cop_member_step *s = m ? cop_member_step_on(m, k->j->today) : NULL;
	const char *word = s ? gone_word(s->status) : NULL;
	char day[COP_DATE_TEXT];
	struct cop_finding *f;

	if (!word)
		return;
	f = cop_flag(k, cop_where_in(k->j->c, k->item, k->kind, map, key), "%s %s %s",
		     cop_case_who(k, who), word, cop_date_text(s->date, day));
	f->since = s->date.day;
}

#define GONE(k, map, field) look_gone((k), &(map)->rec, #field, (map)->field)

static void gone_from_role(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;

	for (size_t i = 0; cop_role_open(r, k->j->today) && i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		/* who leaves today holds it for the last time today */
		if (cop_holder_on(h, k->j->today) && h->to.day != k->j->today.day)
			GONE(k, h, member);
	}
}

static void gone_from_plan(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;

	if (!cop_plan_is_open(p, k->j->today))
		return;
	GONE(k, p, owner);
	GONE(k, p, reviewer);
	for (size_t i = 0; i < p->checklist.n; i++) {
		if (!p->checklist.at[i].done.day)
			GONE(k, &p->checklist.at[i], owner);
	}
	for (size_t i = 0; i < p->occurrences.n; i++) {
		const struct cop_occurrence *o = &p->occurrences.at[i];

		if (!o->status && o->date.day >= k->j->today.day)
			GONE(k, o, owner);
	}
}

static void gone_from_member(const struct cop_case *k)
{
	const struct cop_member *m = k->rec;

	if (cop_member_counts(m, k->j->today))
		GONE(k, m, buddy);
}

static void gone_from_note(const struct cop_case *k)
{
	const struct cop_note *n = k->rec;

	if (cop_note_is_open(n, k->j->today))
		GONE(k, n, owner);
}

static void gone_from_platform(const struct cop_case *k)
{
	const struct cop_platform *p = k->rec;

	if (cop_platform_status_on(p, k->j->today) == cop_platform_status_live)
		GONE(k, p, owner);
}

static void gone_from_practice(const struct cop_case *k)
{
	const struct cop_practice *p = k->rec;

	if (cop_practice_status_on(p, k->j->today) == cop_practice_status_adopted)
		GONE(k, p, owner);
}

static void gone_from_charter(const struct cop_case *k)
{
	const struct cop_charter *c = k->rec;

	GONE(k, &c->policies, contact);
	GONE(k, &c->feedback, owner);
	for (size_t i = 0; i < c->participation.barriers.n; i++)
		GONE(k, &c->participation.barriers.at[i], owner);
	for (size_t i = 0; i < c->stakeholders.n; i++)
		GONE(k, &c->stakeholders.at[i], owner);
}

static void not_current_member(const struct cop_case *k)
{
	cop_case_each(k, cop_kind_charter, gone_from_charter);
	cop_case_each(k, cop_kind_role, gone_from_role);
	cop_case_each(k, cop_kind_member, gone_from_member);
	cop_case_each(k, cop_kind_platform, gone_from_platform);
	cop_case_each(k, cop_kind_plan, gone_from_plan);
	cop_case_each(k, cop_kind_practice, gone_from_practice);
	cop_case_each(k, cop_kind_note, gone_from_note);
}

/* --- erased-reference --- */

/* Day on which the person was erased, zero where they were not. */
static struct cop_date erased_on(const struct cop_case *k, const char *who)
{
	const struct cop_member *m = cop_member_of(k->j->c, who);
	const struct cop_member_step *s = m ? cop_member_step_on(m, k->j->today) : NULL;

	if (!s || s->status != cop_member_status_erased)
		return (struct cop_date){ 0 };
	return s->date;
}

/* Facts from before that day stay; `day` zero: it speaks of the present. */
static void look_erased(const struct cop_case *k, const struct cop_rec *map,
			const char *key, const char *who, struct cop_date day)
{
	struct cop_date erased = erased_on(k, who);
	char text[COP_DATE_TEXT];
	struct cop_finding *f;

	if (!erased.day || (day.day && day.day <= erased.day))
		return;
	f = cop_flag(k,
		     cop_rec_where_value(k->j->c->places, cop_records[k->kind]->schema,
					 k->item->record, map, key, who),
		     "this person was erased on %s", cop_date_text(erased, text));
	f->since = erased.day;
}

#define NOW ((struct cop_date){ 0 })
#define ERASED(k, map, field, day) \
	look_erased((k), &(map)->rec, #field, (map)->field, (day))
#define ERASED_IN(k, map, field, day) \
	do { \
		for (size_t i_ = 0; i_ < (map)->field.n; i_++) \
			look_erased((k), &(map)->rec, #field, (map)->field.at[i_], \
				    (day)); \
	} while (0)

static void erased_in_member(const struct cop_case *k)
{
	const struct cop_member *m = k->rec;

	ERASED(k, m, buddy, NOW);
	ERASED(k, m, invited_by, NOW);
}

static void erased_in_role(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (cop_holder_on(h, k->j->today))
			ERASED(k, h, member, NOW);
	}
}

static void erased_in_plan(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;

	if (!cop_plan_is_open(p, k->j->today))
		return;
	ERASED(k, p, owner, NOW);
	ERASED(k, p, publisher, NOW);
	ERASED(k, p, reviewer, NOW);
	ERASED(k, p, logistics, NOW);
	ERASED_IN(k, p, amplifiers, NOW);
}

static void erased_in_note(const struct cop_case *k)
{
	const struct cop_note *n = k->rec;

	ERASED_IN(k, n, by, n->date);
	ERASED(k, n, owner, n->date);
	ERASED_IN(k, n, people, n->date);
}

static void erased_in_gathering(const struct cop_case *k)
{
	const struct cop_gathering *g = k->rec;

	ERASED_IN(k, g, attended, g->date);
	for (size_t i = 0; i < g->contributed.n; i++)
		ERASED(k, &g->contributed.at[i], member, g->date);
}

static void erased_in_activity(const struct cop_case *k)
{
	const struct cop_activity *a = k->rec;

	for (size_t i = 0; i < a->lines.n; i++)
		ERASED(k, &a->lines.at[i], member, a->lines.at[i].date);
}

static void erased_reference(const struct cop_case *k)
{
	cop_case_each(k, cop_kind_role, erased_in_role);
	cop_case_each(k, cop_kind_member, erased_in_member);
	cop_case_each(k, cop_kind_plan, erased_in_plan);
	cop_case_each(k, cop_kind_gathering, erased_in_gathering);
	cop_case_each(k, cop_kind_activity, erased_in_activity);
	cop_case_each(k, cop_kind_note, erased_in_note);
}

/* --- owner-on-break --- */

/* Does somebody cover for the person, in whatever role, on that day? */
static bool is_covered(const struct cop_community *c, const char *member,
		       struct cop_date on)
{
	const struct cop_role *r;

	for (COP_EACH(c, role, r)) {
		for (size_t i = 0; i < r->holders.n; i++) {
			const struct cop_holder *h = &r->holders.at[i];

			if (h->stands_in_for && strcmp(h->stands_in_for, member) == 0 &&
			    cop_holder_on(h, on))
				return true;
		}
	}
	return false;
}

/* The break a person is on that day; NULL: they are there. */
static const struct cop_member_step *break_on(const struct cop_case *k,
					      const char *member, struct cop_date on)
{
	const struct cop_member *m = cop_member_of(k->j->c, member);
	const struct cop_member_step *s = m ? cop_member_step_on(m, on) : NULL;

	if (!s || s->status != cop_member_status_on_break)
		return NULL;
	return s->until.day && s->until.day < on.day ? NULL : s;
}

static void owner_on_break(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;
	const struct cop_member_step *away = NULL;
	char until[COP_DATE_TEXT];
	const char **people;
	struct cop_finding *f;
	size_t n;

	if (!cop_plan_is_open(p, k->j->today) || !p->owner || !p->due.day)
		return;
	n = cop_who_members(k->j->c, p->owner, p->due, &people);
	for (size_t i = 0; i < n; i++) {
		away = break_on(k, people[i], p->due);
		if (!away || is_covered(k->j->c, people[i], p->due))
			return;
	}
	if (!n || !away)
		return;
	f = cop_flag(k, COP_AT(k, plan, p, owner), "%s is away until %s",
		     cop_case_who(k, people[n - 1]), cop_date_text(away->until, until));
	f->since = away->date.day;
}

/* --- reviewer-is-owner --- */

static bool is_among(const char *who, const char *const *people, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(people[i], who) == 0)
			return true;
	}
	return false;
}

static void reviewer_is_owner(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;
	const char **owners, **reviewers;
	size_t nowners, nreviewers;

	if (!cop_plan_is_open(p, k->j->today) || !p->owner || !p->reviewer)
		return;
	nowners = cop_who_members(k->j->c, p->owner, k->j->today, &owners);
	nreviewers = cop_who_members(k->j->c, p->reviewer, k->j->today, &reviewers);
	for (size_t i = 0; i < nreviewers; i++) {
		if (!is_among(reviewers[i], owners, nowners))
			return;
	}
	if (nreviewers || strcmp(p->owner, p->reviewer) == 0)
		cop_flag(k, COP_AT(k, plan, p, reviewer),
			 "a review needs another pair of eyes than the owner's");
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "erased-reference",
		       .title = "a person who was erased is named anew",
		       .explain = "When somebody is erased, what they did before stays "
				  "under an "
				  "id that tells nothing. After that day nothing should "
				  "point to "
				  "them any more.",
		       .hint = "cop NOUN edit ID; remove the name, or name somebody else",
		       COP_ALWAYS(COP_WARNING)),
	  .all = erased_reference },
	{ .id = COP_ID(.id = "not-current-member",
		       .title = "somebody is responsible who is not there",
		       .explain =
			       "A role, an open item or a newcomer in the hands of "
			       "somebody "
			       "who left, declined or has not joined yet is in nobody's "
			       "hands. Naming a role in place of a person saves this at "
			       "every "
			       "hand-over.",
		       .hint = "cop NOUN edit ID; hand it over to somebody who is there",
		       COP_ALWAYS(COP_WARNING)),
	  .all = not_current_member },
	{ .id = COP_ID(.id = "owner-on-break",
		       .title = "an item falls due while its owner is away",
		       .explain =
			       "Breaks are welcome, and they are known beforehand. An "
			       "item "
			       "that falls due in one needs a stand-in, another owner or "
			       "another day.",
		       .hint = "cop plan set ID owner MEMBER; or another day, or a "
			       "stand-in",
		       COP_ALWAYS(COP_WARNING)),
	  .needs = COP_KIND_BIT(role) | COP_KIND_BIT(member),
	  .of = cop_kind_plan,
	  .each = owner_on_break },
	{ .id = COP_ID(.id = "reviewer-is-owner", .title = "the reviewer is the owner",
		       .explain =
			       "A review by the same person, or by the one who holds the "
			       "owner's role, finds what the author finds. It takes "
			       "another "
			       "pair of eyes, be it for ten minutes.",
		       .hint = "cop plan set ID reviewer MEMBER",
		       COP_ALWAYS(COP_WARNING)),
	  .needs = COP_KIND_BIT(role) | COP_KIND_BIT(member),
	  .of = cop_kind_plan,
	  .each = reviewer_is_owner },
};

COP_RULE_ROWS(people, rows);
