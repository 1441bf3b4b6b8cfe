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

enum cop_beside cop_tell_beside(const struct cop_source *old,
				const struct cop_source *new)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf was = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf is = { 0 };
	struct cop_node *before, *after;
	struct cop_error ignored = { 0 };

	if (cop_yaml_parse(scratch, old, &cop_yaml_community, &before, &ignored) ||
	    cop_yaml_parse(scratch, new, &cop_yaml_community, &after, &ignored))
		return COP_BESIDE_UNREADABLE;
	put_own(&was, scratch, before);
	put_own(&is, scratch, after);
	return strcmp(cop_buf_str(&was), cop_buf_str(&is)) != 0 ? COP_BESIDE_OWN_KEYS
								: COP_BESIDE_LAYOUT;
}
