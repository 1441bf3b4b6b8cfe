/* SPDX-License-Identifier: MIT */
/* The comments of a result, counted against those of the three versions. */
#include <string.h>

#include "merge/part.h"
#include "yaml/block.h"
#include "yaml/place.h"

/* One comment of one version, without blanks at its end. */
struct remark {
	struct cop_piece text;
	size_t side;
};

struct remarks {
	struct remark *at;
	size_t n, cap;
};

static int by_text(const void *va, const void *vb)
{
	const struct cop_piece *a = &((const struct remark *)va)->text;
	const struct cop_piece *b = &((const struct remark *)vb)->text;
	size_t n = a->len < b->len ? a->len : b->len;
	int order = memcmp(a->at, b->at, n);

	return order ? order : (a->len > b->len) - (a->len < b->len);
}

/* Between two values every sign of a comment begins one. */
static void take(const struct cop_merge_job *j, const char *at, const char *end,
		 size_t side, struct remarks *ret)
{
	while (at < end && (at = memchr(at, '#', (size_t)(end - at)))) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t len = (size_t)((stop ? stop : end) - at);
		size_t all = len;

		while (len && strchr(" \t\r", at[len - 1]))
			len--;
		*COP_PUSH(j->arena, ret->at, ret->n, ret->cap) =
			(struct remark){ { at, len }, side };
		at += all;
	}
}

/* The comments before a value and within it, from `at`; where the value ends. Not deeper than
 * the parser goes. */
static size_t walk(const struct cop_merge_job *j, const struct cop_node *n, size_t at,
		   size_t side, struct remarks *ret)
{
	const char *text = n->src->text;

	if (n->key)
		at = walk(j, n->key, at, side, ret);
	if (n->kind == COP_SCALAR && n->end > n->start) {
		take(j, text + at, text + n->start, side, ret);
		if (n->style == COP_LITERAL || n->style == COP_FOLDED)
			take(j, text + cop_block_header(n).end,
			     text + cop_line_end(n->src, cop_block_header(n).end), side,
			     ret);
		at = n->end;
	}
	for (const struct cop_node *c = n->first; c; c = c->next)
		at = walk(j, c, at, side, ret);
	return at;
}

/* What each side did with it is done; what both did may be the same, done once. Decided for a
 * side, what stood between markers is as it was there. */
static bool count_fits(const size_t n[4], enum cop_side side)
{
	size_t o = n[0], a = n[1], b = n[2], r = n[3];
	size_t own = side == COP_SIDE_OURS ? a : b;
	size_t least = a + b > o ? a + b - o : 0, most = least;

	if (a > o && b > o)
		least = a > b ? a : b;
	if (a < o && b < o)
		most = a < b ? a : b;
	if (side != COP_SIDE_NONE && own < least)
		least = own;
	if (side != COP_SIDE_NONE && own > most)
		most = own;
	return r >= least && r <= most;
}

bool cop_remarks_kept(const struct cop_merge_job *j, const struct cop_three *t,
		      const struct cop_version *result, enum cop_side side)
{
	const struct cop_version all_of[] = {
		{ j->o, t->o }, { j->a, t->a }, { j->b, t->b }, *result
	};
	struct remarks all = { 0 };

	for (size_t s = 0; s < COP_COUNT(all_of); s++) {
		const struct cop_source *src = all_of[s].src;
		size_t at = all_of[s].root ? walk(j, all_of[s].root, 0, s, &all) : 0;

		take(j, src->text + at, src->text + src->len, s, &all);
	}
	cop_sort(all.at, all.n, sizeof(*all.at), by_text);
	for (size_t i = 0; i < all.n;) {
		size_t n[4] = { 0 }, first = i;

		for (; i < all.n && by_text(&all.at[first], &all.at[i]) == 0; i++)
			n[all.at[i].side]++;
		if (!count_fits(n, side))
			return false;
	}
	return true;
}
