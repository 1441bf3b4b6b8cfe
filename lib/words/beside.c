/* SPDX-License-Identifier: MIT */
/* What a file's text says beyond its record: keys of one's own, comments, layout. */
#include <string.h>

#include "base/buf.h"
#include "base/enc.h"
#include "words/words.h"

static bool is_own(const struct cop_node *key)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = NULL;

	if (!key || key->kind != COP_SCALAR)
		return false;
	scratch = cop_arena_new();
	return strncmp(cop_enc_shown(scratch, key->value), "x-", 2) == 0;
}

static bool below_own(const struct cop_node *n)
{
	for (; n; n = n->parent) {
		if (is_own(n->key))
			return true;
	}
	return false;
}

/* Every scalar at or below a key that begins with x-, with the keys on the way to it. */
static void put_own(struct cop_buf *out, struct cop_arena *a, const struct cop_node *root)
{
	for (const struct cop_node *n = root; n; n = cop_node_after(n, root)) {
		if (n->kind != COP_SCALAR || !below_own(n))
			continue;
		for (const struct cop_node *up = n; up; up = up->parent) {
			if (up->key && up->key->kind == COP_SCALAR)
				cop_buf_printf(out, "%s\n",
					       cop_enc_shown(a, up->key->value));
		}
		cop_buf_printf(out, "=%s\n", cop_enc_shown(a, n->value));
	}
}

static int by_text(const void *va, const void *vb)
{
	return strcmp(*(const char *const *)va, *(const char *const *)vb);
}

/* Every value there is, in an order of its own. */
static void put_values(struct cop_buf *out, struct cop_arena *a,
		       const struct cop_node *root)
{
	const char **values = NULL;
	size_t n = 0, cap = 0;

	for (const struct cop_node *v = root; v; v = cop_node_after(v, root)) {
		if (v->kind == COP_SCALAR)
			*COP_PUSH(a, values, n, cap) = cop_enc_shown(a, v->value);
	}
	cop_sort(values, n, sizeof(*values), by_text);
	for (size_t i = 0; i < n; i++)
		cop_buf_printf(out, "%s\n", values[i]);
}

typedef void put_tree(struct cop_buf *out, struct cop_arena *a,
		      const struct cop_node *root);

static bool same(struct cop_arena *a, put_tree *put, const struct cop_node *old,
		 const struct cop_node *new)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf was = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf is = { 0 };

	put(&was, a, old);
	put(&is, a, new);
	return strcmp(cop_buf_str(&was), cop_buf_str(&is)) == 0;
}

enum cop_beside cop_tell_beside(const struct cop_source *old,
				const struct cop_source *new)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_node *was, *is;
	struct cop_error ignored = { 0 };

	if (cop_yaml_parse(a, old, &cop_yaml_community, &was, &ignored) ||
	    cop_yaml_parse(a, new, &cop_yaml_community, &is, &ignored))
		return COP_BESIDE_UNREADABLE;
	if (!same(a, put_own, was, is))
		return COP_BESIDE_OWN_KEYS;
	return same(a, put_values, was, is) ? COP_BESIDE_LAYOUT : COP_BESIDE_NAMES;
}
