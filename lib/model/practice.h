/* SPDX-License-Identifier: MIT */
/* practices/: practices and knowledge assets (format.md 3.8). */
#ifndef COP_MODEL_PRACTICE_H
#define COP_MODEL_PRACTICE_H

#include "model/words.h"

#define PRACTICE_KIND_WORDS(W, t) \
	W(t, practice, "practice", "A way of doing something.") \
	W(t, guide, "guide", "Explains how to do something.") \
	W(t, template, "template", "Something to fill in.") \
	W(t, checklist, "checklist", "Points to go through.") \
	W(t, tool, "tool", "Something to work with.") \
	W(t, case_study, "case-study", "A case told with its lessons.") \
	W(t, recording, "recording", "A record of a talk or meeting.")
COP_ENUM(practice_kind, PRACTICE_KIND_WORDS);

#define PRACTICE_STAGE_WORDS(W, t) \
	W(t, captured, "captured", "Written down as it came.") \
	W(t, packaged, "packaged", "Made usable for others.") \
	W(t, organised, "organised", "Put where it can be found.") \
	W(t, disseminated, "disseminated", "Carried to those who need it.")
COP_ENUM(practice_stage, PRACTICE_STAGE_WORDS);

#define PRACTICE_STATUS_WORDS(W, t) \
	W(t, proposed, "proposed", "Somebody brought it.") \
	W(t, discussed, "discussed", "The group talked about it.") \
	W(t, reviewed, "reviewed", "Others than its makers looked at it.") \
	W(t, adopted, "adopted", "The group stands behind it.") \
	W(t, retired, "retired", "It is not recommended any more.")
COP_ENUM(practice_status, PRACTICE_STATUS_WORDS);

#define PRACTICE_STEP_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, "Day it became so.", .serves = "25, 41; R12") \
	ONE(ENUM, practice_status, status, COP_REQUIRED, "What it became.", \
	    .serves = "41; R12") \
	LIST(REF, , by, COP_SET, "Who reviewed or adopted it.", .refs = COP_REF_WHO, \
	     .when = "reviewed, adopted", .serves = "25, 41; R12") \
	ONE(TEXT, , note, 0, "A remark aside.", .serves = "25, 41; R12")
COP_STRUCT(practice_step, PRACTICE_STEP_FIELDS);

#define PRACTICE_FIELDS(ONE, LIST) \
	ONE(TEXT, , title, COP_REQUIRED, "Name of the practice or asset.", \
	    .serves = "41; E4") \
	ONE(ENUM, practice_kind, kind, COP_REQUIRED, "What it is.", .serves = "25; R34") \
	ONE(PROSE, , text, COP_REQUIRED, "What to do, or what it holds.", \
	    .serves = "41; E4") \
	ONE(ENUM, practice_stage, stage, COP_REQUIRED, \
	    "How far the knowledge is worked up.", .serves = "25; E4") \
	LIST(MAP, practice_step, history, COP_REQUIRED | COP_HISTORY, \
	     "From proposed to retired; the last status holds.", .keyed = "date", \
	     .serves = "25, 41; R12") \
	ONE(REF, , owner, 0, "Who keeps it current.", .refs = COP_REF_WHO, \
	    .when = "adopted", .serves = "43; R12") \
	LIST(REF, , people, COP_SET, "Who made it.", .refs = COP_REF_MEMBER, \
	     .serves = "43; F3") \
	ONE(TEXT, , organisation, 0, "Where it comes from, if not from us.", \
	    .serves = "R33") \
	ONE(TEXT, , unit, 0, "Department it comes from.", .serves = "R33") \
	ONE(DATE, , review_by, 0, "Day by which it is checked against the field.", \
	    .when = "adopted", .serves = "43, 44; R12") \
	ONE(URL, , url, 0, "Where it is kept.", .serves = "157; E2") \
	ONE(TEXT, , licence, 0, "Terms of use.", .limits = "SPDX id or words", \
	    .serves = "67; E2") \
	LIST(TEXT, , topics, COP_SET, "Topic words.", .serves = "F1") \
	LIST(REF, , about, COP_SET, "What it grew from.", .refs = COP_REF_ANY, \
	     .serves = "40; E4") \
	ONE(ENUM, tier, share, 0, "How far it may go.", .limits = "default members", \
	    .serves = "46; privacy")
COP_STRUCT(practice, PRACTICE_FIELDS);

#endif
