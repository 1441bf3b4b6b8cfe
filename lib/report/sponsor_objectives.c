/* SPDX-License-Identifier: MIT */
/* What was promised: each objective with its target, where it is, and the way so far. */
#include "report/sponsor.h"

#include <string.h>

#include "report/figures.h"

static const struct cop_column columns[] = {
	{ "objective", "Objective", 0 },
	{ "state", "State", 0 },
	{ "now", "Now", 0 },
	{ "target", "Target", 0 },
	{ "measure", NULL, COP_COL_JSON },
	{ "start", NULL, COP_COL_JSON },
	{ "why", NULL, COP_COL_JSON },
	{ "indicator", NULL, COP_COL_JSON },
	{ "value", NULL, COP_COL_JSON },
	{ "k", NULL, COP_COL_JSON },
	{ "n", NULL, COP_COL_JSON },
	{ "measured", NULL, COP_COL_JSON },
	{ "due", NULL, COP_COL_JSON },
	{ "id", NULL, COP_COL_JSON },
};
enum {
	OBJECTIVE,
	STATE,
	NOW,
	TARGET,
	MEASURE,
	START,
	WHY,
	INDICATOR,
	VALUE,
	K,
	N,
	MEASURED,
	DUE,
	ID,
};

static void add_unit(struct cop_report *r, struct cop_buf *out,
		     const struct cop_figure *f)
{
	if (f->unit)
		cop_buf_printf(out, " %s", f->unit);
	else if (f->unit_text)
		cop_buf_printf(out, " %s", cop_report_shown(r, f->unit_text));
	else if (f->n > 0)
		cop_buf_text(out, " %");
}

/* "1148 calls on 2026-05-31", "43 % (13/30) in 2026-Q1", "5 of 8 in 2026-Q1". */
static struct cop_value value_text(struct cop_report *r, const struct cop_goal *g)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_figure *f = &g->figure;

	cop_figure_words(&out, f);
	if (f->state == COP_KNOWN) {
		cop_buf_text(&out, g->measured.day ? " on " : " in ");
		if (g->measured.day)
			cop_date_write(&out, g->measured);
		else
			cop_buf_text(&out, f->period);
	}
	return cop_v_word(cop_buf_keep(&out, r->arena));
}

static struct cop_value dated(struct cop_report *r, const struct cop_figure *f,
			      double value, const char *joint, struct cop_date day)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_num_write(&out, value);
	add_unit(r, &out, f);
	if (day.day) {
		cop_buf_text(&out, joint);
		cop_date_write(&out, day);
	}
	return cop_v_word(cop_buf_keep(&out, r->arena));
}

/* What was promised is told even while nothing measures it. */
static struct cop_value target_text(struct cop_report *r, const struct cop_goal *g)
{
	const struct cop_objective *o = g->objective;
	char day[COP_DATE_TEXT];

	if (g->figure.has_target)
		return dated(r, &g->figure, g->figure.target, " by ",
			     g->figure.target_due);
	if (o->target.known)
		return dated(r, &g->figure, o->target.value, " by ", o->due);
	if (!o->due.day)
		return (struct cop_value){ COP_V_NONE };
	return cop_v_word(
		cop_arena_printf(r->arena, "by %s", cop_date_text(o->due, day)));
}

static void put_row(struct cop_report *r, struct cop_table *t, const struct cop_goal *g)
{
	struct cop_value *row = cop_table_row(t);
	const struct cop_figure *f = &g->figure;

	row[OBJECTIVE] = cop_v_text(g->objective->text);
	row[MEASURE] = f->title ? cop_v_word(f->title) : cop_v_text(f->name);
	if (g->start.known)
		row[START] = dated(r, f, g->start.value, " on ", g->start_date);
	row[NOW] = value_text(r, g);
	row[TARGET] = target_text(r, g);
	row[STATE] = cop_v_word(f->level ? cop_level_words[f->level].page : "no target");
	row[WHY] = cop_v_word(f->why);
	row[INDICATOR] = cop_v_word(g->objective->indicator);
	if (f->state == COP_KNOWN && f->has_value)
		row[VALUE] = cop_v_num(f->value);
	if (f->state == COP_KNOWN && f->n > 0) {
		row[K] = cop_v_num(f->k);
		row[N] = cop_v_num(f->n);
	}
	row[MEASURED] = cop_v_date(g->measured);
	row[DUE] = cop_v_date(g->objective->due);
	row[ID] = cop_v_word(g->objective->rec.id);
}

