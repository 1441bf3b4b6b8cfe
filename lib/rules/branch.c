/* SPDX-License-Identifier: MIT */
#include "rules/branch.h"

#include <math.h>
#include <string.h>

#include "base/keys.h"
#include "model/life.h"
#include "rules/subjects.h"

#define ALWAYS_FINE 2 /* so many may go, whatever the share */

/* A rule at work on two sides. */
struct sides {
	struct cop_judge *j;
	const struct cop_branch *b;
	struct cop_case brake, decision;
	struct cop_removal removal;
};

/* The id that a record of that folder has now. */
static const char *now(const struct sides *s, const char *folder, const char *id)
{
	size_t len = strlen(folder);

	for (const char *const *r = s->b->renamed; r && r[0]; r += 2) {
		if (strncmp(r[0], folder, len) == 0 && strcmp(r[0] + len, id) == 0 &&
		    strncmp(r[1], folder, len) == 0)
			return r[1] + len;
	}
	return id;
}

/* --- removal-brake: many at once --- */

static bool belongs(const struct cop_member *m)
{
	enum cop_member_status s = m && m->history.n
					   ? m->history.at[m->history.n - 1].status
					   : cop_member_status_none;

	return s == cop_member_status_active || s == cop_member_status_on_break;
}

/* A last day of today is an end: tomorrow nobody would know that it was this change. */
static bool goes_on(const struct cop_holder *h, struct cop_date today)
{
	return h->member && (!h->to.day || h->to.day > today.day);
}

static struct cop_keys with_role(const struct sides *s, const struct cop_community *c)
{
	struct cop_keys held = { .arena = s->j->c->arena };
	const struct cop_role *r;

	for (COP_EACH(c, role, r)) {
		for (size_t i = 0; i < r->holders.n; i++) {
			const struct cop_holder *h = &r->holders.at[i];

			if (goes_on(h, s->j->today))
				cop_keys_put(&held, h->member, 1);
		}
	}
	return held;
}

static void brake(struct sides *s, const char *record, size_t gone, size_t all,
		  const char *what)
{
	const struct cop_where where = { .record = record };
	double share = all ? 100.0 * (double)gone / (double)all : 0;
	const char *command = s->b->command;
	struct cop_finding *f;

	if (gone <= ALWAYS_FINE || share <= s->b->most)
		return;
	f = cop_flag(&s->brake, where, "%zu of %zu %s %s gone at once", gone, all, what,
		     command ? "are" : "would be");
	cop_flag_hint(&s->brake, f, "%s%s--max-removal %.0f%%; if it is meant",
		      command ? command : "", command ? " " : "", ceil(share));
	s->removal.share = fmax(s->removal.share, ceil(share));
}

static void count_removed(struct sides *s)
{
	const struct cop_keys held = with_role(s, s->b->old);
	const struct cop_keys still = with_role(s, s->j->c);
	size_t members = 0, left = 0, holders = 0, without = 0;
	const struct cop_member *m;

	for (COP_EACH(s->b->old, member, m)) {
		const char *id = now(s, "members/", m->rec.id);
		bool had = cop_keys_find(&held, m->rec.id) != NULL;

		members += belongs(m);
		left += belongs(m) && !belongs(cop_member_of(s->j->c, id));
		holders += had;
		without += had && !cop_keys_find(&still, id);
	}
	brake(s, "members", left, members, "members");
	brake(s, "roles", without, holders, "people with a role");
}

/* --- removal-brake: the last holder of a required role --- */

static bool is_held(const struct cop_role *r, struct cop_date today)
{
	for (size_t i = 0; i < r->holders.n; i++) {
		if (goes_on(&r->holders.at[i], today))
			return true;
	}
	return false;
}

static void flag_vacant(struct sides *s, const char *id, struct cop_where where)
{
	const char *command = s->b->command;
	struct cop_finding *f = cop_flag(&s->brake, where,
					 "'%s' is required and %s its last holder", id,
					 command ? "loses" : "would lose");

	if (command)
		cop_flag_hint(&s->brake, f,
			      "cop role assign %s MEMBER; if it is meant, %s "
			      "--leave-vacant",
			      id, command);
	else
		cop_flag_hint(&s->brake, f,
			      "cop role assign %s MEMBER first, or --leave-vacant", id);
	s->removal.vacates = true;
}

