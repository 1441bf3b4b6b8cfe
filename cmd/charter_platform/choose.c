/* SPDX-License-Identifier: MIT */
/* The decision for a platform, and what follows for the one it replaces. */
#include "platform.h"

#include <string.h>

struct opts {
	const char *thing;
	bool beside;
};

/* What has to be known before (format.md 5). */
static enum cop_code check_known(const struct cop_platform *p, struct cop_error *err)
{
	static const char *const first[] = { "comfort", "access" };
	COP_CLEANUP(cop_buf_clear) struct cop_buf lacks = { 0 };

	for (size_t i = 0; i < COP_COUNT(first); i++) {
		if (cop_platform_met(p, first[i]) == COP_UNSAID)
			cop_buf_printf(&lacks, "%s%s", lacks.len ? " and " : "",
				       first[i]);
	}
	if (lacks.len) {
		cop_fail(err, COP_E_REFUSED, "nobody has said yet about %s: %s",
			 cop_buf_str(&lacks),
			 "are people at ease with it, and can everyone use it?");
		return cop_fail_hint(err,
				     "ask them, then cop charter platform ask %s comfort "
				     "access",
				     p->rec.id);
	}
	if (p->build_or_buy && p->visibility)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "it does not say whether it is %s",
		 p->build_or_buy ? "open, restricted or private" : "built or bought");
	return cop_fail_hint(err, "cop charter platform set %s %s", p->rec.id,
			     p->build_or_buy ? "visibility WORD" : "build_or_buy WORD");
}

static enum cop_code check_status(struct cop_env *env, const struct cop_platform *p,
				  struct cop_error *err)
{
	enum cop_platform_status s = cop_platform_status_on(p, env->today);

	if (s == cop_platform_status_candidate)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "'%s' is %s", p->rec.id,
		 cop_enum_word(&cop_enum_platform_status, (int)s));
	if (s == cop_platform_status_rejected)
		return cop_fail_hint(err, "cop charter platform set %s status candidate",
				     p->rec.id);
	return cop_fail_hint(err, "cop charter platform show %s", p->rec.id);
}

/* Another one that was chosen and is not in use yet gives way. */
static enum cop_code replace(struct cop_env *env, struct cop_change *c,
			     const struct cop_platform *by, const char **ret_note,
			     struct cop_error *err)
{
	const struct cop_platform *p;
	enum cop_code code = COP_OK;

	for (COP_EACH(env->community, platform, p)) {
		enum cop_platform_status s = cop_platform_status_on(p, env->today);

		if (p == by)
			continue;
		if (s == cop_platform_status_live)
			*ret_note = cop_arena_printf(
				env->arena,
				"%s stays live; when everybody has moved: cop charter "
				"platform set %s status retired",
				p->rec.id, p->rec.id);
		if (s != cop_platform_status_chosen || code)
			continue;
		*ret_note = cop_arena_printf(env->arena, "%s gives way: it is rejected",
					     p->rec.id);
		code = platform_put_step(env, c, p->rec.id, cop_platform_status_rejected,
					 by->title, err);
	}
	return code;
}

/* A function that nothing needs is no harm; one that is needed and missing is. */
static const char *missing(struct cop_env *env, const struct cop_platform *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	for (int f = 1; f <= (int)cop_enum_function.n; f++) {
		if (cop_platform_offers(p, (enum cop_function)f) == COP_FALSE &&
		    cop_function_needed(env->community->charter, (enum cop_function)f))
			cop_buf_printf(&out, "%s%s", out.len ? ", " : "",
				       cop_enum_word(&cop_enum_function, f));
	}
	if (!out.len)
		return NULL;
	return cop_arena_printf(env->arena,
				"activities need what it does not offer: %s; cop charter "
				"platform compare says what stands in",
				cop_buf_str(&out));
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const char *notes[4] = { NULL }, *other = NULL;
	const struct cop_platform *p;
	const struct cop_item *item;
	size_t n = 0;
	enum cop_code code = cop_noun_find(env, o->thing, &item, err);

	if (code)
		return code;
	p = item->rec;
	if (!cop_str_len(env->common.reason)) {
		cop_fail(err, COP_E_USAGE, "why this one? --reason is missing");
		return cop_fail_hint(err, "cop charter platform choose %s --reason TEXT",
				     item->id);
	}
	if ((code = check_status(env, p, err)) || (code = check_known(p, err)) ||
	    (code = cop_change_set(c, &cop_record_platform, item->id, "reason",
				   env->common.reason, err)) ||
	    (code = platform_put_step(env, c, item->id, cop_platform_status_chosen, NULL,
				      err)))
		return code;
	if (!o->beside && (code = replace(env, c, p, &other, err)))
		return code;
	if (platform_too_early(env->community))
		notes[n++] = platform_too_early(env->community);
	if (missing(env, p))
		notes[n++] = missing(env, p);
	if (other)
		notes[n++] = other;
	cop_buf_text(&subject, "charter: ");
	cop_subject_text(&subject, p->title);
	cop_buf_text(&subject, o->beside ? " is a platform too" : " is the platform");
	return cop_finish(
		env, c,
		&(struct cop_decided){
			.subject = cop_buf_str(&subject),
			.notes = notes,
			.next = cop_arena_printf(
				env->arena,
				"cop charter platform set %s owner MEMBER "
				"purpose TEXT status live   # when it is in use",
				item->id) },
		err);
}

static const char *const examples[] = {
	"cop charter platform choose ms-teams --reason \"Every office has it\"",
	"cop charter platform choose wiki --beside --reason \"Pages that outlive a "
	"chat\"",
	NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "beside",
	  .help = "another one that was chosen stays chosen",
	  .offset = offsetof(struct opts, beside) },
};

static const struct cop_arg args[] = { COP_NOUN_THING("PLATFORM", PLATFORM, opts,
						      thing) };

const struct cop_cmd cop_cmd_charter_platform_choose = {
	.summary = "decide for a platform, with a reason",
	.rule = "Comfort and access are asked of the people first; a place nobody uses "
		"is "
		"none.",
	.help = "It has to be known, yes or no, whether people are at ease with it and "
		"whether\n"
		"everyone can use it; whether it is built or bought; and to whom it is "
		"visible.\n"
		"One that was chosen before and is not in use yet is rejected in the "
		"same\n"
		"commit, unless --beside. One that is live stays so until it is retired.",
	.examples = examples,
	.see = "cop charter platform compare, cop charter platform set",
	.needs = COP_WRITES | COP_DATED | COP_DECIDED | COP_REASONS | COP_CITES,
	.record = &cop_record_platform,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
