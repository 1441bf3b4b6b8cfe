/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_EDIT(role, role, "ROLE", ROLE, "cop role edit community-manager");
