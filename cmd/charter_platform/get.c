/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = {
	"cop charter platform get ms-teams cost",
	"cop charter platform get ms-teams assessment.search.met", NULL
};

static const struct cop_arg args[] = {
	COP_NOUN_THING("PLATFORM", PLATFORM, cop_noun_get, thing),
	{ .name = "PATH",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_get, path),
	  .hint = COP_HINT_PATH,
	  .help = "which field, as in functions.forum" },
};

const struct cop_cmd cop_cmd_charter_platform_get = {
	.summary = "print one bare value, for a script",
	.rule = "A field that is not filled prints nothing and exits 1.",
	.examples = examples,
	.see = "cop charter platform show, cop charter platform set; cop help paths",
	.needs = COP_READS | COP_NEED(platform),
	.record = &cop_record_platform,
	.opts_size = sizeof(struct cop_noun_get),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = cop_noun_get_run,
};
