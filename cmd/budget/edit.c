/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = { "cop budget edit", NULL };

const struct cop_cmd cop_cmd_budget_edit = {
	.summary = "open it in your editor; checked when you close it",
	.rule = "What is wrong comes back as comments in the editor.",
	.examples = examples,
	.see = "cop budget set, cop budget show",
	.needs = COP_WRITES | COP_CITES,
	.record = &cop_record_budget,
	.document = "cop.change/1",
	.run = cop_noun_edit_run,
};
