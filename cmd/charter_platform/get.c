/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = {
	"cop charter platform get ms-teams cost",
	"cop charter platform get ms-teams assessment.search.met", NULL
};

static const struct cop_arg args[] = {
	COP_NOUN_THING("PLATFORM", PLATFORM, cop_noun_get, thing),
	COP_NOUN_PATH("which field, as in functions.forum"),
};

COP_GET(charter_platform, platform, "A field that is not filled",
	"cop charter platform show, cop charter platform set");
