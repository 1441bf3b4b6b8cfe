/* SPDX-License-Identifier: MIT */
#include "noun.h"

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_item *item;
	enum cop_code code = cop_noun_find(env, NULL, &item, err);

	(void)opts;
	return code ? code : cop_noun_show_item(env, item, (struct cop_value){ 0 }, err);
}

static const char *const examples[] = { "cop budget show", "cop budget show --json",
					NULL };

const struct cop_cmd cop_cmd_budget_show = {
	.summary = "the budget as it is written: every source and line",
	.examples = examples,
	.see = "cop budget, cop budget get, cop budget set",
	.formats = "text json md",
	.document = "cop.budget/1",
	.needs = COP_READS | COP_NEED(budget),
	.record = &cop_record_budget,
	.run = run,
};
