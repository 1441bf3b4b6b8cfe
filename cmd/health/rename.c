/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_RENAME(health, indicator, "INDICATOR", INDICATOR,
		"cop health rename cals calls");
