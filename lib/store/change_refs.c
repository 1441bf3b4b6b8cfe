/* SPDX-License-Identifier: MIT */
/* An id has another name now: every reference of one record follows. */
#include <string.h>

#include "base/raw.h"
#include "store/change.h"
#include "store/pending.h"

/* One record whose references are replaced. */
struct job {
	struct cop_change *c;
	const struct cop_record *kind;
	const char *id;
	const struct cop_new_name *name;
	const struct cop_str *to;
};

/* The field a scalar node is a value of, by the path the tables give it. */
static const struct cop_field *field_of(const struct job *j, const struct cop_spot *spot,
					const struct cop_node *n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
	struct cop_error ignored = { 0 };
	struct cop_place_in at = { 0 };

	cop_path_of(j->kind->schema, n, &path);
	if (cop_path_find(j->c->arena, j->kind->schema, spot->root, cop_buf_str(&path),
			  &at, &ignored))
		return NULL;
	return at.field;
}

/* Would the new name stand at a wrong place in its set, or stand there twice? */
static bool disturbs(const struct cop_field *f, const struct cop_node *n,
		     const struct cop_str *to)
{
	const char *word = cop_str_raw(to);

	if (!(f->flags & COP_SET) || n->parent->kind != COP_SEQ)
		return false;
	for (const struct cop_node *o = n->parent->first; o; o = o->next) {
		if (o != n && cop_node_is(o, word))
			return true;
	}
	return (n->prev && n->prev->kind == COP_SCALAR &&
		strcmp(cop_str_raw(n->prev->value), word) > 0) ||
	       (n->next && n->next->kind == COP_SCALAR &&
		strcmp(word, cop_str_raw(n->next->value)) > 0);
}

struct refs {
	struct cop_node **at;
	size_t n, cap;
};

/*
 * All first, edits after: an edit may change what comes next in the tree. `stay` are those
 * that can be replaced where they are, `go` those that must find another place.
 */
static void collect(const struct job *j, const struct cop_spot *spot, struct refs *stay,
		    struct refs *go)
{
	for (struct cop_node *n = spot->root; n; n = cop_node_after(n, spot->root)) {
		const struct cop_field *f;
		struct refs *list;

		if (n->kind != COP_SCALAR || !cop_str_is(n->value, j->name->from))
			continue;
		f = field_of(j, spot, n);
		if (!f || f->kind != COP_K_REF || !(f->refs & j->name->refs))
			continue;
		list = disturbs(f, n, j->to) ? go : stay;
		*COP_PUSH(j->c->arena, list->at, list->n, list->cap) = n;
	}
}

/* Takes the old name out of a set and puts the new one where the order wants it. */
static enum cop_code move_in_set(const struct job *j, const struct cop_spot *spot,
				 struct cop_node *n, struct cop_error *err)
{
	const struct cop_way way = cop_way_to(j->c->arena, n->parent);
	struct cop_node *set;
	size_t at = 0;
	enum cop_code code = cop_edit_remove(spot->edit, n, COP_LEAVE_EMPTY, err);

	if (code)
		return code;
	set = cop_way_follow(cop_edit_root(spot->edit), &way);
	for (n = set->first; n && n->kind == COP_SCALAR; n = n->next, at++) {
		int order = strcmp(cop_str_raw(n->value), cop_str_raw(j->to));

		if (order == 0)
			return COP_OK;
		if (order > 0)
			break;
	}
	return cop_edit_insert(spot->edit, set, at, cop_make_text(j->c->arena, j->to),
			       err);
}

enum cop_code cop_change_replace_ref(struct cop_change *c, const struct cop_record *kind,
				     const char *id, const struct cop_new_name *name,
				     size_t *ret_count, struct cop_error *err)
{
	const struct job j = { c, kind, id, name, cop_str_text(c->arena, name->to) };
	struct refs stay = { 0 }, go = { 0 };
	struct cop_spot spot;
	size_t count;
	enum cop_code code = cop_pending_edit(c, kind, id, &spot, err);

	if (code)
		return code;
	collect(&j, &spot, &stay, &go);
	count = stay.n + go.n;
	for (size_t i = 0; i < stay.n && !code; i++)
		code = cop_edit_set(spot.edit, stay.at[i], cop_make_text(c->arena, j.to),
				    err);
	while (!code && go.n) {
		stay.n = go.n = 0;
		code = cop_pending_edit(c, kind, id, &spot, err);
		if (!code)
			collect(&j, &spot, &stay, &go);
		if (!code && go.n)
			code = move_in_set(&j, &spot, go.at[0], err);
	}
	if (!code)
		*ret_count = count;
	return code;
}
