/* SPDX-License-Identifier: MIT */
#include "plan_held.h"

#include <string.h>

#include "model/next.h"

struct done_opts {
	struct cop_words words;
	struct cop_plan_held held;
	struct cop_num hours;
};

#define AT(member) .offset = offsetof(struct done_opts, member)

static const struct cop_opt options[] = {
	{ COP_OPT_WORD, 0, "attended", "FILE|MEMBER,...",
	  "of a gathering: who came; a FILE ends in .csv, .tsv or .txt",
	  AT(held.attended), .flags = COP_OPT_COMMA | COP_OPT_REPEAT,
	  .hint = COP_HINT_MEMBER },
	{ COP_OPT_NUM, 0, "registered", "N", "how many had registered",
	  AT(held.registered) },
	{ COP_OPT_NUM, 0, "guests", "N", "how many came who are no members",
	  AT(held.guests) },
	{ COP_OPT_NUM, 0, "walk-ins", "N",
	  "of those who came, how many had not registered", AT(held.walk_ins) },
	{ COP_OPT_TEXT, 0, "recording", "URL", "recording or written notes",
	  AT(held.recording) },
	{ COP_OPT_HOURS, 0, "hours", "HOURS", "your hours of work on it", AT(hours) },
};

static const struct cop_arg args[] = {
	{ "ITEM", 1, 0, COP_OPT_WORD, offsetof(struct done_opts, words), COP_HINT_PLAN,
	  "item, ITEM@DATE, or a weekly task" },
};

static const char *const examples[] = {
	"cop plan done june-newsletter",
	"cop plan done clinic@2026-06-04 --attended ana-silva,ben-okoro --guests 2",
	"cop plan done launch --attended sign-in.csv",
	"cop plan done monitoring --hours 45min",
	NULL,
};

/* The change in the making, and what will be said of it. */
struct doing {
	struct cop_env *env;
	const struct done_opts *o;
	struct cop_change *c;
	struct cop_buf subject;
	const char *next;
	size_t said;
};

static const char *date_text(const struct doing *d, struct cop_date day)
{
	char text[COP_DATE_TEXT];

	return cop_arena_text(d->env->arena, cop_date_text(day, text));
}

/* "plan: A is done; B was held on ..." */
static void begin_saying(struct doing *d)
{
	cop_buf_text(&d->subject, d->said++ ? "; " : "plan: ");
}

/* --- hours --- */

static void say_used(struct doing *d, const struct cop_next_who *who, double hours)
{
	struct cop_arena *a = d->env->arena;
	struct cop_date today = d->env->today, on = cop_day(d->env);
	struct cop_num declared = cop_next_declared(d->env->community, who);
	double used = cop_next_used(d->env->community, who);

	if (on.day < today.day - cop_date_weekday(today) || on.day > today.day)
		return;
	cop_buf_printf(&d->subject, "; %s", cop_plan_hours(a, used + hours));
	if (declared.known)
		cop_buf_printf(&d->subject, " of %s", cop_plan_hours(a, declared.value));
	cop_buf_text(&d->subject, " used this week");
}

/* A line of the month's stream: `key` is what it was spent on, task or plan. */
static enum cop_code log_hours(struct doing *d, const char *key, const char *id,
			       struct cop_next_who *ret_who, struct cop_error *err)
{
	struct cop_arena *a = d->env->arena;
	COP_CLEANUP(cop_buf_clear) struct cop_buf hours = { 0 };
	struct cop_node *line = cop_make_map(a, COP_FLOW);
	const char *day = date_text(d, cop_day(d->env)), **me = COP_NEW(a, const char *);

	*me = cop_me(d->env);
	if (!*me) {
		cop_fail(err, COP_E_ASK, "whose hours? it is not known who you are");
		return cop_fail_hint(err, "git config cop.me MEMBER, or COP_ME=MEMBER");
	}
	cop_num_write(&hours, d->o->hours.value);
	cop_make_put(a, line, "date", cop_make_bare(a, day));
	cop_make_put(a, line, "member", cop_make_text(a, cop_str_text(a, *me)));
	cop_make_put(a, line, "kind", cop_make_bare(a, "work"));
	cop_make_put(a, line, key, cop_make_text(a, cop_str_text(a, id)));
	cop_make_put(a, line, "hours", cop_make_bare(a, cop_buf_keep(&hours, a)));
	*ret_who = (struct cop_next_who){ me, 1 };
	return cop_change_line(d->c, &cop_record_activity, cop_arena_copy(a, day, 7),
			       line, err);
}

static enum cop_code do_task(struct doing *d, const char *task, struct cop_error *err)
{
	struct cop_next_who who;
	enum cop_code code;

	if (!d->o->hours.known) {
		cop_fail(err, COP_E_ASK, "--hours is needed: how long did '%s' take",
			 task);
		return cop_fail_hint(err, "cop plan done %s --hours 45min", task);
	}
	code = log_hours(d, "task", task, &who, err);
	if (code)
		return code;
	begin_saying(d);
	cop_buf_printf(&d->subject, "%s of %s",
		       cop_plan_hours(d->env->arena, d->o->hours.value), task);
	say_used(d, &who, d->o->hours.value);
	return COP_OK;
}

