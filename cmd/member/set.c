/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "noun.h"
#include "people.h"

/* The status that is set, and what the person is now. */
struct standing {
	const struct cop_member *m;
	enum cop_member_status was, is; /* is: none where no status is set */
};

static enum cop_code find_status(const struct cop_noun_set *o,
				 enum cop_member_status *ret, struct cop_error *err)
{
	for (size_t i = 0; i + 1 < o->pairs.n; i += 2) {
		const char *word = o->pairs.at[i + 1];

		if (strcmp(o->pairs.at[i], "status") != 0)
			continue;
		*ret = (enum cop_member_status)cop_enum_find(&cop_enum_member_status,
							     word, strlen(word));
		if (*ret)
			return COP_OK;
		cop_fail(err, COP_E_USAGE, "'%s' is no status of a member", word);
		return cop_fail_hint(err, "prospect, invited, interested, active, "
					  "on-break, alumni, declined or associate");
	}
	return COP_OK;
}

/* The status they have already, of the same cause and length: nothing to add. */
static bool is_same(struct cop_env *env, const struct standing *s,
		    const struct cop_noun_set *o)
{
	const struct cop_member_step *last = NULL;

	for (size_t i = 0; i < s->m->history.n; i++)
		if (s->m->history.at[i].date.day <= env->today.day)
			last = &s->m->history.at[i];
	if (!last || !s->is || last->status != s->is || o->note || o->policy ||
	    env->common.by.n)
		return false;
	return (!o->until.day || o->until.day == last->until.day) &&
	       (!o->cause ||
		(int)last->cause == cop_enum_find(&cop_enum_leaving_cause, o->cause,
						  strlen(o->cause)));
}

static struct cop_words without_status(struct cop_env *env, const struct cop_words *pairs)
{
	struct cop_words rest = { COP_NEW_N(env->arena, const char *, pairs->n + 1), 0 };

	for (size_t i = 0; i < pairs->n; i += 2) {
		if (i + 1 < pairs->n && strcmp(pairs->at[i], "status") == 0)
			continue;
		rest.at[rest.n++] = pairs->at[i];
		if (i + 1 < pairs->n)
			rest.at[rest.n++] = pairs->at[i + 1];
	}
	return rest;
}

static enum cop_code wanted(struct cop_error *err, const char *cause, const char *hint)
{
	cop_fail(err, COP_E_USAGE, "%s", cause);
	return cop_fail_hint(err, "%s", hint);
}

/* What a step needs besides its day (format.md section 5). */
static enum cop_code check_needs(struct cop_env *env, const struct standing *s,
				 const struct cop_noun_set *o, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	switch (s->is) {
	case cop_member_status_on_break:
		if (!o->until.day)
			return wanted(err, "a break has a day on which it ends",
				      "--until DATE, the day they mean to be back");
		break;
	case cop_member_status_alumni:
		if (!o->cause)
			return wanted(err, "a leaving has a cause",
				      "--cause resigned, moved, inactive or closed");
		break;
	case cop_member_status_declined:
		code = cop_deciders(env, &env->common.by, err);
		if (!code && !env->common.by.n)
			return wanted(err, "nobody is named who decided it",
				      "--by MEMBER; git config cop.me ID says who you "
				      "are");
		break;
	case cop_member_status_erased:
		cop_fail(err, COP_E_REFUSED, "nobody is erased by a status");
		return cop_fail_hint(err, "cop help privacy");
	default:
		break;
	}
	return code;
}

static enum cop_code check_cause(const struct cop_noun_set *o, struct cop_error *err)
{
	if (!o->cause ||
	    cop_enum_find(&cop_enum_leaving_cause, o->cause, strlen(o->cause)))
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "'%s' is no cause of leaving", o->cause);
	return cop_fail_hint(err, "resigned, moved, inactive or closed");
}

static void say_status(struct cop_env *env, const struct standing *s,
		       const struct cop_noun_set *o, struct cop_buf *out)
{
	char day[COP_DATE_TEXT];
	bool back = s->is == cop_member_status_active &&
		    (s->was == cop_member_status_on_break ||
		     s->was == cop_member_status_alumni);

	cop_buf_text(out, back ? "welcome back, " : "");
	cop_subject_who(env, out, s->m->rec.id);
	switch (s->is) {
	case cop_member_status_prospect:
		cop_buf_text(out, " is a prospect");
		break;
	case cop_member_status_invited:
		cop_buf_text(out, " is invited");
		break;
	case cop_member_status_interested:
		cop_buf_text(out, " is interested");
		break;
	case cop_member_status_active:
		cop_buf_text(out, back ? "" : " joins");
		break;
	case cop_member_status_on_break:
		cop_buf_printf(out, " takes a break until %s",
			       cop_date_text(o->until, day));
		break;
	case cop_member_status_alumni:
		cop_buf_printf(out, " leaves (%s)", o->cause);
		break;
	case cop_member_status_declined:
		cop_buf_text(out, o->policy ? " is not accepted" : " does not come in");
		if (o->policy)
			cop_buf_printf(out, " (policy: %s)", o->policy);
		break;
	case cop_member_status_associate:
		cop_buf_text(out, " is an associate");
		break;
	case cop_member_status_none:
	case cop_member_status_erased:
		break;
	}
}

