/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = { "cop charter platform edit ms-teams", NULL };

static const struct cop_arg args[] = { COP_NOUN_THINGS("PLATFORM", PLATFORM) };

const struct cop_cmd cop_cmd_charter_platform_edit = {
	.summary = "open it in your editor; checked when you close it",
	.rule = "What is wrong comes back as comments in the editor.",
	.examples = examples,
	.see = "cop charter platform set, cop charter platform ask",
	.needs = COP_WRITES,
	.record = &cop_record_platform,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_things),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = cop_noun_edit_run,
};
