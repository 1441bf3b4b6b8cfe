/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_EDIT(plan, plan, "ITEM", PLAN, "cop plan edit clinic");
