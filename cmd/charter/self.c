/* SPDX-License-Identifier: MIT */
#include "charter.h"

static const char *const examples[] = { "cop charter", "cop charter --json", NULL };

const struct cop_cmd cop_cmd_charter_self = {
	.summary = "which questions the charter answers, and what contradicts",
	.examples = examples,
	.see = "cop charter steps, cop charter show, cop charter set",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.charter-status/1",
	.needs = COP_READS | COP_NEED(charter) | COP_NEED(member),
	.record = &cop_record_charter,
	.run = charter_status_run,
};
