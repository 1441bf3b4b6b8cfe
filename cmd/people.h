/* SPDX-License-Identifier: MIT */
/* What is computed of members: for their list and overview, and for `cop` alone. */
#ifndef COP_PEOPLE_H
#define COP_PEOPLE_H

#include "env.h"
#include "model/life.h"
#include "model/seen.h"

/* status, until, joined, roles and, with `seen`, last_seen: a map. */
struct cop_value cop_people_computed(struct cop_env *env, const struct cop_member *m,
				     const struct cop_seen *seen);

/* Left or never came: not in the list by default. */
bool cop_people_gone(enum cop_member_status s);

/* --- who wants attention --- */

enum cop_attention {
	COP_ATTENTION_GREET,   /* here for up to 30 days, and nobody greeted them */
	COP_ATTENTION_DAY_30,  /* joined 30 to 60 days ago, no word since */
	COP_ATTENTION_DAY_90,  /* joined 90 to 120 days ago */
	COP_ATTENTION_BACK,    /* back from a break within a week, or since */
	COP_ATTENTION_WAITING, /* asked to join and waits for an answer */
	COP_ATTENTIONS
};
/* Does this member want it today, and since when (of BACK: on which day)? */
bool cop_people_want(const struct cop_env *env, const struct cop_member *m,
		     enum cop_attention what, struct cop_date *ret_day);
/* As people read it, for screens of stewards: the name, else the id. */
const char *cop_people_name(struct cop_env *env, const struct cop_member *m);

#endif
