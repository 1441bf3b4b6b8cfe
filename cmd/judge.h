/* SPDX-License-Identifier: MIT */
/* The community as a whole, judged: what writers compare before and after a change. */
#ifndef COP_JUDGE_H
#define COP_JUDGE_H

#include "env.h"
#include "model/community.h"

/*
 * Findings of loading, references and data rules, sorted by place; ret is initialised here.
 * Fails as cop_check does.
 */
enum cop_code cop_judge_community(struct cop_env *env, struct cop_community *c,
				  struct cop_findings *ret, struct cop_error *err)
	COP_CHECKED;

#endif
