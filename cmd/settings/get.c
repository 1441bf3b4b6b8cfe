/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = { "cop settings get timezone",
					"cop settings get quiet.2026-12-24.to", NULL };

static const struct cop_arg args[] = {
	{ .name = "PATH",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_get, path),
	  .hint = COP_HINT_PATH,
	  .help = "which setting, as in thresholds.inactive-after" },
};

const struct cop_cmd cop_cmd_settings_get = {
	.summary = "print one bare value, for a script",
	.rule = "A setting that is not set prints nothing and exits 1.",
	.examples = examples,
	.see = "cop settings, cop settings set; cop help paths",
	.needs = COP_READS | COP_NEED(cop),
	.record = &cop_record_cop,
	.opts_size = sizeof(struct cop_noun_get),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = cop_noun_get_run,
};
