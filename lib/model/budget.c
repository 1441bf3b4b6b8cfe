/* SPDX-License-Identifier: MIT */
#include "model/budget.h"

#include "model/kinds.h"

#define COP_REC struct cop_funding
COP_SCHEMA(funding, FUNDING_FIELDS, "A source of money.");
#undef COP_REC

#define COP_REC struct cop_budget_line
COP_SCHEMA(budget_line, BUDGET_LINE_FIELDS, "Something that money is for.");
#undef COP_REC

#define COP_REC struct cop_budget
COP_SCHEMA(budget, BUDGET_FIELDS, "Where the money comes from and where it goes.");
#undef COP_REC

const struct cop_record cop_record_budget = {
	.name = "budget",
	.where = "budget.yaml",
	.plural = "budgets",
	.schema = &cop_schema_budget,
	.shape = COP_SHAPE_FILE,
	.ref = COP_REF_BUDGET,
	.kind = cop_kind_budget,
};
