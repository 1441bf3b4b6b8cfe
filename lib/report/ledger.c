/* SPDX-License-Identifier: MIT */
#include "report/ledger.h"

#include <string.h>

#include "base/enc.h"

#define THIS_WEEK 7

static bool is_of(const struct cop_note *n, const struct cop_report_form *f)
{
	return n->kind == cop_note_kind_report && n->report == f->kind;
}

static const struct cop_note *last_sent(const struct cop_community *c,
					const struct cop_report_form *f,
					struct cop_date today)
{
	const struct cop_note *n, *last = NULL;

	for (COP_EACH(c, note, n)) {
		if (is_of(n, f) && n->sent.day && n->sent.day <= today.day &&
		    (!last || n->sent.day >= last->sent.day))
			last = n;
	}
	return last;
}

struct cop_date cop_ledger_next(const struct cop_community *c,
				const struct cop_report_form *f, struct cop_date sent)
{
	struct cop_duration every = { 0 };

	if (c->charter && f->rhythm)
		every = f->rhythm(c->charter);
	if (every.unit == COP_UNIT_NONE || !sent.day)
		return (struct cop_date){ 0 };
	return cop_date_add_duration(sent, every, 1);
}

const struct cop_note *cop_ledger_draft(const struct cop_community *c,
					const struct cop_report_form *f,
					struct cop_period p)
{
	const struct cop_note *n;

	for (COP_EACH(c, note, n)) {
		if (is_of(n, f) && !n->sent.day && n->from.day == p.from.day &&
		    n->to.day == p.to.day)
			return n;
	}
	return NULL;
}

size_t cop_ledger_asks(struct cop_arena *a, const struct cop_community *c,
		       const struct cop_report_form *f, struct cop_date on,
		       const struct cop_note ***ret)
{
	const struct cop_note *n, **list = NULL;
	size_t count = 0, cap = 0;

	for (COP_EACH(c, note, n)) {
		if (f->kind == cop_report_kind_sponsor && n->kind == cop_note_kind_ask &&
		    n->owner && cop_note_is_open(n, on) &&
		    (strcmp(n->owner, "sponsor") == 0 ||
		     cop_who_is(c, "sponsor", n->owner, on)))
			*COP_PUSH(a, list, count, cap) = n;
	}
	*ret = list;
	return count;
}

/* --- the state in words --- */

static void say_due(struct cop_buf *out, const struct cop_ledger *l,
		    struct cop_date today)
{
	int days = l->next_due.day - today.day;

	if (!l->next_due.day)
		return;
	cop_buf_text(out, out->len ? ", " : "");
	if (days < 0)
		cop_buf_printf(out, "%d day%s late", -days, days == -1 ? "" : "s");
	else if (days == 0)
		cop_buf_text(out, "due today");
	else if (days < THIS_WEEK)
		cop_buf_printf(out, "due %s",
			       cop_weekday_name(cop_date_weekday(l->next_due)));
	else
		cop_buf_printf(out, "due in %d days", days);
}

static bool names(const struct cop_note *ask, const struct cop_note *report)
{
	for (size_t i = 0; i < ask->about.n; i++) {
		if (strcmp(ask->about.at[i], report->rec.id) == 0)
			return true;
	}
	return false;
}

static void say_asks(struct cop_arena *a, struct cop_buf *out,
		     const struct cop_community *c, const struct cop_note *last,
		     struct cop_date today)
{
	const struct cop_note *n, *first = NULL;
	size_t open = 0;

	for (COP_EACH(c, note, n)) {
		if (n->kind != cop_note_kind_ask || !cop_note_is_open(n, today) ||
		    !names(n, last))
			continue;
		open++;
		first = first ? first : n;
	}
	if (open == 1)
		cop_buf_printf(out, "; its ask \"%s\" is open, %d day%s",
			       cop_enc_shown(a, first->title),
			       today.day - first->date.day,
			       today.day - first->date.day == 1 ? "" : "s");
	else if (open > 1)
		cop_buf_printf(out, "; %zu of its asks are open", open);
}

/* A page of the charter that is older than the charter misleads. */
static void say_stale(struct cop_buf *out, const struct cop_community *c,
		      const struct cop_report_form *f, const struct cop_note *last,
		      struct cop_date today)
{
	struct cop_date adopted = { 0 };

	if (f->kind != cop_report_kind_charter || !c->charter)
		return;
	adopted = cop_charter_adopted(c->charter, today);
	cop_buf_text(out, adopted.day > last->sent.day
				  ? "older than the charter, which was adopted since"
				  : "as adopted");
}

void cop_ledger_read(struct cop_arena *a, const struct cop_community *c,
		     const struct cop_report_form *f, struct cop_date today,
		     struct cop_ledger *ret)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_ledger l = { .last = last_sent(c, f, today) };

	l.next_due = cop_ledger_next(c, f, l.last ? l.last->sent : c->cop->launched);
	if (!l.last)
		cop_buf_text(&out, "never sent");
	else
		say_stale(&out, c, f, l.last, today);
	say_due(&out, &l, today);
	if (f->rhythm && !l.next_due.day)
		cop_buf_printf(&out, "%sno rhythm agreed", out.len ? ", " : "");
	if (l.last)
		say_asks(a, &out, c, l.last, today);
	l.state = cop_buf_keep(&out, a);
	*ret = l;
}
