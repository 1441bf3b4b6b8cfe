/* SPDX-License-Identifier: MIT */
#include "member_step.h"

#include <string.h>

#include "base/enc.h"

struct opts {
	const char *member;
	struct cop_date until;
};

static enum cop_code check(struct cop_env *env, const struct cop_member *m,
			   const struct opts *o, struct cop_error *err)
{
	struct cop_date from = cop_day(env);
	enum cop_member_status was = cop_member_status_on(m, from);

	if (!o->until.day) {
		cop_fail(err, COP_E_ASK, "--until is needed");
		return cop_fail_hint(err,
				     "--until DATE, the day they mean to be back; no "
				     "reason is asked for");
	}
	if (o->until.day <= from.day) {
		cop_fail(err, COP_E_USAGE, "the break ends before it begins");
		return cop_fail_hint(err, "--until a later day, or --on an earlier one");
	}
	if (was == cop_member_status_active || was == cop_member_status_on_break)
		return COP_OK;
	cop_fail(
		err, COP_E_REFUSED, "'%s' is %s, so there is nothing to pause", m->rec.id,
		was ? cop_enum_word(&cop_enum_member_status, (int)was) : "no member yet");
	return cop_fail_hint(err, "cop member show %s", m->rec.id);
}

/* Work of their own that falls due in the break. */
static size_t due_in_break(struct cop_env *env, const struct cop_left *left,
			   struct cop_date until, const struct cop_left_item ***ret)
{
	const struct cop_left_item **list =
		COP_NEW_N(env->arena, const struct cop_left_item *, left->nitems);
	struct cop_date from = cop_day(env);
	size_t n = 0;

	for (size_t i = 0; i < left->nitems; i++) {
		const struct cop_left_item *item = &left->items[i];
		bool within = item->due.day >= from.day && item->due.day < until.day;

		if (!item->through && strcmp(item->part, "owner") == 0 &&
		    (within || (item->kind == cop_kind_plan && !item->due.day)))
			list[n++] = item;
	}
	*ret = list;
	return n;
}

struct ripple {
	struct cop_buf note, hint;
};

static void ripple_clear(struct ripple *r)
{
	cop_buf_clear(&r->note);
	cop_buf_clear(&r->hint);
}

/* What waits while they are away: roles that need a stand-in, items another owner. */
static void find_ripple(struct cop_env *env, const struct cop_member *m,
			struct cop_date until, struct ripple *r)
{
	const struct cop_left_item **items;
	struct cop_left left;
	char day[COP_DATE_TEXT];
	size_t n, roles = 0;

	cop_left_behind(env->community, env->arena, m->rec.id, cop_day(env), &left);
	for (size_t i = 0; i < left.nroles; i++) {
		const struct cop_role *role = left.roles[i].role;

		if (role->kind != cop_role_kind_role || left.roles[i].others)
			continue;
		cop_buf_text(&r->note, roles++ ? ", " : "holds ");
		cop_subject_text(&r->note, role->title);
		cop_buf_printf(&r->hint,
			       "%scop role assign %s MEMBER --stands-in-for %s --to %s",
			       r->hint.len ? "; " : "", role->rec.id, m->rec.id,
			       cop_date_text(until, day));
	}
	n = due_in_break(env, &left, until, &items);
	if (!n)
		return;
	cop_buf_printf(&r->note, "%sowns %zu item%s due before then: ", roles ? "; " : "",
		       n, n == 1 ? "" : "s");
	cop_left_items_say(env, items, n, &r->note);
	for (size_t i = 0; i < n && i < 3; i++) {
		const char *command = cop_left_item_command(env, items[i], "MEMBER");

		if (command)
			cop_buf_printf(&r->hint, "%s%s", r->hint.len ? "; " : "",
				       command);
	}
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	COP_CLEANUP(ripple_clear) struct ripple ripple = { 0 };
	struct cop_change *c = cop_begin(env);
	struct cop_member_step step = { .date = cop_day(env),
					.status = cop_member_status_on_break,
					.until = o->until };
	const char *notes[2] = { 0 };
	const struct cop_member *m;
	char day[COP_DATE_TEXT];
	enum cop_code code = cop_member_find(env, o->member, &m, err);

	if (!code)
		code = check(env, m, o, err);
	if (!code)
		code = cop_member_step_put(env, c, m->rec.id, &step, err);
	if (code)
		return code;
	cop_buf_text(&subject, "member: ");
	cop_subject_who(env, &subject, m->rec.id);
	cop_buf_printf(&subject, " takes a break until %s", cop_date_text(o->until, day));
	if (step.date.day > env->today.day)
		cop_buf_printf(&subject, ", from %s", cop_date_text(step.date, day));
	find_ripple(env, m, o->until, &ripple);
	if (ripple.note.len)
		notes[0] = cop_buf_str(&ripple.note);
	code = cop_finish(
		env, c,
		&(struct cop_decided){ .subject = cop_buf_str(&subject), .notes = notes },
		err);
	if (!code && ripple.hint.len)
		cop_say(env, "hint: %s", cop_buf_str(&ripple.hint));
	return code;
}

static const char *const examples[] = {
	"cop member break dee-park --until 2026-10-01",
	"cop member break dee-park --on 2026-07-01 --until +3mo", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_DATE,
	  .name = "until",
	  .help = "the day they mean to be back",
	  .flags = COP_OPT_END | COP_OPT_NEEDED,
	  .offset = offsetof(struct opts, until) },
};

static const struct cop_arg args[] = { COP_NOUN_THING("MEMBER", MEMBER, opts, member) };

const struct cop_cmd cop_cmd_member_break = {
	.summary = "away for a while; no reason is asked for or kept",
	.rule = "A break is no absence: nothing is counted against them until it ends.",
	.examples = examples,
	.see = "cop member return, cop role assign --stands-in-for",
	.needs = COP_WRITES | COP_DATED,
	.record = &cop_record_member,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
