/* SPDX-License-Identifier: MIT */
/* From words to the command that runs. */
#ifndef COP_DISPATCH_H
#define COP_DISPATCH_H

#include "env.h"

/*
 * Runs one command line (argv without the program's name, NULL-terminated). On return
 * *ret_json says whether the line asked for JSON, also where it could not be read.
 */
enum cop_code cop_dispatch(struct cop_env *env, char **argv, bool *ret_json,
			   struct cop_error *err) COP_CHECKED;

#endif
