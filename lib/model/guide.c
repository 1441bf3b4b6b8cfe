/* SPDX-License-Identifier: MIT */
#include "model/guide.h"

COP_ENUM_DEFINE(guide_heading, GUIDE_HEADING_WORDS);

#define COP_REC struct cop_guide_question
COP_SCHEMA(guide_question, GUIDE_QUESTION_FIELDS, "One question that a charter answers.");
#undef COP_REC

#define COP_REC struct cop_guide_questions
COP_SCHEMA(guide_questions, GUIDE_QUESTIONS_FIELDS,
	   "The questions that a charter answers.");
#undef COP_REC

#define COP_REC struct cop_guide_evidence
COP_SCHEMA(guide_evidence, GUIDE_EVIDENCE_FIELDS, "What shows that something was done.");
#undef COP_REC

#define COP_REC struct cop_guide_step
COP_SCHEMA(guide_step, GUIDE_STEP_FIELDS, "One of the eight steps.");
#undef COP_REC

#define COP_REC struct cop_guide_steps
COP_SCHEMA(guide_steps, GUIDE_STEPS_FIELDS,
	   "The eight steps from an idea to a living community.");
#undef COP_REC

#define COP_REC struct cop_guide_check
COP_SCHEMA(guide_check, GUIDE_CHECK_FIELDS, "One question that is asked of a platform.");
#undef COP_REC

#define COP_REC struct cop_guide_checks
COP_SCHEMA(guide_checks, GUIDE_CHECKS_FIELDS, "What is asked of a platform.");
#undef COP_REC
