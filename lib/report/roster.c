/* SPDX-License-Identifier: MIT */
/* Who's who: roles, holders, groups. */
#include <string.h>

#include "report/consent.h"
#include "report/report.h"

static const struct cop_column columns[] = {
	{ "role", "Role", 0 },   { "who", "Held by", 0 },      { "since", "Since", 0 },
	{ "until", "Until", 0 }, { "id", NULL, COP_COL_JSON },
};
enum { ROLE, WHO, SINCE, UNTIL, ID };

static bool is_everybody(const struct cop_role *r)
{
	return strcmp(r->rec.id, "members") == 0 && !r->holders.n;
}

/* The last day of the longest term, zero where one is open; and the first day of all. */
static void put_days(const struct cop_role *role, const struct cop_holder *const *holders,
		     size_t n, struct cop_value *row)
{
	struct cop_date since = { 0 }, until = { 0 };
	bool open = false;

	for (size_t i = 0; i < n; i++) {
		struct cop_date end = cop_holder_end(role, holders[i]);

		if (!since.day || holders[i]->from.day < since.day)
			since = holders[i]->from;
		open = open || !end.day;
		if (end.day > until.day)
			until = end;
	}
	row[SINCE] = cop_v_date(since);
	if (!open)
		row[UNTIL] = cop_v_date(until);
}

static void put_role(struct cop_report *r, struct cop_table *t,
		     const struct cop_role *role)
{
	const struct cop_holder **holders;
	size_t n = cop_role_holders(r->arena, role, r->today, &holders);
	const char **ids = COP_NEW_N(r->arena, const char *, n);
	struct cop_value *row = cop_table_row(t);

	for (size_t i = 0; i < n; i++)
		ids[i] = holders[i]->member;
	row[ROLE] = cop_v_text(role->title);
	row[WHO] = n ? cop_report_whos(r, ids, n) : cop_v_word("nobody yet");
	row[ID] = cop_v_word(role->rec.id);
	put_days(role, holders, n, row);
}

/* Open roles of these kinds, as bits; what nobody holds is a gap. */
static size_t put_roles(struct cop_report *r, struct cop_block *s, unsigned kinds)
{
	const struct cop_role *role;
	struct cop_table *t = NULL;
	size_t n = 0;

	for (COP_EACH(r->c, role, role)) {
		if (!(kinds >> role->kind & 1) || !cop_role_open(role, r->today) ||
		    is_everybody(role))
			continue;
		if (!t)
			t = cop_doc_table(r->doc, s, "roles", columns,
					  COP_COUNT(columns));
		put_role(r, t, role);
		n++;
	}
	return n;
}

#define KIND(kind) (1u << cop_role_kind_##kind)

static void roles(struct cop_report *r, struct cop_block *s)
{
	if (!put_roles(r, s, KIND(role)))
		cop_doc_gap(r->doc, s, "roles", "cop role add --standard required");
}

static void groups(struct cop_report *r, struct cop_block *s)
{
	if (!put_roles(r, s, KIND(group)))
		cop_doc_gap(r->doc, s, "groups", "cop role add --standard core-group");
}

static void projects(struct cop_report *r, struct cop_block *s)
{
	if (!put_roles(r, s, KIND(council) | KIND(project)))
		cop_doc_line(r->doc, s, "None at present.");
}

/* --- people --- */

static struct cop_value roles_of(struct cop_report *r, const char *member)
{
	struct cop_value list = cop_v_list();
	const struct cop_role *role;

	for (COP_EACH(r->c, role, role)) {
		if (cop_role_open(role, r->today) &&
		    cop_role_held_by(role, member, r->today))
			cop_v_push(r->arena, &list, cop_v_text(role->title));
	}
	return list;
}

static void put_person(struct cop_report *r, struct cop_table *t,
		       const struct cop_member *m, struct cop_value held)
{
	struct cop_value *row = cop_table_row(t);

	row[0] = cop_v_text(m->name);
	row[1] = held;
	if (cop_consent_opens(m->consent.organisation, r->readers)) {
		row[2] = cop_v_text(m->organisation);
		row[3] = cop_v_text(m->unit);
	}
	if (m->email && cop_consent_opens(m->consent.email, r->readers))
		row[4] = cop_v_text(m->email);
}

/* People who hold something, as far as they may be named; the others are counted. */
static void people(struct cop_report *r, struct cop_block *s)
{
	static const struct cop_column cols[] = {
		{ "name", "Name", 0 },
		{ "roles", "Roles", 0 },
		{ "organisation", "Organisation", 0 },
		{ "unit", "Unit", 0 },
		{ "email", "Mail", 0 },
	};
	const struct cop_member *m;
	struct cop_table *t = NULL;
	size_t unnamed = 0;

	for (COP_EACH(r->c, member, m)) {
		struct cop_value held = roles_of(r, m->rec.id);

		if (!held.u.list.n)
			continue;
		if (!cop_consent_names(r->c, m->rec.id, r->readers)) {
			unnamed++;
			continue;
		}
		if (!t)
			t = cop_doc_table(r->doc, s, "people", cols, COP_COUNT(cols));
		put_person(r, t, m, held);
	}
	if (unnamed)
		cop_doc_line(r->doc, s, "%s not named here.",
			     cop_report_count(r, unnamed, "holder is", "holders are"));
	if (!t && !unnamed)
		cop_doc_gap(r->doc, s, "holders", "cop role assign ROLE MEMBER");
}

static void contact(struct cop_report *r, struct cop_block *s)
{
	const char *who = r->c->charter ? r->c->charter->policies.contact : NULL;
	const char *line = who ? cop_report_who_line(r, &who, 1) : NULL;

	if (line)
		cop_doc_line(r->doc, s, "Whom to tell when something is wrong: %s.",
			     line);
	else
		cop_doc_gap(r->doc, s, "somebody to tell when something is wrong",
			    "cop charter set policies.contact MEMBER");
}

static const struct cop_report_part parts[] = {
	{ "roles", "Roles", roles },          { "groups", "Groups", groups },
	{ "projects", "Projects", projects }, { "people", "People", people },
	{ "contact", "Contact", contact },
};

void cop_report_roster(struct cop_report *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_buf_text(&out, "As of ");
	cop_date_write_long(&out, r->today);
	cop_report_begin(r, cop_report_kind_roster, "who's who", cop_buf_str(&out));
	cop_report_add(r, parts, COP_COUNT(parts));
}
