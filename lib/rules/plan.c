/* SPDX-License-Identifier: MIT */
/* Items of the plan: order, days, follow-through. What repeats: repeat.c. */
#include <string.h>

#include "base/enc.h"
#include "model/gathering.h"
#include "model/life.h"
#include "model/survey.h"
#include "rules/cycle.h"
#include "rules/subjects.h"

/* --- plan-cycle --- */

static size_t next_of_plan(const void *rec, const char *const **ret)
{
	const struct cop_plan *p = rec;

	*ret = (const char *const *)p->after.at;
	return p->after.n;
}

static void waits_in_circle(const struct cop_case *k, const char *way, const char *next)
{
	const struct cop_plan *p = k->rec;

	cop_flag(k, cop_case_entry(k, &p->rec, "after", next), "%s", way);
}

static void plan_cycle(const struct cop_case *k)
{
	static const struct cop_ring ring = { cop_kind_plan, next_of_plan,
					      waits_in_circle };

	cop_cycles(k, &ring);
}

/* --- due-before-prerequisite --- */

static void due_before_prerequisite(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;

	if (!p->due.day || !cop_plan_is_open(p, k->j->today))
		return;
	for (size_t i = 0; i < p->after.n; i++) {
		const struct cop_plan *first = cop_plan_of(k->j->c, p->after.at[i]);
		char due[COP_DATE_TEXT], waits[COP_DATE_TEXT];

		if (!first || first->due.day <= p->due.day ||
		    !cop_plan_is_open(first, k->j->today))
			continue;
		cop_flag(k, COP_AT(k, plan, p, due),
			 "due %s, but it waits for '%s', due %s",
			 cop_date_text(p->due, due), p->after.at[i],
			 cop_date_text(first->due, waits));
	}
}

/* --- overdue --- */

/* Has a meeting of this item been written down? */
static bool is_held(const struct cop_case *k, const char *id)
{
	const struct cop_gathering *g;

	for (COP_EACH(k->j->c, gathering, g)) {
		if (g->plan && g->date.day <= k->j->today.day && strcmp(g->plan, id) == 0)
			return true;
	}
	return false;
}

static void overdue(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;
	char due[COP_DATE_TEXT];
	struct cop_finding *f;

	if (!p->due.day || p->due.day >= k->j->today.day || p->repeat ||
	    !cop_plan_is_open(p, k->j->today) ||
	    (cop_plan_is_gathering(p) && is_held(k, k->item->id)))
		return;
	f = cop_flag(k, COP_AT(k, plan, p, due), "due %s, and neither done nor dropped",
		     cop_date_text(p->due, due));
	f->since = p->due.day + 1;
	cop_flag_hint(k, f,
		      "cop plan done %s%s; cop plan set %s due DATE; or cop plan drop %s "
		      "--reason \"...\"",
		      k->item->id,
		      cop_plan_is_gathering(p) ? " --attended MEMBER,..." : "",
		      k->item->id, k->item->id);
}

/* --- was-due --- */

static void report_was_due(const struct cop_case *k, const struct cop_plan *p, size_t i,
			   const char *what)
{
	char day[COP_DATE_TEXT];
	const char *text = cop_date_text(p->was_due.at[i], day);

	cop_flag(k, cop_case_entry(k, &p->rec, "was_due", text), "was_due holds %s %s",
		 what, text);
}

static void was_due(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;

	for (size_t i = 0; i < p->was_due.n; i++) {
		if (p->was_due.at[i].day == p->due.day)
			report_was_due(k, p, i, "the present date");
		for (size_t e = 0; e < i; e++) {
			if (p->was_due.at[i].day == p->was_due.at[e].day)
				report_was_due(k, p, i, "twice the date");
		}
	}
}

/* --- follow-through --- */

static bool names(const char *const *ids, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++) {
		if (ids[i] && strcmp(ids[i], id) == 0)
			return true;
	}
	return false;
}

/* A note or survey about the item, or a note about one of its meetings. */
static bool has_feedback(const struct cop_case *k, const char *id)
{
	const struct cop_note *n;
	const struct cop_survey *s;

	for (COP_EACH(k->j->c, survey, s)) {
		if (s->plan && strcmp(s->plan, id) == 0)
			return true;
	}
	for (COP_EACH(k->j->c, note, n)) {
		for (size_t i = 0; i < n->about.n; i++) {
			const struct cop_gathering *g =
				cop_gathering_of(k->j->c, n->about.at[i]);

			if (names((const char *const *)&n->about.at[i], 1, id) ||
			    (g && g->plan && strcmp(g->plan, id) == 0))
				return true;
		}
	}
	return false;
}

