/* SPDX-License-Identifier: MIT */
#include "model/practice.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(practice_kind, PRACTICE_KIND_WORDS);
COP_ENUM_DEFINE(practice_stage, PRACTICE_STAGE_WORDS);
COP_ENUM_DEFINE(practice_status, PRACTICE_STATUS_WORDS);

#define COP_REC struct cop_practice_step
COP_SCHEMA(practice_step, PRACTICE_STEP_FIELDS, "One step in the life of a practice.");
#undef COP_REC

#define COP_REC struct cop_practice
COP_SCHEMA(practice, PRACTICE_FIELDS, "One practice or knowledge asset.");
#undef COP_REC

const struct cop_record cop_record_practice = {
	.name = "practice",
	.where = "practices",
	.plural = "practices",
	.schema = &cop_schema_practice,
	.shape = COP_SHAPE_FOLDER,
	.ref = COP_REF_PRACTICE,
	.kind = cop_kind_practice,
};
