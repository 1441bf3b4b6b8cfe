/* SPDX-License-Identifier: MIT */
/* What the files that read a table of people share. Not for others. */
#ifndef COP_MODEL_ROSTER_PART_H
#define COP_MODEL_ROSTER_PART_H

#include "model/roster.h"

/* What one cell may come out as. */
struct cop_roster_cell {
	const char *why; /* why it does not fit: "'x' is not a day"; shown text */
	bool two_days;
};

/* Text of a cell -> this field of the member. False: it does not fit. */
bool cop_roster_cell(struct cop_arena *a, const struct cop_field *f,
		     const struct cop_str *text, struct cop_member *m,
		     struct cop_roster_cell *ret);

/* --- who is known --- */

/* Somebody who is there already, or came with an earlier row. */
struct cop_roster_person {
	const struct cop_member *member;
	const char *id;
	bool here; /* in the community before the import */
	bool seen; /* a row was about them */
};

struct cop_roster_person *cop_roster_known_add(struct cop_roster_known *k,
					       const struct cop_member *m, const char *id,
					       bool here);
struct cop_roster_person *cop_roster_by_id(const struct cop_roster_known *k,
					   const char *id);
struct cop_roster_person *cop_roster_by_email(const struct cop_roster_known *k,
					      const struct cop_str *email);
/*
 * Those of that name whose address does not speak against being the one with `email` (NULL:
 * not known); how many. *ret_others: how many others share the name.
 */
size_t cop_roster_by_name(const struct cop_roster_known *k, const struct cop_str *name,
			  const struct cop_str *email, struct cop_roster_person **ret,
			  size_t *ret_others);

#endif
