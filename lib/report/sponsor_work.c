/* SPDX-License-Identifier: MIT */
/* What was done: planned and delivered, the three that count most, gatherings. */
#include "report/sponsor.h"

#include <string.h>

#include "model/gathering.h"
#include "report/figures.h"

static const struct cop_column item_columns[] = {
	{ "title", "Delivered", 0 },  { "kind", "Kind", 0 },
	{ "done", "On", 0 },          { "reached", "Reached", COP_COL_RIGHT },
	{ "id", NULL, COP_COL_JSON },
};
static const struct cop_column gathering_columns[] = {
	{ "title", "Gathering", 0 },
	{ "date", "On", 0 },
	{ "members", "Members", COP_COL_RIGHT },
	{ "guests", "Guests", COP_COL_RIGHT },
	{ "registered", "Registered", COP_COL_RIGHT },
	{ "views", "Viewed later", COP_COL_RIGHT },
	{ "id", NULL, COP_COL_JSON },
};

#define ITEMS_SHOWN 3

/* People it reached, by whatever was counted. */
static struct cop_num reached(const struct cop_plan *p)
{
	const struct cop_results *all = &p->results;
	const struct cop_num counted[] = { all->reach, all->views, all->interested,
					   all->answers };

	for (size_t i = 0; i < COP_COUNT(counted); i++) {
		if (counted[i].known)
			return counted[i];
	}
	return (struct cop_num){ 0 };
}

/* What counts most comes first: priority, how many it reached, the latest. */
static int by_weight(const void *va, const void *vb)
{
	const struct cop_plan *a = *(const struct cop_plan *const *)va;
	const struct cop_plan *b = *(const struct cop_plan *const *)vb;
	int high = (b->priority == cop_priority_high) -
		   (a->priority == cop_priority_high);
	double more = reached(b).value - reached(a).value;

	if (high)
		return high;
	if (more != 0)
		return more > 0 ? 1 : -1;
	if (a->done.day != b->done.day)
		return a->done.day < b->done.day ? 1 : -1;
	return strcmp(a->rec.id, b->rec.id);
}

static void put_items(struct cop_report *r, struct cop_block *s)
{
	const struct cop_plan *p, **done = NULL;
	size_t n = 0, cap = 0;
	struct cop_table *t;

	for (COP_EACH(r->c, plan, p)) {
		if (p->status == cop_plan_status_done && cop_report_within(r, p->done))
			*COP_PUSH(r->arena, done, n, cap) = p;
	}
	if (!n) {
		cop_doc_gap(r->doc, s, "items that were done", "cop plan done ITEM");
		return;
	}
	cop_sort(done, n, sizeof(const struct cop_plan *), by_weight);
	t = cop_doc_table(r->doc, s, "delivered", item_columns, COP_COUNT(item_columns));
	for (size_t i = 0; i < n && i < ITEMS_SHOWN; i++) {
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_text(done[i]->title);
		row[1] = cop_v_word(
			cop_enum_word(&cop_enum_plan_kind, (int)done[i]->kind));
		row[2] = cop_v_date(done[i]->done);
		row[3] = cop_v_opt(reached(done[i]));
		row[4] = cop_v_word(done[i]->rec.id);
	}
	if (n > ITEMS_SHOWN)
		cop_doc_line(
			r->doc, s, "And %s.",
			cop_report_count(r, n - ITEMS_SHOWN, "more item", "more items"));
}

static const struct cop_str *gathering_title(const struct cop_report *r,
					     const struct cop_gathering *g)
{
	const struct cop_plan *p = g->plan ? cop_plan_of(r->c, g->plan) : NULL;

	if (g->title || !p)
		return g->title;
	for (size_t i = 0; i < p->occurrences.n; i++) {
		const struct cop_occurrence *o = &p->occurrences.at[i];
		struct cop_date day = o->due.day ? o->due : o->date;

		if (day.day == g->date.day && o->title)
			return o->title;
	}
	return p->title;
}

static int by_date(const void *va, const void *vb)
{
	const struct cop_gathering *a = *(const struct cop_gathering *const *)va;
	const struct cop_gathering *b = *(const struct cop_gathering *const *)vb;

	return (a->date.day > b->date.day) - (a->date.day < b->date.day);
}

static void put_gatherings(struct cop_report *r, struct cop_block *s)
{
	const struct cop_gathering *g, **held = NULL;
	size_t n = 0, cap = 0;
	struct cop_table *t;

	for (COP_EACH(r->c, gathering, g)) {
		if (cop_report_within(r, g->date))
			*COP_PUSH(r->arena, held, n, cap) = g;
	}
	if (!n) {
		cop_doc_gap(r->doc, s, "gatherings that were held",
			    "cop health import FILE --as attendance");
		return;
	}
	cop_sort(held, n, sizeof(const struct cop_gathering *), by_date);
	t = cop_doc_table(r->doc, s, "gatherings", gathering_columns,
			  COP_COUNT(gathering_columns));
	for (size_t i = 0; i < n; i++) {
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_text(gathering_title(r, held[i]));
		row[1] = cop_v_date(held[i]->date);
		row[2] = cop_v_num((double)held[i]->attended.n);
		row[3] = cop_v_opt(held[i]->guests);
		row[4] = cop_v_opt(held[i]->registered);
		row[5] = cop_v_opt(held[i]->views);
		row[6] = cop_v_word(held[i]->rec.id);
	}
}

void cop_sponsor_work(struct cop_report *r, struct cop_block *s)
{
	if (r->c->items[cop_kind_plan].n) {
		cop_report_card(r, s, cop_report_figure(r, "plan-delivery"));
		cop_report_card(r, s, cop_report_figure(r, "cadence-adherence"));
	}
	put_items(r, s);
	put_gatherings(r, s);
}
