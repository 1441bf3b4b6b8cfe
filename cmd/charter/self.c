/* SPDX-License-Identifier: MIT */
#include "charter.h"

static const char *const examples[] = { "cop charter", "cop charter --json", NULL };

const struct cop_cmd cop_cmd_charter_self = {
	.summary = "which questions are answered, when, by whom; what contradicts",
	.rule = "Stale: in doubt (revisit), past review_by, or untouched for a year.",
	.help = CHARTER_STATUS_HELP,
	.examples = examples,
	.see = "cop charter steps, cop charter agenda, cop charter show",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.charter-status/1",
	.needs = COP_READS | COP_NEED(charter) | COP_NEED(member) | COP_NEED(role),
	.record = &cop_record_charter,
	.run = charter_status_run,
};
