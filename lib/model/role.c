/* SPDX-License-Identifier: MIT */
#include "model/role.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(role_kind, ROLE_KIND_WORDS);
COP_ENUM_DEFINE(importance, IMPORTANCE_WORDS);
COP_ENUM_DEFINE(phase, PHASE_WORDS);
COP_ENUM_DEFINE(engagement, ENGAGEMENT_WORDS);

#define COP_REC struct cop_duty
COP_SCHEMA(duty, DUTY_FIELDS, "Something the holders do.");
#undef COP_REC

#define COP_REC struct cop_weekly_task
COP_SCHEMA(weekly_task, WEEKLY_TASK_FIELDS, "Standing work of each week.");
#undef COP_REC

#define COP_REC struct cop_seats
COP_SCHEMA(seats, SEATS_FIELDS, "How many holders a role has.");
#undef COP_REC

#define COP_REC struct cop_rating
COP_SCHEMA(rating, RATING_FIELDS, "How somebody is rated in one skill.");
#undef COP_REC

#define COP_REC struct cop_holder
COP_SCHEMA(holder, HOLDER_FIELDS, "One term of one person in a role.");
#undef COP_REC

#define COP_REC struct cop_role
COP_SCHEMA(role, ROLE_FIELDS,
	   "A role, group, council or project, and its holders over time.");
#undef COP_REC

const struct cop_record cop_record_role = {
	.name = "role",
	.where = "roles",
	.plural = "roles",
	.schema = &cop_schema_role,
	.shape = COP_SHAPE_FOLDER,
	.ref = COP_REF_ROLE,
	.kind = cop_kind_role,
};
