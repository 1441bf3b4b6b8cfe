/* SPDX-License-Identifier: MIT */
/* What the community profile asks of a whole mapping or a whole text. */
#include <stdlib.h>
#include <string.h>

#include "base/enc.h"
#include "base/raw.h"
#include "yaml/tree.h"

static int by_text_then_place(const void *a, const void *b)
{
	const struct cop_node *x = *(const struct cop_node *const *)a;
	const struct cop_node *y = *(const struct cop_node *const *)b;
	int order = strcmp(cop_str_raw(x->value), cop_str_raw(y->value));

	if (order)
		return order;
	return (x->start > y->start) - (x->start < y->start);
}

static enum cop_code twice(struct cop_arena *a, const struct cop_node *first,
			   const struct cop_node *second, struct cop_error *err)
{
	cop_fail_at(err, COP_E_INVALID, cop_node_loc(second), "the key '%s' stands twice",
		    cop_enc_shown(a, second->value));
	cop_fail_also(err, COP_CAUSE_KEY_TWICE, "first", cop_node_loc(first));
	return cop_fail_hint(err, "keep one of them");
}

static enum cop_code check_few(struct cop_arena *a, const struct cop_node *map,
			       struct cop_error *err)
{
	for (const struct cop_node *n = map->first; n; n = n->next)
		for (const struct cop_node *p = map->first; p != n; p = p->next)
			if (cop_str_equal(p->key->value, n->key->value))
				return twice(a, p->key, n->key, err);
	return COP_OK;
}

/* Every key is a scalar in this profile. */
enum cop_code cop_tree_check_keys(struct cop_arena *a, const struct cop_node *map,
				  struct cop_error *err)
{
	const struct cop_node **keys, *first = NULL, *second = NULL;
	size_t n = 0;

	if (map->count <= 8)
		return check_few(a, map, err);
	keys = cop_alloc_n(a, map->count, sizeof(const struct cop_node *));
	for (const struct cop_node *v = map->first; v; v = v->next)
		keys[n++] = v->key;
	cop_sort(keys, n, sizeof(const struct cop_node *), by_text_then_place);
	for (size_t i = 1; i < n; i++) {
		if (!cop_str_equal(keys[i - 1]->value, keys[i]->value) ||
		    (second && second->start < keys[i]->start))
			continue;
		first = keys[i - 1];
		second = keys[i];
	}
	return second ? twice(a, first, second, err) : COP_OK;
}

/* Moves past scalars that end before `at`. Keys come before their values: text order. */
static const struct cop_node *scalar_at(const struct cop_node *n,
					const struct cop_node *root, size_t at)
{
	while (n && (cop_node_is_collection(n) || n->end < at))
		n = cop_tree_next(n, root);
	return n;
}

enum cop_code cop_tree_check_tabs(const struct cop_source *src,
				  const struct cop_node *root, struct cop_error *err)
{
	const struct cop_node *n = root;
	size_t line = 0;

	while (line < src->len) {
		const char *nl = memchr(src->text + line, '\n', src->len - line);
		size_t next = nl ? (size_t)(nl - src->text) + 1 : src->len;
		size_t at = line + strspn(src->text + line, " ");
		bool tab = src->text[at] == '\t';
		bool words =
			tab &&
			!strchr("\r\n", src->text[at + strspn(src->text + at, " \t")]);

		n = words ? scalar_at(n, root, at) : n;
		if (words && !(n && n->start < at)) {
			cop_fail_at(err, COP_E_INVALID,
				    (struct cop_loc){ src, (uint32_t)at },
				    "a tab in the indentation");
			return cop_fail_hint(err, "use spaces");
		}
		line = next;
	}
	return COP_OK;
}
