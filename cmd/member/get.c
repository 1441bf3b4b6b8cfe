/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_GET(member, member, "MEMBER", MEMBER, "cop member get ana-silva organisation",
	     "cop member get ana-silva history.last.status");
