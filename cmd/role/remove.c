/* SPDX-License-Identifier: MIT */
#include "role.h"

#include <string.h>

/* A role with a history is kept: its holders are what happened. */
static enum cop_code check_holders(struct cop_env *env, const char *word,
				   struct cop_error *err)
{
	const struct cop_item *item;
	const struct cop_role *r;
	const char *who;
	enum cop_code code = cop_role_find(env, word, &item, &r, err);

	if (code || !r->holders.n)
		return code;
	who = r->holders.at[r->holders.n - 1].member;
	cop_fail(err, COP_E_REFUSED, "'%s' is or was held by %s", item->id,
		 who ? who : "somebody");
	return cop_fail_hint(
		err,
		"cop role release %s %s ends the term; a role with a history is kept",
		item->id, who ? who : "MEMBER");
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_things *o = opts;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < o->things.n && !code; i++)
		code = check_holders(env, o->things.at[i], err);
	return code ? code : cop_noun_remove_run(env, opts, err);
}

static const char *const examples[] = { "cop role remove forms-council", NULL };

static const struct cop_arg args[] = {
	{ .name = "ROLE",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_things, things),
	  .hint = COP_HINT_ROLE,
	  .help = "which ones, by id or title" },
};

const struct cop_cmd cop_cmd_role_remove = {
	.summary = "undo a mistaken add",
	.rule = "A role that somebody held, or that something names, is kept.",
	.examples = examples,
	.see = "cop role release, cop role set ROLE closed today",
	.needs = COP_WRITES,
	.record = &cop_record_role,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_things),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
