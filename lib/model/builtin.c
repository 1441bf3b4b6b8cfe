/* SPDX-License-Identifier: MIT */
#include "model/builtin.h"

#include <string.h>

const char *const cop_builtin_indicators[] = {
	"community-size",
	"net-growth",
	"new-contributors",
	"activation-rate",
	"time-to-first-contribution",
	"cohort-retention",
	"returning-rate",
	"inactive-members",
	"lost-regulars",
	"participation-movement",
	"participation-rate",
	"mode-distribution",
	"core-split",
	"stickiness",
	"contributions-per-member",
	"absence-factor",
	"top-share",
	"organisational-diversity",
	"connection",
	"member-generated-share",
	"cadence-adherence",
	"burstiness",
	"response-time",
	"reply-coverage",
	"attendance-rate",
	"newsletter-engagement",
	"plan-delivery",
	"content-mix",
	"survey-response",
	"satisfaction",
	"recommendation",
	"belonging",
	"role-coverage",
	"manager-capacity",
	"sponsor-contact",
	"value-stories",
};
const size_t cop_nbuiltin_indicators = COP_COUNT(cop_builtin_indicators);

bool cop_builtin_indicator(const char *id)
{
	for (size_t i = 0; i < cop_nbuiltin_indicators; i++) {
		if (strcmp(cop_builtin_indicators[i], id) == 0)
			return true;
	}
	return false;
}