/* --- items --- */

static enum cop_code may_finish(struct doing *d, const struct cop_plan_named *n,
				struct cop_error *err)
{
	const char *id = n->item->id, **waits;

	if (n->plan->status == cop_plan_status_dropped) {
		cop_fail(err, COP_E_REFUSED, "'%s' is dropped", id);
		return cop_fail_hint(err, "cop plan set %s status idea takes it up again",
				     id);
	}
	if (n->plan->status == cop_plan_status_idea) {
		cop_fail(err, COP_E_REFUSED,
			 "'%s' is an idea; it needs an owner and a day", id);
		return cop_fail_hint(
			err, "cop plan set %s status planned owner MEMBER due DATE", id);
	}
	if (cop_plan_waits(d->env->community, n->plan, &waits)) {
		cop_fail(err, COP_E_REFUSED, "'%s' waits for '%s', which is open", id,
			 waits[0]);
		return cop_fail_hint(
			err, "cop plan done %s first, or cop plan set %s after \"\"",
			waits[0], id);
	}
	return COP_OK;
}

static enum cop_code which_day(const struct cop_plan_named *n,
			       const struct cop_plan_day *one,
			       const struct cop_plan_day *other, struct cop_error *err)
{
	char first[COP_DATE_TEXT], second[COP_DATE_TEXT];

	cop_fail(err, COP_E_REFUSED,
		 one ? "'%s' has several open dates: which one?"
		     : "no date of '%s' is open in the last four weeks",
		 n->item->id);
	if (!one)
		return cop_fail_hint(err, "cop plan done %s@DATE", n->item->id);
	return cop_fail_hint(err, "cop plan done %s@%s, or %s@%s", n->item->id,
			     cop_date_text(one->rule, first), n->item->id,
			     cop_date_text(other->rule, second));
}

/* Without a date, the one that is open between four weeks ago and today. */
static enum cop_code choose_day(struct doing *d, struct cop_plan_named *n,
				struct cop_error *err)
{
	struct cop_date to = cop_day(d->env);
	struct cop_period within = { cop_date_add(to, -COP_ORDER_BACK), to };
	const struct cop_calendar_table *calendar;
	const struct cop_plan_day *found = NULL;
	struct cop_plan_days days;
	enum cop_code code = cop_calendar(d->env, &calendar, err);

	if (!code)
		code = cop_plan_days(d->env->community, calendar, n->plan, within, &days,
				     err);
	for (size_t i = 0; !code && i < days.n; i++) {
		if (days.at[i].done || days.at[i].cancelled)
			continue;
		if (found)
			return which_day(n, found, &days.at[i], err);
		found = &days.at[i];
	}
	if (!code && !found)
		return which_day(n, NULL, NULL, err);
	if (!code)
		n->day = *found;
	return code;
}

static enum cop_code set_done(struct doing *d, const struct cop_plan_named *n,
			      struct cop_date day, struct cop_error *err)
{
	struct cop_arena *a = d->env->arena;
	enum cop_code code = cop_change_put(d->c, &cop_record_plan, n->item->id, "status",
					    cop_make_bare(a, "done"), err);

	if (code)
		return code;
	return cop_change_put(d->c, &cop_record_plan, n->item->id, "done",
			      cop_make_bare(a, date_text(d, day)), err);
}

static enum cop_code launch(struct doing *d, struct cop_date day, struct cop_error *err)
{
	const char *text = date_text(d, day);

	if (d->env->community->cop->launched.day)
		return COP_OK;
	cop_buf_printf(&d->subject, "; the community is launched %s", text);
	return cop_change_put(d->c, &cop_record_cop, "", "launched",
			      cop_make_bare(d->env->arena, text), err);
}

static void say_held(struct doing *d, const struct cop_plan_named *n, struct cop_date day,
		     const struct cop_plan_came *came)
{
	begin_saying(d);
	cop_subject_text(&d->subject, n->plan->title);
	cop_buf_printf(&d->subject, " was held on %s: ", date_text(d, day));
	if (came->members || !came->guests)
		cop_buf_printf(&d->subject, "%zu", came->members);
	if (came->members && came->guests)
		cop_buf_printf(&d->subject, " member%s and ",
			       came->members == 1 ? "" : "s");
	if (came->guests)
		cop_buf_printf(&d->subject, "%zu guest%s", came->guests,
			       came->guests == 1 ? "" : "s");
	cop_buf_text(&d->subject, " came");
}

static enum cop_code hold(struct doing *d, struct cop_plan_named *n,
			  struct cop_error *err)
{
	struct cop_date on = d->env->common.on, day = n->day.date;
	const struct cop_plan *p = n->plan;
	struct cop_plan_came came;
	enum cop_code code;

	if (!p->repeat)
		day = on.day                            ? on
		      : p->due.day <= d->env->today.day ? p->due
							: d->env->today;
	code = cop_plan_hold(d->env, d->c, n, day, &d->o->held, &came, err);
	if (!code && !p->repeat)
		code = set_done(d, n, day, err);
	if (code)
		return code;
	say_held(d, n, day, &came);
	return p->kind == cop_plan_kind_launch ? launch(d, day, err) : COP_OK;
}

