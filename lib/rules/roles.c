/* SPDX-License-Identifier: MIT */
/* Roles: held, defined, in order. Single holdings: holders.c. */
#include <string.h>

#include "base/enc.h"
#include "model/life.h"
#include "rules/cycle.h"
#include "rules/subjects.h"

static bool has_holder(const struct cop_case *k, const char *role)
{
	const struct cop_role *r = cop_role_of(k->j->c, role);

	for (size_t i = 0; r && i < r->holders.n; i++) {
		if (cop_holder_on(&r->holders.at[i], k->j->today))
			return true;
	}
	return false;
}

/* --- role-unfilled --- */

/* Roles that a community needs whether or not it has written a file for them. */
static const struct {
	const char *id, *title;
	bool required;
} known_roles[] = {
	{ "sponsor", "sponsor", true },
	{ "community-manager", "community manager", true },
	{ "community-leader", "community leader", false },
	{ "technical-expert", "technical expert", false },
};

static void report_unfilled(const struct cop_case *k, struct cop_where where,
			    const char *id, const char *title, bool required)
{
	struct cop_finding *f = cop_flag(k, where, "nobody is %s", title);

	if (!required && k->j->age != COP_AGE_ESTABLISHED)
		f->severity = COP_INFO;
	if (cop_role_of(k->j->c, id))
		cop_flag_hint(k, f, "cop role assign %s MEMBER", id);
	else
		cop_flag_hint(k, f, "cop role add --standard %s", id);
}

static void unfilled(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	bool required = r->importance == cop_importance_required;

	if (!required && r->importance != cop_importance_recommended)
		return;
	if (strcmp(k->item->id, "members") == 0 || !cop_role_open(r, k->j->today) ||
	    has_holder(k, k->item->id))
		return;
	report_unfilled(k, cop_case_map(k, &r->rec), k->item->id,
			r->title ? cop_enc_shown(k->j->c->arena, r->title) : k->item->id,
			required);
}

static void role_unfilled(const struct cop_case *k)
{
	struct cop_arena *a = k->j->c->arena;
	struct cop_finding *f;

	cop_case_each(k, cop_kind_role, unfilled);
	for (size_t i = 0; i < COP_COUNT(known_roles); i++) {
		struct cop_where where = { .record = cop_arena_printf(
						   a, "roles/%s", known_roles[i].id) };

		if (!cop_role_of(k->j->c, known_roles[i].id))
			report_unfilled(k, where, known_roles[i].id, known_roles[i].title,
					known_roles[i].required);
	}
	if (!cop_members_on(k->j->c, k->j->today)) {
		f = cop_flag(k, (struct cop_where){ .record = "roles/members" },
			     "nobody is a member");
		cop_flag_hint(k, f, "cop member add \"NAME\"");
	}
}

/* --- role-not-defined --- */

static const struct cop_holder *first_holder(const struct cop_role *r)
{
	const struct cop_holder *first = NULL;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (h->from.day && (!first || h->from.day < first->from.day))
			first = h;
	}
	return first;
}

static void report_undefined(const struct cop_case *k, const struct cop_role *r)
{
	bool duties = r->kind == cop_role_kind_role && !r->duties.n;
	struct cop_finding *f =
		cop_flag(k, cop_case_map(k, &r->rec), "'%s' is held, but has no%s%s%s",
			 k->item->id, r->purpose ? "" : " purpose",
			 duties ? r->purpose ? " duties" : ", no duties" : "",
			 r->defined.day          ? ""
			 : duties || !r->purpose ? ", no day it was defined"
						 : " day it was defined");

	cop_flag_hint(
		k, f,
		"cop role edit %s; it needs a purpose, a duty and the day it was defined",
		k->item->id);
}

static void role_not_defined(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	const struct cop_holder *first = first_holder(r);
	char from[COP_DATE_TEXT], defined[COP_DATE_TEXT];

	if (!first)
		return;
	if (!r->purpose || (r->kind == cop_role_kind_role && !r->duties.n) ||
	    !r->defined.day)
		report_undefined(k, r);
	else if (first->from.day < r->defined.day)
		cop_flag(k, COP_AT(k, role, r, defined),
			 "'%s' was held from %s, before it was defined on %s",
			 k->item->id, cop_date_text(first->from, from),
			 cop_date_text(r->defined, defined));
}

