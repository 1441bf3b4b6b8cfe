/* SPDX-License-Identifier: MIT */
/*
 * Who did what when: gatherings and lines of activity/ as one list by date. Nothing here
 * knows of windows or figures.
 */
#ifndef COP_HEALTH_DEEDS_H
#define COP_HEALTH_DEEDS_H

#include "model/community.h"

enum cop_deed_kind {
	COP_DEED_WORK, /* a standing task: hours, no participation */
	COP_DEED_CONSUME,
	COP_DEED_ATTEND,
	COP_DEED_CONTRIBUTE, /* from here on a contribution; questions are one */
	COP_DEED_COLLABORATE,
	COP_DEED_CO_CREATE,
	COP_DEED_CHAMPION,
};

/* Stands for a guest, and for an id that is no member's. */
#define COP_NOBODY SIZE_MAX

struct cop_deed {
	struct cop_date date;
	struct cop_time at; /* zero: not said */
	enum cop_deed_kind kind;
	size_t member;                /* position among the members, or COP_NOBODY */
	const struct cop_str *thread; /* or NULL */
	const char *const *with;      /* ids, nwith of them */
	size_t nwith;
	double hours;
	struct cop_loc loc;
};

struct cop_deeds {
	struct cop_deed
		*at; /* by date and time; those of one moment in the order of files */
	size_t n;
	size_t members;        /* how many members there are, of any standing */
	struct cop_date first; /* zero: nothing was ever recorded */
};

/* Needs members, gatherings and activity loaded. */
void cop_deeds_read(struct cop_arena *a, const struct cop_community *c,
		    struct cop_deeds *ret);
/* The deeds [*ret_from, *ret_to) of a period; an open end is no bound. */
void cop_deeds_within(const struct cop_deeds *f, struct cop_period p, size_t *ret_from,
		      size_t *ret_to);
/* Anything beyond standing tasks? */
static inline bool cop_deed_is_activity(const struct cop_deed *d)
{
	return d->kind != COP_DEED_WORK;
}
static inline bool cop_deed_is_contribution(const struct cop_deed *d)
{
	return d->kind >= COP_DEED_CONTRIBUTE;
}
/* Position of a member, COP_NOBODY where the id is none's (or NULL). */
size_t cop_member_index(const struct cop_community *c, const char *id);

#endif
