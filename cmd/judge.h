/* SPDX-License-Identifier: MIT */
/* The community as a whole, judged: what writers compare before and after a change. */
#ifndef COP_JUDGE_H
#define COP_JUDGE_H

#include "env.h"
#include "model/community.h"

/* Findings of loading, references and data rules, unsorted, appended to ret. */
void cop_judge_community(struct cop_env *env, struct cop_community *c,
			 struct cop_findings *ret);

#endif
