/* SPDX-License-Identifier: MIT */
#include "model/gathering.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(contribution_kind, CONTRIBUTION_KIND_WORDS);

#define COP_REC struct cop_contribution
COP_SCHEMA(contribution, CONTRIBUTION_FIELDS, "What one member did beyond attending.");
#undef COP_REC

#define COP_REC struct cop_gathering
COP_SCHEMA(gathering, GATHERING_FIELDS, "A meeting that was held, and who came.");
#undef COP_REC

const struct cop_record cop_record_gathering = {
	.name = "gathering",
	.where = "activity",
	.plural = "gatherings",
	.schema = &cop_schema_gathering,
	.shape = COP_SHAPE_FOLDER,
	.ref = COP_REF_GATHERING,
	.kind = cop_kind_gathering,
};
