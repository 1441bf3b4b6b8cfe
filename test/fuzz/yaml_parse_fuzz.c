/* SPDX-License-Identifier: MIT */
/*
 * Any bytes become a tree whose nodes lie in the text and in each other, or a complaint with
 * its place and what to do; both profiles.
 */
#include <stdlib.h>

#include "../property/flat.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Keys come before their values, entries one after the other, all inside of their parent. */
static void must_nest(const struct cop_node *n)
{
	uint32_t at = n->start;

	must(n->start <= n->end && n->end <= n->src->len);
	for (const struct cop_node *c = n->first; c; c = c->next) {
		must(c->parent == n && c->lead >= at && c->lead <= c->start);
		must(!c->key || (c->key->start >= c->lead && c->key->end <= c->start));
		must_nest(c);
		at = c->end;
	}
	must(at <= n->end);
}

static void parse(struct cop_arena *a, const struct cop_source *src,
		  const struct cop_yaml_limits *limits)
{
	struct cop_node *root = NULL, *again = NULL;
	struct cop_error err = { 0 };

	if (cop_yaml_parse(a, src, limits, &root, &err)) {
		must(err.msg[0] && err.hint[0] && (err.line || !src->len));
		return;
	}
	if (root)
		must_nest(root);
	must(!cop_yaml_parse(a, src, limits, &again, &err) &&
	     cop_node_equal(root, again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_source src = { .path = "fuzz.yaml",
				  .text = cop_arena_copy(a, (const char *)data, size),
				  .len = size };

	parse(a, &src, &cop_yaml_any);
	parse(a, &src, &cop_yaml_community);
	return 0;
}
