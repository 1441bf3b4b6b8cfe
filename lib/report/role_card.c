/* SPDX-License-Identifier: MIT */
/* One role on one page, for somebody who might take it. */
#include <string.h>

#include "report/consent.h"
#include "report/report.h"

/* The role the page is of; the caller has found it. */
static const struct cop_role *subject(const struct cop_report *r)
{
	return cop_role_of(r->c, r->subject);
}

static const char *command(const struct cop_report *r, const char *path)
{
	return cop_arena_printf(r->arena, "cop role set %s %s", r->subject, path);
}

static void put_texts(struct cop_report *r, struct cop_block *s, const char *key,
		      const char *title, const struct cop_value *list)
{
	struct cop_value map = cop_v_map();

	if (!list->u.list.n)
		return;
	cop_v_put_named(r->arena, &map, key, title, *list);
	cop_doc_fields(r->doc, s, key, map);
}

static void purpose(struct cop_report *r, struct cop_block *s)
{
	const struct cop_role *role = subject(r);

	if (cop_str_len(role->purpose))
		cop_doc_prose(r->doc, s, "purpose", role->purpose);
	else
		cop_doc_gap(r->doc, s, "its purpose", command(r, "purpose \"...\""));
}

static void duties(struct cop_report *r, struct cop_block *s)
{
	static const struct cop_column cols[] = { { "duty", "What you look after", 0 },
						  { "id", NULL, COP_COL_JSON } };
	struct cop_value decides = cop_v_list();
	const struct cop_role *role = subject(r);
	struct cop_table *t =
		role->duties.n ? cop_doc_table(r->doc, s, "duties", cols, COP_COUNT(cols))
			       : NULL;

	for (size_t i = 0; i < role->duties.n; i++) {
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_text(role->duties.at[i].text);
		row[1] = cop_v_word(role->duties.at[i].id);
	}
	for (size_t i = 0; i < role->decides.n; i++)
		cop_v_push(r->arena, &decides, cop_v_text(role->decides.at[i]));
	put_texts(r, s, "decides", "what you decide alone", &decides);
	if (!t)
		cop_doc_gap(r->doc, s, "duties", command(r, "duties+ \"...\""));
}

static void put_time(struct cop_report *r, struct cop_block *s)
{
	const struct cop_role *role = subject(r);
	struct cop_value map = cop_v_map();
	const struct cop_field *term = cop_path_field(&cop_schema_role, "term");

	if (role->hours_per_week.known)
		cop_v_put_named(r->arena, &map, "hours_per_week", "hours a week",
				cop_v_opt(role->hours_per_week));
	cop_v_put_named(r->arena, &map, "term", "for how long",
			cop_v_text(cop_value_text(r->arena, term, &role->term)));
	cop_v_put_named(r->arena, &map, "until", "until", cop_v_date(role->to));
	if (map.u.map.n)
		cop_doc_fields(r->doc, s, "time", map);
	if (!role->hours_per_week.known)
		cop_doc_gap(r->doc, s, "hours a week",
			    command(r, "hours_per_week HOURS"));
}

static void week(struct cop_report *r, struct cop_block *s)
{
	static const struct cop_column cols[] = {
		{ "task", "Each week", 0 },
		{ "hours", "Hours", COP_COL_RIGHT },
	};
	const struct cop_role *role = subject(r);
	struct cop_table *t;

	if (!role->weekly_tasks.n)
		return;
	t = cop_doc_table(r->doc, s, "weekly_tasks", cols, COP_COUNT(cols));
	for (size_t i = 0; i < role->weekly_tasks.n; i++) {
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_text(role->weekly_tasks.at[i].text);
		row[1] = cop_v_opt(role->weekly_tasks.at[i].hours_per_week);
	}
}

static void takes(struct cop_report *r, struct cop_block *s)
{
	put_time(r, s);
	week(r, s);
}

