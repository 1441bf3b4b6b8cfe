/* SPDX-License-Identifier: MIT */
#include "model/platform.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(platform_status, PLATFORM_STATUS_WORDS);
COP_ENUM_DEFINE(build_or_buy, BUILD_OR_BUY_WORDS);
COP_ENUM_DEFINE(platform_check, PLATFORM_CHECK_WORDS);

#define COP_REC struct cop_platform_step
COP_SCHEMA(platform_step, PLATFORM_STEP_FIELDS, "One step in the life of a platform.");
#undef COP_REC

#define COP_REC struct cop_platform_functions
COP_SCHEMA(platform_functions, PLATFORM_FUNCTIONS_FIELDS, "What a platform offers.");
#undef COP_REC

#define COP_REC struct cop_assessment
COP_SCHEMA(assessment, ASSESSMENT_FIELDS, "The answer to one question of the checklist.");
#undef COP_REC

#define COP_REC struct cop_platform
COP_SCHEMA(platform, PLATFORM_FIELDS,
	   "A place where the community meets or works, chosen or looked at.");
#undef COP_REC

const struct cop_record cop_record_platform = {
	.name = "platform",
	.where = "platforms",
	.plural = "platforms",
	.schema = &cop_schema_platform,
	.shape = COP_SHAPE_FOLDER,
	.ref = COP_REF_PLATFORM,
	.kind = cop_kind_platform,
};
