/* SPDX-License-Identifier: MIT */
/* roles/: roles, groups, councils, projects, and their holders over time (format.md 3.4). */
#ifndef COP_MODEL_ROLE_H
#define COP_MODEL_ROLE_H

#include "model/words.h"

#define ROLE_KIND_WORDS(W, t) \
	W(t, role, "role", "A task that one or a few people hold.") \
	W(t, group, "group", "A standing group of people.") \
	W(t, council, "council", "A group for one question, for a limited time.") \
	W(t, project, "project", "A project or workstream.")
COP_ENUM(role_kind, ROLE_KIND_WORDS);

#define IMPORTANCE_WORDS(W, t) \
	W(t, required, "required", "A community without it is in trouble.") \
	W(t, recommended, "recommended", "Most communities do better with it.") \
	W(t, optional, "optional", "Useful where there is need or time.")
COP_ENUM(importance, IMPORTANCE_WORDS);

#define PHASE_WORDS(W, t) \
	W(t, create, "create", "While the community is prepared.") \
	W(t, activate, "activate", "Around the public start.") \
	W(t, govern, "govern", "While it is led and decided.") \
	W(t, sustain, "sustain", "While it is kept going.")
COP_ENUM(phase, PHASE_WORDS);

#define ENGAGEMENT_WORDS(W, t) \
	W(t, standing, "standing", "Always there.") \
	W(t, intermittent, "intermittent", "Called in when needed.")
COP_ENUM(engagement, ENGAGEMENT_WORDS);

#define DUTY_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the duty.", \
	    .serves = "7, 8, 9, 13, 124; R3d R6") \
	ONE(TEXT, , text, COP_REQUIRED, "What is done.", \
	    .serves = "7, 8, 9, 13, 124; R3d R6")
COP_STRUCT(duty, DUTY_FIELDS);

#define WEEKLY_TASK_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the task.", \
	    .serves = "44, 131, 132, 133, 134, 135, 136; B34") \
	ONE(TEXT, , text, COP_REQUIRED, "What is done.", .serves = "131; plan week") \
	ONE(NUM, , hours_per_week, COP_REQUIRED, "Hours it takes.", .min = 0, .max = 60, \
	    .serves = "16, 130; B34")
COP_STRUCT(weekly_task, WEEKLY_TASK_FIELDS);

#define SEATS_FIELDS(ONE, LIST) \
	ONE(NUM, , min, COP_INTEGER, "Fewest holders.", .min = 0, .max = COP_MANY, \
	    .serves = "15, 127; R9") \
	ONE(NUM, , usual, COP_INTEGER, "Holders it usually has.", .min = 0, \
	    .max = COP_MANY, .limits = "at least min", .serves = "15, 127; R9") \
	ONE(NUM, , max, COP_INTEGER, "Most holders.", .min = 0, .max = COP_MANY, \
	    .limits = "at least usual", .serves = "15, 127; R9")
COP_STRUCT(seats, SEATS_FIELDS);

#define RATING_FIELDS(ONE, LIST) \
	ONE(ID, , skill, COP_DICT_KEY, "The skill.", .limits = "a skill of this role", \
	    .serves = "12; D.4") \
	ONE(NUM, , rating, COP_INTEGER | COP_DICT_VALUE, \
	    "From 1, beginner, to 4, can teach it.", .min = 1, .max = 4, \
	    .serves = "12; D.4")
COP_STRUCT(rating, RATING_FIELDS);

#define HOLDER_FIELDS(ONE, LIST) \
	ONE(REF, , member, COP_REQUIRED, "The person.", .refs = COP_REF_MEMBER, \
	    .serves = "4, 187; B33") \
	ONE(DATE, , from, COP_REQUIRED, "First day.", .serves = "6, 8, 32, 216; R6") \
	ONE(DATE, , to, 0, "Last day; absent: open, or from + term.", \
	    .limits = "not before from", .serves = "6, 223; R36") \
	ONE(ENUM, engagement, engagement, 0, "Always there, or called in.", \
	    .limits = "default standing", .serves = "6; B33") \
	ONE(NUM, , hours_per_week, COP_SENSITIVE, "Hours this person gives.", .min = 0, \
	    .max = 60, .limits = "not with percent", \
	    .serves = "10, 16, 130, 147; B34 R9") \
	ONE(NUM, , percent, COP_SENSITIVE, "Share of working time this person gives.", \
	    .min = 0, .max = 100, .limits = "not with hours_per_week", \
	    .serves = "24; B34") \
	ONE(DATE, , agreed, COP_SENSITIVE, "Day the share was agreed.", \
	    .when = "percent given", .serves = "24; check") \
	ONE(TEXT, , agreed_with, COP_SENSITIVE, \
	    "Whose agreement it has (line manager).", .when = "percent given", \
	    .serves = "24; check") \
	ONE(BOOL, , in_job_description, COP_SENSITIVE, "Whether it is part of the job.", \
	    .limits = "absent: unknown", .serves = "31, 147; R2c") \
	LIST(REF, , focus, COP_SET, "Duties this person looks after.", \
	     .refs = COP_REF_DUTY, .limits = "absent: all duties", \
	     .serves = "13, 128, 221; R3d") \
	ONE(BOOL, , lead, 0, "Leads it.", .limits = "groups, councils, projects", \
	    .serves = "221; D.2") \
	ONE(REF, , stands_in_for, 0, "Covers for this holder.", .refs = COP_REF_MEMBER, \
	    .limits = "another holder", .serves = "127; B33") \
	LIST(DICT, rating, ratings, COP_SENSITIVE, \
	     "Self or peer rating, for a development plan.", \
	     .limits = "skills of the role", .serves = "12; D.4") \
	ONE(REF, , decision, 0, "Where it was decided.", .refs = COP_REF_NOTE, \
	    .only = "decision", .serves = "diff")
