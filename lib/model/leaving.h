/* SPDX-License-Identifier: MIT */
/* What follows when somebody leaves: roles, work, parts of the managers' work. */
#ifndef COP_MODEL_LEAVING_H
#define COP_MODEL_LEAVING_H

#include "model/community.h"

struct cop_duty;
struct cop_holder;

/* A role of theirs, and how many others hold it on the first day without them. */
struct cop_left_role {
	const struct cop_role *role;
	const struct cop_holder *holding;
	size_t others; /* stand-ins for them do not count */
};

/* Open work: theirs, or that of a role which nobody holds without them. */
struct cop_left_item {
	enum cop_kind kind; /* plan, note, practice or platform */
	const char *id;
	const struct cop_str *title;
	struct cop_date due; /* zero: none is said, or it repeats */
	const char *through; /* the role that owns it; NULL: the person does */
	const char *part;    /* "owner"; of plan items also "reviewer", "publisher" */
};

/* A duty that nobody else looks after, of a role that others hold. */
struct cop_left_area {
	const struct cop_role *role;
	const struct cop_duty *duty;
};

struct cop_left {
	struct cop_left_role *roles;
	struct cop_left_item *items;
	struct cop_left_area *areas;
	size_t nroles, croles, nitems, citems, nareas, careas;
};

/*
 * What `member` leaves behind, gone from the day on: present and coming roles that are open
 * then, in order of ids; items that are open then; areas. Roles, plan, notes, practices and
 * platforms must be loaded; everything lives in the arena.
 */
void cop_left_behind(const struct cop_community *c, struct cop_arena *a,
		     const char *member, struct cop_date from, struct cop_left *ret);

/* One line of a hand-over list: what is written down, or shown. */
struct cop_handover_step {
	const char *id; /* unique in the list; an id as of a checklist */
	const struct cop_str *text;
};
/*
 * A draft of what is passed on: duties, where each item stands, access, people to know. `role`
 * NULL: of all roles and work; else of that role and what is owned by it or the person.
 */
size_t cop_handover_draft(struct cop_arena *a, const struct cop_left *left,
			  const char *role, struct cop_handover_step **ret);

#endif
