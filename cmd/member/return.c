/* SPDX-License-Identifier: MIT */
#include "member_step.h"

#include <string.h>

#include "base/enc.h"
#include "calendar.h"
#include "calendar/calendar.h"

#define AHEAD 42

struct opts {
	const char *member;
};

static enum cop_code check(struct cop_env *env, const struct cop_member *m,
			   struct cop_error *err)
{
	enum cop_member_status was = cop_member_status_on(m, cop_day(env));

	if (was == cop_member_status_on_break || was == cop_member_status_alumni)
		return COP_OK;
	if (was == cop_member_status_active) {
		cop_fail(err, COP_E_REFUSED, "'%s' is active, not on a break", m->rec.id);
		return cop_fail_hint(err, "cop member show %s", m->rec.id);
	}
	cop_fail(err, COP_E_REFUSED, "'%s' was no member before", m->rec.id);
	return cop_fail_hint(err, "cop member set %s status active", m->rec.id);
}

/* --- a first easy step --- */

struct first_step {
	const struct cop_plan *plan;
	struct cop_date day;
	bool wanted;
};

/* The first day on which the item is held from today on; zero: none within the weeks. */
static struct cop_date next_day(struct cop_env *env,
				const struct cop_calendar_table *calendar,
				const struct cop_plan *p)
{
	struct cop_period within = { env->today, cop_date_add(env->today, AHEAD) };
	struct cop_series series = { p->due, p->repeat };
	struct cop_error ignored = { 0 };
	struct cop_days days = { 0 };

	if (!p->repeat)
		return cop_period_holds(within, p->due) ? p->due : (struct cop_date){ 0 };
	if (!calendar ||
	    calendar->days(env->arena, &series, within, 1, &days, &ignored) || !days.n)
		return (struct cop_date){ 0 };
	return days.at[0];
}

static bool fits(const struct cop_member *m, const struct cop_plan *p)
{
	for (size_t i = 0; i < m->wants.n; i++) {
		for (size_t t = 0; t < p->topics.n; t++) {
			if (cop_str_same_name(m->wants.at[i], p->topics.at[t]))
				return true;
		}
	}
	return false;
}

/* The next gathering, one that fits their wants before others. */
static struct first_step find_step(struct cop_env *env, const struct cop_member *m)
{
	const struct cop_calendar_table *calendar = NULL;
	struct cop_error ignored = { 0 };
	struct first_step best = { 0 };
	const struct cop_plan *p;

	if (cop_calendar_of_plan(env, &calendar, &ignored))
		calendar = NULL;
	for (COP_EACH(env->community, plan, p)) {
		struct first_step s = { .plan = p, .wanted = fits(m, p) };

		if (!cop_plan_is_gathering(p) || !cop_plan_is_open(p, env->today))
			continue;
		s.day = next_day(env, calendar, p);
		if (s.day.day && (!best.plan || (s.wanted && !best.wanted) ||
				  (s.wanted == best.wanted && s.day.day < best.day.day)))
			best = s;
	}
	return best;
}

static const char *say_step(struct cop_env *env, const struct first_step *s)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	char day[COP_DATE_TEXT];

	cop_buf_printf(&out, "a first step%s: %s on %s",
		       s->wanted ? " that fits the wants on record" : "",
		       cop_enc_snippet(env->arena, s->plan->title, 60),
		       cop_date_text(s->day, day));
	return cop_buf_keep(&out, env->arena);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	struct cop_member_step step = { .date = cop_day(env),
					.status = cop_member_status_active };
	struct cop_decided d = { 0 };
	const char *notes[2] = { 0 };
	const struct cop_member *m;
	struct first_step first;
	enum cop_code code = cop_member_find(env, o->member, &m, err);

	if (!code)
		code = check(env, m, err);
	if (!code)
		code = cop_member_step_put(env, c, m->rec.id, &step, err);
	if (code)
		return code;
	cop_buf_text(&subject, "member: welcome back, ");
	cop_subject_who(env, &subject, m->rec.id);
	d.subject = cop_buf_str(&subject);
	first = find_step(env, m);
	if (first.plan) {
		notes[0] = say_step(env, &first);
		d.notes = notes;
		d.next = cop_arena_printf(env->arena, "cop plan show %s",
					  first.plan->rec.id);
	}
	return cop_finish(env, c, &d, err);
}

static const char *const examples[] = { "cop member return dee-park",
					"cop member return dee-park --on 2026-09-28",
					NULL };

static const struct cop_arg args[] = { COP_NOUN_THING("MEMBER", MEMBER, opts, member) };

const struct cop_cmd cop_cmd_member_return = {
	.summary = "back from a break, or back after having left",
	.rule = "Roles and work that were passed on stay where they are.",
	.examples = examples,
	.see = "cop member break, cop member show",
	.needs = COP_WRITES | COP_DATED,
	.record = &cop_record_member,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
