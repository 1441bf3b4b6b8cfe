/* SPDX-License-Identifier: MIT */
/* Sheet for the workshop in which a group designs itself: what is open, and why it matters. */
#include <string.h>

#include "model/catalogue.h"
#include "model/guide.h"
#include "report/consent.h"
#include "report/report.h"

/* --- which questions are open --- */

static bool is_given(struct cop_arena *a, const struct cop_schema *s, const void *rec,
		     const char *path);

/* Lists and maps say it themselves; `[]` is an answer. */
static bool is_said(struct cop_arena *a, const struct cop_field *f, const void *member)
{
	struct cop_list list;
	struct cop_rec rec;

	if ((f->flags & COP_IS_LIST) || f->kind == COP_K_DICT) {
		memcpy(&list, member, sizeof(list));
		return list.given || list.n;
	}
	if (f->kind == COP_K_MAP) {
		memcpy(&rec, member, sizeof(rec));
		return rec.src != NULL;
	}
	return cop_value_node(a, f, member) != NULL;
}

/* Every entry has to have it. */
static bool each_given(struct cop_arena *a, const struct cop_field *f, const void *member,
		       const char *path)
{
	struct cop_list list;
	size_t size = cop_value_size(f);

	memcpy(&list, member, sizeof(list));
	for (size_t i = 0; i < list.n; i++) {
		if (!is_given(a, f->of, (const char *)list.at + i * size, path))
			return false;
	}
	return list.n > 0;
}

/* Has the place in the charter been answered? */
static bool is_given(struct cop_arena *a, const struct cop_schema *s, const void *rec,
		     const char *path)
{
	size_t len = strcspn(path, ".");
	const char *rest = path[len] ? path + len + 1 : NULL;

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		const void *member = (const char *)rec + f->offset;

		if (strlen(cop_field_key(f)) != len ||
		    strncmp(cop_field_key(f), path, len) != 0)
			continue;
		if (!rest)
			return is_said(a, f, member);
		if (f->flags & COP_IS_LIST)
			return each_given(a, f, member, rest);
		return f->kind == COP_K_MAP && is_given(a, f->of, member, rest);
	}
	return false;
}

static bool is_open(struct cop_report *r, const struct cop_guide_question *q)
{
	size_t found = 0;

	for (size_t i = 0; r->c->charter && i < q->fields.n; i++)
		found += is_given(r->arena, &cop_schema_charter, r->c->charter,
				  q->fields.at[i]);
	return q->any == COP_TRUE ? !found : found < q->fields.n;
}

/* Is the place what the question asks, or a part of it, or does it hold it? */
static bool concerns(const struct cop_guide_question *q, const char *place)
{
	for (size_t i = 0; i < q->fields.n; i++) {
		const char *field = q->fields.at[i];
		size_t same = 0;

		while (field[same] && field[same] == place[same])
			same++;
		if ((!field[same] || field[same] == '.') &&
		    (!place[same] || place[same] == '.') &&
		    (!field[same] || !place[same]))
			return true;
	}
	return false;
}

static bool to_revisit(const struct cop_report *r, const struct cop_guide_question *q)
{
	const struct cop_charter *c = r->c->charter;

	for (size_t i = 0; c && i < c->revisit.n; i++) {
		if (concerns(q, c->revisit.at[i]))
			return true;
	}
	return false;
}

/* Places marked that no question asks for: "scope.in, need". */
static const char *other_places(struct cop_report *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_guide_questions *all = cop_catalogue_questions(r->arena);
	const struct cop_charter *c = r->c->charter;

	for (size_t i = 0; c && i < c->revisit.n; i++) {
		bool asked = false;

		for (size_t q = 0; q < all->all.n; q++)
			asked = asked || concerns(&all->all.at[q], c->revisit.at[i]);
		if (!asked)
			cop_buf_printf(&out, "%s%s", out.len ? ", " : "",
				       c->revisit.at[i]);
	}
	return out.len ? cop_buf_keep(&out, r->arena) : NULL;
}

/* --- sections --- */

static const struct cop_plan *next_inception(const struct cop_report *r)
{
	const struct cop_plan *p, *next = NULL;

	for (COP_EACH(r->c, plan, p)) {
		if (p->kind == cop_plan_kind_inception && p->due.day >= r->today.day &&
		    cop_plan_is_open(p, r->today) &&
		    (!next || p->due.day < next->due.day))
			next = p;
	}
	return next;
}

static void when(struct cop_report *r, struct cop_block *s)
{
	const struct cop_plan *p = next_inception(r);
	struct cop_value map = cop_v_map();

	if (!p) {
		cop_doc_gap(r->doc, s, "day of the workshop",
			    "cop plan add \"Inception workshop\" --kind inception --due "
			    "DATE");
		return;
	}
	cop_v_put_named(r->arena, &map, "title", "what", cop_v_text(p->title));
	cop_v_put_named(r->arena, &map, "due", "when", cop_v_date(p->due));
	cop_v_put_named(r->arena, &map, "place", "where", cop_v_text(p->place));
	cop_v_put_named(r->arena, &map, "owner", "who prepares it",
			p->owner ? cop_report_who(r, p->owner) : (struct cop_value){ 0 });
	cop_doc_fields(r->doc, s, "workshop", map);
}

