/* SPDX-License-Identifier: MIT */
/* Items that come again: the rule, its dates, and meetings that were held. */
#include "calendar/repeat.h"

#include <string.h>

#include "base/enc.h"
#include "model/gathering.h"
#include "model/life.h"
#include "rules/subjects.h"

/* False: no rule, or one that the loader has spoken about. */
static bool rule_of(const struct cop_plan *p, struct cop_repeat *ret)
{
	struct cop_error ignored = { 0 };

	return p->repeat && p->due.day &&
	       cop_repeat_iso(p->repeat, strlen(p->repeat), ret, &ignored) == COP_OK;
}

/* The rule's days around one day. False: the item has no sound rule, or no calendar. */
static bool days_near(const struct cop_case *k, const struct cop_plan *p,
		      struct cop_date day, struct cop_near_days *ret)
{
	const struct cop_series series = { p->due, p->repeat };
	const struct cop_calendar_table *calendar;
	struct cop_error ignored = { 0 };
	struct cop_repeat rule;

	if (!day.day || !rule_of(p, &rule) || !cop_repeat_starts(&rule, p->due))
		return false;
	calendar = cop_case_calendar(k);
	return calendar && calendar->near(&series, day, ret, &ignored) == COP_OK;
}

/* --- rrule-form --- */

static void rrule_form(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;
	char first[COP_DATE_TEXT];
	struct cop_repeat rule;
	struct cop_finding *f;
	int skips;

	if (!rule_of(p, &rule))
		return;
	if (!cop_repeat_starts(&rule, p->due)) {
		cop_date_text(cop_repeat_first(&rule, p->due), first);
		f = cop_flag(k, COP_AT(k, plan, p, due),
			     "the first date must be one the rule gives%s%s",
			     *first ? ", here " : "", first);
		cop_flag_hint(k, f, "cop plan set %s due %s, or correct 'repeat'",
			      k->item->id, *first ? first : "DATE");
	}
	skips = cop_repeat_skips(&rule);
	if (!skips)
		return;
	f = cop_flag(k, COP_AT(k, plan, p, repeat),
		     "day %d skips months that are shorter", skips);
	f->severity = COP_WARNING;
	cop_flag_hint(k, f,
		      "BYMONTHDAY=-1 is the last day of each month, BYDAY=-1FR its last "
		      "Friday");
}

/* --- not-an-occurrence --- */

static const char *say_near(const struct cop_case *k, const struct cop_near_days *near)
{
	char before[COP_DATE_TEXT], after[COP_DATE_TEXT];

	cop_date_text(near->before, before);
	cop_date_text(near->after, after);
	return cop_arena_printf(k->j->c->arena, "%s%s%s", before,
				*before && *after ? " and " : "", after);
}

static void not_an_occurrence(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;

	for (size_t i = 0; i < p->occurrences.n; i++) {
		const struct cop_occurrence *o = &p->occurrences.at[i];
		char day[COP_DATE_TEXT];
		struct cop_near_days near;
		struct cop_finding *f;

		if (!p->repeat && o->date.day) {
			f = cop_flag(k, COP_AT(k, plan, o, date),
				     "%s is a date of an item that does not repeat",
				     cop_date_text(o->date, day));
			cop_flag_hint(k, f,
				      "cop plan edit %s; say how it repeats, or remove "
				      "the date",
				      k->item->id);
			continue;
		}
		if (!days_near(k, p, o->date, &near) || near.before.day == o->date.day)
			continue;
		f = cop_flag(k, COP_AT(k, plan, o, date),
			     "%s is not a date the rule gives",
			     cop_date_text(o->date, day));
		cop_flag_hint(k, f, "cop plan edit %s; the nearest dates are %s",
			      k->item->id, say_near(k, &near));
	}
}

/* --- occurrence-both --- */

static bool held_on(const struct cop_case *k, struct cop_date day)
{
	const struct cop_gathering *g;

	for (COP_EACH(k->j->c, gathering, g)) {
		if (g->date.day == day.day && g->plan &&
		    strcmp(g->plan, k->item->id) == 0)
			return true;
	}
	return false;
}

static void occurrence_both(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;

	for (size_t i = 0; i < p->occurrences.n; i++) {
		const struct cop_occurrence *o = &p->occurrences.at[i];
		const char *also = NULL;

		if (o->status != cop_occurrence_status_cancelled)
			continue;
		if (o->due.day)
			also = "moved";
		else if (o->done.day)
			also = "done";
		else if (o->date.day && held_on(k, o->date))
			also = "held";
		if (also)
			cop_flag(k, cop_case_map(k, &o->rec), "cancelled and %s at once",
				 also);
	}
}

/* --- held-without-occurrence --- */

static bool moved_to(const struct cop_plan *p, struct cop_date day)
{
	for (size_t i = 0; i < p->occurrences.n; i++) {
		if (p->occurrences.at[i].due.day == day.day)
			return true;
	}
	return false;
}

static void held_without_occurrence(const struct cop_case *k)
{
	const struct cop_gathering *g = k->rec;
	const struct cop_plan *p = cop_plan_of(k->j->c, g->plan);
	struct cop_near_days near;
	struct cop_finding *f;
	char day[COP_DATE_TEXT];

	if (!p || !p->repeat || moved_to(p, g->date) ||
	    !days_near(k, p, g->date, &near) || near.before.day == g->date.day)
		return;
	f = cop_flag(k, COP_AT(k, gathering, g, date), "no %s is given for %s", g->plan,
		     cop_date_text(g->date, day));
	cop_flag_hint(k, f,
		      "cop plan edit %s; say which one moved to this day (%s), or "
		      "correct the date "
		      "of the meeting",
		      g->plan, say_near(k, &near));
}

