/* SPDX-License-Identifier: MIT */
#include "noun.h"

static const char *const examples[] = { "cop settings get timezone",
					"cop settings get quiet.2026-12-24.to", NULL };

static const struct cop_arg args[] = { COP_NOUN_PATH(
	"which setting, as in thresholds.inactive-after") };

COP_GET(settings, cop, "A setting that is not set", "cop settings, cop settings set");
