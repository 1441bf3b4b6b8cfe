/* SPDX-License-Identifier: MIT */
/* What is wanted of the sponsor, by when; and what became of what was wanted before. */
#include "report/sponsor.h"

#include "report/consent.h"

static const struct cop_column open_columns[] = {
	{ "ask", "We ask", 0 },  { "due", "Wanted by", 0 },    { "since", "Asked on", 0 },
	{ "by", "Asked by", 0 }, { "id", NULL, COP_COL_JSON },
};
static const struct cop_column reply_columns[] = {
	{ "ask", "We asked", 0 },     { "outcome", "Answer", 0 },
	{ "answered", "On", 0 },      { "answer", "In words", 0 },
	{ "id", NULL, COP_COL_JSON },
};

static bool of_sponsor(const struct cop_report *r, const struct cop_note *n,
		       enum cop_note_kind kind)
{
	return n->kind == kind && n->date.day <= r->today.day && cop_sponsor_owns(r, n);
}

static bool put_open(struct cop_report *r, struct cop_block *s)
{
	const struct cop_note *n;
	struct cop_table *t = NULL;

	for (COP_EACH(r->c, note, n)) {
		struct cop_value *row;

		if (!of_sponsor(r, n, cop_note_kind_ask) ||
		    !cop_note_is_open(n, r->today))
			continue;
		if (!t)
			t = cop_doc_table(r->doc, s, "asks", open_columns,
					  COP_COUNT(open_columns));
		row = cop_table_row(t);
		row[0] = cop_v_text(n->title);
		row[1] = cop_v_date(n->due);
		row[2] = cop_v_date(n->date);
		row[3] = cop_report_whos(r, n->by.at, n->by.n);
		row[4] = cop_v_word(n->rec.id);
	}
	return t;
}

/* Answered since the period began; the last report could not tell. */
static bool put_replies(struct cop_report *r, struct cop_block *s)
{
	const struct cop_note *n;
	struct cop_table *t = NULL;

	for (COP_EACH(r->c, note, n)) {
		struct cop_value *row;

		if (!of_sponsor(r, n, cop_note_kind_ask) || !n->outcome ||
		    n->answered.day < r->period.from.day ||
		    n->answered.day > r->today.day)
			continue;
		if (!t)
			t = cop_doc_table(r->doc, s, "replies", reply_columns,
					  COP_COUNT(reply_columns));
		row = cop_table_row(t);
		row[0] = cop_v_text(n->title);
		row[1] = cop_v_word(cop_enum_word(&cop_enum_outcome, (int)n->outcome));
		row[2] = cop_v_date(n->answered);
		row[3] = cop_v_text(n->answer);
		row[4] = cop_v_word(n->rec.id);
	}
	return t;
}

static void put_promises(struct cop_report *r, struct cop_block *s)
{
	const struct cop_note *n;

	for (COP_EACH(r->c, note, n)) {
		char due[COP_DATE_TEXT];

		if (of_sponsor(r, n, cop_note_kind_promise) &&
		    cop_note_is_open(n, r->today))
			cop_doc_line(r->doc, s, "Promised and still open: %s (by %s).",
				     cop_report_shown(r, n->title),
				     n->due.day ? cop_date_text(n->due, due)
						: "no day named");
	}
}

void cop_sponsor_asks(struct cop_report *r, struct cop_block *s)
{
	if (!put_open(r, s))
		cop_doc_gap(r->doc, s, "open asks",
			    "cop note add ask \"...\" --owner sponsor --due DATE");
	put_replies(r, s);
	put_promises(r, s);
}
