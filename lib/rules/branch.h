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
	double most;       /* percent of members, or of people with a role */
	bool leave_vacant; /* a required role may lose its last holder */
	/* that asked, ready to be pasted: "cop check --base main"; NULL: a change to come */
	const char *command;
};

/* What would have to be said for the change to pass. */
struct cop_removal {
	double share; /* percent, whole and rounded up; 0: not too many are gone */
	bool vacates;
};

/* removal-brake alone: for every change before it is written. */
struct cop_removal cop_rules_brake(struct cop_judge *j, const struct cop_branch *b);
/* Both rules: for a branch. Add what they find to the judge's findings. */
void cop_rules_branch(struct cop_judge *j, const struct cop_branch *b);

#endif
