/* SPDX-License-Identifier: MIT */
#include "model/plan.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(plan_kind, PLAN_KIND_WORDS);
COP_ENUM_DEFINE(plan_status, PLAN_STATUS_WORDS);
COP_ENUM_DEFINE(priority, PRIORITY_WORDS);
COP_ENUM_DEFINE(aim, AIM_WORDS);
COP_ENUM_DEFINE(plan_flag, PLAN_FLAG_WORDS);
COP_ENUM_DEFINE(occurrence_status, OCCURRENCE_STATUS_WORDS);

#define COP_REC struct cop_results
COP_SCHEMA(results, RESULTS_FIELDS, "What came of an item.");
#undef COP_REC

#define COP_REC struct cop_checklist_step
COP_SCHEMA(checklist_step, CHECKLIST_STEP_FIELDS, "A step to tick off.");
#undef COP_REC

#define COP_REC struct cop_occurrence
COP_SCHEMA(occurrence, OCCURRENCE_FIELDS, "One date of a repeating item.");
#undef COP_REC

#define COP_REC struct cop_plan
COP_SCHEMA(plan, PLAN_FIELDS, "One item of the plan.");
#undef COP_REC

const struct cop_record cop_record_plan = {
	.name = "plan",
	.where = "plan",
	.plural = "plan items",
	.schema = &cop_schema_plan,
	.shape = COP_SHAPE_FOLDER,
	.ref = COP_REF_PLAN,
	.kind = cop_kind_plan,
};

const char *cop_plan_class(enum cop_plan_kind kind)
{
	/* Kinds stand by class: each class ends with the kind named here. */
	static const struct {
		enum cop_plan_kind last;
		const char *class;
	} ends[] = {
		{ cop_plan_kind_none, "" },
		{ cop_plan_kind_retrospective, "gathering" },
		{ cop_plan_kind_resource, "content" },
		{ cop_plan_kind_recruitment, "outreach" },
		{ cop_plan_kind_training, "change" },
		{ cop_plan_kind_review, "inquiry" },
		{ cop_plan_kind_competition, "money" },
		{ cop_plan_kind_task, "mark" },
	};
	for (size_t i = 0; i < COP_COUNT(ends); i++)
		if (kind <= ends[i].last)
			return ends[i].class;
	return "";
}
