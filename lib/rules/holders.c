/* SPDX-License-Identifier: MIT */
/* Single holdings of roles: terms, stand-ins, shares, duties. */
#include <string.h>

#include "base/near.h"
#include "model/activity.h"
#include "model/life.h"
#include "rules/subjects.h"

/* Day of an end that is open; later than any date of a file. */
#define FOREVER INT32_MAX

static int32_t end_of(const struct cop_role *r, const struct cop_holder *h)
{
	struct cop_date end = cop_holder_end(r, h);

	return end.day ? end.day : FOREVER;
}

/* --- holders-overlap --- */

static bool overlap(const struct cop_role *r, const struct cop_holder *a,
		    const struct cop_holder *b)
{
	return a->member && b->member && strcmp(a->member, b->member) == 0 &&
	       !a->stands_in_for && !b->stands_in_for && a->from.day <= end_of(r, b) &&
	       b->from.day <= end_of(r, a);
}

static void holders_overlap(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	char from[COP_DATE_TEXT];

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		for (size_t e = 0; e < i; e++) {
			const struct cop_holder *other = &r->holders.at[e];
			bool later = other->from.day > h->from.day;

			if (!overlap(r, h, other) || h->from.day == other->from.day)
				continue;
			cop_flag(k, cop_case_map(k, &h->rec), "%s holds it twice from %s",
				 cop_case_who(k, h->member),
				 cop_date_text(later ? other->from : h->from, from));
			break;
		}
	}
}

/* --- term-ended --- */

static void term_ended(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;

	for (size_t i = 0; cop_role_open(r, k->j->today) && i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];
		struct cop_date end = cop_holder_end(r, h);
		int days = (int)(k->j->today.day - end.day);
		char text[COP_DATE_TEXT];
		struct cop_finding *f;

		if (!cop_holder_overdue(r, h, k->j->today))
			continue;
		f = cop_flag(k, cop_case_map(k, &h->rec),
			     "the term ended on %s, %d day%s ago",
			     cop_date_text(end, text), days, days == 1 ? "" : "s");
		f->since = end.day + 1;
		cop_flag_hint(
			k, f,
			"cop role set %s holders.%s.to DATE; or cop role release %s %s",
			k->item->id, h->member, k->item->id, h->member);
	}
}

/* --- stand-in --- */

static bool held_for_oneself(const struct cop_role *r, const char *member,
			     struct cop_date on)
{
	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (h->member && !h->stands_in_for && strcmp(h->member, member) == 0 &&
		    cop_holder_on(h, on))
			return true;
	}
	return false;
}

static void stand_in(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];
		char from[COP_DATE_TEXT];

		if (h->stands_in_for && h->from.day &&
		    !held_for_oneself(r, h->stands_in_for, h->from))
			cop_flag(k, COP_AT(k, role, h, stands_in_for),
				 "%s does not hold it on %s",
				 cop_case_who(k, h->stands_in_for),
				 cop_date_text(h->from, from));
	}
}

/* --- agreed-share --- */

static void agreed_share(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];
		struct cop_finding *f;

		if (!h->percent.known || h->agreed.day)
			continue;
		f = cop_flag(k, COP_AT(k, role, h, percent),
			     "whose agreement does this share have, and since when?");
		if (h->member)
			cop_flag_hint(k, f,
				      "cop role set %s holders.%s.agreed DATE "
				      "holders.%s.agreed_with \"NAME\"",
				      k->item->id, h->member, h->member);
	}
}

/* --- focus-unknown, rating-unknown, task-unknown --- */

static bool has_duty(const struct cop_role *r, const char *id, struct cop_near *near)
{
	for (size_t i = 0; i < r->duties.n; i++) {
		const char *duty = r->duties.at[i].id;

		if (duty && strcmp(duty, id) == 0)
			return true;
		if (duty)
			cop_near_try(near, duty);
	}
	return false;
}

static bool has_skill(const struct cop_role *r, const char *id, struct cop_near *near)
{
	for (size_t i = 0; i < r->skills.n; i++) {
		if (r->skills.at[i] && strcmp(r->skills.at[i], id) == 0)
			return true;
		if (r->skills.at[i])
			cop_near_try(near, r->skills.at[i]);
	}
	return false;
}

static void hint_near(const struct cop_case *k, struct cop_finding *f,
		      const struct cop_near *near, const char *field)
{
	if (near->best)
		cop_flag_hint(k, f, "did you mean '%s'?", near->best);
	else
		cop_flag_hint(k, f, "cop role edit %s; correct it, or add it to '%s'",
			      k->item->id, field);
}

static void look_focus(const struct cop_case *k, const struct cop_role *r,
		       const struct cop_holder *h, const char *duty)
{
	struct cop_near near = { .typed = duty };
	struct cop_finding *f;

	if (!duty || has_duty(r, duty, &near))
		return;
	f = cop_flag(k, cop_case_entry(k, &h->rec, "focus", duty),
		     "'%s' is no duty of this role", duty);
	hint_near(k, f, &near, "duties");
}

