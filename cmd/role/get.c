/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_GET(role, role, "ROLE", ROLE, "cop role get sponsor holders.mary-chen.to",
	     "cop role get community-manager hours_per_week");
