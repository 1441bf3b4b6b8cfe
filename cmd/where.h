/* SPDX-License-Identifier: MIT */
/*
 * Conditions of lists (commands.md 1.3): FIELD OP VALUE joined by and, or, not, brackets. A
 * bare FIELD means "is filled". Fields may be paths into maps (seats.max); on a list any
 * item will do.
 */
#ifndef COP_WHERE_H
#define COP_WHERE_H

#include "doc/doc.h"
#include "schema/schema.h"

struct cop_where_expr;

/* COP_E_USAGE: not a condition. Dates and durations are read as people write them. */
enum cop_code cop_where_read(struct cop_arena *a, const char *text, struct cop_date today,
			     struct cop_where_expr **ret, struct cop_error *err)
	COP_CHECKED;
/* Is a name in it unknown to `known` (asked for each field)? NULL: all are known. */
const char *cop_where_unknown(const struct cop_where_expr *e,
			      bool (*known)(void *of, const char *field), void *of);
/* What values of a field are; ANY: nothing is known, or any text will do. */
enum cop_where_type {
	COP_WHERE_ANY,
	COP_WHERE_DATE,
	COP_WHERE_NUM,
	COP_WHERE_DURATION,
	COP_WHERE_BOOL,
	COP_WHERE_ENUM
};
struct cop_where_takes {
	enum cop_where_type type;
	const struct cop_enum *of; /* of ENUM */
};
/*
 * COP_E_USAGE: a value that no value of its field can be compared with; the message names
 * the field and what it takes. "~" takes any text.
 */
enum cop_code cop_where_check(const struct cop_where_expr *e,
			      struct cop_where_takes (*takes)(void *of,
							      const char *field),
			      void *of, struct cop_error *err) COP_CHECKED;
/* `find` gives a field's value, NONE where it is not filled. */
bool cop_where_holds(const struct cop_where_expr *e,
		     struct cop_value (*find)(void *of, const char *field), void *of);
/* Order of two values of one field; NONE last. Also serves --sort. */
int cop_value_order(const struct cop_value *a, const struct cop_value *b);

#endif
