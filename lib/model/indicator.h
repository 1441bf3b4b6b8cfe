/* SPDX-License-Identifier: MIT */
/* indicators/: what is measured, and how (format.md 3.10). */
#ifndef COP_MODEL_INDICATOR_H
#define COP_MODEL_INDICATOR_H

#include "model/words.h"

#define INDICATOR_KIND_WORDS(W, t) \
	W(t, health, "health", "What we do.") \
	W(t, impact, "impact", "What it achieves.") \
	W(t, usage, "usage", "How a platform is used.")
COP_ENUM(indicator_kind, INDICATOR_KIND_WORDS);

#define DESIRABLE_WORDS(W, t) \
	W(t, up, "up", "More is better.") \
	W(t, down, "down", "Less is better.") \
	W(t, band, "band", "Best between low and high.") \
	W(t, neutral, "neutral", "Neither way is better.")
COP_ENUM(desirable, DESIRABLE_WORDS);

#define INDICATOR_STATUS_WORDS(W, t) \
	W(t, provisional, "provisional", "On trial.") \
	W(t, agreed, "agreed", "The group stands behind it.") \
	W(t, retired, "retired", "Not followed any more.")
COP_ENUM(indicator_status, INDICATOR_STATUS_WORDS);

#define INDICATOR_STEP_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, "Day it became so.", .serves = "76; R17") \
	ONE(ENUM, indicator_status, status, COP_REQUIRED, "What it became.", \
	    .serves = "73; R17") \
	LIST(REF, , by, COP_SET, "Who agreed on it.", .refs = COP_REF_WHO, \
	     .serves = "76; R17") \
	ONE(BOOL, , break_, 0, "Values before and after cannot be compared.", \
	    .as = "break", .limits = "default false", .serves = "76; B trend") \
	ONE(TEXT, , note, 0, "What changed in the definition.", .when = "break", \
	    .serves = "76; R17")
COP_STRUCT(indicator_step, INDICATOR_STEP_FIELDS);

#define INDICATOR_FIELDS(ONE, LIST) \
	ONE(TEXT, , title, COP_REQUIRED, "Name of the indicator.", \
	    .serves = "71; E1 annex") \
	ONE(ENUM, indicator_kind, kind, COP_REQUIRED, \
	    "What we do, what it achieves, or how a platform is used.", \
	    .serves = "39, 178; R1d E1") \
	ONE(PROSE, , text, 0, "Exact definition; built-in ones bring theirs.", \
	    .when = "own indicator", .serves = "71; F2") \
	ONE(TEXT, , unit, 0, "Unit of the values.", .when = "own indicator", \
	    .serves = "71; E1 annex") \
	ONE(TEXT, , source, 0, "Where the number comes from.", .when = "own indicator", \
	    .serves = "75, 164; E1 annex") \
	ONE(REF, , platform, 0, "Platform whose analytics give it.", \
	    .refs = COP_REF_PLATFORM, .serves = "75, 164; R1d") \
	ONE(ENUM, desirable, desirable, 0, "Which way is good.", \
	    .when = "own indicator", .serves = "72; B.0") \
	ONE(NUM, , low, 0, "Warn below.", .when = "band", .serves = "72; B.0") \
	ONE(NUM, , high, 0, "Warn above.", .when = "band", .limits = "more than low", \
	    .serves = "72; B.0") \
	ONE(DURATION, , window, 0, "Period one value covers.", \
	    .limits = "default: catalogue", .serves = "72; B.0") \
	ONE(NUM, , baseline, 0, "Value at the start; later values are observations.", \
	    .when = "own, agreed", .serves = "71, 121; R17") \
	ONE(DATE, , baseline_date, 0, \
	    "Day of the start; alone it suffices for a built-in.", .when = "agreed", \
	    .serves = "71; R17") \
	LIST(MAP, indicator_step, history, COP_REQUIRED | COP_HISTORY, \
	     "From provisional to retired, and every change of definition.", \
	     .keyed = "date", .serves = "76; R17")
COP_STRUCT(indicator, INDICATOR_FIELDS);

/*
 * The last change of the definition after `after` and up to `upto`, which makes the values
 * of the two days something else; NULL: none. i may be NULL: a built-in one has no life.
 */
const struct cop_indicator_step *cop_indicator_break(const struct cop_indicator *i,
						     struct cop_date after,
						     struct cop_date upto);

#endif
