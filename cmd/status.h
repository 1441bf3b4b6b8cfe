/* SPDX-License-Identifier: MIT */
/* Where the community is and what is next: the lines of `cop` alone. */
#ifndef COP_STATUS_H
#define COP_STATUS_H

#include "env.h"
#include "model/next.h"

struct cop_calendar_table;

/* One line. text is encoded for a terminal; NULL: there is nothing to say, no line. */
struct cop_status_part {
	const char *name, *text, *command; /* command: more about it; or NULL */
	struct cop_value data;             /* the same as a map, for JSON */
};

/* What the parts are made from. */
struct cop_status {
	struct cop_env *env;
	const struct cop_calendar_table *calendar; /* NULL: nothing repeats */
	struct cop_order order;
	const char *stage;
	enum cop_code code; /* of what failed on the way; err is filled */
	struct cop_error *err;
};

/* status_people.c */
void cop_status_people(struct cop_status *s, struct cop_status_part *ret);
void cop_status_roles(struct cop_status *s, struct cop_status_part *ret);
void cop_status_charter(struct cop_status *s, struct cop_status_part *ret);
/* status_work.c */
void cop_status_plan(struct cop_status *s, struct cop_status_part *ret);
void cop_status_health(struct cop_status *s, struct cop_status_part *ret);
void cop_status_report(struct cop_status *s, struct cop_status_part *ret);
void cop_status_record(struct cop_status *s, struct cop_status_part *ret);

/* status_steps.c: instead of health, before the public start */
void cop_status_steps(struct cop_status *s, struct cop_status_part *ret);

/* "1 act, 2 watch": adds where n is not 0. */
void cop_status_count(struct cop_buf *out, size_t n, const char *what);

#endif
