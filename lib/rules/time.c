/* SPDX-License-Identifier: MIT */
/* Risks of the manager's time, and of what nobody looks after. */
#include <string.h>

#include "health/manager.h"
#include "model/life.h"
#include "rules/subjects.h"

#define BADLY_SHORT 0.7
#define LOOK_AHEAD 60 /* days in which agreed changes of holders are looked at */

/* --- manager-minimum, work-exceeds-time --- */

/* The first holder of the day: where hours are said. NULL: nobody. */
static const struct cop_holder *manager_on(const struct cop_case *k, struct cop_date on)
{
	const struct cop_role *r = k->rec;

	for (size_t i = 0; i < r->holders.n; i++) {
		if (cop_holder_on(&r->holders.at[i], on))
			return &r->holders.at[i];
	}
	return NULL;
}

static const struct cop_holder *a_manager(const struct cop_case *k)
{
	return manager_on(k, k->j->today);
}

/* The next day on which somebody begins, or is not there any more; zero: none in time. */
static struct cop_date next_change(const struct cop_case *k, struct cop_date after)
{
	const struct cop_role *r = k->rec;
	struct cop_date next = cop_date_add(k->j->today, LOOK_AHEAD + 1);
	int32_t end = next.day;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (h->from.day > after.day && h->from.day < next.day)
			next = h->from;
		if (h->to.day >= after.day && h->to.day + 1 < next.day)
			next = cop_date_add(h->to, 1);
	}
	return next.day < end ? next : (struct cop_date){ 0 };
}

/* False: nobody holds it, or hours are not known. */
static bool manager_time(const struct cop_case *k, struct cop_date on,
			 struct cop_manager_time *ret)
{
	*ret = (struct cop_manager_time){ 0 };
	if (!manager_on(k, on))
		return false;
	*ret = cop_manager_time(k->j->c->arena, k->j->c, cop_case_calendar(k), on);
	return ret->holders && !ret->silent;
}

/*
 * Today or after one of the changes that are agreed already: the first day on which managers
 * have less than the least (of what the work needs, where that is zero). Zero: none.
 */
static struct cop_date first_short(const struct cop_case *k, double least,
				   struct cop_manager_time *ret)
{
	struct cop_date on = k->j->today;

	if (strcmp(k->item->id, COP_MANAGER) != 0)
		return (struct cop_date){ 0 };
	for (; on.day; on = next_change(k, on)) {
		if (manager_time(k, on, ret) &&
		    ret->available < (least > 0 ? least : ret->needed))
			return on;
	}
	return on;
}

static const char *from_day(const struct cop_case *k, struct cop_date on)
{
	char day[COP_DATE_TEXT];

	if (on.day == k->j->today.day)
		return "";
	return cop_arena_printf(k->j->c->arena, " from %s", cop_date_text(on, day));
}

static void flag_silent(const struct cop_case *k)
{
	struct cop_manager_time t;
	struct cop_finding *f;

	if (strcmp(k->item->id, COP_MANAGER) != 0 || manager_time(k, k->j->today, &t) ||
	    !t.silent)
		return;
	f = cop_flag(k, cop_case_map(k, &a_manager(k)->rec),
		     "hours of %u of %u manager%s are not known", t.silent, t.holders,
		     t.holders == 1 ? "" : "s");
	f->severity = COP_UNKNOWN;
	cop_flag_hint(k, f, "cop role set " COP_MANAGER " hours_per_week HOURS");
}

static void manager_minimum(const struct cop_case *k)
{
	struct cop_arena *a = k->j->c->arena;
	double least = cop_case_limit(k, 0);
	struct cop_manager_time t;
	struct cop_date on = first_short(k, least, &t);
	struct cop_finding *f;

	flag_silent(k);
	if (!on.day)
		return;
	f = cop_flag(k, cop_case_map(k, &manager_on(k, on)->rec),
		     "managers have %s a week%s, the least is %s",
		     cop_hours_text(a, t.available), from_day(k, on),
		     cop_hours_text(a, least));
	cop_flag_hint(k, f,
		      "cop role set " COP_MANAGER " holders.%s.hours_per_week HOURS, or "
		      "cop role assign " COP_MANAGER " MEMBER",
		      manager_on(k, on)->member);
}

static void work_exceeds_time(const struct cop_case *k)
{
	struct cop_arena *a = k->j->c->arena;
	struct cop_manager_time t;
	struct cop_date on = first_short(k, 0, &t);
	struct cop_finding *f;

	if (!on.day)
		return;
	f = cop_flag(k, cop_case_map(k, &manager_on(k, on)->rec),
		     "managers have %s a week%s, the plan needs %s",
		     cop_hours_text(a, t.available), from_day(k, on),
		     cop_hours_text(a, t.needed));
	if (t.available < t.needed * BADLY_SHORT)
		f->severity = COP_CRITICAL;
}

/* --- not-in-job --- */

