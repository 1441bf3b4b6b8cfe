/* SPDX-License-Identifier: MIT */
#include "model/charter.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(charter_status, CHARTER_STATUS_WORDS);
COP_ENUM_DEFINE(domain_kind, DOMAIN_KIND_WORDS);
COP_ENUM_DEFINE(origin, ORIGIN_WORDS);
COP_ENUM_DEFINE(open_to, OPEN_TO_WORDS);

#define COP_REC struct cop_charter_step
COP_SCHEMA(charter_step, CHARTER_STEP_FIELDS, "One step in the life of the charter.");
#undef COP_REC

#define COP_REC struct cop_charter_domain
COP_SCHEMA(charter_domain, CHARTER_DOMAIN_FIELDS, "What the members share.");
#undef COP_REC

#define COP_REC struct cop_charter_need
COP_SCHEMA(charter_need, CHARTER_NEED_FIELDS, "The common need.");
#undef COP_REC

#define COP_REC struct cop_similar
COP_SCHEMA(similar, SIMILAR_FIELDS, "A group that already exists.");
#undef COP_REC

#define COP_REC struct cop_charter_due_diligence
COP_SCHEMA(charter_due_diligence, CHARTER_DUE_DILIGENCE_FIELDS,
	   "What was looked at before starting.");
#undef COP_REC

#define COP_REC struct cop_backer
COP_SCHEMA(backer, BACKER_FIELDS, "Somebody who supports us in public.");
#undef COP_REC

#define COP_REC struct cop_charter_approach
COP_SCHEMA(charter_approach, CHARTER_APPROACH_FIELDS,
	   "One answer to each of the seven leading questions.");
#undef COP_REC

#define COP_REC struct cop_objective
COP_SCHEMA(objective, OBJECTIVE_FIELDS, "Something we want to reach.");
#undef COP_REC

#define COP_REC struct cop_problem
COP_SCHEMA(problem, PROBLEM_FIELDS, "A problem of members that we solve.");
#undef COP_REC

#define COP_REC struct cop_charter_scope
COP_SCHEMA(charter_scope, CHARTER_SCOPE_FIELDS, "What belongs here.");
#undef COP_REC

#define COP_REC struct cop_audience
COP_SCHEMA(audience, AUDIENCE_FIELDS, "People we are for.");
#undef COP_REC

#define COP_REC struct cop_charter_membership
COP_SCHEMA(charter_membership, CHARTER_MEMBERSHIP_FIELDS, "Who may join.");
#undef COP_REC

#define COP_REC struct cop_charter_cadence
COP_SCHEMA(charter_cadence, CHARTER_CADENCE_FIELDS, "Rhythms we promise.");
#undef COP_REC

#define COP_REC struct cop_charter_meaningful
COP_SCHEMA(charter_meaningful, CHARTER_MEANINGFUL_FIELDS,
	   "What taking part looks like in each mode.");
#undef COP_REC

#define COP_REC struct cop_barrier
COP_SCHEMA(barrier, BARRIER_FIELDS, "Something that could keep people away.");
#undef COP_REC

#define COP_REC struct cop_charter_participation
COP_SCHEMA(charter_participation, CHARTER_PARTICIPATION_FIELDS, "How members take part.");
#undef COP_REC

#define COP_REC struct cop_rejection
COP_SCHEMA(rejection, REJECTION_FIELDS, "A reason for which a request is declined.");
#undef COP_REC

#define COP_REC struct cop_charter_policies
COP_SCHEMA(charter_policies, CHARTER_POLICIES_FIELDS, "Rules of the house.");
#undef COP_REC

#define COP_REC struct cop_channel
COP_SCHEMA(channel, CHANNEL_FIELDS, "A channel we write through.");
#undef COP_REC

#define COP_REC struct cop_charter_growth
COP_SCHEMA(charter_growth, CHARTER_GROWTH_FIELDS, "How we are found and grow.");
#undef COP_REC

#define COP_REC struct cop_charter_success
COP_SCHEMA(charter_success, CHARTER_SUCCESS_FIELDS, "How success shows beyond numbers.");
#undef COP_REC

#define COP_REC struct cop_charter_knowledge
COP_SCHEMA(charter_knowledge, CHARTER_KNOWLEDGE_FIELDS, "How knowledge is handled.");
#undef COP_REC

#define COP_REC struct cop_charter_activity
COP_SCHEMA(charter_activity, CHARTER_ACTIVITY_FIELDS, "Something members do together.");
#undef COP_REC

#define COP_REC struct cop_reward
COP_SCHEMA(reward, REWARD_FIELDS, "Something that taking part or running things earns.");
#undef COP_REC

#define COP_REC struct cop_pathway
COP_SCHEMA(pathway, PATHWAY_FIELDS, "A way to grow from member to role.");
#undef COP_REC

#define COP_REC struct cop_charter_feedback
COP_SCHEMA(charter_feedback, CHARTER_FEEDBACK_FIELDS, "How members are heard.");
#undef COP_REC

#define COP_REC struct cop_stakeholder
COP_SCHEMA(stakeholder, STAKEHOLDER_FIELDS,
	   "Somebody whom the community keeps informed.");
#undef COP_REC

#define COP_REC struct cop_resource
COP_SCHEMA(resource, RESOURCE_FIELDS, "Something outside that a member should know.");
#undef COP_REC

#define COP_REC struct cop_charter
COP_SCHEMA(charter, CHARTER_FIELDS, "What the group has agreed.");
#undef COP_REC

const struct cop_record cop_record_charter = {
	.name = "charter",
	.where = "charter.yaml",
	.plural = "charters",
	.schema = &cop_schema_charter,
	.shape = COP_SHAPE_FILE,
	.ref = COP_REF_CHARTER,
	.kind = cop_kind_charter,
};
