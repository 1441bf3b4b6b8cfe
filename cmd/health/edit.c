/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_EDIT(health, indicator, "INDICATOR", INDICATOR, "cop health edit calls");
