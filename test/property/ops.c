/* SPDX-License-Identifier: MIT */
#include "ops.h"

const char *const op_names[OP_COUNT] = {
	"set to a word",
	"set to lines of text",
	"set to a mapping",
	"set to a list",
	"add a key at the end",
	"add a key at the start",
	"add a key before another",
	"add a key with lines",
	"append an item",
	"insert at the start",
	"insert before the last",
	"delete",
	"delete the only child",
	"delete it and its parent",
	"rename",
	"move to the end",
	"move to the start",
	"move on by one",
};

bool op_moves(enum op op)
{
	return op == OP_MOVE_LAST || op == OP_MOVE_FIRST || op == OP_MOVE_ON;
}

struct cop_node *op_value(struct cop_arena *a, enum op op)
{
	struct cop_node *n;

	switch (op) {
	case OP_LINES:
	case OP_PUT_LINES:
		return cop_make_text(
			a, cop_str_text(a, "One line.\nAnd: another\n\n  one.\n"));
	case OP_MAP:
		n = cop_make_map(a, COP_BLOCK);
		cop_make_put(a, n, "one",
			     cop_make_text(a, cop_str_text(a, "changed: by test")));
		cop_make_put(a, n, "two", cop_make_bare(a, "2"));
		return n;
	case OP_LIST:
		n = cop_make_seq(a, COP_BLOCK);
		cop_make_push(n, cop_make_text(a, cop_str_text(a, "changed by test")));
		cop_make_push(n, op_value(a, OP_MAP));
		return n;
	default:
		return cop_make_text(a, cop_str_text(a, "changed by test"));
	}
}

static bool in(enum op op, enum op first, enum op last)
{
	return op >= first && op <= last;
}

static struct cop_node *before(struct cop_node *n, enum op op)
{
	switch (op) {
	case OP_PUT_FIRST:
	case OP_INSERT_FIRST:
		return n->first;
	case OP_PUT_BETWEEN:
	case OP_INSERT_BETWEEN:
		return n->last;
	case OP_MOVE_FIRST:
		return n->parent->first;
	case OP_MOVE_ON:
		return n->next->next;
	default:
		return NULL;
	}
}

static bool fits(const struct cop_node *n, enum op op)
{
	const struct cop_node *up = n->parent;

	if (op == OP_SET)
		return n->kind == COP_SCALAR;
	if (in(op, OP_LINES, OP_LIST))
		return true;
	if (op == OP_PUT_BETWEEN || op == OP_INSERT_BETWEEN)
		return n->count > 1 &&
		       n->kind == (op == OP_PUT_BETWEEN ? COP_MAP : COP_SEQ);
	if (in(op, OP_PUT, OP_INSERT_BETWEEN))
		return n->kind == (op < OP_APPEND ? COP_MAP : COP_SEQ);
	if (!up)
		return false;
	if (op == OP_REMOVE)
		return up->count > 1;
	if (op == OP_REMOVE_ONLY || op == OP_REMOVE_UP)
		return up->count == 1;
	if (op == OP_RENAME)
		return n->key;
	return op == OP_MOVE_FIRST ? n->prev : n->next;
}

bool op_plan(struct cop_arena *a, struct cop_node *n, enum op op, struct change *ret)
{
	struct change c = { .at = n, .value = op_value(a, op), .key = NEW_KEY };

	if (!fits(n, op))
		return false;
	c.before = before(n, op);
	c.kind = op <= OP_LIST        ? CHANGE_SET
		 : op <= OP_PUT_LINES ? CHANGE_PUT
		 : op < OP_REMOVE     ? CHANGE_INSERT
		 : op < OP_RENAME     ? CHANGE_REMOVE
		 : op == OP_RENAME    ? CHANGE_RENAME
				      : CHANGE_MOVE;
	while (op == OP_REMOVE_UP && c.at->parent->count == 1 && c.at->parent->parent)
		c.at = c.at->parent;
	*ret = c;
	return true;
}

enum cop_code op_do(struct cop_edit *e, struct cop_node *n, enum op op,
		    struct cop_arena *a, struct cop_error *err)
{
	struct cop_node *value = op_value(a, op);

	if (op <= OP_LIST)
		return cop_edit_set(e, n, value, err);
	if (op <= OP_PUT_LINES)
		return cop_edit_put(e, n, NEW_KEY, value, before(n, op), err);
	if (op <= OP_INSERT_BETWEEN)
		return cop_edit_insert(e, n,
				       op == OP_APPEND         ? SIZE_MAX
				       : op == OP_INSERT_FIRST ? 0
							       : n->count - 1,
				       value, err);
	if (op <= OP_REMOVE_UP)
		return cop_edit_remove(
			e, n, op == OP_REMOVE_UP ? COP_REMOVE_PARENT : COP_LEAVE_EMPTY,
			err);
	if (op == OP_RENAME)
		return cop_edit_rename(e, n, NEW_KEY, err);
	return cop_edit_move(e, n, before(n, op), err);
}
