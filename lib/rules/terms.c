/* SPDX-License-Identifier: MIT */
/* Risks of who holds what until when: successors, one person for all, empty core. */
#include <string.h>

#include "health/manager.h"
#include "model/life.h"
#include "model/seen.h"
#include "rules/subjects.h"

#define CORE_DAYS 90
#define FEW_HOURS 4.0
#define MANY_LEADERS 4

static bool is_key(const struct cop_role *r)
{
	return r->kind == cop_role_kind_role &&
	       (r->importance == cop_importance_required ||
		r->importance == cop_importance_recommended) &&
	       strcmp(r->rec.id, "members") != 0;
}

static bool is_away(const struct cop_case *k, const char *member)
{
	const struct cop_member *m = cop_member_of(k->j->c, member);

	return m && cop_member_status_on(m, k->j->today) == cop_member_status_on_break;
}

/* --- no-successor --- */

/* How the present holders of a role end. */
struct ending {
	const struct cop_holder *last; /* the one who stays longest */
	struct cop_date first_day, end;
	size_t n;
};

/* False: nobody holds it, or somebody without an end. */
static bool find_ending(const struct cop_case *k, const struct cop_role *r,
			struct ending *e)
{
	*e = (struct ending){ 0 };
	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];
		struct cop_date end = cop_holder_end(r, h);

		if (!cop_holder_on(h, k->j->today) || h->stands_in_for)
			continue;
		if (!end.day)
			return false;
		if (!e->n || end.day < e->first_day.day)
			e->first_day = end;
		if (!e->n || end.day > e->end.day) {
			e->end = end;
			e->last = h;
		}
		e->n++;
	}
	return e->n > 0;
}

/* Does somebody hold it the day after, who does not yet? */
static bool has_successor(const struct cop_role *r, const struct ending *e)
{
	struct cop_date next = cop_date_add(e->end, 1);

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];
		struct cop_date end = cop_holder_end(r, h);

		if (cop_holder_on(h, next) && (!end.day || end.day >= next.day) &&
		    !h->stands_in_for)
			return true;
	}
	return false;
}

static void flag_successor(const struct cop_case *k, const struct cop_role *r,
			   const struct ending *e)
{
	char day[COP_DATE_TEXT];
	const char *then = cop_date_text(cop_date_add(e->end, 1), day);
	struct cop_finding *f;

	if (e->n > 1 && e->first_day.day == e->end.day)
		f = cop_flag(k, cop_case_map(k, &e->last->rec),
			     "all %zu terms end together, vacant from %s, nobody named",
			     e->n, then);
	else
		f = cop_flag(k, cop_case_map(k, &e->last->rec),
			     "vacant from %s, nobody named", then);
	cop_flag_hint(k, f,
		      "cop role assign %s MEMBER --from %s; or ask whether the term goes "
		      "on: cop role set %s holders.%s.to DATE",
		      r->rec.id, then, r->rec.id, e->last->member);
}

static void no_successor(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	struct ending e;
	int32_t soon = k->j->today.day + (int32_t)cop_case_limit(k, 0);
	bool together;

	if (!is_key(r) || !cop_role_open(r, k->j->today) || !find_ending(k, r, &e) ||
	    e.end.day < k->j->today.day || has_successor(r, &e))
		return;
	together = e.n > 1 && e.first_day.day == e.end.day;
	if (together || e.end.day <= soon)
		flag_successor(k, r, &e);
}

/* --- no-manager --- */

static void no_manager(const struct cop_case *k)
{
	const struct cop_role *r = cop_role_of(k->j->c, COP_MANAGER);
	struct cop_where where = { .record = "roles/" COP_MANAGER };
	const char *away = NULL;
	struct cop_finding *f;

	for (size_t i = 0; r && i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (!cop_holder_on(h, k->j->today))
			continue;
		if (!is_away(k, h->member))
			return;
		away = h->member;
	}
	if (r)
		where = cop_where_in(
			k->j->c, cop_community_item(k->j->c, cop_kind_role, COP_MANAGER),
			cop_kind_role, &r->rec, "title");
	if (away)
		f = cop_flag(k, where,
			     "%s, who looks after the community, is away, and nobody "
			     "stands in",
			     cop_case_who(k, away));
	else
		f = cop_flag(k, where, "nobody looks after the community");
	if (away)
		cop_flag_hint(k, f,
			      "cop role assign " COP_MANAGER
			      " MEMBER --stands-in-for %s --to DATE",
			      away);
	else
		cop_flag_hint(k, f, "cop role %s",
			      r ? "assign " COP_MANAGER " MEMBER"
				: "add --standard " COP_MANAGER);
}

