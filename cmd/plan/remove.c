/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_REMOVE(plan, plan, "ITEM", PLAN,
		"cop plan drop keeps what will not happen, and why",
		"cop plan remove clinic-2");
