/* SPDX-License-Identifier: MIT */
/* What only two states of a community side by side show: removal-brake, decision-missing. */
#ifndef COP_RULES_BRANCH_H
#define COP_RULES_BRANCH_H

#include "rules/rule.h"

#define COP_REMOVAL_MOST 25 /* percent that may go at once; two may always */

struct cop_branch {
	const struct cop_community
		*old; /* every kind loaded, as in the judge's community */
	/* Pairs "members/a", "members/b" of what has another id now; the end is NULL. */
	const char *const *renamed;
	double most;         /* percent of members, or of people with a role */
	const char *command; /* that asked, ready to be pasted: "cop check --base main" */
};

/* Adds what it finds to the judge's findings. */
void cop_rules_branch(struct cop_judge *j, const struct cop_branch *b);

#endif
