/* SPDX-License-Identifier: MIT */
/* activity/, sequence form: what members did, one fact a line (format.md 3.9). */
#ifndef COP_MODEL_ACTIVITY_H
#define COP_MODEL_ACTIVITY_H

#include "model/words.h"

#define LINE_KIND_WORDS(W, t) \
	W(t, consume, "consume", "Read, listened, watched.") \
	W(t, ask, "ask", "Asked a question; counts as contribute.") \
	W(t, contribute, "contribute", "Answered, or brought something.") \
	W(t, collaborate, "collaborate", "Worked on something with others.") \
	W(t, co_create, "co-create", "Made something new together with others.") \
	W(t, champion, "champion", "Led, or won others for it.") \
	W(t, work, "work", "Did a standing task; counts as hours only.")
COP_ENUM(line_kind, LINE_KIND_WORDS);

#define FACT_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, "Day of it.", .serves = "137; B.0") \
	ONE(TIME, , at, 0, "Time, where responses are timed by the hour.", \
	    .serves = "B23") \
	ONE(REF, , member, 0, "Who did it.", .refs = COP_REF_MEMBER, \
	    .limits = "absent: a guest", .serves = "137; B.0") \
	ONE(ENUM, line_kind, kind, COP_REQUIRED, "What they did.", \
	    .limits = "ask counts as contribute; work only as hours", \
	    .serves = "137, 203; B12 B16") \
	ONE(REF, , plan, 0, "The item it belongs to.", .refs = COP_REF_PLAN, \
	    .serves = "B28") \
	ONE(REF, , group, 0, "The workstream or group it belongs to.", \
	    .refs = COP_REF_ROLE, .serves = "D.2") \
	ONE(TEXT, , thread, 0, \
	    "Name of the conversation; its first line opens it, the first by " \
	    "another answers it.", \
	    .when = "kind ask", .serves = "178; B23 B24") \
	LIST(REF, , with, COP_SET, "Whom they did it with.", .refs = COP_REF_MEMBER, \
	     .serves = "178; B19") \
	LIST(TEXT, , topics, COP_SET, "Topic words.", .serves = "211; B26") \
	ONE(REF, , task, 0, "Standing task that was done.", .refs = COP_REF_TASK, \
	    .limits = "kind work", .serves = "137; R3c") \
	ONE(NUM, , hours, 0, "Hours of work.", .min = 0, .max = 24, \
	    .serves = "137; B34") \
	ONE(TEXT, , note, 0, "What it was.", .serves = "E6 contribution")
COP_STRUCT(fact, FACT_FIELDS);

#define ACTIVITY_FIELDS(ONE, LIST) \
	LIST(MAP, fact, lines, COP_REQUIRED | COP_SENSITIVE, \
	     "What members did, ordered by date.", .limits = "at most 256 KiB a file", \
	     .serves = "137; B.0")
COP_STRUCT(activity, ACTIVITY_FIELDS);

#endif