/* Is it part of their job in one of the roles they hold? */
static bool in_job(const struct cop_case *k, const char *member)
{
	const struct cop_role *r;

	for (COP_EACH(k->j->c, role, r)) {
		for (size_t i = 0; i < r->holders.n; i++) {
			const struct cop_holder *h = &r->holders.at[i];

			if (cop_holder_on(h, k->j->today) &&
			    strcmp(h->member, member) == 0 &&
			    h->in_job_description == COP_TRUE)
				return true;
		}
	}
	return false;
}

static void flag_beside(const struct cop_case *k, const struct cop_holder *h)
{
	struct cop_finding *f = cop_flag(k, COP_AT(k, role, h, in_job_description),
					 "%s manages the community beside the job",
					 cop_case_who(k, h->member));

	cop_flag_hint(k, f,
		      "ask the line manager; then cop role set " COP_MANAGER
		      " holders.%s.in_job_description true",
		      h->member);
}

static void not_in_job(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	size_t n = 0, without = 0;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (!cop_holder_on(h, k->j->today))
			continue;
		n++;
		without += !in_job(k, h->member);
		if (strcmp(k->item->id, COP_MANAGER) == 0 &&
		    h->in_job_description == COP_FALSE)
			flag_beside(k, h);
	}
	if (strcmp(k->item->id, "core-team") == 0 && without * 2 > n)
		cop_flag(k, cop_case_map(k, &r->rec),
			 "for %zu of %zu in the core team it is not known to be part of "
			 "the job",
			 without, n);
}

/* --- scope-gaps --- */

static bool looks_after(const struct cop_holder *h, const char *duty)
{
	for (size_t i = 0; i < h->focus.n; i++) {
		if (strcmp(h->focus.at[i], duty) == 0)
			return true;
	}
	return !h->focus.n;
}

static bool covered(const struct cop_case *k, const struct cop_role *r, const char *duty)
{
	for (size_t i = 0; i < r->holders.n; i++) {
		if (cop_holder_on(&r->holders.at[i], k->j->today) &&
		    looks_after(&r->holders.at[i], duty))
			return true;
	}
	return false;
}

static void scope_gaps(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	struct cop_finding *f;

	if (strcmp(k->item->id, COP_MANAGER) != 0 || !a_manager(k))
		return;
	for (size_t i = 0; i < r->duties.n; i++) {
		const char *duty = r->duties.at[i].id;

		if (!duty || covered(k, r, duty))
			continue;
		f = cop_flag(k, COP_AT(k, role, &r->duties.at[i], id),
			     "nobody looks after '%s'", duty);
		cop_flag_hint(k, f, "cop role set " COP_MANAGER " holders.%s.focus+ %s",
			      a_manager(k)->member, duty);
	}
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "manager-minimum",
		       .title = "managers have less time than a community takes",
		       .explain =
			       "Looking after people takes a few hours every week, "
			       "whatever the plan says; with less, the community sees "
			       "nobody. The hours of present managers count, of those on "
			       "a break none.",
		       .pre = COP_WARNING, .young = COP_WARNING,
		       .established = COP_CRITICAL),
	  .risk = true,
	  .limits = { { "manager-hours", 4, "hours",
			"Hours a week that managers need." } },
	  .needs = COP_KIND_BIT(member) | COP_KIND_BIT(plan),
	  .of = cop_kind_role,
	  .each = manager_minimum },
	{ .id = COP_ID(.id = "work-exceeds-time",
		       .title = "the managers' work takes more time than they have",
		       .explain =
			       "Standing weekly tasks and a quarter of what managers own "
			       "in the next four weeks are compared with the hours they "
			       "give, today and after the changes of holders that are "
			       "agreed for sixty days. Under seven tenths it is "
			       "critical: something will "
			       "fall, and nobody will have decided what.",
		       .hint = "cop role assign community-manager MEMBER, or cop plan "
			       "set "
			       "ITEM due DATE",
		       COP_ALWAYS(COP_WARNING)),
	  .risk = true,
	  .needs = COP_KIND_BIT(member) | COP_KIND_BIT(plan),
	  .of = cop_kind_role,
	  .each = work_exceeds_time },
	{ .id = COP_ID(.id = "not-in-job",
		       .title = "the work for the community is nobody's job",
		       .explain =
			       "What is not part of a job gives way first. It is named "
			       "where a manager's is said not to be, or where it is not "
			       "known to be for more than half of the core team.",
		       .hint = "cop role set ROLE holders.MEMBER.in_job_description true",
		       COP_ALWAYS(COP_WARNING)),
	  .risk = true,
	  .of = cop_kind_role,
	  .each = not_in_job },
	{ .id = COP_ID(.id = "scope-gaps",
		       .title = "a part of the managers' work that nobody looks after",
		       .explain =
			       "Where every manager has a focus, what is in nobody's "
			       "focus "
			       "is left to chance. Managers without a focus look after "
			       "everything.",
		       COP_WHEN_ESTABLISHED),
	  .risk = true,
	  .of = cop_kind_role,
	  .each = scope_gaps },
};

COP_RULE_ROWS(time, rows);
