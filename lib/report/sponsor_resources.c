/* SPDX-License-Identifier: MIT */
/* Time and money: hours given against hours needed, lines planned against spent. */
#include "report/sponsor.h"

#include <string.h>

#include "model/money.h"
#include "report/figures.h"

static const struct cop_column columns[] = {
	{ "what", "What is paid", 0 },
	{ "from", "From", 0 },
	{ "planned", "Planned", COP_COL_RIGHT },
	{ "spent", "Spent", COP_COL_RIGHT },
	{ "date", "As of", 0 },
	{ "note", "Remark", 0 },
	{ "id", NULL, COP_COL_JSON },
};

static struct cop_value money(struct cop_report *r, const struct cop_money *m)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (!m->currency[0])
		return cop_v_word(NULL);
	cop_money_write(&out, m);
	return cop_v_word(cop_buf_keep(&out, r->arena));
}

static const struct cop_funding *funding_of(const struct cop_budget *b,
					    const struct cop_budget_line *l)
{
	for (size_t i = 0; i < b->funding.n; i++) {
		if (cop_funds_pay(&b->funding.at[i], l))
			return &b->funding.at[i];
	}
	return NULL;
}

static void put_line(struct cop_report *r, struct cop_table *t,
		     const struct cop_budget_line *l)
{
	const struct cop_funding *f = funding_of(r->c->budget, l);
	struct cop_value *row = cop_table_row(t);

	row[0] = cop_v_text(l->text);
	row[1] = f ? cop_v_text(f->funder) : cop_v_word(NULL);
	row[2] = money(r, &l->amount);
	row[3] = money(r, &l->spent);
	row[4] = cop_v_date(l->date);
	row[5] = cop_v_text(l->note);
	row[6] = cop_v_word(l->rec.id);
}

/* "Office of the Chief Clerk gives 9000 EUR from 2026-01-01 to 2026-12-31: ..." */
static void put_funding(struct cop_report *r, struct cop_block *s,
			const struct cop_funding *f)
{
	struct cop_value of = money(r, &f->amount);
	char from[COP_DATE_TEXT], to[COP_DATE_TEXT];
	struct cop_funds sum;

	cop_funds_sum(r->c->budget, f, &sum);
	if (of.kind != COP_V_WORD)
		return;
	cop_doc_line(r->doc, s, "%s gives %s from %s to %s%s%s%s%s%s.",
		     cop_report_shown(r, f->funder), of.u.word,
		     cop_date_text(f->from, from), cop_date_text(f->to, to),
		     sum.adds_up ? "; planned " : "",
		     sum.adds_up ? money(r, &sum.planned).u.word : "",
		     sum.adds_up ? ", spent " : "",
		     sum.adds_up ? money(r, &sum.spent).u.word : "",
		     sum.adds_up && sum.unknown
			     ? cop_arena_printf(r->arena,
						" (nothing is recorded for %zu "
						"of the lines)",
						sum.unknown)
			     : "");
}

void cop_sponsor_resources(struct cop_report *r, struct cop_block *s)
{
	const struct cop_budget *b = r->c->budget;
	struct cop_table *t;

	cop_report_card(r, s, cop_report_figure(r, "manager-capacity"));
	if (!b || (!b->lines.n && !b->funding.n)) {
		cop_doc_gap(r->doc, s, "money", "cop schema budget");
		return;
	}
	for (size_t i = 0; i < b->funding.n; i++) {
		if (b->funding.at[i].from.day <= r->end.day &&
		    b->funding.at[i].to.day >= r->period.from.day)
			put_funding(r, s, &b->funding.at[i]);
	}
	t = cop_doc_table(r->doc, s, "lines", columns, COP_COUNT(columns));
	t->empty = "no lines yet";
	for (size_t i = 0; i < b->lines.n; i++)
		put_line(r, t, &b->lines.at[i]);
}
