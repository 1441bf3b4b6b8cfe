/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = { "cop settings edit", NULL };

const struct cop_cmd cop_cmd_settings_edit = {
	.summary = "open it in your editor; checked when you close it",
	.rule = "What is wrong comes back as comments in the editor.",
	.examples = examples,
	.see = "cop settings set, cop settings",
	.needs = COP_WRITES,
	.record = &cop_record_cop,
	.document = "cop.change/1",
	.run = cop_noun_edit_run,
};
