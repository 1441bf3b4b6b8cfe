/* SPDX-License-Identifier: MIT */
/* Of the charter: what is shared, why, what belongs here, for whom. */
#include "report/charter.h"

#include <string.h>

#include "model/catalogue.h"
#include "report/consent.h"

static void put_backing(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter *c = r->c->charter;

	if (c->need.shared_by.n)
		cop_doc_line(r->doc, s, "The need is shared by %s.",
			     cop_report_who_line(r, c->need.shared_by.at,
						 c->need.shared_by.n));
	for (size_t i = 0; i < c->backers.n; i++) {
		const struct cop_backer *b = &c->backers.at[i];

		cop_doc_line(r->doc, s, "Backed by %s%s%s.", cop_report_shown(r, b->name),
			     b->note ? ": " : "",
			     b->note ? cop_report_clause(r, b->note) : "");
	}
}

void cop_charter_part_share(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter *c = r->c->charter;
	bool any = c->domain.text != NULL;

	if (any)
		cop_doc_line(r->doc, s, "%s", cop_report_shown(r, c->domain.text));
	if (!r->brief)
		put_backing(r, s);
	any |= cop_charter_prose(r, s, "vision", "Vision", c->vision);
	cop_charter_gap(r, s, any, "domain and vision", "domain.text");
	if (r->brief)
		return;
	cop_charter_prose(r, s, "need", "The need we have in common", c->need.text);
	cop_charter_prose(r, s, "gap", "What nobody else covers", c->need.gap);
}

static const struct cop_column objective_columns[] = {
	{ "text", "Objective", 0 },
	{ "indicator", "Measured by", 0 },
	{ "target", "Target", COP_COL_RIGHT },
	{ "due", "By", 0 },
	{ "id", NULL, COP_COL_JSON },
};

static const struct cop_str *measure_title(struct cop_report *r, const char *id)
{
	const struct cop_indicator *own = id ? cop_indicator_of(r->c, id) : NULL;
	struct cop_builtins all;

	if (own || !id)
		return own ? own->title : NULL;
	all = cop_catalogue_indicators(r->arena);
	for (size_t i = 0; i < all.n; i++) {
		if (strcmp(all.at[i].id, id) == 0)
			return all.at[i].record->title;
	}
	return NULL;
}

static void put_objectives(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter *c = r->c->charter;
	struct cop_table *t;

	if (!c->objectives.n) {
		cop_doc_gap(
			r->doc, s, "objectives",
			"cop charter add objectives \"...\" --indicator ID --target V "
			"--due DATE");
		return;
	}
	t = cop_doc_table(r->doc, s, "objectives", objective_columns,
			  COP_COUNT(objective_columns));
	for (size_t i = 0; i < c->objectives.n; i++) {
		const struct cop_objective *o = &c->objectives.at[i];
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_text(o->text);
		row[1] = cop_v_text(measure_title(r, o->indicator));
		row[2] = cop_v_opt(o->target);
		row[3] = cop_v_date(o->due);
		row[4] = cop_v_word(o->rec.id);
	}
}

void cop_charter_part_purpose(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter *c = r->c->charter;
	static const struct cop_column columns[] = {
		{ "text", "Problem we solve", 0 },
		{ "strategy", "How", 0 },
		{ "id", NULL, COP_COL_JSON },
	};
	struct cop_table *t;

	cop_charter_gap(r, s, cop_charter_prose(r, s, "purpose", NULL, c->purpose),
			"a purpose", "purpose");
	put_objectives(r, s);
	if (!c->problems.n)
		return;
	t = cop_doc_table(r->doc, s, "problems", columns, COP_COUNT(columns));
	for (size_t i = 0; i < c->problems.n; i++) {
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_text(c->problems.at[i].text);
		row[1] = cop_v_text(c->problems.at[i].strategy);
		row[2] = cop_v_word(c->problems.at[i].rec.id);
	}
}

void cop_charter_part_scope(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter *c = r->c->charter;
	bool any = cop_charter_texts(r, s, "in", "belongs here", c->scope.in.at,
				     c->scope.in.n);

	any |= cop_charter_texts(r, s, "out", "does not", c->scope.out.at,
				 c->scope.out.n);
	if (!any)
		cop_doc_gap(r->doc, s, "scope", "cop charter add scope.in \"...\"");
}

void cop_charter_part_people(struct cop_report *r, struct cop_block *s)
{
	static const struct cop_column columns[] = {
		{ "text", "Audience", 0 },
		{ "why", "What we cannot learn without them", 0 },
		{ "gathers", "Where they meet", 0 },
		{ "id", NULL, COP_COL_JSON },
	};
	const struct cop_charter *c = r->c->charter;
	struct cop_table *t = NULL;
	bool any;

	for (size_t i = 0; i < c->audiences.n; i++) {
		const struct cop_audience *a = &c->audiences.at[i];
		struct cop_value *row, list = cop_v_list();

		if (!t)
			t = cop_doc_table(r->doc, s, "audiences", columns,
					  COP_COUNT(columns));
		row = cop_table_row(t);
		for (size_t g = 0; g < a->gathers.n; g++)
			cop_v_push(r->arena, &list, cop_v_text(a->gathers.at[g]));
		row[0] = cop_v_text(a->text);
		row[1] = cop_v_text(a->why_needed);
		row[2] = list;
		row[3] = cop_v_word(a->rec.id);
	}
	if (c->membership.target_size.known)
		cop_doc_line(r->doc, s, "We want to be about %s.",
			     cop_report_number(r, c->membership.target_size.value));
	any = t != NULL;
	any |= cop_charter_prose(r, s, "requirements", "Who may join",
				 c->membership.requirements);
	any |= cop_charter_prose(r, s, "demographics", "Who the members are",
				 c->membership.demographics);
	cop_charter_gap(r, s, any, "audiences and membership", "membership.requirements");
}

/* The seven leading questions, each with what the group answered. */
void cop_charter_part_questions(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter_approach *a = &r->c->charter->approach;
	const struct {
		const char *id;
		const struct cop_str *answer;
	} answers[] = {
		{ "purpose", a->purpose },     { "people", a->people },
		{ "gathering", a->gathering }, { "participation", a->participation },
		{ "policies", a->policies },   { "growth", a->growth },
		{ "success", a->success },
	};
	const struct cop_guide_questions *all = cop_catalogue_questions(r->arena);

	for (size_t i = 0; i < COP_COUNT(answers); i++) {
		const char *title = answers[i].id;
		struct cop_block *in;

		for (size_t q = 0; q < all->all.n; q++) {
			if (strcmp(all->all.at[q].id, answers[i].id) == 0)
				title = cop_report_shown(r, all->all.at[q].text);
		}
		in = cop_doc_section(r->doc, s, answers[i].id, title);
		cop_charter_gap(
			r, in,
			cop_charter_prose(r, in, "answer", NULL, answers[i].answer),
			"an answer",
			cop_arena_printf(r->arena, "approach.%s", answers[i].id));
	}
}