/* --- one-person --- */

/* The one person who holds it for themselves; NULL: nobody, or several. */
static const char *only_holder(const struct cop_case *k, const struct cop_role *r)
{
	const char *only = NULL;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (!cop_holder_on(h, k->j->today))
			continue;
		if (only && strcmp(only, h->member) != 0)
			return NULL;
		only = h->member;
	}
	return only;
}

/* Weekly hours that somebody gives in the key roles held alone; unknown where one is. */
static struct cop_num hours_alone(const struct cop_case *k, const char *member)
{
	struct cop_num sum = { 0, true };
	const struct cop_role *r;

	for (COP_EACH(k->j->c, role, r)) {
		for (size_t i = 0; is_key(r) && i < r->holders.n; i++) {
			const struct cop_holder *h = &r->holders.at[i];
			struct cop_num hours = cop_holder_hours(r, h);

			if (!cop_holder_on(h, k->j->today) ||
			    strcmp(h->member, member) != 0)
				continue;
			sum.known = sum.known && hours.known;
			sum.value += hours.known ? hours.value : 0;
		}
	}
	return sum;
}

/* Key roles that this person alone holds, as a list of ids; the sponsor's is a part of its own. */
static size_t held_alone(const struct cop_case *k, const char *member,
			 struct cop_buf *out)
{
	const struct cop_role *r;
	size_t n = 0;

	for (COP_EACH(k->j->c, role, r)) {
		const char *only;

		if (!is_key(r) || strcmp(r->rec.id, "sponsor") == 0 ||
		    !cop_role_open(r, k->j->today))
			continue;
		only = only_holder(k, r);
		if (!only || strcmp(only, member) != 0)
			continue;
		cop_buf_printf(out, "%s%s", n ? ", " : "", r->rec.id);
		n++;
	}
	return n;
}

static void flag_one_person(const struct cop_case *k, struct cop_finding *f)
{
	struct cop_num hours = hours_alone(k, k->item->id);

	if (k->j->age == COP_AGE_ESTABLISHED && hours.known && hours.value <= FEW_HOURS)
		f->severity = COP_CRITICAL;
}

/* Does the work fall to this person alone? A role means its only holder. */
static bool falls_to(const struct cop_case *k, const char *owner, const char *member)
{
	const struct cop_role *r = cop_role_of(k->j->c, owner);
	const char *only = r ? only_holder(k, r) : owner;

	return only && strcmp(only, member) == 0;
}

/* Open items, and how many of them this person owns. */
static size_t owned(const struct cop_case *k, const char *member, size_t *ret_open)
{
	const struct cop_plan *p;
	size_t n = 0;

	*ret_open = 0;
	for (COP_EACH(k->j->c, plan, p)) {
		if (!p->owner || p->kind == cop_plan_kind_external_event ||
		    cop_plan_status_on(p, k->j->today) == cop_plan_status_idea ||
		    !cop_plan_is_open(p, k->j->today))
			continue;
		++*ret_open;
		n += falls_to(k, p->owner, member);
	}
	return n;
}

