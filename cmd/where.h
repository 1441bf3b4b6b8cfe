/* SPDX-License-Identifier: MIT */
/*
 * Conditions of lists (commands.md 1.3): FIELD OP VALUE joined by and, or, not, brackets. A
 * bare FIELD means "is filled". Fields may be paths into maps (seats.max); on a list any
 * item will do.
 */
#ifndef COP_WHERE_H
#define COP_WHERE_H

#include "doc/doc.h"

struct cop_where_expr;

/* COP_E_USAGE: not a condition. Dates and durations are read as people write them. */
enum cop_code cop_where_read(struct cop_arena *a, const char *text, struct cop_date today,
			     struct cop_where_expr **ret, struct cop_error *err)
	COP_CHECKED;
/* Is a name in it unknown to `known` (asked for each field)? NULL: all are known. */
const char *cop_where_unknown(const struct cop_where_expr *e,
			      bool (*known)(void *of, const char *field), void *of);
/* `find` gives a field's value, NONE where it is not filled. */
bool cop_where_holds(const struct cop_where_expr *e,
		     struct cop_value (*find)(void *of, const char *field), void *of);
/* Order of two values of one field; NONE last. Also serves --sort. */
int cop_value_order(const struct cop_value *a, const struct cop_value *b);

#endif
