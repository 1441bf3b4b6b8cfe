/* SPDX-License-Identifier: MIT */
#include "charter.h"

static const char *const examples[] = { "cop charter get purpose",
					"cop charter get objectives.fewer-calls.target",
					NULL };

static const struct cop_arg args[] = {
	{ .name = "PATH",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_get, path),
	  .hint = COP_HINT_PATH,
	  .help = "which answer, as in scope.out.2" },
};

const struct cop_cmd cop_cmd_charter_get = {
	.summary = "print one bare value, for a script",
	.rule = "A field that is not filled prints nothing and exits 1.",
	.examples = examples,
	.see = "cop charter show, cop charter set; cop help paths",
	.needs = COP_READS | COP_NEED(charter),
	.record = &cop_record_charter,
	.opts_size = sizeof(struct cop_noun_get),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = cop_noun_get_run,
};
