/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = { "cop charter get purpose",
					"cop charter get objectives.fewer-calls.target",
					NULL };

static const struct cop_arg args[] = { COP_NOUN_PATH("which answer, as in scope.out.2") };

COP_GET(charter, charter, "A field that is not filled",
	"cop charter show, cop charter set");