static void focus_unknown(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		for (size_t n = 0; n < h->focus.n; n++)
			look_focus(k, r, h, h->focus.at[n]);
	}
}

static void look_rating(const struct cop_case *k, const struct cop_role *r,
			const struct cop_holder *h, const struct cop_rating *rating)
{
	struct cop_near near = { .typed = rating->skill };
	struct cop_where where;
	struct cop_finding *f;

	if (!rating->skill || has_skill(r, rating->skill, &near))
		return;
	where = COP_AT(k, role, h, ratings);
	where.at.at = rating->rec.at;
	where.len = 1;
	where.path = cop_arena_printf(k->j->c->arena, "%s.%s", where.path, rating->skill);
	f = cop_flag(k, where, "'%s' is no skill of this role", rating->skill);
	hint_near(k, f, &near, "skills");
}

static void rating_unknown(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		for (size_t n = 0; n < h->ratings.n; n++)
			look_rating(k, r, h, &h->ratings.at[n]);
	}
}

static bool is_task(const struct cop_case *k, const char *id, struct cop_near *near)
{
	const struct cop_role *r;

	for (COP_EACH(k->j->c, role, r)) {
		for (size_t i = 0; i < r->weekly_tasks.n; i++) {
			const char *task = r->weekly_tasks.at[i].id;

			if (task && strcmp(task, id) == 0)
				return true;
			if (task)
				cop_near_try(near, task);
		}
	}
	return false;
}

static void task_unknown(const struct cop_case *k)
{
	const struct cop_activity *a = k->rec;

	for (size_t i = 0; i < a->lines.n; i++) {
		const struct cop_fact *line = &a->lines.at[i];
		struct cop_near near = { .typed = line->task };
		struct cop_finding *f;

		if (!line->task || is_task(k, line->task, &near))
			continue;
		f = cop_flag(k, COP_AT(k, activity, line, task),
			     "'%s' is no weekly task of any role", line->task);
		hint_near(k, f, &near, "weekly_tasks");
	}
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "holders-overlap",
		       .title = "the same person holds a role twice at a time",
		       .explain = "Two holdings of one person that overlap count their "
				  "hours "
				  "and their seat twice. Usually the earlier one was not "
				  "ended "
				  "when it was renewed. Standing in for somebody does "
				  "not count.",
		       .hint = "cop NOUN edit ID; end the earlier one, or join them into "
			       "one",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_role,
	  .each = holders_overlap },
	{ .id = COP_ID(.id = "term-ended",
		       .title = "a term is over, and nobody said how it goes on",
		       .explain = "A term is a chance to hand over without losing face. "
				  "When it "
				  "is over the holder is asked: another term, or a "
				  "successor. "
				  "Until somebody says so, the person is still counted "
				  "as the "
				  "holder.",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_role,
	  .each = term_ended },
	{ .id = COP_ID(.id = "stand-in",
		       .title = "somebody stands in for a person who does not hold the "
				"role",
		       .explain =
			       "A stand-in covers for a holder. On the first day of the "
			       "cover that holder must have the role; otherwise the "
			       "person "
			       "simply holds it.",
		       .hint = "cop NOUN edit ID; correct the name or the day, or remove "
			       "stands_in_for",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_role,
	  .each = stand_in },
	{ .id = COP_ID(.id = "agreed-share",
		       .title = "a share of working time that nobody agreed to",
		       .explain =
			       "A percentage of somebody's working time is a promise of "
			       "their line manager. Without a day and a name it is a "
			       "hope, "
			       "and the first thing that gives way.",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_role,
	  .each = agreed_share },
	{ .id = COP_ID(.id = "focus-unknown",
		       .title = "a holder looks after a duty that the role does not have",
		       .explain = "The focus of a holder names duties of the same role "
				  "by id. "
				  "An unknown one leaves a duty without a face.",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_role,
	  .each = focus_unknown },
	{ .id = COP_ID(.id = "task-unknown",
		       .title = "work on a weekly task that no role has",
		       .explain = "Hours of work are counted against the weekly tasks of "
				  "roles. "
				  "Hours on an unknown task are counted nowhere.",
		       COP_ALWAYS(COP_ERROR)),
	  .needs = COP_KIND_BIT(role),
	  .of = cop_kind_activity,
	  .each = task_unknown },
	{ .id = COP_ID(.id = "rating-unknown",
		       .title = "a rating of a skill that the role does not ask for",
		       .explain = "Ratings show where a holder wants to grow, skill by "
				  "skill of "
				  "the role. A skill the role does not name cannot be "
				  "compared.",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_role,
	  .each = rating_unknown },
};

COP_RULE_ROWS(holders, rows);
