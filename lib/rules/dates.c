/* SPDX-License-Identifier: MIT */
/* Days that contradict each other, or that have not come yet. */
#include <string.h>

#include "model/activity.h"
#include "model/budget.h"
#include "model/gathering.h"
#include "model/life.h"
#include "model/observation.h"
#include "model/survey.h"
#include "rules/subjects.h"

/* --- date-order --- */

/* The later of the two is named, at its own place. */
#define IN_ORDER(k, kind, map, first, second) \
	do { \
		if ((map)->first.day && (map)->second.day && \
		    (map)->second.day < (map)->first.day) \
			report_order((k), COP_AT((k), kind, (map), second), #first, \
				     (map)->first, (map)->second); \
	} while (0)

static void report_order(const struct cop_case *k, struct cop_where where,
			 const char *first, struct cop_date from, struct cop_date to)
{
	char a[COP_DATE_TEXT], b[COP_DATE_TEXT];

	cop_flag(k, where, "ends before it begins: %s is before '%s', %s",
		 cop_date_text(to, b), first, cop_date_text(from, a));
}

static void order_of_cop(const struct cop_case *k)
{
	const struct cop_cop *c = k->rec;

	IN_ORDER(k, cop, c, started, launched);
	IN_ORDER(k, cop, c, started, ends);
	for (size_t i = 0; i < c->quiet.n; i++)
		IN_ORDER(k, cop, &c->quiet.at[i], from, to);
}

static void order_of_budget(const struct cop_case *k)
{
	const struct cop_budget *b = k->rec;

	for (size_t i = 0; i < b->funding.n; i++)
		IN_ORDER(k, budget, &b->funding.at[i], from, to);
}

static void order_of_role(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;

	IN_ORDER(k, role, r, from, to);
	IN_ORDER(k, role, r, from, closed);
	for (size_t i = 0; i < r->holders.n; i++)
		IN_ORDER(k, role, &r->holders.at[i], from, to);
}

static void order_of_plan(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;

	IN_ORDER(k, plan, p, start, due);
}

static void order_of_note(const struct cop_case *k)
{
	const struct cop_note *n = k->rec;

	IN_ORDER(k, note, n, from, to);
	IN_ORDER(k, note, n, date, answered);
}

static void order_of_survey(const struct cop_case *k)
{
	const struct cop_survey *s = k->rec;

	IN_ORDER(k, survey, s, from, to);
}

static void order_of_observation(const struct cop_case *k)
{
	const struct cop_observation *o = k->rec;

	for (size_t i = 0; i < o->readings.n; i++)
		IN_ORDER(k, observation, &o->readings.at[i], from, date);
}

static void date_order(const struct cop_case *k)
{
	static void (*const order_of[cop_kind_count])(const struct cop_case *) = {
		[cop_kind_cop] = order_of_cop,
		[cop_kind_budget] = order_of_budget,
		[cop_kind_role] = order_of_role,
		[cop_kind_plan] = order_of_plan,
		[cop_kind_note] = order_of_note,
		[cop_kind_survey] = order_of_survey,
		[cop_kind_observation] = order_of_observation,
	};

	for (unsigned kind = 0; kind < cop_kind_count; kind++) {
		if (order_of[kind])
			cop_case_each(k, (enum cop_kind)kind, order_of[kind]);
	}
	cop_history_order(k);
}

/* --- future-fact --- */

static void report_future(const struct cop_case *k, struct cop_where where,
			  struct cop_date day)
{
	char text[COP_DATE_TEXT];

	cop_flag(k, where, "not yet: %s is after today", cop_date_text(day, text));
}

#define NOT_YET(k, kind, map, field) \
	do { \
		if ((map)->field.day > (k)->j->today.day) \
			report_future((k), COP_AT((k), kind, (map), field), \
				      (map)->field); \
	} while (0)

static void future_of_plan(const struct cop_case *k)
{
	const struct cop_plan *p = k->rec;

	NOT_YET(k, plan, p, done);
	NOT_YET(k, plan, p, promoted);
	for (size_t i = 0; i < p->checklist.n; i++)
		NOT_YET(k, plan, &p->checklist.at[i], done);
	for (size_t i = 0; i < p->occurrences.n; i++) {
		NOT_YET(k, plan, &p->occurrences.at[i], done);
		NOT_YET(k, plan, &p->occurrences.at[i], promoted);
	}
}

static void future_of_note(const struct cop_case *k)
{
	const struct cop_note *n = k->rec;

	NOT_YET(k, note, n, sent);
	NOT_YET(k, note, n, answered);
}

static void future_of_gathering(const struct cop_case *k)
{
	const struct cop_gathering *g = k->rec;

	NOT_YET(k, gathering, g, date);
}

static void future_of_activity(const struct cop_case *k)
{
	const struct cop_activity *a = k->rec;

	for (size_t i = 0; i < a->lines.n; i++)
		NOT_YET(k, activity, &a->lines.at[i], date);
}

static void future_of_observation(const struct cop_case *k)
{
	const struct cop_observation *o = k->rec;

	for (size_t i = 0; i < o->readings.n; i++)
		NOT_YET(k, observation, &o->readings.at[i], date);
}

