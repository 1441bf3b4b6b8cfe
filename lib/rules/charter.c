/* SPDX-License-Identifier: MIT */
/* Answers of the charter that wait, or that disagree. */
#include <string.h>

#include "model/life.h"
#include "rules/subjects.h"

/* --- review-due --- */

static void report_review(const struct cop_case *k, struct cop_where where,
			  struct cop_date by, const char *hint)
{
	char text[COP_DATE_TEXT];
	struct cop_finding *f = cop_flag(k, where, "was to be looked at again by %s",
					 cop_date_text(by, text));

	f->since = by.day + 1;
	f->hint = hint;
}

static void review_of_charter(const struct cop_case *k)
{
	const struct cop_charter *c = k->rec;
	const struct cop_charter_step *s = cop_charter_step_on(c, k->j->today);

	if (c->review_by.day && c->review_by.day < k->j->today.day && s &&
	    s->status >= cop_charter_status_adopted)
		report_review(
			k, COP_AT(k, charter, c, review_by), c->review_by,
			"read it together: cop charter agenda; then cop charter set "
			"review_by DATE");
}

static void review_of_practice(const struct cop_case *k)
{
	const struct cop_practice *p = k->rec;

	if (p->review_by.day && p->review_by.day < k->j->today.day &&
	    cop_practice_status_on(p, k->j->today) != cop_practice_status_retired)
		report_review(k, COP_AT(k, practice, p, review_by), p->review_by,
			      "check it against the field, then move review_by");
}

/* A later story about it is the answer. */
static bool told_again(const struct cop_case *k, const struct cop_note *story)
{
	const struct cop_note *n;

	for (COP_EACH(k->j->c, note, n)) {
		for (size_t i = 0; n->kind == cop_note_kind_story && i < n->about.n;
		     i++) {
			if (n->about.at[i] && n->date.day >= story->date.day &&
			    strcmp(n->about.at[i], k->item->id) == 0)
				return true;
		}
	}
	return false;
}

static void review_of_note(const struct cop_case *k)
{
	const struct cop_note *n = k->rec;

	if (n->kind == cop_note_kind_story && n->review_by.day &&
	    n->review_by.day < k->j->today.day && !told_again(k, n))
		report_review(k, COP_AT(k, note, n, review_by), n->review_by,
			      cop_arena_printf(k->j->c->arena,
					       "ask what came of it, then cop note add "
					       "story \"...\" --about %s",
					       k->item->id));
}

static void review_due(const struct cop_case *k)
{
	cop_case_each(k, cop_kind_charter, review_of_charter);
	cop_case_each(k, cop_kind_practice, review_of_practice);
	cop_case_each(k, cop_kind_note, review_of_note);
}

/* --- objective-unmeasured, barrier-unremedied, reward-for-manager --- */

static void objective_unmeasured(const struct cop_case *k)
{
	const struct cop_charter *c = k->rec;

	for (size_t i = 0; i < c->objectives.n; i++) {
		const struct cop_objective *o = &c->objectives.at[i];
		struct cop_finding *f;

		if (!o->id || (o->indicator && o->target.known))
			continue;
		f = cop_flag(k, cop_case_map(k, &o->rec),
			     "nobody can tell when '%s' is reached: it has no %s", o->id,
			     o->indicator      ? "target"
			     : o->target.known ? "indicator"
					       : "indicator and no target");
		cop_flag_hint(k, f, "cop charter set objectives.%s.%s ...", o->id,
			      o->indicator ? "target" : "indicator");
	}
}

static void barrier_unremedied(const struct cop_case *k)
{
	const struct cop_charter *c = k->rec;

	for (size_t i = 0; i < c->participation.barriers.n; i++) {
		const struct cop_barrier *b = &c->participation.barriers.at[i];
		struct cop_finding *f;

		if (!b->id || b->remedy)
			continue;
		f = cop_flag(k, cop_case_map(k, &b->rec),
			     "a known barrier without a remedy: '%s'", b->id);
		cop_flag_hint(k, f,
			      "cop charter set "
			      "participation.barriers.%s.remedy \"...\"",
			      b->id);
	}
}

