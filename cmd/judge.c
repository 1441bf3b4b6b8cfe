/* SPDX-License-Identifier: MIT */
#include "judge.h"

void cop_judge_community(struct cop_env *env, struct cop_community *c,
			 struct cop_findings *ret)
{
	(void)env;
	for (size_t i = 0; i < c->findings.n; i++)
		*COP_PUSH(ret->arena, ret->at, ret->n, ret->cap) = c->findings.at[i];
	cop_community_references(c, ret);
}
