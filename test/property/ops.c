/* SPDX-License-Identifier: MIT */
#include "ops.h"

const char *const op_names[OP_COUNT] = {
	"set a word", "set lines",    "set a mapping", "put at the end", "put first",
	"append",     "insert first", "remove",        "rename",
};

struct cop_node *op_value(struct cop_arena *a, enum op op)
{
	struct cop_node *map;

	if (op == OP_LINES)
		return cop_make_text(
			a, cop_str_text(a, "One line.\nAnd: another\n\n  one.\n"));
	if (op != OP_MAP)
		return cop_make_text(a, cop_str_text(a, "changed by test"));
	map = cop_make_map(a, COP_BLOCK);
	cop_make_put(a, map, "one",
		     cop_make_text(a, cop_str_text(a, "changed: by test")));
	cop_make_put(a, map, "two", cop_make_bare(a, "2"));
	return map;
}

enum cop_code op_do(struct cop_edit *e, struct cop_node *n, enum op op,
		    struct cop_arena *a, struct cop_error *err)
{
	struct cop_node *value = op_value(a, op);

	switch (op) {
	case OP_SET:
	case OP_LINES:
	case OP_MAP:
		return cop_edit_set(e, n, value, err);
	case OP_PUT:
		return cop_edit_put(e, n, NEW_KEY, value, NULL, err);
	case OP_PUT_FIRST:
		return cop_edit_put(e, n, NEW_KEY, value, n->first, err);
	case OP_APPEND:
		return cop_edit_insert(e, n, SIZE_MAX, value, err);
	case OP_INSERT_FIRST:
		return cop_edit_insert(e, n, 0, value, err);
	case OP_REMOVE:
		return cop_edit_remove(e, n, COP_LEAVE_EMPTY, err);
	case OP_RENAME:
		return cop_edit_rename(e, n, NEW_KEY, err);
	case OP_COUNT:
		break;
	}
	return COP_E_USAGE;
}
