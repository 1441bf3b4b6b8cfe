/* SPDX-License-Identifier: MIT */
#include "model/member.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(member_status, MEMBER_STATUS_WORDS);
COP_ENUM_DEFINE(leaving_cause, LEAVING_CAUSE_WORDS);

#define COP_REC struct cop_welcome
COP_SCHEMA(welcome, WELCOME_FIELDS, "Days on which each step of the welcome was done.");
#undef COP_REC

#define COP_REC struct cop_consent
COP_SCHEMA(consent, CONSENT_FIELDS, "Who may read what about a person.");
#undef COP_REC

#define COP_REC struct cop_member_step
COP_SCHEMA(member_step, MEMBER_STEP_FIELDS, "One change of standing.");
#undef COP_REC

#define COP_REC struct cop_member
COP_SCHEMA(member, MEMBER_FIELDS, "One person whom the files name.");
#undef COP_REC

const struct cop_record cop_record_member = {
	.name = "member",
	.where = "members",
	.plural = "members",
	.schema = &cop_schema_member,
	.shape = COP_SHAPE_FOLDER,
	.ref = COP_REF_MEMBER,
	.kind = cop_kind_member,
};