/* "; buddy, unit": what is set beside the status. */
static void say_others(const struct cop_noun_set *o, struct cop_buf *out)
{
	struct cop_words others = { 0 };
	const char *pairs[64];

	others.at = pairs;
	for (size_t i = 0; i + 1 < o->pairs.n && others.n + 2 <= COP_COUNT(pairs);
	     i += 2) {
		if (strcmp(o->pairs.at[i], "status") == 0)
			continue;
		pairs[others.n++] = o->pairs.at[i];
		pairs[others.n++] = o->pairs.at[i + 1];
	}
	if (!others.n)
		return;
	cop_buf_text(out, "; ");
	cop_noun_paths(out, &others);
}

static void say_subject(struct cop_env *env, const struct standing *s,
			const struct cop_noun_set *o, struct cop_buf *out)
{
	cop_buf_text(out, "member: ");
	if (s->is) {
		say_status(env, s, o, out);
		say_others(o, out);
		return;
	}
	cop_subject_who(env, out, s->m->rec.id);
	cop_buf_text(out, ": ");
	cop_noun_paths(out, &o->pairs);
}

/* "note: holds scribe, sponsor": what a break or a leaving leaves behind. */
static const char *const *ripple(struct cop_env *env, const struct standing *s)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf held = { 0 };
	const char **notes = COP_NEW_N(env->arena, const char *, 2);
	const struct cop_role *r;

	if (s->is != cop_member_status_on_break && s->is != cop_member_status_alumni)
		return NULL;
	for (COP_EACH(env->community, role, r)) {
		if (cop_role_held_by(r, s->m->rec.id, env->today))
			cop_buf_printf(&held, "%s%s", held.len ? ", " : "", r->rec.id);
	}
	if (!held.len)
		return NULL;
	notes[0] = cop_arena_printf(env->arena, "%s holds %s", s->m->rec.id,
				    cop_buf_str(&held));
	return notes;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct cop_noun_set with = *(const struct cop_noun_set *)opts, *o = &with;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	struct standing s = { 0 };
	const struct cop_item *item;
	struct cop_decided d = { 0 };
	enum cop_code code = cop_noun_find(env, o->thing, &item, err);

	if (!code)
		code = find_status(o, &s.is, err);
	if (!code)
		code = check_cause(o, err);
	if (code)
		return code;
	s.m = item->rec;
	s.was = cop_member_status_on(s.m, env->today);
	if (is_same(env, &s, o)) {
		with.pairs = without_status(env, &o->pairs);
		s.is = cop_member_status_none;
	}
	code = check_needs(env, &s, o, err);
	if (!code)
		code = cop_noun_set_pairs(env, c, item->id, o, err);
	if (code)
		return code;
	say_subject(env, &s, o, &subject);
	d.subject = cop_buf_str(&subject);
	d.notes = ripple(env, &s);
	return cop_finish(env, c, &d, err);
}

static const char *const examples[] = {
	"cop member set ana-silva organisation \"Office of Tax\" mode contribute",
	"cop member set eli-novak welcome.greeted today",
	"cop member set ida-roth status active buddy fay-osei",
	"cop member set dee-park status on-break --until 2026-10-01", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_DATE,
	  .name = "until",
	  .help = "of a break: the day they mean to be back",
	  .offset = offsetof(struct cop_noun_set, until),
	  .flags = COP_OPT_END },
	{ .kind = COP_OPT_WORD,
	  .name = "cause",
	  .metavar = "WORD",
	  .help = "of a leaving: resigned, moved, inactive or closed",
	  .offset = offsetof(struct cop_noun_set, cause) },
	{ .kind = COP_OPT_WORD,
	  .name = "policy",
	  .metavar = "ID",
	  .help = "of a refusal: the charter's policy that was applied",
	  .offset = offsetof(struct cop_noun_set, policy) },
	{ .kind = COP_OPT_TEXT,
	  .name = "note",
	  .help = "a remark, kept with the new status",
	  .offset = offsetof(struct cop_noun_set, note) },
};

static const struct cop_arg args[] = {
	COP_NOUN_THING("MEMBER", MEMBER, cop_noun_set, thing),
	{ .name = "PATH VALUE",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_set, pairs),
	  .hint = COP_HINT_PATH,
	  .help = "fields and their new values; \"\" clears" },
};

const struct cop_cmd cop_cmd_member_set = {
	.summary = "change what is recorded of a person, or their status",
	.rule = "A new status is added to the history; --on is its day.",
	.examples = examples,
	.see = "cop member edit, cop member show; cop help paths",
	.needs = COP_WRITES | COP_DATED | COP_DECIDED | COP_TAKES_FILE | COP_MAY_REMOVE,
	.record = &cop_record_member,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_set),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
