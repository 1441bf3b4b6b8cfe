/* SPDX-License-Identifier: MIT */
#include "platform.h"

/* What was decided about it is history, and kept. */
static enum cop_code check_life(struct cop_env *env, const char *word,
				struct cop_error *err)
{
	const struct cop_item *item;
	const struct cop_platform *p;
	enum cop_code code = cop_noun_find(env, word, &item, err);

	if (code)
		return code;
	p = item->rec;
	if (p->history.n <= 1)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "'%s' has a history", item->id);
	return cop_fail_hint(err,
			     "cop charter platform set %s status retired (or "
			     "rejected)",
			     item->id);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_things *o = opts;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < o->things.n && !code; i++)
		code = check_life(env, o->things.at[i], err);
	return code ? code : cop_noun_remove_run(env, opts, err);
}

static const char *const examples[] = { "cop charter platform remove ms-teams-2", NULL };

static const struct cop_arg args[] = { COP_NOUN_THINGS("PLATFORM", PLATFORM) };

const struct cop_cmd cop_cmd_charter_platform_remove = {
	.summary = "undo a mistaken add",
	.rule = "One that was chosen or rejected is kept: set ID status says what "
		"became.",
	.examples = examples,
	.see = "cop charter platform set",
	.needs = COP_WRITES,
	.record = &cop_record_platform,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_things),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
