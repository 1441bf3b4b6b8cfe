/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_EDIT_AND(role, role, "ROLE", ROLE, COP_MAY_REMOVE,
		  "cop role edit community-manager");
