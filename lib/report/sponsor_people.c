/* SPDX-License-Identifier: MIT */
/* Who is in it, and which roles are held. */
#include "report/sponsor.h"

#include <string.h>

#include "report/consent.h"
#include "report/figures.h"

static const struct cop_column columns[] = {
	{ "role", "Role", 0 }, { "who", "Held by", 0 },      { "until", "Until", 0 },
	{ "need", "Need", 0 }, { "id", NULL, COP_COL_JSON },
};

static int by_name(const void *va, const void *vb)
{
	return cop_str_order(*(const struct cop_str *const *)va,
			     *(const struct cop_str *const *)vb);
}

/* How many different names; they are counted, never shown. Sorts them. */
static size_t count_names(const struct cop_str **names, size_t n)
{
	size_t different = n > 0;

	cop_sort(names, n, sizeof(*names), by_name);
	for (size_t i = 1; i < n; i++)
		different += !cop_str_same_name(names[i - 1], names[i]);
	return different;
}

/* Who is from elsewhere is unknown until the host is named, or somebody is marked so. */
static const char *from_others(const struct cop_report *r, size_t external, size_t n)
{
	if (!external && !cop_str_len(r->c->cop->organisation))
		return "";
	return cop_arena_printf(r->arena, "; %zu of %zu are from other organisations",
				external, n);
}

static void put_reach(struct cop_report *r, struct cop_block *s)
{
	size_t most = r->c->items[cop_kind_member].n, external = 0, n = 0;
	struct cop_period known = { r->period.from, r->end };
	const struct cop_str **from = COP_NEW_N(r->arena, const struct cop_str *, most);
	const struct cop_str **units = COP_NEW_N(r->arena, const struct cop_str *, most);
	size_t nfrom = 0, nunits = 0;
	const struct cop_member *m;

	for (COP_EACH(r->c, member, m)) {
		if (!cop_member_counts(m, r->end))
			continue;
		n++;
		external += cop_member_external(r->c, m);
		if (cop_str_len(m->organisation))
			from[nfrom++] = m->organisation;
		if (cop_str_len(m->unit))
			units[nunits++] = m->unit;
	}
	cop_doc_line(r->doc, s, "%zu joined in %s%s.",
		     cop_members_moved(r->c, known).came,
		     cop_report_span_text(r, r->period), from_others(r, external, n));
	if (nfrom)
		cop_doc_line(r->doc, s, "Reached: %s and %s.",
			     cop_report_count(r, count_names(from, nfrom), "organisation",
					      "organisations"),
			     cop_report_count(r, count_names(units, nunits), "office",
					      "offices"));
}

static struct cop_date last_day(const struct cop_report *r, const struct cop_role *role)
{
	struct cop_date last = { 0 };

	for (size_t i = 0; i < role->holders.n; i++) {
		const struct cop_holder *h = &role->holders.at[i];
		struct cop_date end = cop_holder_end(role, h);

		if (!cop_holder_on(h, r->end))
			continue;
		if (!end.day)
			return (struct cop_date){ 0 };
		last = end.day > last.day ? end : last;
	}
	return last;
}

static void put_role(struct cop_report *r, struct cop_table *t,
		     const struct cop_role *role)
{
	struct cop_value *row = cop_table_row(t);
	const char **who;
	const struct cop_holder **holders;
	size_t n = cop_role_holders(r->arena, role, r->end, &holders);

	who = COP_NEW_N(r->arena, const char *, n);
	for (size_t i = 0; i < n; i++)
		who[i] = holders[i]->member;
	row[0] = cop_v_text(role->title);
	row[1] = n ? cop_report_whos(r, who, n) : cop_v_word("vacant");
	row[2] = cop_v_date(last_day(r, role));
	row[3] = cop_v_word(cop_enum_word(&cop_enum_importance, (int)role->importance));
	row[4] = cop_v_word(role->rec.id);
}

/* Roles that people hold; "members" is everybody, and groups are no roles. */
static bool wanted(const struct cop_report *r, const struct cop_role *role)
{
	const struct cop_holder **holders;

	if (role->kind != cop_role_kind_role || !cop_role_open(role, r->end) ||
	    strcmp(role->rec.id, "members") == 0)
		return false;
	return role->importance == cop_importance_required ||
	       role->importance == cop_importance_recommended ||
	       cop_role_holders(r->arena, role, r->end, &holders) > 0;
}

static void put_roles(struct cop_report *r, struct cop_block *s)
{
	const struct cop_role *role;
	struct cop_table *t = NULL;

	for (COP_EACH(r->c, role, role)) {
		if (!wanted(r, role))
			continue;
		if (!t)
			t = cop_doc_table(r->doc, s, "roles", columns,
					  COP_COUNT(columns));
		put_role(r, t, role);
	}
	if (!t)
		cop_doc_gap(r->doc, s, "roles", "cop role assign ROLE MEMBER");
}

void cop_sponsor_people(struct cop_report *r, struct cop_block *s)
{
	if (!cop_members_on(r->c, r->end)) {
		cop_doc_gap(r->doc, s, "members", "cop member add NAME");
	} else {
		cop_report_card(r, s, cop_report_figure(r, "community-size"));
		cop_report_card(r, s, cop_report_figure(r, "participation-rate"));
		cop_report_card(r, s, cop_report_figure(r, "net-growth"));
		cop_report_card(r, s, cop_report_figure(r, "role-coverage"));
		put_reach(r, s);
	}
	put_roles(r, s);
}
