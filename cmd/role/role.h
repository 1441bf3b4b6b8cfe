/* SPDX-License-Identifier: MIT */
/* What the leaves of role share. */
#ifndef COP_ROLE_LEAVES_H
#define COP_ROLE_LEAVES_H

#include "model/life.h"
#include "noun.h"

/* Options of the list. */
struct cop_role_list {
	struct cop_words words;
	bool standard;
};

/* What `list` and `show` compute: holders, until, seats, state. */
struct cop_value cop_role_computed(struct cop_env *env, const struct cop_role *r);
/* The role, found and decoded. */
enum cop_code cop_role_find(struct cop_env *env, const char *word,
			    const struct cop_item **ret, const struct cop_role **ret_role,
			    struct cop_error *err) COP_CHECKED;
enum cop_code cop_role_list_run(struct cop_env *env, const void *opts,
				struct cop_error *err);

#endif
