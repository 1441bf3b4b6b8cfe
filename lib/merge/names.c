/* SPDX-License-Identifier: MIT */
/* Anchors and aliases of a text: what a merge by lines can part without a word. */
#include <string.h>

#include "base/raw.h"
#include "merge/part.h"

struct name {
	const char *at;
	size_t nth; /* in the text */
	const struct cop_node *node;
	bool alias;
};

struct names {
	struct name *at;
	size_t n, cap;
};

static int by_name(const void *va, const void *vb)
{
	const struct name *a = va, *b = vb;
	int order = strcmp(a->at, b->at);

	return order ? order : (a->nth > b->nth) - (a->nth < b->nth);
}

/* In the order of the text, for sorting is not stable. Not deeper than the parser goes. */
static void collect(struct cop_arena *a, const struct cop_node *n, struct names *ret)
{
	const char *at = n->props ? strchr(n->props, '&') : NULL;
	struct name name = { .node = n, .alias = n->kind == COP_ALIAS };

	if (n->key)
		collect(a, n->key, ret);
	name.nth = ret->n;
	if (name.alias)
		name.at = cop_str_raw(n->value);
	else if (at == n->props && at)
		name.at = cop_arena_copy(a, at + 1, strcspn(at + 1, " "));
	if (name.at)
		*COP_PUSH(a, ret->at, ret->n, ret->cap) = name;
	for (const struct cop_node *c = n->first; c; c = c->next)
		collect(a, c, ret);
}

/* The first one of the text that is wrong; NULL: none is. */
static const struct name *wrong_in(const struct names *list)
{
	const struct name *ret = NULL;

	for (size_t i = 0; i < list->n; i++) {
		const struct name *one = &list->at[i], *before = i ? one - 1 : NULL;
		bool first = !before || strcmp(before->at, one->at) != 0;

		/* an alias that stands first has no anchor above it */
		if ((first ? one->alias : !one->alias) && (!ret || one->nth < ret->nth))
			ret = one;
	}
	return ret;
}

enum cop_code cop_lint_names(struct cop_arena *a, const struct cop_node *root,
			     struct cop_error *err)
{
	struct names list = { 0 };
	const struct name *wrong;

	if (root)
		collect(a, root, &list);
	cop_sort(list.at, list.n, sizeof(*list.at), by_name);
	wrong = wrong_in(&list);
	if (!wrong)
		return COP_OK;
	if (wrong->alias)
		cop_fail_at(err, COP_E_INVALID, cop_node_loc(wrong->node),
			    "the alias *%s has no anchor above it", wrong->at);
	else
		cop_fail_at(err, COP_E_INVALID, cop_node_loc(wrong->node),
			    "the anchor &%s stands twice: an alias may mean either",
			    wrong->at);
	return cop_fail_hint(err, wrong->alias ? "write the value out"
					       : "give it another name");
}
