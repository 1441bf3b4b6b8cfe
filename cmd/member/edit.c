/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_EDIT_AND(member, member, "MEMBER", MEMBER, COP_MAY_REMOVE,
		  "cop member edit ana-silva", "cop member edit ana-silva ben-okoro");