static void reward_for_manager(const struct cop_case *k)
{
	const struct cop_charter *c = k->rec;

	for (size_t i = 0; i < c->rewards.n; i++) {
		for (size_t n = 0; n < c->rewards.at[i].for_.n; n++) {
			const char *role = c->rewards.at[i].for_.at[n];

			if (role && strcmp(role, "community-manager") == 0)
				return;
		}
	}
	cop_flag(k, COP_AT(k, charter, c, rewards),
		 "nothing says thank you to the manager");
}

/* --- audience-contradiction --- */

static void audience_contradiction(const struct cop_case *k)
{
	const struct cop_charter *c = k->rec;
	const struct cop_member *m;
	size_t external = 0;

	if (c->membership.open_to != cop_open_to_internal)
		return;
	for (COP_EACH(k->j->c, member, m))
		external += cop_member_counts(m, k->j->today) &&
			    cop_member_external(k->j->c, m);
	if (external)
		cop_flag(k, COP_AT(k, charter, &c->membership, open_to),
			 "two answers disagree: open to our own people only, but %zu "
			 "member%s of other organisations",
			 external, external == 1 ? " is" : "s are");
	for (size_t i = 0; i < c->audiences.n; i++) {
		const struct cop_audience *a = &c->audiences.at[i];

		if (a->external == COP_TRUE && a->id)
			cop_flag(k, COP_AT(k, charter, a, external),
				 "two answers disagree: open to our own people only, but "
				 "the audience '%s' is external",
				 a->id);
	}
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "review-due",
		       .title = "something was to be looked at again by a day that is "
				"past",
		       .explain = "A charter, a practice or a story carries the day on "
				  "which it "
				  "is to be read again, so that it does not grow old "
				  "unnoticed. "
				  "Look at it, and then move the day; for a story, tell "
				  "what "
				  "came of it.",
		       COP_ALWAYS(COP_WARNING)),
	  .limits = { { "answer-stale-after", 365, "days",
			"An answer of the charter that nobody wrote or agreed to for so "
			"long is stale." } },
	  .all = review_due },
	{ .id = COP_ID(.id = "objective-unmeasured",
		       .title = "an objective that nobody can tell when it is reached",
		       .explain = "An objective needs an indicator and a target, so that "
				  "the "
				  "group can see how far it has come and a sponsor can "
				  "see what "
				  "the time is spent on.",
		       COP_FROM_LAUNCH),
	  .of = cop_kind_charter,
	  .each = objective_unmeasured },
	{ .id = COP_ID(.id = "barrier-unremedied",
		       .title = "a known barrier without a remedy",
		       .explain =
			       "A barrier that is known and left alone tells those whom "
			       "it "
			       "keeps away that they are not missed. A small remedy with "
			       "somebody who sees to it is enough.",
		       COP_FROM_LAUNCH),
	  .of = cop_kind_charter,
	  .each = barrier_unremedied },
	{ .id = COP_ID(.id = "audience-contradiction",
		       .title = "the charter is for our own people only, the facts are "
				"not",
		       .explain =
			       "Where membership is open to the own organisation only, "
			       "members or audiences of other ones contradict it. Either "
			       "the "
			       "answer is out of date, or the organisation of somebody "
			       "is.",
		       .hint = "cop charter set membership.open_to both",
		       COP_ALWAYS(COP_WARNING)),
	  .needs = COP_KIND_BIT(member),
	  .of = cop_kind_charter,
	  .each = audience_contradiction },
	{ .id = COP_ID(.id = "reward-for-manager",
		       .title = "no reward is meant for the community manager",
		       .explain = "Managers thank everybody and are easily forgotten. "
				  "One reward "
				  "in the charter that is for the community manager "
				  "makes sure "
				  "that somebody thinks of it.",
		       .hint = "cop charter add rewards \"...\" --for community-manager",
		       COP_FROM_LAUNCH),
	  .of = cop_kind_charter,
	  .each = reward_for_manager },
};

COP_RULE_ROWS(charter, rows);
