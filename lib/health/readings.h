/* SPDX-License-Identifier: MIT */
/* Recorded values of an indicator, with the breaks in its definition. Inside lib/health. */
#ifndef COP_HEALTH_READINGS_H
#define COP_HEALTH_READINGS_H

#include "health/indicator.h"
#include "model/observation.h"

/*
 * The newest value in the period, or shortly before it (one more window), as the figure;
 * leaves what a computation said of why it is unknown where nothing was recorded.
 */
void cop_reading_measure(const struct cop_health *h, const struct cop_gauge *g,
			 struct cop_measure *m);
/* Values of the period, oldest first, the baseline before them. */
struct cop_gauge_series cop_reading_series(const struct cop_health *h,
					   const struct cop_gauge *g,
					   struct cop_period p);

#endif
