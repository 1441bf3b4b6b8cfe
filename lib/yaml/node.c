/* SPDX-License-Identifier: MIT */
#include "yaml/tree.h"

#include <string.h>

struct cop_node *cop_node_get(const struct cop_node *map, const char *key)
{
	if (!map || map->kind != COP_MAP)
		return NULL;
	for (struct cop_node *n = map->first; n; n = n->next)
		if (cop_node_is(n->key, key))
			return n;
	return NULL;
}

struct cop_node *cop_node_item(const struct cop_node *seq, size_t i)
{
	struct cop_node *n;

	if (!seq || seq->kind != COP_SEQ || i >= seq->count)
		return NULL;
	for (n = seq->first; n && i > 0; n = n->next)
		i--;
	return n;
}

bool cop_node_is(const struct cop_node *scalar, const char *text)
{
	return scalar && scalar->kind == COP_SCALAR && cop_str_is(scalar->value, text);
}

bool cop_node_plain(const struct cop_node *n)
{
	return n && n->kind == COP_SCALAR &&
	       (n->style == COP_PLAIN || n->style == COP_BARE);
}

bool cop_node_is_collection(const struct cop_node *n)
{
	return n->kind == COP_MAP || n->kind == COP_SEQ;
}

bool cop_node_is_block(const struct cop_node *n)
{
	return cop_node_is_collection(n) && n->style == COP_BLOCK;
}

bool cop_node_is_void(const struct cop_node *n)
{
	return n->kind == COP_SCALAR && n->start == n->end && !n->props;
}

struct cop_loc cop_node_loc(const struct cop_node *n)
{
	return n && n->src ? (struct cop_loc){ n->src, n->start }
			   : (struct cop_loc){ NULL, 0 };
}

void cop_node_append(struct cop_node *parent, struct cop_node *child)
{
	cop_node_link(parent, child, NULL);
}

void cop_node_link(struct cop_node *parent, struct cop_node *child, struct cop_node *next)
{
	struct cop_node *prev = next ? next->prev : parent->last;

	child->parent = parent;
	child->prev = prev;
	child->next = next;
	*(prev ? &prev->next : &parent->first) = child;
	*(next ? &next->prev : &parent->last) = child;
	parent->count++;
	child->nth = prev ? prev->nth + 1 : 0;
	for (; next; next = next->next)
		next->nth++;
}

void cop_node_unlink(struct cop_node *child)
{
	struct cop_node *parent = child->parent;

	*(child->prev ? &child->prev->next : &parent->first) = child->next;
	*(child->next ? &child->next->prev : &parent->last) = child->prev;
	parent->count--;
	for (struct cop_node *n = child->next; n; n = n->next)
		n->nth--;
	child->prev = child->next = child->parent = NULL;
}

void cop_node_reorder(struct cop_node *parent, struct cop_node *const *order)
{
	uint32_t count = parent->count;

	parent->first = parent->last = NULL;
	parent->count = 0;
	for (uint32_t i = 0; i < count; i++)
		cop_node_append(parent, order[i]);
}

void cop_node_set_key(struct cop_node *value, struct cop_node *key, struct cop_node *map)
{
	value->key = key;
	key->parent = map;
	key->next = value;
}

bool cop_node_simple(const struct cop_node *root)
{
	const unsigned odd = COP_NODE_PAIR | COP_NODE_NO_COLON | COP_NODE_COMPLEX;

	for (const struct cop_node *n = root; n; n = cop_tree_next(n, root))
		if (n->props || n->kind == COP_ALIAS || (n->flags & odd) ||
		    (n->key && n->key->kind != COP_SCALAR))
			return false;
	return true;
}

struct cop_node *cop_node_after(const struct cop_node *n, const struct cop_node *root)
{
	if (n->first)
		return n->first;
	while (n != root && !n->next)
		n = n->parent;
	return n == root ? NULL : n->next;
}

struct cop_way cop_way_to(struct cop_arena *a, const struct cop_node *n)
{
	struct cop_way way = { 0 };
	size_t left;

	for (const struct cop_node *up = n; up->parent; up = up->parent)
		way.n++;
	way.at = COP_NEW_N(a, size_t, way.n);
	left = way.n;
	for (; n->parent; n = n->parent)
		way.at[--left] = n->nth;
	return way;
}

struct cop_node *cop_way_follow(struct cop_node *root, const struct cop_way *way)
{
	struct cop_node *n = root;

	for (size_t i = 0; n && i < way->n; i++) {
		n = n->first;
		for (size_t k = way->at[i]; n && k > 0; k--)
			n = n->next;
	}
	return n;
}

struct cop_node *cop_tree_next(const struct cop_node *n, const struct cop_node *root)
{
	if (n->first)
		return n->first->key ? n->first->key : n->first;
	while (n != root) {
		const struct cop_node *up = n->parent;
		bool is_key = up->kind == COP_MAP && !n->key;

		if (is_key)
			return n->next;
		if (n->next)
			return n->next->key ? n->next->key : n->next;
		n = up;
	}
	return NULL;
}

/* 0 plain, 1 quoted or literal, -1 where the writer shall decide. */
static int quoted(const struct cop_node *n)
{
	if (n->style == COP_STYLE_AUTO)
		return -1;
	return !cop_node_plain(n);
}

static bool same_props(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool same_node(const struct cop_node *a, const struct cop_node *b)
{
	if (a->kind != b->kind || a->count != b->count || !same_props(a->props, b->props))
		return false;
	if (cop_node_is_collection(a))
		return true;
	if (a->kind == COP_SCALAR && quoted(a) >= 0 && quoted(b) >= 0 &&
	    quoted(a) != quoted(b))
		return false;
	return cop_str_equal(a->value, b->value);
}

bool cop_node_equal(const struct cop_node *a, const struct cop_node *b)
{
	const struct cop_node *x = a, *y = b;

	if (!a || !b)
		return a == b;
	while (x && y) {
		if (!same_node(x, y))
			return false;
		x = cop_tree_next(x, a);
		y = cop_tree_next(y, b);
	}
	return x == y;
}

size_t cop_gap_skip(const struct cop_source *src, size_t at, bool props)
{
	const char *t = src->text;

	while (at < src->len) {
		if (strchr(" \t\r\n", t[at])) {
			at++;
		} else if (t[at] == '#') {
			while (at < src->len && t[at] != '\n')
				at++;
		} else if (props && (t[at] == '&' || t[at] == '!')) {
			at += strcspn(t + at, " \t\r\n");
		} else {
			break;
		}
	}
	return at;
}
