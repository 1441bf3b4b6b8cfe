/* SPDX-License-Identifier: MIT */
/*
 * The stage of a community's life, as far as its records tell: the first of closed,
 * transformation, potential, coalescing, stewardship, maturing that holds. A community moves
 * down only when the gate failed two quarters running.
 */
#ifndef COP_HEALTH_STAGE_H
#define COP_HEALTH_STAGE_H

#include "health/health.h"

#define COP_STAGE_FACTS 8

struct cop_stage_view {
	enum cop_stage computed;
	enum cop_stage declared; /* by the convener; none: nothing was declared */
	const char
		*decided[COP_STAGE_FACTS]; /* "launched 34 days ago (under 6 months)" */
	size_t ndecided;
	const char *missing[COP_STAGE_FACTS]; /* for the next: "6 months since launch" */
	size_t nmissing;
};

void cop_stage_look(const struct cop_health *h, struct cop_stage_view *ret);
/* What to go by: the declared stage, else the computed one. */
enum cop_stage cop_stage_shown(const struct cop_stage_view *v);

#endif
