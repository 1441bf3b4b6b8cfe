/* SPDX-License-Identifier: MIT */
/* Notes: who waits, how it ended, how deep a story goes, what was sent twice. */
#include <string.h>

#include "model/life.h"
#include "rules/subjects.h"

/* --- note-outcome --- */

static const char *outcome_words(const struct cop_case *k, unsigned allowed)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	for (int word = 1; word <= (int)cop_enum_outcome.n; word++) {
		if (allowed >> word & 1)
			cop_buf_printf(&b, "%s%s", b.len ? ", " : "",
				       cop_enum_word(&cop_enum_outcome, word));
	}
	return cop_buf_keep(&b, k->j->c->arena);
}

/* What is wrong with a kind that has outcomes; NULL: nothing. */
static const char *half_answered(const struct cop_note *n)
{
	bool withdrawn = n->outcome == cop_outcome_withdrawn;

	if (!n->outcome)
		return n->answered.day ? "answered without outcome"
		       : n->answer     ? "an answer without outcome"
				       : NULL;
	if (!n->answered.day)
		return "an outcome without its day";
	if (!n->answer && !withdrawn)
		return "an outcome without an answer";
	return n->answer && withdrawn ? "withdrawn, so there is no answer" : NULL;
}

static void note_outcome(const struct cop_case *k)
{
	const struct cop_note *n = k->rec;
	const char *kind = cop_enum_word(&cop_enum_note_kind, (int)n->kind);
	unsigned allowed = cop_note_outcomes(n->kind);
	const char *flaw = half_answered(n);
	struct cop_finding *f;

	if (!n->kind || (!n->outcome && !n->answered.day && !n->answer))
		return;
	if (!allowed || (n->outcome && !(allowed >> n->outcome & 1))) {
		f = cop_flag(k,
			     n->outcome ? COP_AT(k, note, n, outcome)
					: COP_AT(k, note, n, answered),
			     "'%s' is no outcome of %s %s",
			     n->outcome
				     ? cop_enum_word(&cop_enum_outcome, (int)n->outcome)
				     : "answered",
			     cop_article(kind), kind);
		if (allowed)
			cop_flag_hint(k, f, "one of %s", outcome_words(k, allowed));
		else
			cop_flag_hint(k, f, "nobody waits for an answer to %s %s",
				      cop_article(kind), kind);
	} else if (flaw) {
		f = cop_flag(k,
			     n->outcome ? COP_AT(k, note, n, outcome)
					: COP_AT(k, note, n, answered),
			     "%s", flaw);
		cop_flag_hint(k, f,
			      "outcome (%s), answered and answer go together; "
			      "withdrawn: without answer",
			      outcome_words(k, allowed));
	}
}

/* --- promise-overdue --- */

/* Day by which an answer is due; zero: none is promised. */
static struct cop_date answer_by(const struct cop_case *k, const struct cop_note *n)
{
	const struct cop_charter *c = k->j->c->charter;

	switch (n->kind) {
	case cop_note_kind_ask:
	case cop_note_kind_promise:
		return n->due;
	case cop_note_kind_feedback:
	case cop_note_kind_concern:
		if (n->due.day || !c || !c->feedback.respond_within.unit || !n->date.day)
			return n->due;
		return cop_date_add_duration(n->date, c->feedback.respond_within, 1);
	default:
		return (struct cop_date){ 0 };
	}
}

static void promise_overdue(const struct cop_case *k)
{
	const struct cop_note *n = k->rec;
	struct cop_date by = answer_by(k, n);
	char text[COP_DATE_TEXT];
	struct cop_finding *f;

	if (!by.day || by.day >= k->j->today.day || !cop_note_is_open(n, k->j->today))
		return;
	f = cop_flag(k, n->due.day ? COP_AT(k, note, n, due) : COP_AT(k, note, n, date),
		     "waits for %s since %s",
		     n->owner ? cop_case_who(k, n->owner) : "an answer",
		     cop_date_text(by, text));
	f->since = by.day;
	cop_flag_hint(k, f, "cop note answer %s \"...\"", k->item->id);
}

/* --- story-depth --- */

static void story_depth(const struct cop_case *k)
{
	const struct cop_note *n = k->rec;
	const char *missing = NULL;

	if (n->kind != cop_note_kind_story)
		return;
	if (n->cycle > cop_cycle_potential && !n->did)
		missing = "was done";
	else if (n->cycle > cop_cycle_applied && !n->result)
		missing = "changed";
	if (missing)
		cop_flag(k, COP_AT(k, note, n, cycle),
			 "called %s, but nothing says what %s",
			 cop_enum_word(&cop_enum_cycle, (int)n->cycle), missing);
}

