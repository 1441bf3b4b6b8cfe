/* SPDX-License-Identifier: MIT */
/* The annex: what every figure of the report means. */
#include "report/report.h"

static const struct cop_column columns[] = {
	{ "indicator", "Indicator", 0 },
	{ "definition", "What it means", 0 },
	{ "source", "Where it comes from", 0 },
	{ "explain", "More", 0 },
};

void cop_report_annex(struct cop_report *r, struct cop_block *s)
{
	struct cop_table *t =
		cop_doc_table(r->doc, s, "indicators", columns, COP_COUNT(columns));

	t->empty = "no figures in this report";
	for (size_t i = 0; i < r->nused; i++) {
		const struct cop_figure *f = &r->used[i];
		const struct cop_indicator *own = cop_indicator_of(r->c, f->id);
		struct cop_value *row = cop_table_row(t);

		row[0] = f->title ? cop_v_word(f->title) : cop_v_text(f->name);
		row[1] = cop_v_word(f->definition);
		row[2] = own ? cop_v_text(own->source) : cop_v_word(NULL);
		row[3] = cop_v_word(cop_arena_printf(r->arena, "cop explain %s", f->id));
	}
	cop_doc_line(r->doc, s, "%s",
		     "Shares stand as k of n; below ten only the counts are shown. An "
		     "objective is on track while its value is no worse than a "
		     "straight line from its start to its target has it on that day; "
		     "past its day, or beyond a limit, it says act.");
}
