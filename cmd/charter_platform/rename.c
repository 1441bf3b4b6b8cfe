/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = { "cop charter platform rename ms-teams teams",
					NULL };

static const struct cop_arg args[] = {
	COP_NOUN_THING("PLATFORM", PLATFORM, cop_noun_rename, thing),
	{ .name = "NEW",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_rename, new_id),
	  .help = "the new id" },
};

const struct cop_cmd cop_cmd_charter_platform_rename = {
	.summary = "give it another id; every reference follows",
	.rule = "The id is only a name in the files; titles are changed by set.",
	.examples = examples,
	.see = "cop charter platform set",
	.needs = COP_WRITES,
	.record = &cop_record_platform,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_rename),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = cop_noun_rename_run,
};