/* The core group, and those who said they might join. */
static void who(struct cop_report *r, struct cop_block *s)
{
	struct cop_value map = cop_v_map();
	const char **core, **early = NULL;
	size_t n = cop_role_of(r->c, "core-group")
			   ? cop_who_members(r->c, "core-group", r->today, &core)
			   : 0;
	size_t nearly = 0, cap = 0;
	const struct cop_member *m;

	for (COP_EACH(r->c, member, m)) {
		if (cop_member_status_on(m, r->today) == cop_member_status_interested)
			*COP_PUSH(r->arena, early, nearly, cap) = m->rec.id;
	}
	if (n)
		cop_v_put_named(r->arena, &map, "core_group", "the core group",
				cop_report_whos(r, core, n));
	if (nearly)
		cop_v_put_named(r->arena, &map, "interested", "said they might join",
				cop_report_whos(r, early, nearly));
	if (map.u.map.n)
		cop_doc_fields(r->doc, s, "who", map);
	if (!n)
		cop_doc_gap(r->doc, s, "core group",
			    "cop role assign core-group MEMBER...");
}

static void put_question(struct cop_table *t, const struct cop_guide_question *q)
{
	struct cop_value *row = cop_table_row(t);

	row[0] = cop_v_text(q->text);
	row[1] = cop_v_text(q->why);
	row[2] = cop_v_text(q->example);
	row[3] = cop_v_word(q->id);
	row[4] = cop_v_bool(q->launch == COP_TRUE);
}

static const struct cop_column columns[] = {
	{ "question", "Question", 0 },    { "why", "Why we ask", 0 },
	{ "example", "For example", 0 },  { "id", NULL, COP_COL_JSON },
	{ "launch", NULL, COP_COL_JSON },
};

static size_t put_questions(struct cop_report *r, struct cop_block *s,
			    bool (*wanted)(struct cop_report *r,
					   const struct cop_guide_question *q))
{
	const struct cop_guide_questions *all = cop_catalogue_questions(r->arena);
	struct cop_table *t = NULL;

	for (size_t i = 0; i < all->all.n; i++) {
		const struct cop_guide_question *q = &all->all.at[i];

		if (!wanted(r, q))
			continue;
		if (!t)
			t = cop_doc_table(r->doc, s, "questions", columns,
					  COP_COUNT(columns));
		put_question(t, q);
	}
	return t ? t->n : 0;
}

static bool open_for_launch(struct cop_report *r, const struct cop_guide_question *q)
{
	return q->launch == COP_TRUE && is_open(r, q);
}

static bool open_later(struct cop_report *r, const struct cop_guide_question *q)
{
	return q->launch != COP_TRUE && is_open(r, q);
}

static bool answered_in_doubt(struct cop_report *r, const struct cop_guide_question *q)
{
	return !is_open(r, q) && to_revisit(r, q);
}

static void first(struct cop_report *r, struct cop_block *s)
{
	if (!put_questions(r, s, open_for_launch))
		cop_doc_line(r->doc, s, "Everything that a launch needs is answered.");
}

static void then(struct cop_report *r, struct cop_block *s)
{
	if (!put_questions(r, s, open_later))
		cop_doc_line(r->doc, s, "Nothing else is open.");
}

static void again(struct cop_report *r, struct cop_block *s)
{
	const char *others = other_places(r);

	if (!put_questions(r, s, answered_in_doubt) && !others)
		cop_doc_line(r->doc, s, "No answer is marked to be looked at again.");
	if (others)
		cop_doc_line(r->doc, s, "In the charter: %s.", others);
}

/* Roles that wait for a definition or for somebody. */
static void roles(struct cop_report *r, struct cop_block *s)
{
	static const struct cop_column cols[] = {
		{ "role", "Role", 0 },
		{ "open", "Open", 0 },
		{ "id", NULL, COP_COL_JSON },
	};
	const struct cop_role *role;
	struct cop_table *t = NULL;

	for (COP_EACH(r->c, role, role)) {
		const struct cop_holder **holders;
		bool vacant = !cop_role_holders(r->arena, role, r->today, &holders) &&
			      strcmp(role->rec.id, "members") != 0;
		struct cop_value *row;

		if (!cop_role_open(role, r->today) || (cop_role_defined(role) && !vacant))
			continue;
		if (!t)
			t = cop_doc_table(r->doc, s, "roles", cols, COP_COUNT(cols));
		row = cop_table_row(t);
		row[0] = cop_v_text(role->title);
		row[1] = cop_v_word(cop_role_defined(role) ? "who does it?"
							   : "what is it for?");
		row[2] = cop_v_word(role->rec.id);
	}
	if (!t)
		cop_doc_line(r->doc, s, "Every role is defined and held.");
}

static const struct cop_report_part parts[] = {
	{ "when", "When and where", when },
	{ "who", "Who comes", who },
	{ "launch", "Questions for this day", first },
	{ "later", "If there is time", then },
	{ "revisit", "Answers to look at again", again },
	{ "roles", "Roles to define and fill", roles },
};

void cop_report_inception(struct cop_report *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_buf_text(&out, "As of ");
	cop_date_write_long(&out, r->today);
	cop_report_begin(r, cop_report_kind_inception, "inception workshop",
			 cop_buf_str(&out));
	cop_report_add(r, parts, COP_COUNT(parts));
	cop_doc_line(r->doc, cop_doc_section(r->doc, NULL, "after", "Afterwards"),
		     "Write down what was said the same day: cop charter edit, cop role "
		     "edit; then cop charter status shows what is left.");
}