COP_STRUCT(holder, HOLDER_FIELDS);

#define ROLE_FIELDS(ONE, LIST) \
	ONE(TEXT, , title, COP_REQUIRED, "Name people read, and free to choose.", \
	    .serves = "1, 37; E5") \
	ONE(ENUM, role_kind, kind, COP_REQUIRED, \
	    "A role, a standing group, a council for one question, or a project " \
	    "or workstream.", \
	    .serves = "31, 32, 221, 222; B33") \
	ONE(ENUM, importance, importance, 0, "What is missing while nobody holds it.", \
	    .limits = "default optional", .serves = "10, 57, 61; B33") \
	ONE(PROSE, , purpose, 0, "Why it exists.", .when = "has holders", \
	    .serves = "8, 9, 11, 222; R6") \
	LIST(MAP, duty, duties, 0, "What the holders do.", .keyed = "id", \
	     .when = "role with holders", .serves = "7, 8, 9, 13, 124; R3d R6") \
	LIST(MAP, weekly_task, weekly_tasks, 0, "Standing work of each week.", \
	     .keyed = "id", .serves = "44, 131, 132, 133, 134, 135, 136; B34") \
	LIST(TEXT, , decides, 0, "What the holders decide alone.", .serves = "9; E6") \
	LIST(ID, , skills, COP_SET, "What it takes.", .serves = "9, 12; D.4") \
	LIST(TEXT, , qualities, 0, "Human qualities to look for; never scored.", \
	     .serves = "125; E6") \
	LIST(ENUM, phase, phases, COP_SET, \
	     "When it is needed; 'govern' makes it a leading role.", \
	     .serves = "55; R28") \
	ONE(NUM, , hours_per_week, 0, "Hours one holder is expected to give.", .min = 0, \
	    .max = 60, .serves = "9, 56; B34") \
	ONE(MONEY, , cost, 0, "What it costs the organisation.", \
	    .when = "importance not optional", .limits = "0 is an answer", \
	    .serves = "56; R15") \
	ONE(REF, , reports_to, 0, "Role it answers to.", .refs = COP_REF_ROLE, \
	    .limits = "no cycle", .serves = "9, 18; check") \
	ONE(MAP, seats, seats, 0, "How many holders.", \
	    .limits = "min, usual and max do not fall", .serves = "15, 127; R9") \
	ONE(DURATION, , term, 0, "Usual length of one holding.", \
	    .serves = "9, 219, 223; R36") \
	ONE(DATE, , defined, 0, "Day the definition was agreed.", .when = "has holders", \
	    .serves = "8; R6") \
	LIST(REF, , defined_with, COP_SET, "Who agreed it.", .refs = COP_REF_MEMBER, \
	     .serves = "55; check") \
	ONE(DATE, , from, 0, "First day of a council or project.", .when = "council", \
	    .serves = "222; R31") \
	ONE(DATE, , to, 0, "Day by which it should have answered.", .when = "council", \
	    .limits = "not before from", .serves = "222; R31") \
	ONE(DATE, , closed, 0, "Day it was closed.", .serves = "222; R31") \
	ONE(PROSE, , output, 0, "What came out of it.", .when = "council closed", \
	    .serves = "222; E4") \
	LIST(MAP, holder, holders, COP_SORTED, \
	     "Who holds it: past, present and to come.", .keyed = "member+from", \
	     .serves = "1, 3, 5, 84; B33")
COP_STRUCT(role, ROLE_FIELDS);

#endif