/* An announced leave or break stands in the history before its day. */
static void future_of_member(const struct cop_case *k)
{
	const struct cop_member *m = k->rec;

	for (size_t i = 0; i < m->history.n; i++) {
		const struct cop_member_step *s = &m->history.at[i];

		if (s->status != cop_member_status_alumni &&
		    s->status != cop_member_status_on_break)
			NOT_YET(k, member, s, date);
	}
}

#define FUTURE_OF_HISTORY(kind) \
	static void future_of_##kind(const struct cop_case *k) \
	{ \
		const struct cop_##kind *r = k->rec; \
\
		for (size_t i = 0; i < r->history.n; i++) \
			NOT_YET(k, kind, &r->history.at[i], date); \
	}
FUTURE_OF_HISTORY(charter)
FUTURE_OF_HISTORY(platform)
FUTURE_OF_HISTORY(practice)
FUTURE_OF_HISTORY(indicator)

static void future_fact(const struct cop_case *k)
{
	static void (*const future_of[cop_kind_count])(const struct cop_case *) = {
		[cop_kind_charter] = future_of_charter,
		[cop_kind_member] = future_of_member,
		[cop_kind_platform] = future_of_platform,
		[cop_kind_plan] = future_of_plan,
		[cop_kind_practice] = future_of_practice,
		[cop_kind_gathering] = future_of_gathering,
		[cop_kind_activity] = future_of_activity,
		[cop_kind_indicator] = future_of_indicator,
		[cop_kind_note] = future_of_note,
		[cop_kind_observation] = future_of_observation,
	};

	for (unsigned kind = 0; kind < cop_kind_count; kind++) {
		if (future_of[kind])
			cop_case_each(k, (enum cop_kind)kind, future_of[kind]);
	}
}

/* --- id-date --- */

static bool id_differs(const char *id, struct cop_date date, struct cop_date *ret_says)
{
	return strlen(id) >= 10 && cop_date_iso(id, 10, ret_says) && date.day &&
	       ret_says->day != date.day;
}

static void report_id_date(const struct cop_case *k, struct cop_where where,
			   struct cop_date says, struct cop_date date)
{
	char a[COP_DATE_TEXT], b[COP_DATE_TEXT];

	cop_flag(k, where, "the id says %s, the entry %s", cop_date_text(says, a),
		 cop_date_text(date, b));
}

static void id_of_note(const struct cop_case *k)
{
	const struct cop_note *n = k->rec;
	struct cop_date says;

	if (id_differs(k->item->id, n->date, &says))
		report_id_date(k, COP_AT(k, note, n, date), says, n->date);
}

static void id_of_gathering(const struct cop_case *k)
{
	const struct cop_gathering *g = k->rec;
	struct cop_date says;

	if (id_differs(k->item->id, g->date, &says))
		report_id_date(k, COP_AT(k, gathering, g, date), says, g->date);
}

static void id_date(const struct cop_case *k)
{
	cop_case_each(k, cop_kind_note, id_of_note);
	cop_case_each(k, cop_kind_gathering, id_of_gathering);
}

/* --- quiet-order --- */

static struct cop_date quiet_end(const struct cop_quiet *q)
{
	return q->to.day ? q->to : q->from;
}

static void quiet_order(const struct cop_case *k)
{
	const struct cop_cop *c = k->rec;

	for (size_t i = 0; i < c->quiet.n; i++) {
		const struct cop_quiet *late = &c->quiet.at[i];

		for (size_t n = 0; n < i; n++) {
			const struct cop_quiet *early = &c->quiet.at[n];

			if (early->from.day <= quiet_end(late).day &&
			    late->from.day <= quiet_end(early).day) {
				cop_flag(k, cop_case_map(k, &late->rec),
					 "two quiet periods overlap");
				break;
			}
		}
	}
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "date-order", .title = "something ends before it begins",
		       .explain = "A last day cannot be before the first, an answer not "
				  "before "
				  "its question, a launch not before the start. One of "
				  "the two "
				  "dates is a slip of the pen.",
		       .hint = "cop NOUN edit ID; correct one of the two dates",
		       COP_ALWAYS(COP_ERROR)),
	  .all = date_order },
	{ .id = COP_ID(.id = "future-fact",
		       .title = "something is said to have happened that has not yet",
		       .explain = "What is done, sent or answered has its day behind it. "
				  "A day "
				  "to come is usually a wrong month or year. Only a "
				  "leave or a "
				  "break may be announced in a history before it begins.",
		       .hint = "cop NOUN edit ID; correct the date, or record it on the "
			       "day",
		       COP_ALWAYS(COP_WARNING)),
	  .all = future_fact },
	{ .id = COP_ID(.id = "id-date", .title = "a dated id and the date inside differ",
		       .explain =
			       "An id is only a name and never changes; the date inside "
			       "counts. The difference is worth a look, because one of "
			       "the "
			       "two may be a slip.",
		       .hint = "the date inside counts; nothing needs to be done if it "
			       "is right",
		       COP_ALWAYS(COP_INFO)),
	  .all = id_date },
	{ .id = COP_ID(.id = "quiet-order", .title = "two quiet periods overlap",
		       .explain =
			       "In quiet periods no gap, response time or inactivity is "
			       "counted. A day that lies in two of them would be taken "
			       "out "
			       "twice.",
		       .hint = "join them into one", COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_cop,
	  .each = quiet_order },
};

COP_RULE_ROWS(dates, rows);