static void follow_through(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;
	bool gathering = cop_plan_is_gathering(p), results, feedback;
	char done[COP_DATE_TEXT];
	struct cop_finding *f;

	if (!gathering && strcmp(cop_plan_class(p->kind), "content") != 0)
		return;
	if (cop_plan_status_on(p, k->j->today) != cop_plan_status_done || !p->done.day ||
	    p->done.day + (int32_t)cop_case_limit(k, 0) > k->j->today.day)
		return;
	results = p->results.rec.src || (gathering && is_held(k, k->item->id));
	feedback = has_feedback(k, k->item->id);
	if (p->promoted.day && results && feedback)
		return;
	f = cop_flag(k, COP_AT(k, plan, p, done), "done on %s,%s%s%s",
		     cop_date_text(p->done, done), p->promoted.day ? "" : " not promoted",
		     results           ? ""
		     : p->promoted.day ? " without results"
				       : ", without results",
		     feedback                     ? ""
		     : p->promoted.day && results ? " without feedback"
						  : ", without feedback");
	f->since = p->done.day + (int32_t)cop_case_limit(k, 0);
	cop_flag_hint(k, f,
		      "cop plan set %s promoted today, or cop note add feedback \"...\" "
		      "--about %s",
		      k->item->id, k->item->id);
}

/* --- prize-missing --- */

static void prize_missing(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;
	struct cop_finding *f;

	if (p->kind != cop_plan_kind_competition || p->prize ||
	    p->status == cop_plan_status_idea || p->status == cop_plan_status_dropped)
		return;
	f = cop_flag(k, COP_AT(k, plan, p, prize), "a competition without a prize");
	cop_flag_hint(k, f,
		      "cop plan set %s prize \"who wins what, and why that is fair\"",
		      k->item->id);
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "plan-cycle",
		       .title = "items that wait for each other in a circle",
		       .explain = "Where an item in the end waits for itself, none of "
				  "them can "
				  "begin. Follow after from any of the items named, and "
				  "take "
				  "out the weakest link.",
		       .hint = "cop plan edit ID; take one of them out of after",
		       COP_ALWAYS(COP_ERROR)),
	  .needs = COP_KIND_BIT(plan),
	  .all = plan_cycle },
	{ .id = COP_ID(.id = "due-before-prerequisite",
		       .title = "an item is due before what it waits for",
		       .explain = "What has to be done first cannot be due later. One of "
				  "the "
				  "two days has moved and the other has not.",
		       .hint = "cop plan set ID due DATE; or move the other one",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_plan,
	  .each = due_before_prerequisite },
	{ .id = COP_ID(.id = "overdue", .title = "an open item whose day is past",
		       .explain = "A plan that is full of days gone by is read by "
				  "nobody. Done, "
				  "moved and dropped are all good answers; moving it "
				  "keeps the "
				  "old day under was_due.",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_plan,
	  .each = overdue },
	{ .id = COP_ID(.id = "was-due",
		       .title = "days an item was due before contain the present one, or "
				"one twice",
		       .explain =
			       "was_due remembers from which days an item moved away, to "
			       "count how often plans slip. The day it is due now stands "
			       "in "
			       "due alone.",
		       .hint = "cop NOUN edit ID; remove it from was_due",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_plan,
	  .each = was_due },
	{ .id = COP_ID(.id = "follow-through",
		       .title = "done, but not promoted, measured or talked about",
		       .explain = "Publishing is half of the work: somebody has to tell "
				  "people, "
				  "look at what came of it, and ask. Two weeks after an "
				  "item is "
				  "done it should have a day of promotion, results (a "
				  "meeting: "
				  "who came), and a note or survey about it.",
		       COP_WHEN_ESTABLISHED),
	  .needs = COP_KIND_BIT(note) | COP_KIND_BIT(survey) | COP_KIND_BIT(gathering),
	  .limits = { { "follow-through-after", 14, "days",
			"Days after an item is done before it is asked about." } },
	  .of = cop_kind_plan,
	  .each = follow_through },
	{ .id = COP_ID(.id = "prize-missing",
		       .title = "a competition that does not say what is won",
		       .explain = "Contests divide where winners and prizes seem "
				  "arbitrary. Say "
				  "beforehand who wins what, and why that is fair.",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_plan,
	  .each = prize_missing },
};

COP_RULE_ROWS(plan, rows);
