/* SPDX-License-Identifier: MIT */
#include "model/cop.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(id_style, ID_STYLE_WORDS);
COP_ENUM_DEFINE(response, RESPONSE_WORDS);
COP_ENUM_DEFINE(stage, STAGE_WORDS);
COP_ENUM_DEFINE(date_order, DATE_ORDER_WORDS);

#define COP_REC struct cop_threshold
COP_SCHEMA(threshold, THRESHOLD_FIELDS, "One limit of our own.");
#undef COP_REC

#define COP_REC struct cop_quiet
COP_SCHEMA(quiet, QUIET_FIELDS, "A time in which nothing is expected.");
#undef COP_REC

#define COP_REC struct cop_import_columns
COP_SCHEMA(import_columns, IMPORT_COLUMNS_FIELDS,
	   "Where the columns of one list of people go.");
#undef COP_REC

#define COP_REC struct cop_answered_finding
COP_SCHEMA(answered_finding, ANSWERED_FINDING_FIELDS,
	   "A finding that the community has answered.");
#undef COP_REC

#define COP_REC struct cop_declared
COP_SCHEMA(declared, DECLARED_FIELDS, "The stage as the convener sees it.");
#undef COP_REC

#define COP_REC struct cop_cop
COP_SCHEMA(cop, COP_FIELDS, "Identity and settings of the community.");
#undef COP_REC

const struct cop_record cop_record_cop = {
	.name = "cop",
	.where = "cop.yaml",
	.plural = "settings",
	.schema = &cop_schema_cop,
	.shape = COP_SHAPE_FILE,
	.kind = cop_kind_cop,
};