/* --- report-twice --- */

static bool same_ids(const char *const *a, size_t na, const char *const *b, size_t nb)
{
	if (na != nb)
		return false;
	for (size_t i = 0; i < na; i++) {
		if (!a[i] || !b[i] || strcmp(a[i], b[i]) != 0)
			return false;
	}
	return true;
}

static bool same_report(const struct cop_note *a, const struct cop_note *b)
{
	return a->kind == cop_note_kind_report && b->kind == cop_note_kind_report &&
	       a->sent.day && b->sent.day && a->report == b->report && a->from.day &&
	       a->from.day == b->from.day && a->to.day == b->to.day &&
	       same_ids((const char *const *)a->people.at, a->people.n,
			(const char *const *)b->people.at, b->people.n) &&
	       same_ids((const char *const *)a->audiences.at, a->audiences.n,
			(const char *const *)b->audiences.at, b->audiences.n);
}

/* The later of two is named. */
static void report_twice(const struct cop_case *k)
{
	const struct cop_note *n = k->rec, *other;
	COP_CLEANUP(cop_buf_clear) struct cop_buf period = { 0 };

	if (n->kind != cop_note_kind_report || !n->sent.day)
		return;
	for (COP_EACH(k->j->c, note, other)) {
		if (other == n)
			return;
		if (!same_report(n, other))
			continue;
		cop_period_write(&period, (struct cop_period){ n->from, n->to });
		cop_flag(k, COP_AT(k, note, n, sent),
			 "the %s report of %s was sent twice",
			 cop_enum_word(&cop_enum_report_kind, (int)n->report),
			 cop_buf_str(&period));
		return;
	}
}

/* --- generated-stale --- */

static void generated_stale(const struct cop_case *k)
{
	const struct cop_note *n = k->rec, *later;
	struct cop_date adopted = cop_charter_adopted(k->j->c->charter, k->j->today);
	struct cop_finding *f;

	if (n->kind != cop_note_kind_report || !n->sent.day ||
	    n->sent.day >= adopted.day ||
	    (n->report != cop_report_kind_charter &&
	     n->report != cop_report_kind_onboarding &&
	     n->report != cop_report_kind_roster))
		return;
	for (COP_EACH(k->j->c, note, later)) {
		if (later->report == n->report && later->sent.day > n->sent.day)
			return;
	}
	f = cop_flag(k, COP_AT(k, note, n, sent), "the page is older than the charter");
	f->since = adopted.day;
	if (n->report == cop_report_kind_charter)
		cop_flag_hint(k, f, "cop report charter");
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "note-outcome",
		       .title = "an answer that is half recorded, or of the wrong kind",
		       .explain = "What waits for an answer ends with an outcome of its "
				  "kind, "
				  "the day and the answer, all together. A half of it "
				  "counts "
				  "neither as open nor as answered.",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_note,
	  .each = note_outcome },
	{ .id = COP_ID(.id = "promise-overdue",
		       .title = "somebody waits longer than was promised",
		       .explain =
			       "Asks and promises have a day; worries and feedback the "
			       "time "
			       "the charter promises (feedback.respond_within). Past it, "
			       "even a short answer is better than silence.",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_note,
	  .each = promise_overdue },
	{ .id = COP_ID(.id = "story-depth",
		       .title = "a story that claims more than it tells",
		       .explain = "A story called applied says what was done, one called "
				  "realised what changed. Otherwise a reader has to take "
				  "it on "
				  "trust, and a sponsor will not.",
		       .hint = "fill 'did' and 'result', or name an earlier stage",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_note,
	  .each = story_depth },
	{ .id = COP_ID(.id = "report-twice",
		       .title = "one report for one period was sent twice",
		       .explain =
			       "Two sendings of one report to the same readers are "
			       "usually "
			       "one that was recorded twice, and count twice in figures.",
		       .hint = "give one another period, or remove it",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_note,
	  .each = report_twice },
	{ .id = COP_ID(.id = "generated-stale",
		       .title = "a page that is older than the charter it shows",
		       .explain =
			       "Pages made from the charter, the roster or for newcomers "
			       "show what was agreed when they were sent. After the "
			       "charter "
			       "was adopted again they tell yesterday's agreement.",
		       .hint = "make the page again and send it",
		       COP_ALWAYS(COP_WARNING)),
	  .needs = COP_KIND_BIT(charter),
	  .of = cop_kind_note,
	  .each = generated_stale },
};

COP_RULE_ROWS(notes, rows);
