/* SPDX-License-Identifier: MIT */
/* The edits that the properties are tried with. */
#ifndef COP_PROPERTY_OPS_H
#define COP_PROPERTY_OPS_H

#include "flat.h"

#define NEW_KEY "key-of-the-test"

enum op {
	OP_SET,
	OP_LINES,
	OP_MAP,
	OP_LIST,
	OP_PUT,
	OP_PUT_FIRST,
	OP_PUT_BETWEEN,
	OP_PUT_LINES,
	OP_APPEND,
	OP_INSERT_FIRST,
	OP_INSERT_BETWEEN,
	OP_REMOVE,
	OP_REMOVE_ONLY,
	OP_REMOVE_UP,
	OP_RENAME,
	OP_MOVE_LAST,
	OP_MOVE_FIRST,
	OP_MOVE_ON,
	OP_COUNT,
};

extern const char *const op_names[OP_COUNT];

/* What the operation writes. */
struct cop_node *op_value(struct cop_arena *a, enum op op);
/* On paper: what it changes on the node. False where it makes no sense there. */
bool op_plan(struct cop_arena *a, struct cop_node *n, enum op op, struct change *ret);
/* In the editor. */
enum cop_code op_do(struct cop_edit *e, struct cop_node *n, enum op op,
		    struct cop_arena *a, struct cop_error *err);
bool op_moves(enum op op);

#endif
