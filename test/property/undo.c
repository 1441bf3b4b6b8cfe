/* SPDX-License-Identifier: MIT */
/* What is done again changes nothing; what is undone gives the bytes as they were. */
#include <string.h>

#include "base/raw.h"
#include "claims.h"
#include "trial.h"

static bool same_bytes(const struct cop_source *a, const struct cop_source *b)
{
	return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

static const char *source_text(struct cop_arena *a, const struct cop_node *n)
{
	return cop_arena_copy(a, n->src->text + n->start, n->end - n->start);
}

static bool on_one_line(const struct cop_node *n)
{
	return !memchr(n->src->text + n->start, '\n', n->end - n->start);
}

/* The value as it was, in the kind of quotes it had. */
static struct cop_node *old_value(struct cop_arena *a, const struct cop_node *old)
{
	struct cop_node *n;

	if (old->style == COP_PLAIN && on_one_line(old) && old->start < old->end)
		return cop_make_bare(a, source_text(a, old));
	n = cop_make_text(a, old->value);
	n->style = old->style == COP_PLAIN ? COP_STYLE_AUTO : old->style;
	return n;
}

/* Would cop write this scalar with the very bytes that stand there? Only then can it come back. */
static bool written_alike(struct cop_arena *a, const struct cop_node *old)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	bool flow = old->parent && old->parent->style == COP_FLOW;

	if (old->start == old->end || !on_one_line(old))
		return false;
	if (old->style == COP_PLAIN)
		return true;
	cop_yaml_write_scalar(&text, old->value, 0, flow ? COP_IN_FLOW : COP_AT_VALUE,
			      old->style);
	return strcmp(cop_buf_str(&text), source_text(a, old)) == 0;
}

struct undo {
	struct trial *t;
	struct cop_edit *e;
	const struct cop_source *back;
	struct cop_error err;
};

static bool finish(struct undo *u, enum cop_code code)
{
	return !code && !cop_edit_finish(u->e, &u->back, &u->err);
}

static bool undo_set(struct undo *u, struct cop_node *n)
{
	const struct cop_node *old = u->t->change.at, *now;
	struct cop_arena *a = u->t->arena;
	struct cop_node *root = NULL;

	if (!finish(u, cop_edit_set(u->e, n, old_value(a, old), &u->err)))
		return false;
	if (written_alike(a, old))
		return claim(P3, same_bytes(u->back, u->t->before));
	if (cop_yaml_parse(a, u->back, &cop_yaml_any, &root, &u->err))
		return claim(P3_OTHER, false);
	now = flat_node(root, u->t->node);
	return claim(P3_OTHER, now && (cop_str_equal(now->value, old->value) ||
				       old->start == old->end));
}

static bool undo_rename(struct undo *u, struct cop_node *n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 }, want = { 0 };
	const struct cop_node *old = u->t->change.at, *key = old->key;
	const struct cop_source *src = u->t->before;
	bool flow = old->parent->style == COP_FLOW;
	struct cop_source quoted;

	if (key->kind != COP_SCALAR || cop_str_len(key->value) == 0)
		return true;
	if (!finish(u, cop_edit_rename(u->e, n, cop_str_raw(key->value), &u->err)))
		return false;
	if (same_bytes(u->back, src))
		return claim(P12, true);
	cop_yaml_write_scalar(&text, key->value, 0, flow ? COP_IN_FLOW : COP_AT_KEY,
			      key->style);
	cop_buf_add(&want, src->text, key->start);
	cop_buf_add(&want, cop_buf_str(&text), text.len);
	cop_buf_add(&want, src->text + key->end, src->len - key->end);
	quoted = (struct cop_source){ .text = cop_buf_str(&want), .len = want.len };
	return claim(P12_QUOTED, same_bytes(u->back, &quoted));
}

static bool ends_in_block(const struct cop_node *n)
{
	while (n->last)
		n = n->last;
	return n->style == COP_LITERAL || n->style == COP_FOLDED;
}