static void brings(struct cop_report *r, struct cop_block *s)
{
	struct cop_value skills = cop_v_list(), qualities = cop_v_list();
	const struct cop_role *role = subject(r);

	for (size_t i = 0; i < role->skills.n; i++)
		cop_v_push(r->arena, &skills, cop_v_word(role->skills.at[i]));
	for (size_t i = 0; i < role->qualities.n; i++)
		cop_v_push(r->arena, &qualities, cop_v_text(role->qualities.at[i]));
	put_texts(r, s, "skills", "what helps to know", &skills);
	put_texts(r, s, "qualities", "what helps to be", &qualities);
	if (!skills.u.list.n && !qualities.u.list.n)
		cop_doc_gap(r->doc, s, "what somebody should bring",
			    command(r, "qualities+ \"...\""));
}

static void gives(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter *c = r->c->charter;
	struct cop_value list = cop_v_list();

	for (size_t i = 0; c && i < c->participation.benefits.n; i++)
		cop_v_push(r->arena, &list, cop_v_text(c->participation.benefits.at[i]));
	put_texts(r, s, "benefits", "what those who take part gain", &list);
	if (!list.u.list.n)
		cop_doc_gap(r->doc, s, "what those who take part gain",
			    "cop charter add participation.benefits \"...\"");
}

/* --- who else, and how to say yes --- */

static size_t held_by(struct cop_report *r, const char ***ret)
{
	return cop_who_members(r->c, r->subject, r->today, ret);
}

static void with(struct cop_report *r, struct cop_block *s)
{
	const struct cop_role *role = subject(r);
	struct cop_value map = cop_v_map();
	const char **ids = NULL;
	size_t n = role->holders.n ? held_by(r, &ids) : 0;

	if (n)
		cop_v_put_named(r->arena, &map, "holders", "held now by",
				cop_report_whos(r, ids, n));
	if (role->reports_to)
		cop_v_put_named(r->arena, &map, "reports_to", "reports to",
				cop_report_who(r, role->reports_to));
	if (role->seats.max.known && role->seats.max.value > (double)n)
		cop_v_put_named(r->arena, &map, "open_seats", "seats still open",
				cop_v_num(role->seats.max.value - (double)n));
	if (map.u.map.n)
		cop_doc_fields(r->doc, s, "with", map);
	if (!n)
		cop_doc_line(r->doc, s, "Nobody holds it now.");
}

/* The one it reports to, else whom the charter names, else the manager. */
static void yes(struct cop_report *r, struct cop_block *s)
{
	const char *choice[] = {
		subject(r)->reports_to,
		r->c->charter ? r->c->charter->feedback.owner : NULL,
		"community-manager",
	};

	for (size_t i = 0; i < COP_COUNT(choice); i++) {
		const char **ids, *line;
		size_t n = choice[i] ? cop_who_members(r->c, choice[i], r->today, &ids)
				     : 0;

		line = n ? cop_report_who_line(r, ids, n) : NULL;
		if (!line)
			continue;
		cop_doc_line(r->doc, s,
			     "Talk to %s. A no is fine as well, and so is a part of it.",
			     line);
		return;
	}
	cop_doc_gap(r->doc, s, "somebody to talk to",
		    "cop role assign community-manager MEMBER");
}

static const struct cop_report_part parts[] = {
	{ "purpose", "What it is for", purpose }, { "duties", "What you do", duties },
	{ "time", "What it takes", takes },       { "brings", "What you bring", brings },
	{ "gives", "What you gain", gives },      { "with", "With whom", with },
	{ "yes", "How to say yes", yes },
};

void cop_report_role_card(struct cop_report *r)
{
	const struct cop_role *role = subject(r);
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_buf_text(&out, "As of ");
	cop_date_write_long(&out, r->today);
	cop_report_begin(r, cop_report_kind_role_card, cop_report_shown(r, role->title),
			 cop_buf_str(&out));
	cop_v_put(r->arena, &r->doc->head, "role", cop_v_word(role->rec.id));
	cop_report_add(r, parts, COP_COUNT(parts));
}
