/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_RENAME(plan, plan, "ITEM", PLAN, "cop plan rename clinc clinic");