static void one_person(const struct cop_case *k)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf roles = { 0 };
	const struct cop_member *m = k->rec;
	size_t alone, open, of_open;
	struct cop_finding *f;

	if (!cop_member_counts(m, k->j->today))
		return;
	alone = held_alone(k, k->item->id, &roles);
	if (alone > 1) {
		f = cop_flag(k, COP_AT(k, member, m, name), "%s alone holds %s",
			     cop_case_who(k, k->item->id), cop_buf_str(&roles));
		flag_one_person(k, f);
		return;
	}
	of_open = owned(k, k->item->id, &open);
	if (open < (size_t)cop_case_limit(k, 1) ||
	    (double)of_open * 100 < cop_case_limit(k, 0) * (double)open)
		return;
	f = cop_flag(k, COP_AT(k, member, m, name), "%s owns %zu of %zu open items",
		     cop_case_who(k, k->item->id), of_open, open);
	cop_flag_hint(k, f, "cop plan set ITEM owner MEMBER");
	flag_one_person(k, f);
}

/* --- single-leader, leader-overloaded --- */

static size_t leaders(const struct cop_case *k, const struct cop_role *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->holders.n; i++)
		n += cop_holder_on(&r->holders.at[i], k->j->today) &&
		     !r->holders.at[i].stands_in_for;
	return n;
}

static void single_leader(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;

	if (strcmp(k->item->id, "community-leader") == 0 &&
	    k->j->age == COP_AGE_ESTABLISHED && leaders(k, r) == 1)
		cop_flag(k, cop_case_map(k, &r->rec), "one person leads alone");
}

static void leader_overloaded(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	struct cop_arena *a = k->j->c->arena;
	struct cop_date on = k->j->today;
	struct cop_num given = { 0, true };
	double load;
	size_t n;

	if (strcmp(k->item->id, "community-leader") != 0 || !(n = leaders(k, r)))
		return;
	if (n > MANY_LEADERS) {
		cop_flag(k, cop_case_map(k, &r->rec),
			 "%zu people lead together; more than %d wait for each other", n,
			 MANY_LEADERS);
		return;
	}
	for (size_t i = 0; i < r->holders.n; i++) {
		struct cop_num hours = cop_holder_hours(r, &r->holders.at[i]);

		if (!cop_holder_on(&r->holders.at[i], on))
			continue;
		given.known = given.known && hours.known;
		given.value += hours.known ? hours.value : 0;
	}
	load = cop_owned_hours(a, k->j->c, cop_case_calendar(k), k->item->id, on) / 4;
	if (given.known && load > given.value * 1.25)
		cop_flag(k, cop_case_map(k, &r->rec),
			 "leaders give %s a week, what they own takes %s",
			 cop_hours_text(a, given.value), cop_hours_text(a, load));
}

/* --- core-idle --- */

static void flag_empty(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	struct cop_finding *f =
		cop_flag(k, cop_case_map(k, &r->rec), "the core group is empty");

	cop_flag_hint(k, f, "cop role assign core-group MEMBER...");
}

/* Was anybody at all seen since? Where nothing is recorded, nobody can be called idle. */
static bool anybody_since(const struct cop_case *k, const struct cop_seen *seen,
			  struct cop_date since)
{
	const struct cop_member *m;

	for (COP_EACH(k->j->c, member, m)) {
		if (cop_seen_day(seen, m->rec.id).day >= since.day)
			return true;
	}
	return false;
}

