/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_RENAME(member, member, "MEMBER", MEMBER, "cop member rename ana-silva ana-rao");
