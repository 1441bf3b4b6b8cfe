/* SPDX-License-Identifier: MIT */
/* What break, return and offboard share: a step of a member's history, and its words. */
#ifndef COP_MEMBER_STEP_H
#define COP_MEMBER_STEP_H

#include "model/life.h"
#include "model/leaving.h"
#include "noun.h"

/* Adds the step to the history; zero fields are left out. */
enum cop_code cop_member_step_put(struct cop_env *env, struct cop_change *c,
				  const char *id, const struct cop_member_step *step,
				  struct cop_error *err) COP_CHECKED;
/* The member, found and decoded. */
enum cop_code cop_member_find(struct cop_env *env, const char *word,
			      const struct cop_member **ret, struct cop_error *err)
	COP_CHECKED;
/* "Template library (due 2027-03-31), Clinic and 2 more", for a terminal. */
void cop_left_items_say(struct cop_env *env, const struct cop_left_item *const *items,
			size_t n, struct cop_buf *out);
/* The command that gives one item to somebody: "cop plan set clinic owner MEMBER"; NULL:
 * there is none for its kind. */
const char *cop_left_item_command(struct cop_env *env, const struct cop_left_item *item,
				  const char *who);

#endif
