/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_GET(plan, plan, "ITEM", PLAN, "cop plan get clinic due",
	     "cop plan get clinic occurrences.2026-07-02.status");
