/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/enc.h"
#include "health/intake.h"
#include "model/refs.h"
#include "model/roster.h"

struct intake {
	struct cop_community *c;
	struct cop_arena *a;
	const struct cop_intake_columns *cols;
	const struct cop_intake_else *otherwise;
	struct cop_roster_known *known;
	struct cop_intake all;
};

static void refuse(struct intake *in, struct cop_intake_row *row,
		   const struct cop_rule_id *rule, const char *why)
{
	cop_intake_refuse(in->a, row, rule, why);
}

static int by_word(const void *va, const void *vb)
{
	return strcmp(*(const char *const *)va, *(const char *const *)vb);
}

/* A cell with somebody in it, or with several who are told apart. */
static void add_person(struct intake *in, struct cop_intake_row *row,
		       enum cop_roster_who who, const struct cop_str *text,
		       const char *id)
{
	struct cop_gathering *g = row->held;

	if (who == COP_ROSTER_WHO_ONE)
		g->attended.at[g->attended.n++] = id;
	else if (who != COP_ROSTER_WHO_EMPTY)
		refuse(in, row, &cop_rule_unknown_reference,
		       cop_arena_printf(in->a,
					who == COP_ROSTER_WHO_NOBODY
						? "no member '%s'"
						: "several members are called '%s': "
						  "write an id",
					cop_enc_snippet(in->a, text, 40)));
}

/* A row for each member. */
static void read_person(struct intake *in, struct cop_intake_row *row)
{
	const struct cop_roster_who_columns who = { { in->cols->at[COP_INTAKE_MEMBER],
						      in->cols->at[COP_INTAKE_EMAIL],
						      in->cols->at[COP_INTAKE_NAME] } };
	struct cop_roster_who_cell cell = { .row = row->row };
	enum cop_roster_who found =
		cop_roster_who_row(in->known, in->a, in->cols->csv, &who, &cell);
	bool first = row->what != COP_INTAKE_REFUSED;

	row->held->attended.at = COP_NEW_N(in->a, const char *, 1);
	add_person(in, row, found, cop_csv_text(in->cols->csv, row->row, cell.col),
		   cell.id);
	if (first && row->what == COP_INTAKE_REFUSED)
		row->col = cell.col;
}

/* Names between semicolons, or between commas where there is none. */
static void read_people(struct intake *in, struct cop_intake_row *row)
{
	const struct cop_str *all =
		cop_intake_cell(in->cols, row->row, COP_INTAKE_MEMBERS);
	const char *text = all ? cop_enc_shown(in->a, all) : "";
	const char *separator = strchr(text, ';') ? ";" : ",";
	bool first = row->what != COP_INTAKE_REFUSED;

	row->held->attended.at = COP_NEW_N(in->a, const char *, strlen(text) + 1);
	for (const char *at = text; *at;) {
		size_t part = strcspn(at, separator);
		size_t from = strspn(at, " "), to = part;
		const struct cop_str *name;
		const char *id = NULL;
		enum cop_roster_who who;

		while (to > from && at[to - 1] == ' ')
			to--;
		name = cop_str_new(in->a, at + from, to > from ? to - from : 0);
		who = cop_roster_who(in->known, in->a, name, &id);
		add_person(in, row, who, name, id);
		at += part + (at[part] != '\0');
	}
	if (first && row->what == COP_INTAKE_REFUSED && all)
		row->col = in->cols->at[COP_INTAKE_MEMBERS] - 1;
}

static void read_plan(struct intake *in, struct cop_intake_row *row)
{
	const struct cop_str *text = cop_intake_cell(in->cols, row->row, COP_INTAKE_PLAN);
	struct cop_error why = { 0 };
	enum cop_kind kind;

	row->held->plan = in->otherwise->plan;
	if (text &&
	    cop_community_resolve(in->c, COP_KIND_BIT(plan), cop_enc_shown(in->a, text),
				  &row->held->plan, &kind, &why))
		refuse(in, row, &cop_rule_unknown_reference,
		       cop_arena_text(in->a, why.msg));
}

static void read_cells(struct intake *in, struct cop_intake_row *row)
{
	static const enum cop_intake_field fields[] = {
		COP_INTAKE_DATE,   COP_INTAKE_TITLE,    COP_INTAKE_REGISTERED,
		COP_INTAKE_GUESTS, COP_INTAKE_WALK_INS, COP_INTAKE_VIEWS,
	};

	row->held = COP_NEW(in->a, struct cop_gathering);
	for (size_t i = 0; i < COP_COUNT(fields); i++)
		(void)cop_intake_take(in->a, in->cols, fields[i], &cop_schema_gathering,
				      row->held, row);
	if (!in->cols->at[COP_INTAKE_DATE])
		row->held->date = in->otherwise->date;
	else if (!cop_intake_cell(in->cols, row->row, COP_INTAKE_DATE))
		refuse(in, row, &cop_rule_missing_field, "there is no date");
	read_plan(in, row);
	row->held->attended.given = true;
	if (cop_intake_by_member(in->cols))
		read_person(in, row);
	else
		read_people(in, row);
	if (!row->held->plan && !row->held->title)
		refuse(in, row, &cop_rule_missing_field,
		       "neither a plan item nor a title (--plan ITEM)");
}

