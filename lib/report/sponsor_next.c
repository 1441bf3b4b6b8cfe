/* SPDX-License-Identifier: MIT */
/* The next five dates, and thanks. */
#include "report/sponsor.h"

#include <string.h>

#include "calendar/repeat.h"
#include "health/deeds.h"
#include "report/consent.h"
#include "report/dates.h"

static const struct cop_column columns[] = {
	{ "date", "On", 0 },
	{ "title", "What", 0 },
	{ "kind", "Kind", 0 },
	{ "again", "Again", 0 },
	{ "owner", "Who sees to it", 0 },
	{ "id", NULL, COP_COL_JSON },
};

#define NEXT_SHOWN 5
static int by_day(const void *va, const void *vb)
{
	const struct cop_coming *a = va, *b = vb;

	if (a->on.day != b->on.day)
		return a->on.day < b->on.day ? -1 : 1;
	return strcmp(a->plan->rec.id, b->plan->rec.id);
}

static struct cop_value say_again(struct cop_report *r, const char *rule)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_repeat repeat;
	struct cop_error ignored = { 0 };

	if (!rule || cop_repeat_iso(rule, strlen(rule), &repeat, &ignored))
		return cop_v_word(NULL);
	cop_repeat_say(&out, &repeat);
	return cop_v_word(cop_buf_keep(&out, r->arena));
}

static void put_coming(struct cop_report *r, struct cop_table *t,
		       const struct cop_coming *c)
{
	struct cop_value *row = cop_table_row(t);
	const struct cop_occurrence *o = c->occurrence;

	row[0] = cop_v_date(c->on);
	row[1] = cop_v_text(o && o->title ? o->title : c->plan->title);
	row[2] = cop_v_word(cop_enum_word(&cop_enum_plan_kind, (int)c->plan->kind));
	row[3] = say_again(r, c->plan->repeat);
	row[4] = cop_report_who(r, o && o->owner ? o->owner : c->plan->owner);
	row[5] = cop_v_word(c->plan->rec.id);
}

void cop_sponsor_next(struct cop_report *r, struct cop_block *s)
{
	struct cop_date from = cop_date_add(r->end, 1);
	const struct cop_plan *p;
	struct cop_coming *all = NULL;
	size_t n = 0, cap = 0;
	struct cop_table *t;

	from = from.day < r->today.day ? r->today : from;
	for (COP_EACH(r->c, plan, p)) {
		struct cop_coming one = { p->due, p, NULL };

		if (!cop_plan_is_open(p, r->today) || p->status == cop_plan_status_idea ||
		    !p->due.day)
			continue;
		if (p->repeat)
			one = cop_coming_next(r->arena, r->calendar, p, from);
		if (one.on.day >= from.day)
			*COP_PUSH(r->arena, all, n, cap) = one;
	}
	if (!n) {
		cop_doc_gap(r->doc, s, "dates to come",
			    "cop plan add \"...\" --owner WHO --due DATE");
		return;
	}
	cop_sort(all, n, sizeof(struct cop_coming), by_day);
	t = cop_doc_table(r->doc, s, "next", columns, COP_COUNT(columns));
	for (size_t i = 0; i < n && i < NEXT_SHOWN; i++)
		put_coming(r, t, &all[i]);
}

/* --- thanks --- */

/* The title may hold the names of those it is for; then the reward alone is told. */
static void put_recognition(struct cop_report *r, struct cop_block *s,
			    const struct cop_note *n)
{
	const struct cop_charter *c = r->c->charter;
	const struct cop_reward *reward = NULL;

	if (cop_report_names_all(r, n->people.at, n->people.n)) {
		cop_doc_line(r->doc, s, "%s.", cop_report_shown(r, n->title));
		return;
	}
	for (size_t i = 0; c && n->reward && i < c->rewards.n; i++) {
		if (strcmp(c->rewards.at[i].rec.id, n->reward) == 0)
			reward = &c->rewards.at[i];
	}
	cop_doc_line(r->doc, s, "%s: %s.",
		     reward ? cop_report_shown(r, reward->text) : "thanks",
		     cop_report_who_line(r, n->people.at, n->people.n));
}

/* Thanks are there to be said; what is held back by hand stays so. */
static bool may_tell(const struct cop_report *r, const struct cop_note *n)
{
	if (n->kind == cop_note_kind_recognition)
		return !n->share || cop_report_tells(r, cop_note_share(n));
	return cop_report_tells(r, cop_note_share(n)) &&
	       cop_report_names_all(r, n->people.at, n->people.n);
}

static size_t put_notes(struct cop_report *r, struct cop_block *s)
{
	const struct cop_note *n;
	size_t held = 0, shown = 0;

	for (COP_EACH(r->c, note, n)) {
		bool win = n->kind == cop_note_kind_win;

		if ((!win && n->kind != cop_note_kind_recognition) ||
		    !cop_report_within(r, n->date))
			continue;
		if (!may_tell(r, n)) {
			held++;
			continue;
		}
		shown++;
		if (win)
			cop_doc_line(r->doc, s, "%s.", cop_report_shown(r, n->title));
		else
			put_recognition(r, s, n);
	}
	if (held)
		cop_doc_line(r->doc, s,
			     "%s recorded, but may not go to these readers yet "
			     "(share of the note, name of those in it).",
			     cop_report_count(r, held, "word of thanks is",
					      "words of thanks are"));
	return shown + held;
}

/* Everybody who contributed in the period, in the order of ids. */
static size_t put_contributors(struct cop_report *r, struct cop_block *s)
{
	const struct cop_items *members = &r->c->items[cop_kind_member];
	struct cop_period known = { r->period.from, r->end };
	bool *gave = COP_NEW_N(r->arena, bool, members->n);
	const char **who = COP_NEW_N(r->arena, const char *, members->n);
	struct cop_deeds deeds;
	size_t from, to, n = 0;

	cop_deeds_read(r->arena, r->c, &deeds);
	cop_deeds_within(&deeds, known, &from, &to);
	for (size_t i = from; i < to; i++) {
		if (deeds.at[i].member != COP_NOBODY &&
		    cop_deed_is_contribution(&deeds.at[i]))
			gave[deeds.at[i].member] = true;
	}
	for (size_t i = 0; i < members->n; i++) {
		if (gave[i])
			who[n++] = members->at[i].id;
	}
	if (n)
		cop_doc_line(r->doc, s, "Contributed in %s: %s.",
			     cop_report_span_text(r, r->period),
			     cop_report_who_line(r, who, n));
	return n;
}

void cop_sponsor_thanks(struct cop_report *r, struct cop_block *s)
{
	if (put_notes(r, s) + put_contributors(r, s) == 0)
		cop_doc_gap(r->doc, s, "thanks", "cop note add win \"...\"");
}
