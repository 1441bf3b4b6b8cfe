/* SPDX-License-Identifier: MIT */
/*
 * What the hours of the next days are best spent on: items due, what was asked or promised
 * and waits, newcomers nobody has greeted, roles that are about to be empty. Each has a day
 * by which it wants to be done; the one that is latest comes first.
 */
#ifndef COP_MODEL_NEXT_H
#define COP_MODEL_NEXT_H

#include "model/order.h"

/* Whose hours. n 0: nobody is named, so everything counts. */
struct cop_next_who {
	const char *const *at; /* ids of members */
	size_t n;
};

struct cop_next_thing {
	unsigned minutes;
	const char *what, *why; /* words from outside in it are encoded for a terminal */
	const char *command;    /* to paste */
	const char *source;     /* "plan/clinic.yaml" */
	struct cop_date by;
	const char *id;
};

struct cop_next {
	struct cop_next_thing *at;
	size_t n, cap;
};

/* How many days ahead it looks. */
#define COP_NEXT_AHEAD 7

/*
 * Everything that wants to be done within a week. Takes what is loaded: plan, gatherings,
 * notes, members, roles, charter. In the community's arena.
 */
void cop_next_find(const struct cop_community *c, const struct cop_order *order,
		   const struct cop_next_who *who, struct cop_next *ret);
/* Hours a week of all roles they hold; not known where no holding says any. */
struct cop_num cop_next_declared(const struct cop_community *c,
				 const struct cop_next_who *who);
/* Hours of work they have noted since Monday. */
double cop_next_used(const struct cop_community *c, const struct cop_next_who *who);

#endif
