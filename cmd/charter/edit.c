/* SPDX-License-Identifier: MIT */
#include "charter.h"

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct cop_change *c = cop_begin(env);
	const struct cop_item *item;
	enum cop_code code = cop_noun_find(env, NULL, &item, err);

	(void)opts;
	if (!code)
		code = cop_noun_edit_text(env, item, c, err);
	return code ? code : charter_finish(env, c, "charter: edited", err);
}

static const char *const examples[] = { "cop charter edit", NULL };

const struct cop_cmd cop_cmd_charter_edit = {
	.summary = "open it in your editor; checked when you close it",
	.rule = "What is wrong comes back as comments in the editor.",
	.examples = examples,
	.see = "cop charter set, cop charter show",
	.needs = COP_WRITES | COP_CITES,
	.record = &cop_record_charter,
	.document = "cop.change/1",
	.run = run,
};
