/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = { "cop budget get funding.letters-2026.amount",
					"cop budget get lines.printing.spent", NULL };

static const struct cop_arg args[] = {
	{ .name = "PATH",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_get, path),
	  .hint = COP_HINT_PATH,
	  .help = "which field, as in lines.printing.spent" },
};

const struct cop_cmd cop_cmd_budget_get = {
	.summary = "print one bare value, for a script",
	.rule = "A field that is not filled prints nothing and exits 1.",
	.examples = examples,
	.see = "cop budget, cop budget set; cop help paths",
	.needs = COP_READS | COP_NEED(budget),
	.record = &cop_record_budget,
	.opts_size = sizeof(struct cop_noun_get),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = cop_noun_get_run,
};
