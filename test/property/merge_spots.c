/* SPDX-License-Identifier: MIT */
#include "merge_spots.h"

#include <string.h>

size_t draw(struct lottery *l, size_t n)
{
	l->state = l->state * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(l->state >> 33) % n;
}

bool one_in(struct lottery *l, size_t n)
{
	return draw(l, n) == 0;
}

static bool alone(struct cop_arena *a, struct what in, const struct cop_node *n,
		  const char *name)
{
	for (const struct cop_node *c = n->parent->first; c; c = c->next)
		if (c != n && strcmp(name_of(a, in, c), name) == 0)
			return false;
	return *name;
}

/* Is the value of this key a part of the name of the entry it stands in? */
static bool names_entry(struct what list, const struct cop_node *n)
{
	const char *keyed = list.records  ? "id"
			    : list.stream ? "date"
			    : list.list   ? list.list->keyed
					  : NULL;

	while (keyed && n->key && *keyed) {
		size_t len = strcspn(keyed, "+");
		char name[64] = { 0 };

		memcpy(name, keyed, len < 63 ? len : 63);
		if (cop_node_is(n->key, name))
			return true;
		keyed += len + (keyed[len] == '+');
	}
	return false;
}

bool spot_of(struct cop_arena *a, const struct cop_record *kind, struct cop_node *n,
	     struct found *ret)
{
	struct cop_node *way[SPOT_DEPTH];
	size_t depth = 0;
	struct cop_node *root = n;
	struct what about = { 0 };

	for (; root->parent; root = root->parent) {
		if (depth == SPOT_DEPTH)
			return false;
		way[depth++] = root;
	}
	*ret = (struct found){ .is = what_of_root(kind, root), .node = root };
	while (depth--) {
		struct cop_node *c = way[depth];

		if (!c->key && entries_of(ret->is) == ENTRIES_WHOLE)
			return true; /* the list as a whole */
		ret->is_key |= names_entry(about, c);
		about = ret->in = ret->is;
		ret->node = c;
		ret->spot.at[ret->spot.depth++] = name_of(a, ret->in, c);
		if (!alone(a, ret->in, c, ret->spot.at[ret->spot.depth - 1]))
			return false;
		ret->is = what_of_child(ret->in, c);
		if (ret->in.stream)
			ret->unit = ret->spot.depth;
	}
	return true;
}

struct cop_node *spot_find(struct cop_arena *a, const struct cop_record *kind,
			   struct cop_node *root, const struct spot *s)
{
	struct what in = what_of_root(kind, root);

	for (size_t i = 0; root && i < s->depth; i++) {
		struct cop_node *c = root->first;

		while (c && strcmp(name_of(a, in, c), s->at[i]) != 0)
			c = c->next;
		if (!c)
			return NULL;
		in = what_of_child(in, c);
		root = c;
	}
	return root;
}

/* --- order --- */

bool sorts(struct what w)
{
	return w.stream ||
	       (w.list && (w.list->flags & (COP_SET | COP_SORTED | COP_HISTORY)));
}

/* What the entries of a list are sorted by. */
const char *sort_word(struct cop_arena *a, struct what w, const struct cop_node *n)
{
	const char *keyed = w.list->keyed ? w.list->keyed : "date";
	const struct cop_node *part;

	if (n->kind == COP_SCALAR)
		return words_of(a, n);
	part = cop_node_get(n, strcmp(keyed, "member+from") == 0 ? "from" : keyed);
	return part && part->kind == COP_SCALAR ? words_of(a, part) : "";
}

static bool is_sorted(struct cop_arena *a, struct what w, const struct cop_node *n)
{
	for (const struct cop_node *c = n->first; c && c->next; c = c->next)
		if (strcmp(sort_word(a, w, c), sort_word(a, w, c->next)) > 0)
			return false;
	return true;
}

static const struct cop_node *named(struct cop_arena *a, struct what w,
				    const struct cop_node *n, const char *name)
{
	const struct cop_node *c = n->first;

	while (c && strcmp(name_of(a, w, c), name) != 0)
		c = c->next;
	return c;
}

static bool order_holds(struct cop_arena *a, struct what w, const struct cop_node *ours,
			const struct cop_node *result)
{
	const struct cop_node *last = NULL;

	if (ours->kind != result->kind || ours->kind == COP_SCALAR)
		return true;
	if (ours->kind == COP_SEQ && sorts(w))
		return !is_sorted(a, w, ours) || is_sorted(a, w, result);
	if (ours->kind == COP_SEQ && entries_of(w) == ENTRIES_WHOLE)
		return true;
	for (const struct cop_node *c = result->first; c; c = c->next) {
		const struct cop_node *mine = named(a, w, ours, name_of(a, w, c));

		if (mine && last && mine->nth < last->nth)
			return false;
		if (mine && !order_holds(a, what_of_child(w, c), mine, c))
			return false;
		last = mine ? mine : last;
	}
	return true;
}

bool in_good_order(struct cop_arena *a, const struct cop_record *kind,
		   const struct cop_node *ours, const struct cop_node *result)
{
	return order_holds(a, what_of_root(kind, result), ours, result);
}