/* What stands behind the row: the measure, where it began, how far it has come. */
static void put_behind(struct cop_report *r, struct cop_block *s,
		       const struct cop_goal *g)
{
	const struct cop_figure *f = &g->figure;
	const char *name = f->title  ? f->title
			   : f->name ? cop_report_shown(r, f->name)
				     : NULL;
	struct cop_value start = { COP_V_NONE };

	if (g->start.known)
		start = dated(r, f, g->start.value, " on ", g->start_date);
	if (name)
		cop_doc_line(r->doc, s, "%s%s%s%s%s.", name,
			     start.kind == COP_V_WORD ? ": began at " : "",
			     start.kind == COP_V_WORD ? start.u.word : "",
			     !f->why                    ? ""
			     : start.kind == COP_V_WORD ? "; "
							: ": ",
			     f->why ? f->why : "");
}

/* "Calls about the ten letters: from 1415 to 1148, 950 wanted by 2026-12-31". */
static const char *chart_title(struct cop_report *r, const struct cop_goal *g)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_figure *f = &g->figure;
	const struct cop_point *first = NULL, *last = NULL;

	for (size_t i = 0; i < g->nway; i++) {
		first = first && !g->way[i].break_here ? first : &g->way[i];
		last = &g->way[i];
	}
	cop_buf_printf(&out, "%s: ", f->title ? f->title : cop_report_shown(r, f->name));
	if (first->value == last->value)
		cop_buf_printf(&out, "%s, as before",
			       cop_report_rounded(r, f, last->value));
	else
		cop_buf_printf(&out, "from %s to %s",
			       cop_report_rounded(r, f, first->value),
			       cop_report_rounded(r, f, last->value));
	if (f->has_target)
		cop_buf_printf(&out, ", %s%s wanted", cop_report_number(r, f->target),
			       cop_figure_in_percent(f) ? " %" : "");
	if (f->has_target && f->target_due.day) {
		cop_buf_text(&out, " by ");
		cop_date_write(&out, f->target_due);
	}
	return cop_buf_keep(&out, r->arena);
}

static void put_chart(struct cop_report *r, struct cop_block *s, const struct cop_goal *g)
{
	struct cop_curve *one = COP_NEW(r->arena, struct cop_curve);
	const struct cop_figure *f = &g->figure;
	struct cop_chart chart = { .series = one, .n = 1 };
	size_t known = 0;

	for (size_t i = 0; i < g->nway; i++)
		known += g->way[i].known;
	if (r->no_charts || known < 2 || known < g->nway)
		return;
	one->at = g->way;
	one->n = g->nway;
	one->has_target = f->has_target;
	one->target = f->target;
	one->target_due = f->target_due;
	chart.title = chart_title(r, g);
	chart.unit = f->unit        ? f->unit
		     : f->unit_text ? cop_report_shown(r, f->unit_text)
				    : NULL;
	/* The title says what it is; beside the curve there is room for a word. */
	one->label = chart.unit ? chart.unit : f->title;
	one->name = one->label ? NULL : f->name;
	cop_doc_chart(r->doc, s, g->objective->rec.id, &chart);
}

void cop_sponsor_objectives(struct cop_report *r, struct cop_block *s)
{
	const struct cop_goal *goals;
	size_t n = cop_report_goals(r, &goals);
	struct cop_table *t;

	if (!n) {
		cop_doc_gap(
			r->doc, s, "objectives",
			"cop charter add objectives \"...\" --indicator ID --target V "
			"--due DATE");
		return;
	}
	t = cop_doc_table(r->doc, s, "objectives", columns, COP_COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		put_row(r, t, &goals[i]);
		if (goals[i].figure.id)
			cop_report_keep(r, &goals[i].figure);
	}
	for (size_t i = 0; i < n; i++)
		put_behind(r, s, &goals[i]);
	for (size_t i = 0; i < n; i++)
		put_chart(r, s, &goals[i]);
}
