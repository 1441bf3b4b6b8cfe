/* SPDX-License-Identifier: MIT */
/* Values to be written. */
#include <assert.h>

#include "yaml/tree.h"

static struct cop_node *make(struct cop_arena *a, enum cop_node_kind kind,
			     enum cop_style style)
{
	struct cop_node *n = COP_NEW(a, struct cop_node);

	n->kind = (uint8_t)kind;
	n->style = (uint8_t)style;
	return n;
}

struct cop_node *cop_make_text(struct cop_arena *a, const struct cop_str *text)
{
	struct cop_node *n = make(a, COP_SCALAR, COP_STYLE_AUTO);

	n->value = text ? text : cop_str_text(a, "");
	return n;
}

struct cop_node *cop_make_bare(struct cop_arena *a, const char *token)
{
	struct cop_node *n = make(a, COP_SCALAR, COP_BARE);

	n->value = cop_str_text(a, token);
	return n;
}

struct cop_node *cop_make_map(struct cop_arena *a, enum cop_style style)
{
	return make(a, COP_MAP, style);
}

struct cop_node *cop_make_seq(struct cop_arena *a, enum cop_style style)
{
	return make(a, COP_SEQ, style);
}

void cop_make_put(struct cop_arena *a, struct cop_node *map, const char *key,
		  struct cop_node *value)
{
	cop_make_put_str(a, map, cop_str_text(a, key), value);
}

void cop_make_put_str(struct cop_arena *a, struct cop_node *map,
		      const struct cop_str *key, struct cop_node *value)
{
	assert(map->kind == COP_MAP && !map->src);
	cop_node_set_key(value, cop_make_text(a, key), map);
	cop_node_append(map, value);
}

void cop_make_push(struct cop_node *seq, struct cop_node *item)
{
	assert(seq->kind == COP_SEQ && !seq->src);
	cop_node_append(seq, item);
}

static struct cop_node *copy_one(struct cop_arena *a, const struct cop_node *n)
{
	struct cop_node *copy = COP_NEW(a, struct cop_node);

	copy->src = n->src;
	copy->value = n->value;
	copy->kind = n->kind;
	copy->style = n->style;
	copy->props = n->props;
	if (n->kind == COP_SCALAR && cop_node_plain(n) && cop_str_len(n->value) == 0)
		copy->value = cop_str_text(a, "null");
	return copy;
}

struct cop_node *cop_node_copy(struct cop_arena *a, const struct cop_node *n,
			       unsigned depth)
{
	struct cop_node *copy = copy_one(a, n);

	if (depth == 0)
		return NULL;
	for (const struct cop_node *c = n->first; c; c = c->next) {
		struct cop_node *child = cop_node_copy(a, c, depth - 1);
		struct cop_node *key = c->key ? cop_node_copy(a, c->key, depth - 1)
					      : NULL;

		if (!child || (c->key && !key))
			return NULL;
		if (key)
			cop_node_set_key(child, key, copy);
		cop_node_append(copy, child);
	}
	return copy;
}
