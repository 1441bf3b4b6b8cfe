/* SPDX-License-Identifier: MIT */
/* Technology first (format.md 6.2, R1a to R1c): a place is no community. */
#include <string.h>

#include "base/buf.h"
#include "model/life.h"
#include "model/platform_fit.h"
#include "rules/subjects.h"

static bool in_use(const struct cop_case *k)
{
	return cop_platform_status_on(k->rec, k->j->today) == cop_platform_status_live;
}

/* --- platform-before-purpose --- */

/* The day it was decided on, or came into use without a decision; zero: neither. */
static struct cop_date decided(const struct cop_platform *p, struct cop_date today)
{
	for (size_t i = 0; i < p->history.n; i++) {
		const struct cop_platform_step *s = &p->history.at[i];

		if (s->date.day <= today.day &&
		    (s->status == cop_platform_status_chosen ||
		     s->status == cop_platform_status_live))
			return s->date;
	}
	return (struct cop_date){ 0 };
}

static bool needed_before(const struct cop_community *c, struct cop_date day)
{
	const struct cop_note *n;

	for (COP_EACH(c, note, n)) {
		if (n->kind == cop_note_kind_need && n->date.day <= day.day)
			return true;
	}
	return false;
}

static void lacks(struct cop_buf *out, bool answered, const char *word)
{
	if (!answered)
		cop_buf_printf(out, "%s%s", out->len ? ", " : "", word);
}

/* What people and purpose ask for stands in the charter; or the group wanted it before. */
static void platform_before_purpose(const struct cop_case *k)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf open = { 0 };
	enum cop_platform_status s = cop_platform_status_on(k->rec, k->j->today);
	const struct cop_charter *c = k->j->c->charter;
	const struct cop_platform *p = k->rec;
	struct cop_finding *f;

	if (s != cop_platform_status_chosen && s != cop_platform_status_live)
		return;
	lacks(&open, c && c->purpose, "purpose");
	lacks(&open, c && c->problems.n, "problems");
	lacks(&open, c && c->audiences.n, "audiences");
	if (open.len) {
		f = cop_flag(k, COP_AT(k, platform, p, history),
			     "%s before the charter says what for; open: %s",
			     cop_enum_word(&cop_enum_platform_status, (int)s),
			     cop_buf_str(&open));
		cop_flag_hint(k, f, "cop charter ask %.*s", (int)strcspn(open.at, ","),
			      open.at);
		return;
	}
	if (cop_charter_adopted(c, k->j->today).day ||
	    needed_before(k->j->c, decided(p, k->j->today)))
		return;
	f = cop_flag(k, COP_AT(k, platform, p, history),
		     "%s, and the group has neither agreed to its charter nor said that "
		     "it needs it",
		     cop_enum_word(&cop_enum_platform_status, (int)s));
	f->severity = k->j->age == COP_AGE_PRE ? COP_INFO : COP_WARNING;
	cop_flag_hint(k, f,
		      "cop charter adopt --by MEMBER,...; or cop note add need "
		      "TITLE --by MEMBER");
}

/* --- unneeded-functions --- */

#define HALF 2

/* Where no activity says what it uses, nobody knows what is needed. */
static bool uses_known(const struct cop_charter *c)
{
	for (size_t i = 0; c && i < c->activities.n; i++) {
		if (c->activities.at[i].uses.n)
			return true;
	}
	return false;
}

static void unneeded_functions(const struct cop_case *k)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf idle = { 0 };
	const struct cop_charter *c = k->j->c->charter;
	const struct cop_platform *p = k->rec;
	size_t offered = 0, unneeded = 0;

	if (!in_use(k) || !uses_known(c))
		return;
	for (int i = 1; i <= (int)cop_enum_function.n; i++) {
		enum cop_function one = (enum cop_function)i;

		if (cop_platform_offers(p, one) != COP_TRUE)
			continue;
		offered++;
		if (cop_function_needed(c, one))
			continue;
		unneeded++;
		lacks(&idle, false, cop_enum_word(&cop_enum_function, i));
	}
	if (unneeded * HALF > offered)
		cop_flag(k, COP_AT(k, platform, p, functions),
			 "%zu of the %zu functions it offers serve no activity: %s",
			 unneeded, offered, cop_buf_str(&idle));
}

/* --- platform-access --- */

static void judge_check(const struct cop_case *k, const char *id, const char *no,
			const char *unknown)
{
	const struct cop_platform *p = k->rec;
	const struct cop_assessment *a = cop_platform_answer(p, id);
	enum cop_bool met = cop_platform_met(p, id);
	struct cop_where where = a ? COP_AT(k, platform, a, met)
				   : COP_AT(k, platform, p, assessment);
	struct cop_finding *f;

	if (met == COP_TRUE)
		return;
	f = cop_flag(k, where, "%s", met == COP_FALSE ? no : unknown);
	if (met == COP_UNSAID)
		f->severity = COP_WARNING;
	if (met == COP_FALSE)
		cop_flag_hint(k, f,
			      "help them in, or look for another place: cop charter "
			      "platform compare");
	else
		cop_flag_hint(k, f, "ask them, then cop charter platform ask %s %s",
			      k->item->id, id);
}

static void platform_access(const struct cop_case *k)
{
	if (!in_use(k))
		return;
	judge_check(k, "access", "in use, and not everyone can use it",
		    "in use, and nobody has said whether everyone can use it");
	judge_check(k, "comfort", "in use, and people are not at ease with it",
		    "in use, and nobody has said whether people are at ease with it");
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "platform-before-purpose",
		       .title = "a platform was chosen before people and purpose were",
		       .explain =
			       "A place does not make a community. What it is for, which "
			       "problems it solves and for whom decide what the place "
			       "has "
			       "to offer. Named is a platform that is chosen or in use "
			       "while the charter does not say one of the three; and, "
			       "more softly, one that was chosen before the group agreed "
			       "to anything or noted a need.",
		       .pre = COP_WARNING, .young = COP_CRITICAL,
		       .established = COP_CRITICAL),
	  .risk = true,
	  .needs = COP_KIND_BIT(charter) | COP_KIND_BIT(note),
	  .of = cop_kind_platform,
	  .each = platform_before_purpose },
	{ .id = COP_ID(.id = "unneeded-functions",
		       .title = "a platform offers mostly what no activity needs",
		       .explain =
			       "Every function that nobody needs is one more thing to "
			       "learn and to look after. More than half of what a "
			       "platform in use offers serves no activity of the "
			       "charter. Where no activity says what it uses, nothing is "
			       "known and nothing is said.",
		       .hint = "say what uses them: cop charter set "
			       "activities.ID.uses+ WORD; or switch them off",
		       COP_ALWAYS(COP_INFO)),
	  .risk = true,
	  .needs = COP_KIND_BIT(charter),
	  .of = cop_kind_platform,
	  .each = unneeded_functions },
	{ .id = COP_ID(.id = "platform-access",
		       .title = "members cannot or will not use the platform",
		       .explain =
			       "Who cannot get in, or is not at ease, is not part of it, "
			       "and does not say so. The two are asked first of every "
			       "platform, and again of one in use: a no endangers the "
			       "community, not knowing is a warning.",
		       COP_ALWAYS(COP_CRITICAL)),
	  .risk = true,
	  .of = cop_kind_platform,
	  .each = platform_access },
};

COP_RULE_ROWS(platforms, rows);
