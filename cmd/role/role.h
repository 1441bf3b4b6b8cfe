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

/* A role and one or more of its holders: opts has members `role` and `members`. */
#define COP_ROLE_HOLDERS(type) \
	{ .name = "ROLE", \
	  .min = 1, \
	  .max = 1, \
	  .kind = COP_OPT_WORD, \
	  .offset = offsetof(type, role), \
	  .hint = COP_HINT_ROLE, \
	  .help = "role, group, council or project" }, \
	{ \
		.name = "MEMBER", .min = 1, .max = 0, .kind = COP_OPT_WORD, \
		.offset = offsetof(type, members), .hint = COP_HINT_MEMBER, \
		.help = "who, by id, name or e-mail address" \
	}

/* What `list` and `show` compute: holders, until, seats, state. */
struct cop_value cop_role_computed(struct cop_env *env, const struct cop_role *r);
/* The role, found and decoded. */
enum cop_code cop_role_find(struct cop_env *env, const char *word,
			    const struct cop_item **ret, const struct cop_role **ret_role,
			    struct cop_error *err) COP_CHECKED;
enum cop_code cop_role_list_run(struct cop_env *env, const void *opts,
				struct cop_error *err);

#endif
