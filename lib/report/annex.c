/* SPDX-License-Identifier: MIT */
/* The annex: what every figure of the report means. */
#include "report/report.h"

#include <string.h>

static const struct cop_column columns[] = {
	{ "indicator", "Indicator", 0 },
	{ "value", "Value", 0 },
	{ "period", "Period", 0 },
	{ "before", "Before", 0 },
	{ "definition", "What it means", 0 },
	{ "explain", "More", 0 },
};
enum { INDICATOR, VALUE, PERIOD, BEFORE, DEFINITION, EXPLAIN };

#define BEFORE_SHOWN 3
#define FEW 10

static const char *value(struct cop_report *r, const struct cop_figure *f)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 }, range = { 0 };

	cop_figure_words(&out, f);
	cop_figure_range(&range, f);
	if (range.len)
		cop_buf_printf(&out, "; 95 %% interval %s", cop_buf_str(&range));
	return cop_buf_keep(&out, r->arena);
}

/* The last values before this one: "100 on 2026-03-31". */
static struct cop_value before(struct cop_report *r, const struct cop_figure *f)
{
	struct cop_value list = cop_v_list();
	size_t shown = 0;

	/* Percent of a few would say more than there is. */
	if (f->n > 0 && f->n < FEW)
		return list;
	for (size_t i = f->ntrend ? f->ntrend - 1 : 0; i > 0; i--) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf number = { 0 };
		const struct cop_point *p = &f->trend[i - 1];
		char day[COP_DATE_TEXT];

		if (!p->known || f->state == COP_SUPPRESSED || shown++ == BEFORE_SHOWN)
			break;
		cop_figure_past(&number, f, p->value);
		cop_v_push(r->arena, &list,
			   cop_v_word(cop_arena_printf(
				   r->arena, "%s on %s", cop_buf_str(&number),
				   p->label ? p->label : cop_date_text(p->date, day))));
	}
	return list;
}

/* A sentence that says itself where it ends. */
static bool is_whole(const char *sentence)
{
	size_t len = strlen(sentence);

	return !len || strchr(".!?", sentence[len - 1]);
}

/* The definition, and where an own indicator's numbers come from. */
static const char *meaning(struct cop_report *r, const struct cop_figure *f)
{
	const struct cop_indicator *own = cop_indicator_of(r->c, f->id);

	if (!own || !own->source)
		return f->definition;
	return cop_arena_printf(r->arena, "%s%sFrom: %s.",
				f->definition ? f->definition : "",
				!f->definition            ? ""
				: is_whole(f->definition) ? " "
							  : ". ",
				cop_report_clause(r, own->source));
}

void cop_report_annex(struct cop_report *r, struct cop_block *s)
{
	struct cop_table *t =
		cop_doc_table(r->doc, s, "indicators", columns, COP_COUNT(columns));

	t->empty = "no figures in this report";
	for (size_t i = 0; i < r->nused; i++) {
		const struct cop_figure *f = &r->used[i];
		struct cop_value *row = cop_table_row(t);

		row[INDICATOR] = f->title ? cop_v_word(f->title) : cop_v_text(f->name);
		row[VALUE] = cop_v_word(value(r, f));
		row[PERIOD] = cop_v_word(f->period);
		row[BEFORE] = before(r, f);
		row[DEFINITION] = cop_v_word(meaning(r, f));
		row[EXPLAIN] = cop_v_word(
			cop_arena_printf(r->arena, "cop health show %s", f->id));
	}
	cop_doc_line(r->doc, s, "%s",
		     "Shares stand as k of n; below ten only the counts are shown. An "
		     "objective is on track while its value is no worse than a "
		     "straight line from its start to its target has it on that day; "
		     "past its day, or beyond a limit, it says act.");
}
