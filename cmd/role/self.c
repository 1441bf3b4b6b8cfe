/* SPDX-License-Identifier: MIT */
#include "role.h"

static const char *const examples[] = { "cop role", NULL };

const struct cop_cmd cop_cmd_role_self = {
	.summary = "roles, who holds them and until when",
	.examples = examples,
	.see = "cop role list, cop role assign",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.role-list/1",
	.needs = COP_READS | COP_LISTS | COP_NEED(role),
	.record = &cop_record_role,
	.opts_size = sizeof(struct cop_role_list),
	.run = cop_role_list_run,
};