static void say_finished(struct doing *d, const struct cop_plan_named *n)
{
	begin_saying(d);
	cop_subject_text(&d->subject, n->plan->title);
	if (n->plan->repeat)
		cop_buf_printf(&d->subject, " of %s", date_text(d, n->day.date));
	cop_buf_text(&d->subject, " is done");
}

/* Who owns a thing also makes it known (practice.md 145). */
static const char *promote(struct doing *d, const struct cop_plan_named *n)
{
	bool content = strcmp(cop_plan_class(n->plan->kind), "content") == 0;

	if (!content || (n->plan->repeat ? n->day.own && n->day.own->promoted.day
					 : n->plan->promoted.day != 0))
		return NULL;
	if (!n->plan->repeat)
		return cop_arena_printf(d->env->arena, "cop plan set %s promoted today",
					n->item->id);
	return cop_arena_printf(d->env->arena,
				"cop plan set %s occurrences.%s.promoted today",
				n->item->id, date_text(d, n->day.rule));
}

static enum cop_code finish(struct doing *d, const struct cop_plan_named *n,
			    struct cop_error *err)
{
	struct cop_arena *a = d->env->arena;
	struct cop_date day = cop_day(d->env);
	const struct cop_plan_fact facts[] = {
		{ "status", cop_make_bare(a, "done") },
		{ "done", cop_make_bare(a, date_text(d, day)) },
	};
	enum cop_code code;

	if (n->day.cancelled) {
		cop_fail(err, COP_E_REFUSED, "'%s' is cancelled on %s", n->item->id,
			 date_text(d, n->day.date));
		return cop_fail_hint(err, "cop plan edit %s, if it was done after all",
				     n->item->id);
	}
	code = n->plan->repeat
		       ? cop_plan_occur(d->env, d->c, n, facts, COP_COUNT(facts), err)
		       : set_done(d, n, day, err);
	say_finished(d, n);
	d->next = promote(d, n);
	return code;
}

static enum cop_code do_item(struct doing *d, const char *word, struct cop_error *err)
{
	struct cop_plan_named n;
	struct cop_next_who who;
	enum cop_code code = cop_plan_named(d->env, word, &n, err);

	if (code)
		return code;
	if (n.plan->status == cop_plan_status_done)
		return COP_OK;
	code = may_finish(d, &n, err);
	if (!code && n.plan->repeat && !n.day.date.day)
		code = choose_day(d, &n, err);
	if (code || (n.day.done && !n.day.held))
		return code;
	code = cop_plan_is_gathering(n.plan) ? hold(d, &n, err) : finish(d, &n, err);
	if (!code && d->o->hours.known)
		code = log_hours(d, "plan", n.item->id, &who, err);
	return code;
}

static bool means_task(const struct doing *d, const char *word)
{
	return !cop_plan_of(d->env->community, word) &&
	       cop_plan_is_task(d->env->community, word);
}

static enum cop_code check(const struct cop_env *env, const struct done_opts *o,
			   struct cop_error *err)
{
	const char *what = o->hours.known ? "--hours" : "--attended";
	char day[COP_DATE_TEXT];

	if (env->common.on.day > env->today.day) {
		cop_fail(err, COP_E_REFUSED, "%s is still to come",
			 cop_date_text(env->common.on, day));
		return cop_fail_hint(err, "--on DATE is the day it was done or held");
	}
	if (o->words.n == 1 || (!o->hours.known && !o->held.attended.n))
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "%s belongs to one item or task", what);
	return cop_fail_hint(err, "cop plan done %s %s ..., then the next",
			     o->words.at[0], what);
}

static void clear(struct doing *d)
{
	cop_buf_clear(&d->subject);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	COP_CLEANUP(clear)
	struct doing d = { .env = env, .o = opts, .c = cop_begin(env) };
	enum cop_code code = check(env, d.o, err);

	for (size_t i = 0; i < d.o->words.n && !code; i++) {
		const char *word = d.o->words.at[i];

		code = means_task(&d, word) ? do_task(&d, word, err)
					    : do_item(&d, word, err);
	}
	if (code)
		return code;
	return cop_finish(env, d.c,
			  &(struct cop_decided){ .subject = cop_buf_str(&d.subject),
						 .next = d.next },
			  err);
}

const struct cop_cmd cop_cmd_plan_done = {
	.summary = "it is finished, or was held: who came",
	.rule = "ITEM@DATE is one date of an item that repeats.",
	.help = "Content is marked done with its day. A gathering gets a file in "
		"activity/ with\n"
		"who came; those of a list who are no members count as guests, without "
		"their\n"
		"names. A launch also sets the day the community was launched. A weekly "
		"task\n"
		"(monitoring, content, moderation, problems, communication, planning, "
		"scan)\n"
		"notes your hours. What waits for something open cannot be done.",
	.examples = examples,
	.see = "cop plan drop, cop plan show",
	.document = "cop.change/1",
	.needs = COP_WRITES | COP_DATED,
	.record = &cop_record_plan,
	.opts_size = sizeof(struct done_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
