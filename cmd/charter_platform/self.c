/* SPDX-License-Identifier: MIT */
#include "platform.h"

static const char *const examples[] = { "cop charter platform",
					"cop charter platform compare", NULL };

const struct cop_cmd cop_cmd_charter_platform_self = {
	.summary = "candidates and platforms, with what each passes",
	.examples = examples,
	.see = "cop charter platform add, cop charter platform ask",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.platform-list/1",
	.needs = COP_READS | COP_LISTS | COP_NEED(platform) | COP_NEED(charter),
	.record = &cop_record_platform,
	.opts_size = sizeof(struct platform_list_opts),
	.run = platform_list_run,
};