static bool undo_add(struct undo *u, struct cop_node *n)
{
	enum op op = u->t->op;
	struct cop_node *entry = op == OP_PUT_FIRST || op == OP_INSERT_FIRST ? n->first
				 : op == OP_PUT_BETWEEN || op == OP_INSERT_BETWEEN
					 ? n->last->prev
					 : n->last;
	const struct cop_source *src = u->t->before;
	/* An empty collection does not know that it was a void, or how far its brackets stood. */
	bool was_empty = n->count == 1;
	/* Lines of text at the very end of a file want a line end, or a `-`, which stays. */
	bool closed = src->text[src->len - 1] != '\n' &&
		      (u->t->after->text[u->t->after->len - 1] == '\n' ||
		       ends_in_block(u->t->root));
	enum claim c = op <= OP_PUT_LINES ? P4 : P5;

	if (!finish(u, cop_edit_remove(u->e, entry, COP_LEAVE_EMPTY, &u->err)))
		return false;
	return was_empty || closed || claim(c, same_bytes(u->back, src));
}

/* Where the entry stands after the move, and what it stood before. */
static bool undo_move(struct undo *u)
{
	const struct cop_node *old = u->t->change.at, *to = u->t->change.before;
	size_t nth = !to                  ? old->parent->count - 1
		     : to->nth > old->nth ? to->nth - 1
					  : to->nth;
	size_t list = 0;
	struct cop_node *in, *n, *before;

	while (flat_node(u->t->root, list) != old->parent)
		list++;
	in = flat_node(cop_edit_root(u->e), list);
	n = in->first;
	for (size_t i = 0; i < nth; i++)
		n = n->next;
	before = in->first;
	for (size_t i = 0; before && i < old->nth + (nth < old->nth); i++)
		before = before->next;
	if (!finish(u, cop_edit_move(u->e, n, before, &u->err)))
		return false;
	claim(P12_MOVE, same_bytes(u->back, u->t->before));
	return true;
}

static bool undo(struct undo *u)
{
	struct cop_node *n;

	if (op_moves(u->t->op))
		return undo_move(u);
	n = flat_node(cop_edit_root(u->e), u->t->node);
	switch (u->t->change.kind) {
	case CHANGE_SET:
		return u->t->op == OP_SET ? undo_set(u, n) : true;
	case CHANGE_PUT:
	case CHANGE_INSERT:
		return undo_add(u, n);
	case CHANGE_RENAME:
		return undo_rename(u, n);
	default:
		return true;
	}
}

static bool again_is_nothing(struct trial *t)
{
	struct cop_edit *e = NULL;
	struct cop_error err = { 0 };
	const struct cop_source *twice = NULL;
	struct cop_node *n;

	if (cop_edit_new(t->arena, t->after, &cop_yaml_any, &e, &err))
		return false;
	n = flat_node(cop_edit_root(e), t->node);
	return !op_do(e, n, t->op, t->arena, &err) && !cop_edit_finish(e, &twice, &err) &&
	       twice == t->after;
}

static struct cop_node *equal_value(struct cop_arena *a, const struct cop_node *old)
{
	return old->style == COP_PLAIN && on_one_line(old) ? old_value(a, old)
							   : cop_make_text(a, old->value);
}

static bool equal_is_nothing(struct trial *t)
{
	struct cop_edit *e = NULL;
	struct cop_error err = { 0 };
	const struct cop_source *same = NULL;

	if (cop_edit_new(t->arena, t->before, &cop_yaml_any, &e, &err))
		return false;
	return !cop_edit_set(e, flat_node(cop_edit_root(e), t->node),
			     equal_value(t->arena, t->change.at), &err) &&
	       !cop_edit_finish(e, &same, &err) && same == t->before;
}

void undo_run(struct trial *t)
{
	struct undo u = { .t = t };

	if (t->change.kind == CHANGE_SET && !claim(P2, again_is_nothing(t)))
		trial_show(t, "the same again changes something");
	if (t->op == OP_SET && t->change.at->start < t->change.at->end &&
	    !claim(P8, equal_is_nothing(t)))
		trial_show(t, "set to an equal value writes");
	if (cop_edit_new(t->arena, t->after, &cop_yaml_any, &u.e, &u.err))
		return;
	if (!undo(&u))
		trial_show(t, u.err.msg[0] ? u.err.msg : "undone, it is not as before");
}
