/* SPDX-License-Identifier: MIT */
/* What the leaves of `cop health` share. */
#ifndef COP_CMD_HEALTH_GAUGES_H
#define COP_CMD_HEALTH_GAUGES_H

#include "finish.h"
#include "health/indicator.h"
#include "noun.h"

/*
 * Figures about the community. The calendar module is opened where something repeats; without
 * it a note says that only dates on record are counted.
 */
struct cop_health *cop_health_begin(struct cop_env *env);
/* The indicator that a person named by id or title, built in or own. COP_E_NOT_FOUND. */
enum cop_code cop_health_find(struct cop_env *env, const struct cop_health *h,
			      const char *word, struct cop_gauge *ret,
			      struct cop_error *err) COP_CHECKED;
/* A new document with `community` and `as_of` in its head. */
struct cop_doc *cop_health_doc(struct cop_env *env);
/* "percent", "calls": the unit as shown text, "" for none. */
const char *cop_health_unit(struct cop_env *env, const struct cop_gauge *g);
/* "1040", "43 % (13/30)": a value in words. */
void cop_health_value(struct cop_buf *out, const struct cop_gauge *g, double value,
		      double k, double n);
/* The same of a measure: also "unknown (nothing recorded in 2026-Q1)". */
const char *cop_health_said(struct cop_env *env, const struct cop_gauge *g,
			    const struct cop_measure *m);
/* "27 to 61, 95 of 100"; NULL where it has none, or too few were counted. */
const char *cop_health_interval(struct cop_env *env, const struct cop_measure *m);

#endif