/* --- seats --- */

/* People who hold it for themselves, each once. */
static size_t seats_taken(const struct cop_case *k, const struct cop_role *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];
		bool again = false;

		if (!cop_holder_on(h, k->j->today) || h->stands_in_for)
			continue;
		for (size_t e = 0; e < i; e++)
			again = again ||
				(cop_holder_on(&r->holders.at[e], k->j->today) &&
				 !r->holders.at[e].stands_in_for &&
				 strcmp(r->holders.at[e].member, h->member) == 0);
		n += !again;
	}
	return n;
}

static bool seats_fall(const struct cop_seats *s)
{
	const struct cop_num order[] = { s->min, s->usual, s->max };

	for (size_t i = 0; i < COP_COUNT(order); i++) {
		for (size_t e = i + 1; e < COP_COUNT(order); e++) {
			if (order[i].known && order[e].known &&
			    order[i].value > order[e].value)
				return true;
		}
	}
	return false;
}

static void seats(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	size_t n = seats_taken(k, r);
	struct cop_finding *f;

	if (!r->seats.rec.src || !cop_role_open(r, k->j->today))
		return;
	if (seats_fall(&r->seats)) {
		f = cop_flag(k, COP_AT(k, role, r, seats),
			     "the seats fall from min over usual to max");
		cop_flag_hint(k, f, "cop role edit %s; min, usual and max do not fall",
			      k->item->id);
	} else if (r->seats.max.known && (double)n > r->seats.max.value) {
		f = cop_flag(k, COP_AT(k, role, r, seats), "%zu holder%s, at most %.0f",
			     n, n == 1 ? "" : "s", r->seats.max.value);
		cop_flag_hint(
			k, f,
			"cop role set %s seats.max %zu, or cop role release %s MEMBER",
			k->item->id, n, k->item->id);
	} else if (n && r->seats.min.known && (double)n < r->seats.min.value) {
		f = cop_flag(k, COP_AT(k, role, r, seats), "%zu holder%s, at least %.0f",
			     n, n == 1 ? "" : "s", r->seats.min.value);
		cop_flag_hint(k, f, "cop role assign %s MEMBER", k->item->id);
	}
}

/* --- reports-cycle --- */

static size_t next_of_role(const void *rec, const char *const **ret)
{
	const struct cop_role *r = rec;

	*ret = &r->reports_to;
	return r->reports_to ? 1 : 0;
}

static void reports_in_circle(const struct cop_case *k, const char *way, const char *next)
{
	const struct cop_role *r = k->rec;

	(void)next;
	cop_flag(k, COP_AT(k, role, r, reports_to), "%s", way);
}

static void reports_cycle(const struct cop_case *k)
{
	static const struct cop_ring ring = { cop_kind_role, next_of_role,
					      reports_in_circle };

	cop_cycles(k, &ring);
}

/* --- sponsor-line --- */

static void sponsor_line(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;

	if (strcmp(k->item->id, "community-leader") != 0 ||
	    !cop_role_open(r, k->j->today))
		return;
	if (!r->reports_to || strcmp(r->reports_to, "sponsor") != 0)
		cop_flag(k, COP_AT(k, role, r, reports_to),
			 "the leader does not report to the sponsor");
}

/* --- core-team-base --- */

/* Does somebody who holds the role belong to the group? */
static bool shares_holder(const struct cop_case *k, const struct cop_role *group,
			  const char *role)
{
	const struct cop_role *r = cop_role_of(k->j->c, role);

	for (size_t i = 0; r && i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (cop_holder_on(h, k->j->today) &&
		    cop_role_held_by(group, h->member, k->j->today))
			return true;
	}
	return false;
}

static void core_team_base(const struct cop_case *k)
{
	static const struct {
		const char *id, *word;
	} base[] = { { "sponsor", "sponsor" },
		     { "community-leader", "leader" },
		     { "community-manager", "manager" } };
	COP_CLEANUP(cop_buf_clear) struct cop_buf lacks = { 0 };
	const struct cop_role *r = k->rec;
	struct cop_finding *f;

	if (strcmp(k->item->id, "core-team") != 0 || !cop_role_open(r, k->j->today))
		return;
	for (size_t i = 0; i < COP_COUNT(base); i++) {
		if (!shares_holder(k, r, base[i].id))
			cop_buf_printf(&lacks, "%s%s", lacks.len ? ", " : "",
				       base[i].word);
	}
	if (!lacks.len)
		return;
	f = cop_flag(k, cop_case_map(k, &r->rec), "the core team lacks its %s",
		     cop_buf_str(&lacks));
	cop_flag_hint(k, f, "cop role assign core-team MEMBER");
}

