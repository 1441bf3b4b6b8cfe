/* SPDX-License-Identifier: MIT */
#include "plan_item.h"

#include <string.h>

struct add_opts {
	const struct cop_str *title;
	int kind, status;
	const char *owner, *repeat;
	struct cop_date due;
	struct cop_given given;
};

#define FIELD(path, flags_) \
	{ \
		COP_OPT_FIELD, .field = path, \
			       .offset = offsetof(struct add_opts, given), \
			       .flags = (flags_) \
	}

static const struct cop_opt options[] = {
	{ COP_OPT_CHOICE, 0, "kind", "KIND", "sort of item", "task; meeting with --at",
	  .of = &cop_enum_plan_kind, .offset = offsetof(struct add_opts, kind) },
	{ COP_OPT_WORD, 0, "owner", "MEMBER", "accountable for it; a role will do", "you",
	  .offset = offsetof(struct add_opts, owner), .hint = COP_HINT_MEMBER },
	{ COP_OPT_DATE, 0, "due", "DATE", "day it is due or takes place",
	  "with --repeat: its first date", .offset = offsetof(struct add_opts, due),
	  .flags = COP_OPT_END },
	{ COP_OPT_WORD, 0, "repeat", "WORDS", "when it comes again, in words or RFC 5545",
	  .offset = offsetof(struct add_opts, repeat) },
	{ COP_OPT_CHOICE, 0, "status", "idea|planned",
	  "an idea needs no owner and no day", "planned", .of = &cop_enum_plan_status,
	  .offset = offsetof(struct add_opts, status) },
	FIELD("at", 0),
	FIELD("duration", 0),
	FIELD("after", COP_OPT_REPEAT),
	FIELD("priority", 0),
	FIELD("effort", 0),
	FIELD("start", 0),
	FIELD("serves", COP_OPT_REPEAT),
	FIELD("form", 0),
	FIELD("place", 0),
	FIELD("url", 0),
	FIELD("text", COP_OPT_RARE),
	FIELD("audiences", COP_OPT_REPEAT | COP_OPT_RARE),
	FIELD("channel", COP_OPT_RARE),
	FIELD("group", COP_OPT_RARE),
	FIELD("prize", COP_OPT_RARE),
	FIELD("cost", COP_OPT_RARE),
	FIELD("signup", COP_OPT_RARE),
	FIELD("topics", COP_OPT_REPEAT | COP_OPT_RARE),
	FIELD("flags", COP_OPT_REPEAT | COP_OPT_RARE),
	FIELD("publisher", COP_OPT_RARE),
	FIELD("reviewer", COP_OPT_RARE),
	FIELD("logistics", COP_OPT_RARE),
	FIELD("amplifiers", COP_OPT_REPEAT | COP_OPT_RARE),
	FIELD("aim", COP_OPT_RARE),
};

static const struct cop_arg args[] = {
	{ "TITLE", 1, 1, COP_OPT_TEXT, offsetof(struct add_opts, title),
	  .help = "what readers see" },
};

static const char *const examples[] = {
	"cop plan add Clinic --at 15:00 --repeat 'monthly on the first thursday'",
	"cop plan add 'June newsletter' --kind newsletter --due 2026-06-17",
	"cop plan add 'Send it out' --due +2w --after june-newsletter",
	NULL,
};

static bool is_given(const struct cop_given *given, const char *path)
{
	for (size_t i = 0; i < given->n; i++) {
		if (strcmp(given->at[i].path, path) == 0)
			return true;
	}
	return false;
}

static enum cop_code not_at_first(const struct cop_plan *p, struct cop_error *err)
{
	cop_fail(err, COP_E_USAGE, "a new item cannot be '%s'",
		 cop_enum_word(&cop_enum_plan_status, (int)p->status));
	return cop_fail_hint(
		err, "--status idea or planned; then cop plan done, cop plan set");
}

static enum cop_code missing(const struct cop_plan *p, struct cop_error *err)
{
	const char *what = !p->owner && !p->due.day ? "--owner and --due are"
			   : !p->owner              ? "--owner is"
						    : "--due is";

	cop_fail(err, COP_E_ASK, "%s needed", what);
	if (!p->owner && p->due.day)
		return cop_fail_hint(err,
				     "--owner MEMBER; or say who you are: git config "
				     "cop.me MEMBER");
	return cop_fail_hint(err, "%s; --status idea needs neither",
			     p->owner ? "--due DATE" : "--owner MEMBER --due DATE");
}

/* The part of the record that has defaults or needs more than its schema to be read. */
static enum cop_code begin(struct cop_env *env, const struct add_opts *o,
			   struct cop_plan *p, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	p->title = o->title;
	p->kind = o->kind                     ? (enum cop_plan_kind)o->kind
		  : is_given(&o->given, "at") ? cop_plan_kind_meeting
					      : cop_plan_kind_task;
	p->status = o->status ? (enum cop_plan_status)o->status : cop_plan_status_planned;
	p->due = o->due;
	if (p->status > cop_plan_status_planned)
		return not_at_first(p, err);
	if (o->owner)
		code = cop_noun_who(env, o->owner, true, &p->owner, err);
	else if (p->status != cop_plan_status_idea &&
		 p->kind != cop_plan_kind_external_event)
		p->owner = cop_me(env);
	if (!code && o->repeat)
		code = cop_plan_repeat(env, o->repeat, &p->due, &p->repeat, err);
	if (code || p->status == cop_plan_status_idea)
		return code;
	if (!p->due.day || (!p->owner && p->kind != cop_plan_kind_external_event))
		return missing(p, err);
	return COP_OK;
}

static void say(struct cop_env *env, const struct cop_plan *p, struct cop_buf *subject)
{
	cop_buf_text(subject,
		     p->status == cop_plan_status_idea ? "plan: an idea: " : "plan: ");
	cop_subject_text(subject, p->title);
	if (p->repeat)
		cop_buf_printf(subject, ", %s from ",
			       cop_plan_repeat_words(env->arena, p));
	else if (p->due.day)
		cop_buf_text(subject, cop_plan_is_gathering(p) ? " on " : ", due ");
	cop_date_write(subject, p->due);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct add_opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	struct cop_plan p = { 0 };
	const char *id;
	enum cop_code code = begin(env, o, &p, err);

	if (!code)
		code = cop_noun_new_id(env, p.title, NULL, &id, err);
	if (!code)
		code = cop_change_create(
			c, &cop_record_plan, id,
			cop_schema_emit(env->arena, &cop_schema_plan, &p, COP_BLOCK),
			err);
	if (!code)
		code = cop_noun_given(env, c, id, &o->given, err);
	if (code)
		return code;
	say(env, &p, &subject);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

const struct cop_cmd cop_cmd_plan_add = {
	.summary = "put something into the plan",
	.rule = "Every field of an item is an option: --help lists them.",
	.help = "A rule is given in words (weekly, every 2 weeks on tuesday, monthly on "
		"the\n"
		"first thursday, yearly on 10 may) or by RFC 5545; without --due the "
		"first day\n"
		"it gives from today on is taken.",
	.examples = examples,
	.see = "cop plan set, cop plan done; cop help dates",
	.document = "cop.change/1",
	.needs = COP_WRITES | COP_NAMES_NEW | COP_TAKES_FILE,
	.record = &cop_record_plan,
	.opts_size = sizeof(struct add_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