static void look_at_required(struct sides *s)
{
	const struct cop_date today = s->j->today, tomorrow = cop_date_add(today, 1);
	const struct cop_role *old;

	for (COP_EACH(s->b->old, role, old)) {
		const char *id = now(s, "roles/", old->rec.id);
		const struct cop_item *item =
			cop_community_item(s->j->c, cop_kind_role, id);
		const struct cop_role *new = item ? item->rec : NULL;
		struct cop_where where = { .record = cop_arena_printf(s->j->c->arena,
								      "roles/%s", id) };

		if (old->importance != cop_importance_required || !is_held(old, today) ||
		    (new && (is_held(new, today) || !cop_role_open(new, tomorrow))))
			continue;
		if (new)
			where = cop_where_in(s->j->c, item, cop_kind_role, &new->rec,
					     "holders");
		flag_vacant(s, id, where);
	}
}

/* --- decision-missing --- */

static bool was_so(const struct sides *s, const struct cop_role *old,
		   const struct cop_holder *new)
{
	for (size_t i = 0; old && i < old->holders.n; i++) {
		const struct cop_holder *h = &old->holders.at[i];

		if (h->member && new->member && h->from.day == new->from.day &&
		    h->to.day ==
			    new->to.day &&strcmp(now(s, "members/", h->member),
						 new->member) == 0)
			return true;
	}
	return false;
}

static const struct cop_role *role_before(const struct sides *s, const char *id)
{
	const struct cop_role *r;

	for (COP_EACH(s->b->old, role, r)) {
		if (strcmp(now(s, "roles/", r->rec.id), id) == 0)
			return r;
	}
	return NULL;
}

static void look_at_holders(const struct sides *s)
{
	const struct cop_items *roles = &s->j->c->items[cop_kind_role];

	for (size_t n = 0; n < roles->n; n++) {
		const struct cop_role *new = roles->at[n].rec;
		const struct cop_role *old = role_before(s, roles->at[n].id);

		for (size_t i = 0; old != new &&i < new->holders.n; i++) {
			const struct cop_holder *h = &new->holders.at[i];

			if (h->decision || !h->member || was_so(s, old, h))
				continue;
			cop_flag(&s->decision,
				 cop_where_in(s->j->c, &roles->at[n], cop_kind_role,
					      &h->rec, "member"),
				 "a change of role of '%s' without its decision",
				 h->member);
		}
	}
}

static void look_at_adoptions(const struct sides *s)
{
	const struct cop_charter *old = s->b->old->charter, *new = s->j->c->charter;
	const struct cop_item *item = cop_community_item(s->j->c, cop_kind_charter, "");

	for (size_t i = old ? old->history.n : 0; new &&i < new->history.n; i++) {
		const struct cop_charter_step *step = &new->history.at[i];

		if (step->status == cop_charter_status_adopted && !step->decision)
			cop_flag(&s->decision,
				 cop_where_in(s->j->c, item, cop_kind_charter, &step->rec,
					      "status"),
				 "the charter is adopted without its decision");
	}
}

/* --- the rows --- */

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "removal-brake",
		       .title = "many members or holders gone at once",
		       .explain = "Asked of every change before it is written, and of a "
				  "branch with --base. A quarter of the register that "
				  "is gone at once is more often a slip of a script "
				  "than a decision, and so is a required role without "
				  "anybody. Two people may always go; for more there is "
				  "--max-removal, for the role --leave-vacant.",
		       .hint = "cop diff; if it is meant, --max-removal",
		       COP_ALWAYS(COP_ERROR)) },
	{ .id = COP_ID(.id = "decision-missing",
		       .title = "a change of role or an adoption without its decision",
		       .explain = "With --base only. Who decided it, and why, is what "
				  "people ask a year later; a note of the decision, "
				  "linked where it took effect, answers them.",
		       .hint = "cop note add decision TITLE; then name it as decision "
			       "there",
		       COP_ALWAYS(COP_INFO)) },
};

COP_RULE_ROWS(branch_rows, rows);

static struct sides both(struct cop_judge *j, const struct cop_branch *b)
{
	return (struct sides){
		.j = j,
		.b = b,
		.brake = { .j = j, .rule = &rows[0], .kind = cop_kind_role },
		.decision = { .j = j, .rule = &rows[1], .kind = cop_kind_role },
	};
}

struct cop_removal cop_rules_brake(struct cop_judge *j, const struct cop_branch *b)
{
	struct sides s = both(j, b);

	count_removed(&s);
	if (!b->leave_vacant)
		look_at_required(&s);
	return s.removal;
}

void cop_rules_branch(struct cop_judge *j, const struct cop_branch *b)
{
	const struct sides s = both(j, b);

	cop_rules_brake(j, b);
	look_at_holders(&s);
	look_at_adoptions(&s);
}
