/* SPDX-License-Identifier: MIT */
/* observations/: dated values, one file for each indicator (format.md 3.11). */
#ifndef COP_MODEL_OBSERVATION_H
#define COP_MODEL_OBSERVATION_H

#include "model/words.h"

#define READING_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, \
	    "Day the value stands for, the last of its window.", .limits = "increasing", \
	    .serves = "75; B trend") \
	ONE(NUM, , value, 0, "The value.", .when = "without count", \
	    .serves = "75; B trend") \
	ONE(NUM, , count, COP_INTEGER, "How many; value = count / of.", .min = 0, \
	    .max = COP_MANY, .when = "without value", .limits = "not more than of", \
	    .serves = "75; B.0") \
	ONE(NUM, , of, COP_INTEGER, "Out of how many.", .min = 1, .max = COP_MANY, \
	    .when = "count given", .serves = "75; B.0") \
	ONE(DATE, , from, 0, "First day it covers, if not the window.", \
	    .limits = "before date", .serves = "75; B.0") \
	ONE(URL, , url, 0, "Evidence.", .serves = "F2") \
	ONE(TEXT, , note, 0, "What a reader must know.", .serves = "F2")
COP_STRUCT(reading, READING_FIELDS);

#define OBSERVATION_FIELDS(ONE, LIST) \
	LIST(MAP, reading, readings, COP_REQUIRED | COP_SORTED, \
	     "Values by date, one for each.", .as = "observations", .keyed = "date", \
	     .serves = "75; B trend")
COP_STRUCT(observation, OBSERVATION_FIELDS);

/* The value as recorded, or count / of; false where there is neither. */
bool cop_reading_value(const struct cop_reading *r, double *ret);

#endif
