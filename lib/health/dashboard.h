/* SPDX-License-Identifier: MIT */
/* The first screen: few figures, those that suit the stage, worst first. */
#ifndef COP_HEALTH_DASHBOARD_H
#define COP_HEALTH_DASHBOARD_H

#include "health/indicator.h"
#include "health/stage.h"

struct cop_dashboard {
	struct cop_measure *at; /* worst first */
	size_t n;
	struct cop_stage_view stage;
	/* What the stage hides; empty where cop.yaml says what to show, or all was asked. */
	const char *hidden[4];
	size_t nhidden;
	unsigned levels[COP_LEVEL_NO_DATA + 1]; /* how many of each level */
};

/*
 * What `dashboard` in cop.yaml names; else the community's own indicators and, up to ten,
 * those of the stage. all: every indicator that is not retired. An open period: each
 * indicator's own window.
 */
void cop_dashboard_make(const struct cop_health *h, struct cop_period period, bool all,
			struct cop_dashboard *ret);

#endif
