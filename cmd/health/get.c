/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_GET(health, indicator, "INDICATOR", INDICATOR, "cop health get calls unit",
	     "cop health get calls history.last.status");
