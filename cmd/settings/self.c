/* SPDX-License-Identifier: MIT */
#include "settings.h"

static const char *const examples[] = { "cop settings", "cop settings --json", NULL };

const struct cop_cmd cop_cmd_settings_self = {
	.summary = "what was agreed in cop.yaml, with defaults beside",
	.examples = examples,
	.see = "cop settings set, cop accept; cop help paths",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.settings/1",
	.needs = COP_READS | COP_NEED(cop),
	.record = &cop_record_cop,
	.run = settings_show_run,
};