/* --- clash --- */

#define CLASH_MONTHS 12
#define CLASH_DAYS 60 /* of one item that are looked at */

static const char *quiet_name(const struct cop_community *c, struct cop_date day)
{
	for (size_t i = 0; i < c->cop->quiet.n; i++) {
		const struct cop_quiet *q = &c->cop->quiet.at[i];
		struct cop_date to = q->to.day ? q->to : q->from;

		if (q->text && q->from.day <= day.day && day.day <= to.day)
			return cop_enc_shown(c->arena, q->text);
	}
	return NULL;
}

static const char *event_name(const struct cop_community *c, struct cop_date day)
{
	const struct cop_plan *p;

	for (COP_EACH(c, plan, p)) {
		if (p->kind == cop_plan_kind_external_event && p->due.day == day.day &&
		    p->title && p->status != cop_plan_status_dropped)
			return cop_enc_shown(c->arena, p->title);
	}
	return NULL;
}

static void look_clash(const struct cop_case *k, const struct cop_plan *p,
		       struct cop_date day)
{
	const char *name = quiet_name(k->j->c, day);
	bool quiet = name != NULL;
	char text[COP_DATE_TEXT];

	if (!name)
		name = event_name(k->j->c, day);
	if (name)
		cop_flag(k, COP_AT(k, plan, p, due), "%s falls %s '%s'",
			 cop_date_text(day, text), quiet ? "into" : "on", name);
}

/* The day on which a date of the rule takes place; zero: it does not. */
static struct cop_date takes_place(const struct cop_plan *p, struct cop_date day)
{
	for (size_t i = 0; i < p->occurrences.n; i++) {
		const struct cop_occurrence *o = &p->occurrences.at[i];

		if (o->date.day != day.day)
			continue;
		if (o->status == cop_occurrence_status_cancelled)
			return (struct cop_date){ 0 };
		return o->due.day ? o->due : day;
	}
	return day;
}

static void clash_of_series(const struct cop_case *k, const struct cop_plan *p)
{
	struct cop_period ahead = { k->j->today,
				    cop_date_add_months(k->j->today, CLASH_MONTHS) };
	const struct cop_series series = { p->due, p->repeat };
	const struct cop_calendar_table *calendar = cop_case_calendar(k);
	struct cop_error ignored = { 0 };
	struct cop_days days = { 0 };

	if (!calendar ||
	    calendar->days(k->j->c->arena, &series, ahead, CLASH_DAYS, &days, &ignored))
		return;
	for (size_t i = 0; i < days.n; i++)
		look_clash(k, p, takes_place(p, days.at[i]));
}

static void clash(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;
	struct cop_repeat rule;

	if (!cop_plan_is_gathering(p) || !cop_plan_is_open(p, k->j->today))
		return;
	if (rule_of(p, &rule) && cop_repeat_starts(&rule, p->due))
		clash_of_series(k, p);
	else if (!p->repeat && p->due.day >= k->j->today.day)
		look_clash(k, p, p->due);
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "not-an-occurrence",
		       .title = "a date that the rule does not give",
		       .explain = "Under occurrences stands what is different about one "
				  "date of "
				  "a repeating item: the date names the day the rule "
				  "gives, due "
				  "the day it moved to. A date the rule does not give "
				  "changes "
				  "nothing.",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_plan,
	  .each = not_an_occurrence },
	{ .id = COP_ID(.id = "rrule-form",
		       .title = "a rule that does not give its first date, or skips "
				"months",
		       .explain = "Calendars count from the first date. If the rule does "
				  "not "
				  "give that day itself, each program counts "
				  "differently. Days "
				  "29 to 31 are not in every month, and such months are "
				  "simply "
				  "left out.",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_plan,
	  .each = rrule_form },
	{ .id = COP_ID(.id = "occurrence-both",
		       .title = "a date that is cancelled and yet took place or moved",
		       .explain = "A date is cancelled, or it moved, or it happened. Two "
				  "of them "
				  "at once make the calendar and the figures contradict "
				  "each "
				  "other.",
		       .hint = "cop NOUN edit ID; keep what happened",
		       COP_ALWAYS(COP_ERROR)),
	  .needs = COP_KIND_BIT(gathering),
	  .of = cop_kind_plan,
	  .each = occurrence_both },
	{ .id = COP_ID(.id = "held-without-occurrence",
		       .title = "a meeting on a day that its item does not give",
		       .explain = "A meeting is counted for the date of the plan it "
				  "belongs to. "
				  "If it took place on another day, the item says which "
				  "date "
				  "moved there; otherwise one date counts as not held "
				  "and the "
				  "meeting as extra.",
		       COP_ALWAYS(COP_WARNING)),
	  .needs = COP_KIND_BIT(plan),
	  .of = cop_kind_gathering,
	  .each = held_without_occurrence },
	{ .id = COP_ID(.id = "clash",
		       .title = "a gathering in a quiet time, or on a date of others",
		       .explain = "Gatherings in holidays or on the day of an event that "
				  "members go to are badly attended. It is told a year "
				  "ahead, "
				  "while there is time to move.",
		       .hint = "cop plan set ID due DATE; or accept it: some people come "
			       "nevertheless",
		       COP_ALWAYS(COP_INFO)),
	  .of = cop_kind_plan,
	  .each = clash },
};

COP_RULE_ROWS(repeat, rows);
