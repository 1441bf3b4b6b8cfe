/* SPDX-License-Identifier: MIT */
#include "schema/tidy.h"

#include "schema/entry.h"

struct sorting {
	struct cop_arena *arena;
	struct cop_edit *edit;
	const struct cop_node *moved; /* the last list that was put in order */
	bool again;
};

static bool is_in(const struct cop_node *n, const struct cop_node *list)
{
	for (; n; n = n->parent)
		if (n == list)
			return true;
	return false;
}

/* Inner lists come first: one that holds a list which changed waits for the next round. */
static enum cop_code sort_list(void *arg, const struct cop_field *f, struct cop_node *seq,
			       struct cop_error *err)
{
	struct sorting *s = arg;
	struct cop_node **order = cop_list_order(s->arena, f, seq);

	if (!order)
		return COP_OK;
	if (s->moved && is_in(s->moved, seq)) {
		s->again = true;
		return COP_OK;
	}
	s->moved = seq;
	return cop_edit_sort(s->edit, seq, order, err);
}

static enum cop_code sort_round(struct sorting *s, const struct cop_schema *schema,
				const struct cop_source **src, struct cop_error *err)
{
	const struct cop_list_seer seer = { sort_list, s };
	struct cop_node *root;
	enum cop_code code =
		cop_edit_new(s->arena, *src, &cop_yaml_community, &s->edit, err);

	if (code)
		return code;
	s->again = false;
	s->moved = NULL;
	root = cop_edit_root(s->edit);
	code = root ? cop_lists_see(schema, root, &seer, err) : COP_OK;
	return code ? code : cop_edit_finish(s->edit, src, err);
}

enum cop_code cop_schema_tidy(struct cop_arena *a, const struct cop_schema *s,
			      const struct cop_source *src, const struct cop_source **ret,
			      struct cop_error *err)
{
	struct sorting sorting = { .arena = a, .again = s != NULL };
	enum cop_code code = COP_OK;

	while (sorting.again && !code)
		code = sort_round(&sorting, s, &src, err);
	return code ? code
		    : cop_yaml_tidy(a, src, s ? &cop_yaml_community : &cop_yaml_any, ret,
				    err);
}
