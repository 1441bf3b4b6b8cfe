/* SPDX-License-Identifier: MIT */
#include "noun.h"

#include "model/builtin.h"

/* The program knows a built-in one by its id. */
static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_rename *o = opts;

	if (!cop_builtin_indicator(o->thing))
		return cop_noun_rename_run(env, opts, err);
	cop_fail(err, COP_E_REFUSED, "'%s' is built in and keeps its id", o->thing);
	return cop_fail_hint(err, "cop health set %s title TITLE", o->thing);
}

static const char *const examples[] = { "cop health rename cals calls", NULL };

static const struct cop_arg args[] = {
	COP_NOUN_THING("INDICATOR", INDICATOR, cop_noun_rename, thing),
	{ .name = "NEW",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_rename, new_id),
	  .help = "the new id" },
};

const struct cop_cmd cop_cmd_health_rename = {
	.summary = "give it another id; values and references follow",
	.rule = "The id is only a name in the files; titles are changed by set.",
	.examples = examples,
	.see = "cop health set",
	.needs = COP_WRITES,
	.record = &cop_record_indicator,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_rename),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
