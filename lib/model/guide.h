/* SPDX-License-Identifier: MIT */
/*
 * What the catalogue asks of a charter: the seven questions with three more each, and the
 * parts beside them (share/catalogue/questions.yaml, format.md 4.1), and the eight steps with what shows that
 * each was taken (share/catalogue/steps.yaml). Both files are sequences.
 */
#ifndef COP_MODEL_GUIDE_H
#define COP_MODEL_GUIDE_H

#include "schema/schema.h"

#define GUIDE_HEADING_WORDS(W, t) \
	W(t, purpose, "purpose", "Why we are here.") \
	W(t, principles, "principles", "What we stand by.") \
	W(t, participants, "participants", "Who we are.") \
	W(t, structure, "structure", "Who does what, and by which rules.") \
	W(t, practices, "practices", "What we do, and how we learn.")
COP_ENUM(guide_heading, GUIDE_HEADING_WORDS);

#define GUIDE_QUESTION_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the question.") \
	ONE(ID, , of, 0, "The leading question it belongs to; absent: it leads itself.") \
	ONE(TEXT, , text, COP_REQUIRED, "The question.") \
	LIST(PATH, , fields, COP_REQUIRED, "Places in the charter that answer it.") \
	ONE(BOOL, , any, 0, "One of the places answers it; absent: all do together.") \
	ONE(BOOL, , launch, 0, "Needed before the public start.") \
	ONE(BOOL, , part, 0, "Beside the seven questions and those that go with them.") \
	ONE(ENUM, guide_heading, heading, COP_REQUIRED, \
	    "Where it stands when the charter is read by its five headings.") \
	ONE(NUM, , minutes, COP_REQUIRED, "How long a group talks about it.") \
	ONE(TEXT, , why, COP_REQUIRED, "Why it matters.") \
	ONE(TEXT, , example, COP_REQUIRED, "An answer, as an example.")
COP_STRUCT(guide_question, GUIDE_QUESTION_FIELDS);

#define GUIDE_QUESTIONS_FIELDS(ONE, LIST) \
	LIST(MAP, guide_question, all, COP_REQUIRED, \
	     "Each leading one before those that go with it.", .keyed = "id")
COP_STRUCT(guide_questions, GUIDE_QUESTIONS_FIELDS);

#define GUIDE_EVIDENCE_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, \
	    "Id of the evidence; the program knows how to look for it.") \
	ONE(PATH, , field, 0, "Place in the charter that has to be answered.") \
	ONE(TEXT, , text, COP_REQUIRED, "What is there when it is done.") \
	ONE(TEXT, , how, 0, "A command that helps, with words in capitals to replace.")
COP_STRUCT(guide_evidence, GUIDE_EVIDENCE_FIELDS);

#define GUIDE_STEP_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the step.") \
	ONE(TEXT, , title, COP_REQUIRED, "What to do, in a few words.") \
	ONE(PROSE, , text, COP_REQUIRED, "What to do.") \
	LIST(MAP, guide_evidence, evidence, COP_REQUIRED, \
	     "What shows that it was done.", .keyed = "id")
COP_STRUCT(guide_step, GUIDE_STEP_FIELDS);

#define GUIDE_STEPS_FIELDS(ONE, LIST) \
	LIST(MAP, guide_step, all, COP_REQUIRED, \
	     "In the order in which they are taken.", .keyed = "id")
COP_STRUCT(guide_steps, GUIDE_STEPS_FIELDS);

/*
 * What is asked of platforms: the checklist (share/catalogue/platform-checks.yaml, format.md
 * 4.4) and the nine functions (platform-functions.yaml).
 */
#define GUIDE_CHECK_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the check or function.") \
	ONE(TEXT, , text, COP_REQUIRED, "The question.") \
	ONE(TEXT, , why, COP_REQUIRED, "Why it matters.") \
	ONE(TEXT, , example, 0, "A remark on an answer, as an example.") \
	ONE(TEXT, , instead, 0, "What can stand in for a function that is not there.")
COP_STRUCT(guide_check, GUIDE_CHECK_FIELDS);

#define GUIDE_CHECKS_FIELDS(ONE, LIST) \
	LIST(MAP, guide_check, all, COP_REQUIRED, \
	     "In the order in which they are asked.", .keyed = "id")
COP_STRUCT(guide_checks, GUIDE_CHECKS_FIELDS);

#endif
