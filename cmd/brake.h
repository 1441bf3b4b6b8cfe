/* SPDX-License-Identifier: MIT */
/* The brake on what one change may take away: people, holders, the last one of a role. */
#ifndef COP_BRAKE_H
#define COP_BRAKE_H

#include "env.h"
#include "rules/branch.h"
#include "store/change.h"

/* "26%" or "26" as percent; NULL: the usual COP_REMOVAL_MOST. COP_E_USAGE: no share. */
enum cop_code cop_brake_read(const char *text, double *ret, struct cop_error *err)
	COP_CHECKED;
/*
 * Judges the sealed change by removal-brake, as the command line allows; `with` is the
 * community after it, every kind loaded. Adds what it finds to `findings`; ret says what
 * would have to be allowed.
 */
enum cop_code cop_brake(struct cop_env *env, const struct cop_change *c,
			struct cop_community *with, struct cop_findings *findings,
			struct cop_removal *ret, struct cop_error *err) COP_CHECKED;
/* The options that would let the change pass, "" where nothing holds it. */
const char *cop_brake_options(struct cop_env *env, const struct cop_removal *r);

#endif
