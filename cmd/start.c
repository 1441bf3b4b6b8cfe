/* SPDX-License-Identifier: MIT */
#include "env.h"

enum cop_code cop_start(struct cop_env *env, struct cop_error *err)
{
	(void)err;
	if (env->cmd->needs & COP_NO_COMMUNITY)
		return COP_OK;
	return COP_OK;
}

void cop_stop(struct cop_env *env)
{
	(void)env;
}