static void core_idle(const struct cop_case *k)
{
	struct cop_date since = cop_date_add(k->j->today, -CORE_DAYS);
	const struct cop_role *r = k->rec;
	struct cop_error ignored = { 0 };
	size_t n = 0, seen_lately = 0;
	struct cop_finding *f;
	struct cop_seen seen;

	if (strcmp(k->item->id, "core-group") != 0 || !cop_role_open(r, k->j->today) ||
	    cop_seen_read(k->j->c, k->j->today, &seen, &ignored))
		return;
	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (!cop_holder_on(h, k->j->today) || is_away(k, h->member))
			continue;
		n++;
		seen_lately += cop_seen_day(&seen, h->member).day >= since.day;
	}
	if (!n) {
		flag_empty(k);
		return;
	}
	if (seen_lately * 2 >= n)
		return;
	if (!anybody_since(k, &seen, since)) {
		f = cop_flag(k, cop_case_map(k, &r->rec),
			     "nobody is on record as having taken part in %d days",
			     CORE_DAYS);
		f->severity = COP_UNKNOWN;
		cop_flag_hint(k, f, "cop health import FILE --as attendance");
		return;
	}
	f = cop_flag(k, cop_case_map(k, &r->rec),
		     "%zu of %zu in the core group took part in %d days", seen_lately, n,
		     CORE_DAYS);
	f->severity = COP_WARNING;
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "no-successor",
		       .title = "a role that the community needs will be vacant, and "
				"nobody "
				"is named",
		       .explain =
			       "Who comes next is easiest to settle while the holder is "
			       "still there to hand over. A required or recommended role "
			       "is named when its last term ends within sixty days and "
			       "nobody follows, or when all its terms end on one day.",
		       .hint = "cop role handover ROLE OUTGOING INCOMING --from DATE",
		       COP_ALWAYS(COP_WARNING)),
	  .risk = true,
	  .limits = { { "successor-within", 60, "days",
			"Days before the end of a term by which somebody is named." } },
	  .of = cop_kind_role,
	  .each = no_successor },
	{ .id = COP_ID(.id = "no-manager", .title = "nobody looks after the community",
		       .explain =
			       "No community runs by itself: without somebody who looks "
			       "after people and rhythm it falls silent. Somebody on a "
			       "break counts only with a stand-in.",
		       COP_ALWAYS(COP_CRITICAL)),
	  .risk = true,
	  .needs = COP_KIND_BIT(role) | COP_KIND_BIT(member),
	  .all = no_manager },
	{ .id = COP_ID(.id = "one-person", .title = "one person carries the community",
		       .explain =
			       "A community that hangs on one person ends with their "
			       "next "
			       "job. Somebody is named who alone holds several required "
			       "or recommended roles (the sponsor's is apart), or owns "
			       "most open items of the plan. With four hours or less for "
			       "it in an established community it is critical.",
		       .hint = "ask somebody to share one of them: cop role assign ROLE "
			       "MEMBER",
		       COP_WHEN_ESTABLISHED),
	  .risk = true,
	  .limits = { { "items-of-one", 70, "percent",
			"Share of open items that one person may own." },
		      { "items-at-least", 5, "items",
			"Open items below which nobody is named." } },
	  .needs = COP_KIND_BIT(role) | COP_KIND_BIT(plan),
	  .of = cop_kind_member,
	  .each = one_person },
	{ .id = COP_ID(.id = "single-leader",
		       .title = "an established community has one leader",
		       .explain = "Two leaders cover for each other and make a change of "
				  "leaders ordinary. While a community is young one is "
				  "enough.",
		       .hint = "cop role assign community-leader MEMBER",
		       COP_ALWAYS(COP_INFO)),
	  .risk = true,
	  .of = cop_kind_role,
	  .each = single_leader },
	{ .id = COP_ID(.id = "leader-overloaded",
		       .title = "leaders own more work than they have time for, or are "
				"too "
				"many",
		       .explain =
			       "What leaders own in the next four weeks is compared with "
			       "the hours they give; a quarter more is let pass. More "
			       "than four leaders wait for each other.",
		       .hint = "cop plan list --where owner=community-leader; find other "
			       "owners",
		       COP_ALWAYS(COP_WARNING)),
	  .risk = true,
	  .needs = COP_KIND_BIT(plan),
	  .of = cop_kind_role,
	  .each = leader_overloaded },
	{ .id = COP_ID(.id = "core-idle",
		       .title =
			       "the core group is empty, or most of it has not been seen",
		       .explain =
			       "A core group that nobody is in, or that does not come, "
			       "is "
			       "the most common reason why communities end. Less than "
			       "half of it seen in ninety days is a warning; breaks are "
			       "no idleness.",
		       .hint = "a personal word first; then cop role assign core-group "
			       "MEMBER",
		       .pre = COP_INFO, .young = COP_CRITICAL,
		       .established = COP_CRITICAL),
	  .risk = true,
	  .needs = COP_KIND_BIT(member) | COP_KIND_BIT(activity) |
		   COP_KIND_BIT(gathering),
	  .of = cop_kind_role,
	  .each = core_idle },
};

COP_RULE_ROWS(terms, rows);
