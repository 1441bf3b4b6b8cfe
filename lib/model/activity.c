/* SPDX-License-Identifier: MIT */
#include "model/activity.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(line_kind, LINE_KIND_WORDS);

#define COP_REC struct cop_fact
COP_SCHEMA(fact, FACT_FIELDS, "One thing that somebody did.");
#undef COP_REC

#define COP_REC struct cop_activity
COP_SCHEMA(activity, ACTIVITY_FIELDS, "What members did, line by line.");
#undef COP_REC

const struct cop_record cop_record_activity = {
	.name = "activity",
	.where = "activity",
	.plural = "activity",
	.schema = &cop_schema_activity,
	.shape = COP_SHAPE_LINES,
	.kind = cop_kind_activity,
};
