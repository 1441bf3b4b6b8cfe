/* SPDX-License-Identifier: MIT */
#include "model/survey.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(scale, SCALE_WORDS);
COP_ENUM_DEFINE(element, ELEMENT_WORDS);

#define COP_REC struct cop_answer
COP_SCHEMA(answer, ANSWER_FIELDS, "How many gave one answer.");
#undef COP_REC

#define COP_REC struct cop_question
COP_SCHEMA(question, QUESTION_FIELDS, "One question, with counts of its answers.");
#undef COP_REC

#define COP_REC struct cop_survey
COP_SCHEMA(survey, SURVEY_FIELDS, "One survey, in counts only.");
#undef COP_REC

const struct cop_record cop_record_survey = {
	.name = "survey",
	.where = "surveys",
	.plural = "surveys",
	.schema = &cop_schema_survey,
	.shape = COP_SHAPE_FOLDER,
	.ref = COP_REF_SURVEY,
	.kind = cop_kind_survey,
};