/* "2026-06-04-clinic" */
static const char *id_of(struct intake *in, const struct cop_gathering *g)
{
	char day[COP_DATE_TEXT];
	const char *name = g->plan ? g->plan : cop_str_slug(in->a, g->title);

	return cop_arena_printf(in->a, "%s-%s", cop_date_text(g->date, day),
				*name ? name : "gathering");
}

static void sort_people(struct cop_gathering *g)
{
	size_t kept = 0;

	cop_sort(g->attended.at, g->attended.n, sizeof(*g->attended.at), by_word);
	for (size_t i = 0; i < g->attended.n; i++)
		if (!kept || strcmp(g->attended.at[kept - 1], g->attended.at[i]) != 0)
			g->attended.at[kept++] = g->attended.at[i];
	g->attended.n = kept;
}

static bool same_people(const struct cop_gathering *a, const struct cop_gathering *b)
{
	if (a->attended.n != b->attended.n)
		return false;
	for (size_t i = 0; i < a->attended.n; i++)
		if (strcmp(a->attended.at[i], b->attended.at[i]) != 0)
			return false;
	return true;
}

/* A number that the table leaves out is no contradiction. */
static bool same_number(struct cop_num told, struct cop_num known)
{
	return !told.known || (known.known && told.value == known.value);
}

static bool same_gathering(const struct cop_gathering *told,
			   const struct cop_gathering *known)
{
	return same_people(told, known) &&
	       same_number(told->registered, known->registered) &&
	       same_number(told->guests, known->guests) &&
	       same_number(told->walk_ins, known->walk_ins) &&
	       same_number(told->views, known->views);
}

static struct cop_intake_row *first_of(struct intake *in,
				       const struct cop_intake_row *row)
{
	for (struct cop_intake_row *r = in->all.at; r < row; r++)
		if (r->id && !r->joined && strcmp(r->id, row->id) == 0)
			return r;
	return NULL;
}

static void add_people(struct intake *in, struct cop_gathering *to,
		       const struct cop_gathering *from)
{
	size_t n = to->attended.n + from->attended.n;
	const char **both = COP_NEW_N(in->a, const char *, n);

	for (size_t i = 0; i < n; i++)
		both[i] = i < to->attended.n ? to->attended.at[i]
					     : from->attended.at[i - to->attended.n];
	to->attended.at = both;
	to->attended.n = n;
}

/*
 * A row for each member: their people join the first row of the gathering. One refused row
 * refuses the gathering, so that none is taken in by half.
 */
static void join(struct intake *in, struct cop_intake_row *row)
{
	struct cop_intake_row *first = first_of(in, row);

	if (!first)
		return;
	if (!cop_intake_by_member(in->cols)) {
		refuse(in, row, &cop_rule_duplicate_entry,
		       "that gathering stands in an earlier line");
		row->id = NULL;
		return;
	}
	row->joined = (size_t)(first - in->all.at) + 1;
	if (row->what != COP_INTAKE_REFUSED)
		add_people(in, first->held, row->held);
	else if (first->what != COP_INTAKE_REFUSED)
		refuse(in, first, row->rule, "another row of that gathering is refused");
}

static void settle(struct intake *in, struct cop_intake_row *row)
{
	const struct cop_gathering *known;

	if (!row->id || row->joined || row->what == COP_INTAKE_REFUSED)
		return;
	sort_people(row->held);
	known = cop_gathering_of(in->c, row->id);
	if (!known)
		row->what = COP_INTAKE_NEW;
	else if (same_gathering(row->held, known))
		row->what = COP_INTAKE_SAME;
	else
		refuse(in, row, &cop_rule_duplicate_entry,
		       cop_arena_printf(in->a, "activity/%s.yaml says otherwise: edit it",
					row->id));
}

static void follow(struct intake *in, struct cop_intake_row *row)
{
	const struct cop_intake_row *first;

	if (!row->joined || row->what == COP_INTAKE_REFUSED)
		return;
	first = &in->all.at[row->joined - 1];
	row->what = first->what;
	row->why = first->why;
	row->rule = first->rule;
}

void cop_intake_attendance(struct cop_community *c, struct cop_arena *a,
			   const struct cop_intake_columns *cols,
			   struct cop_intake_else otherwise, struct cop_intake *ret)
{
	struct intake in = { c, a, cols, &otherwise, NULL, { .n = cols->csv->n - 1 } };
	struct cop_error unread = { 0 };

	/* A file of a member that cannot be read is told of as everywhere. */
	(void)!cop_community_load(c, COP_KIND_BIT(member), &unread);
	in.known = cop_roster_known_new(a, c);
	in.all.at = COP_NEW_N(a, struct cop_intake_row, in.all.n);
	for (size_t i = 0; i < in.all.n; i++) {
		struct cop_intake_row *row = &in.all.at[i];

		row->row = i + 1;
		read_cells(&in, row);
		if (!row->held->date.day || (!row->held->plan && !row->held->title))
			continue;
		row->id = id_of(&in, row->held);
		join(&in, row);
	}
	for (size_t i = 0; i < in.all.n; i++)
		settle(&in, &in.all.at[i]);
	for (size_t i = 0; i < in.all.n; i++) {
		follow(&in, &in.all.at[i]);
		in.all.count[in.all.at[i].what]++;
	}
	*ret = in.all;
}
