/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_RENAME(role, role, "ROLE", ROLE, "cop role rename forms-council letter-council");
