/* SPDX-License-Identifier: MIT */
/* The edits that the properties are tried with. */
#ifndef COP_PROPERTY_OPS_H
#define COP_PROPERTY_OPS_H

#include "yaml/yaml.h"

#define NEW_KEY "key-of-the-test"

enum op {
	OP_SET,
	OP_LINES,
	OP_MAP,
	OP_PUT,
	OP_PUT_FIRST,
	OP_APPEND,
	OP_INSERT_FIRST,
	OP_REMOVE,
	OP_RENAME,
	OP_COUNT,
};

extern const char *const op_names[OP_COUNT];

/* What the operation writes. */
struct cop_node *op_value(struct cop_arena *a, enum op op);
enum cop_code op_do(struct cop_edit *e, struct cop_node *n, enum op op,
		    struct cop_arena *a, struct cop_error *err);

#endif
