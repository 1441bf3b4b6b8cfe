/* SPDX-License-Identifier: MIT */
/* activity/, mapping form: meetings that were held, and who came (format.md 3.9). */
#ifndef COP_MODEL_GATHERING_H
#define COP_MODEL_GATHERING_H

#include "model/words.h"

#define CONTRIBUTION_KIND_WORDS(W, t) \
	W(t, contribute, "contribute", "Asked, answered, brought something.") \
	W(t, collaborate, "collaborate", "Worked on something with others.") \
	W(t, co_create, "co-create", "Made something new together with others.") \
	W(t, champion, "champion", "Led, or won others for it.")
COP_ENUM(contribution_kind, CONTRIBUTION_KIND_WORDS);

#define CONTRIBUTION_FIELDS(ONE, LIST) \
	ONE(REF, , member, COP_REQUIRED, "The person.", .refs = COP_REF_MEMBER, \
	    .serves = "B16") \
	ONE(ENUM, contribution_kind, kind, COP_REQUIRED, "How they took part.", \
	    .serves = "203; B12") \
	LIST(REF, , with, COP_SET, "Whom they did it with.", .refs = COP_REF_MEMBER, \
	     .serves = "178; B19") \
	ONE(NUM, , hours, 0, "Hours of work.", .serves = "202; E6 contribution") \
	ONE(TEXT, , note, 0, "What it was.", .serves = "202; E3")
COP_STRUCT(contribution, CONTRIBUTION_FIELDS);

#define GATHERING_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, "Day it took place.", .serves = "48; B21") \
	ONE(REF, , plan, 0, \
	    "The plan item; a repeating one is met by date or moved date.", \
	    .refs = COP_REF_PLAN, .serves = "B21") \
	ONE(TEXT, , title, 0, "Name of an unplanned meeting.", .when = "without plan", \
	    .serves = "E1.5") \
	ONE(ENUM, form, form, 0, "How it was held.", .limits = "default: plan", \
	    .serves = "149; R2e") \
	ONE(TIME, , at, 0, "When it began.", .limits = "default: plan", \
	    .serves = "149; R2e") \
	ONE(NUM, , registered, COP_INTEGER, "Registrations.", .min = 0, .max = COP_MANY, \
	    .serves = "B25") \
	LIST(REF, , attended, COP_REQUIRED | COP_SET | COP_SENSITIVE, \
	     "Members who came.", .refs = COP_REF_MEMBER, .serves = "203; B11 B25") \
	ONE(NUM, , guests, COP_INTEGER, "Others who came.", .min = 0, .max = COP_MANY, \
	    .serves = "B25") \
	ONE(NUM, , walk_ins, COP_INTEGER, \
	    "Of those who came, how many had not registered.", .min = 0, \
	    .max = COP_MANY, .serves = "B25") \
	ONE(NUM, , views, COP_INTEGER, "Viewers of the recording.", .min = 0, \
	    .max = COP_MANY, .serves = "B25") \
	ONE(URL, , recording, 0, "Recording or written notes.", .serves = "149; R2e E3") \
	LIST(MAP, contribution, contributed, COP_SENSITIVE, "Who did more than attend.", \
	     .serves = "B12 B16")
COP_STRUCT(gathering, GATHERING_FIELDS);

#endif
