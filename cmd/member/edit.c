/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_EDIT(member, member, "MEMBER", MEMBER, "cop member edit ana-silva",
	      "cop member edit ana-silva ben-okoro");