/* --- council-open --- */

static void council_open(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	char to[COP_DATE_TEXT];
	struct cop_finding *f;

	if (r->kind != cop_role_kind_council || !cop_role_open(r, k->j->today))
		return;
	if (!r->to.day) {
		f = cop_flag(k, COP_AT(k, role, r, to),
			     "this council has no day by which it answers");
		cop_flag_hint(k, f, "cop role set %s to DATE", k->item->id);
	} else if (r->to.day < k->j->today.day) {
		f = cop_flag(k, COP_AT(k, role, r, to), "this council was to end on %s",
			     cop_date_text(r->to, to));
		f->since = r->to.day + 1;
		cop_flag_hint(k, f, "cop role set %s closed DATE output \"...\"",
			      k->item->id);
	}
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "role-unfilled",
		       .title = "a role that the community needs is held by nobody",
		       .explain = "A community without a manager falls silent, without a "
				  "sponsor it loses time and money when they are needed. "
				  "Required and recommended roles are named while nobody "
				  "holds "
				  "them. Importance is a field of the role; change it "
				  "where your "
				  "community works otherwise.",
		       .hint = "cop role assign ROLE MEMBER", COP_FROM_LAUNCH),
	  .needs = COP_KIND_BIT(role) | COP_KIND_BIT(member),
	  .all = role_unfilled },
	{ .id = COP_ID(.id = "role-not-defined",
		       .title = "a role is held before it was defined",
		       .explain = "People who take a role without knowing what it is for "
				  "get "
				  "worn out or let it lie. A role that is held has a "
				  "purpose, "
				  "duties (unless it is a group) and the day on which "
				  "that was "
				  "agreed, not after the first holder began.",
		       .hint = "cop NOUN edit ID; define it first, or correct the day it "
			       "was defined",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_role,
	  .each = role_not_defined },
	{ .id = COP_ID(.id = "seats", .title = "more or fewer holders than seats",
		       .explain =
			       "Seats say how many people a role is made for. With too "
			       "many "
			       "nobody feels meant, with too few the work does not fit. "
			       "Stand-ins take no seat.",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_role,
	  .each = seats },
	{ .id = COP_ID(.id = "reports-cycle",
		       .title = "roles that report to each other in a circle",
		       .explain =
			       "Where a role in the end reports to itself, nobody hears "
			       "its "
			       "report. Follow reports_to from any of the roles named.",
		       .hint = "cop role set ID reports_to ROLE", COP_ALWAYS(COP_ERROR)),
	  .needs = COP_KIND_BIT(role),
	  .all = reports_cycle },
	{ .id = COP_ID(.id = "sponsor-line",
		       .title = "the leader does not report to the sponsor",
		       .explain =
			       "The line from the leader to the sponsor is how needs get "
			       "decided. Where it is not agreed, each of them waits for "
			       "the "
			       "other.",
		       .hint = "cop role set community-leader reports_to sponsor",
		       COP_FROM_LAUNCH),
	  .of = cop_kind_role,
	  .each = sponsor_line },
	{ .id = COP_ID(.id = "core-team-base",
		       .title = "the core team lacks its sponsor, leader or manager",
		       .explain = "The core team is where sponsor, leader and manager "
				  "meet. If "
				  "one of them is missing, its decisions are made twice.",
		       COP_ALWAYS(COP_INFO)),
	  .of = cop_kind_role,
	  .each = core_team_base },
	{ .id = COP_ID(.id = "council-open",
		       .title = "a council is past its day, or has none",
		       .explain = "A council answers one question by one day. When that "
				  "day is "
				  "past it is closed with what came out of it, or given "
				  "a new "
				  "day; a council without an end becomes a committee.",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_role,
	  .each = council_open },
};

COP_RULE_ROWS(roles, rows);
