/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = { "cop budget get funding.letters-2026.amount",
					"cop budget get lines.printing.spent", NULL };

static const struct cop_arg args[] = { COP_NOUN_PATH(
	"which field, as in lines.printing.spent") };

COP_GET(budget, budget, "A field that is not filled", "cop budget, cop budget set");
