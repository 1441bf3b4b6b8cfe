/* SPDX-License-Identifier: MIT */
/* surveys/: surveys, in counts only (format.md 3.12). */
#ifndef COP_MODEL_SURVEY_H
#define COP_MODEL_SURVEY_H

#include "model/words.h"

#define SCALE_WORDS(W, t) \
	W(t, satisfaction, "satisfaction", \
	  "1 to 5, from very dissatisfied to very satisfied.") \
	W(t, recommend, "recommend", "0 to 10: how likely they are to recommend it.") \
	W(t, belonging, "belonging", "0 to 3, from not at all to completely.") \
	W(t, choice, "choice", "One of a list.") \
	W(t, themes, "themes", "Free answers, sorted into themes by a person.")
COP_ENUM(scale, SCALE_WORDS);

#define ELEMENT_WORDS(W, t) \
	W(t, needs, "needs", "It meets my needs.") \
	W(t, membership, "membership", "I belong to it.") \
	W(t, influence, "influence", "What I say makes a difference.") \
	W(t, connection, "connection", "I feel close to the people in it.")
COP_ENUM(element, ELEMENT_WORDS);

#define ANSWER_FIELDS(ONE, LIST) \
	ONE(TEXT, , answer, COP_DICT_KEY, "The answer.", \
	    .limits = "scale point, option or dont-know", .serves = "123; B30 B31") \
	ONE(NUM, , count, COP_INTEGER | COP_DICT_VALUE, "How many gave it.", .min = 0, \
	    .max = COP_MANY, .serves = "123; B30 B31")
COP_STRUCT(answer, ANSWER_FIELDS);

#define QUESTION_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the question.", .serves = "123; B30") \
	ONE(TEXT, , text, COP_REQUIRED, "The wording.", .serves = "123; B30") \
	ONE(ENUM, scale, scale, COP_REQUIRED, \
	    "1 to 5, 0 to 10, 0 to 3, one of a list, or free answers sorted into " \
	    "themes.", \
	    .serves = "123; B30 B31 B32") \
	ONE(ENUM, element, element, 0, "Element of belonging it asks for.", \
	    .when = "belonging", .serves = "124; B32") \
	ONE(BOOL, , demographic, 0, \
	    "Tells who people are; small groups are hidden everywhere.", \
	    .limits = "default false", .serves = "103; R40") \
	LIST(DICT, answer, answers, 0, "How many gave each answer.", \
	     .when = "responses at least 5", \
	     .limits = "a point of the scale, an option, or dont-know", \
	     .serves = "123; B30 B31")
COP_STRUCT(question, QUESTION_FIELDS);

#define SURVEY_FIELDS(ONE, LIST) \
	ONE(TEXT, , title, COP_REQUIRED, "Name of the survey.", .serves = "123; E4") \
	ONE(DATE, , from, COP_REQUIRED, "First day it was open.", .serves = "209; R26") \
	ONE(DATE, , to, COP_REQUIRED, "Last day it was open.", \
	    .limits = "not before from", .serves = "209; R26") \
	ONE(REF, , plan, 0, "Item it asks about.", .refs = COP_REF_PLAN, \
	    .serves = "145; R25") \
	LIST(REF, , audiences, COP_SET, "Who was asked, if not everybody.", \
	     .refs = COP_REF_AUDIENCE, .serves = "B29") \
	ONE(NUM, , invited, COP_REQUIRED | COP_INTEGER, "How many were asked.", \
	    .min = 1, .max = COP_MANY, .serves = "123; B29") \
	ONE(NUM, , responses, COP_INTEGER, "How many answered.", .min = 0, \
	    .max = COP_MANY, .when = "after to", .limits = "not more than invited", \
	    .serves = "123; B29") \
	ONE(PROSE, , text, 0, "What we learned.", .serves = "E4") \
	LIST(MAP, question, questions, COP_REQUIRED | COP_BLOCK_ENTRY, \
	     "The questions, with counts of answers.", .keyed = "id", \
	     .serves = "123; B30")
COP_STRUCT(survey, SURVEY_FIELDS);

#endif
