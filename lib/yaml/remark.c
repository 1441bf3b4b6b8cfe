/* SPDX-License-Identifier: MIT */
#include "yaml/remark.h"

#include <string.h>

#include "yaml/block.h"
#include "yaml/place.h"
#include "yaml/tree.h"

struct remarks {
	struct cop_arena *arena;
	struct cop_loc *at;
	size_t n, cap;
};

bool cop_remark_above(const struct cop_node *entry, struct cop_loc *ret)
{
	const struct cop_source *src = entry->src;
	size_t line = cop_line_start(src, entry->lead), above;
	unsigned column = cop_column(src, entry->lead);

	if (!cop_first_on_line(src, entry->lead))
		return false;
	above = cop_comment_above(src, line, column);
	*ret = (struct cop_loc){ src, (uint32_t)(above + column) };
	return above < line;
}

static size_t len_of(struct cop_loc at)
{
	size_t end = cop_line_end(at.src, at.at);

	while (end > at.at && strchr(" \t", at.src->text[end - 1]))
		end--;
	return end - at.at;
}

const struct cop_str *cop_remark_text(struct cop_arena *a, struct cop_loc at)
{
	return cop_str_new(a, at.src->text + at.at, len_of(at));
}

static bool same(struct cop_loc a, struct cop_loc b)
{
	size_t len = len_of(a);

	return len == len_of(b) &&
	       memcmp(a.src->text + a.at, b.src->text + b.at, len) == 0;
}

/* Between values every sign of a comment begins one. */
static void take(struct remarks *r, const struct cop_source *src, size_t at, size_t end)
{
	for (; at < end; at++) {
		if (src->text[at] != '#')
			continue;
		*COP_PUSH(r->arena, r->at, r->n, r->cap) =
			(struct cop_loc){ src, (uint32_t)at };
		at = cop_line_end(src, at);
	}
}

static struct remarks collect(struct cop_arena *a, const struct cop_node *root)
{
	struct remarks r = { .arena = a };
	size_t at = 0;

	for (const struct cop_node *n = root; n; n = cop_tree_next(n, root)) {
		if (n->kind != COP_SCALAR || n->end == n->start)
			continue;
		take(&r, n->src, at, n->start);
		if (n->style == COP_LITERAL || n->style == COP_FOLDED) {
			at = cop_block_header(n).end;
			take(&r, n->src, at, cop_line_end(n->src, at));
		}
		at = n->end;
	}
	if (root)
		take(&r, root->src, at, root->src->len);
	return r;
}

bool cop_remark_gone(struct cop_arena *a, const struct cop_node *before,
		     const struct cop_node *after, struct cop_loc *ret)
{
	struct remarks old = collect(a, before), left = collect(a, after);
	size_t i = 0;

	if (old.n <= left.n)
		return false;
	while (i < left.n && same(old.at[i], left.at[i]))
		i++;
	*ret = old.at[i];
	return true;
}
