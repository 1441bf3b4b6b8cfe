/* SPDX-License-Identifier: MIT */
/* Somebody leaves: what has to be settled before, and what is written (member_leave.c). */
#ifndef COP_MEMBER_LEAVE_H
#define COP_MEMBER_LEAVE_H

#include "member_step.h"

/* What `member offboard` was told. */
struct leave_opts {
	struct cop_words members;
	struct cop_date to;
	int cause, data;
	const struct cop_str *thanks;
	const char *heir;
};
enum leave_data { LEAVE_KEEP = 1, LEAVE_MINIMAL };

/* One person who leaves. */
struct leaver {
	const struct cop_member *m;
	struct cop_left left;
	const struct cop_left_item **items; /* their own work that has to go somewhere */
	size_t nitems;
};

struct leave {
	struct cop_env *env;
	const struct leave_opts *o;
	struct cop_change *c;
	struct cop_date last, next; /* last day, and the first one without them */
	enum cop_leaving_cause cause;
	const char *heir; /* who takes over, as id; or NULL */
	struct leaver *at;
	size_t n, nitems;
};

/*
 * Finds the people, their heir and what each leaves behind. COP_E_REFUSED: one is no member,
 * a required role would be vacant, or work would have no owner.
 */
enum cop_code leave_prepare(struct leave *p, struct cop_error *err) COP_CHECKED;
/* Does somebody else hold the role on the first day without them? */
bool leave_held_without(const struct leave *p, const struct cop_role *r);
/* History, terms, work and thanks of all of them, put into the change. */
enum cop_code leave_write(struct leave *p, struct cop_error *err) COP_CHECKED;

#endif
