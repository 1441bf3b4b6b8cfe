/* SPDX-License-Identifier: MIT */
#include "rules/cycle.h"

#include <string.h>

/* The references as positions: those of record i are to[first[i]] up to to[first[i + 1]]. */
struct graph {
	const struct cop_items *items;
	size_t *first, *to;
	bool *left; /* on a circle, or between two */
};

struct search {
	const struct graph *g;
	size_t *from;  /* by position: 1 + the position it was reached from, 0 not yet */
	size_t *queue; /* positions still to be looked at */
	size_t n, start;
};

static void add_edges(struct graph *g, const struct cop_case *k, size_t *cap,
		      const struct cop_ring *ring, size_t at, struct cop_arena *a)
{
	const char *const *ids;
	size_t n = ring->next(g->items->at[at].rec, &ids);

	g->first[at + 1] = g->first[at];
	for (size_t i = 0; i < n; i++) {
		const struct cop_item *item =
			cop_community_item(k->j->c, ring->kind, ids[i]);

		if (item)
			*COP_PUSH(a, g->to, g->first[at + 1], *cap) =
				(size_t)(item - g->items->at);
	}
}

/* Takes away, one after the other, what nothing points to: it is on no circle. */
static void peel(struct graph *g, struct cop_arena *a)
{
	size_t n = g->items->n, end = 0;
	size_t *in = COP_NEW_N(a, size_t, n), *queue = COP_NEW_N(a, size_t, n);

	for (size_t e = 0; e < g->first[n]; e++)
		in[g->to[e]]++;
	for (size_t i = 0; i < n; i++)
		if (!in[i])
			queue[end++] = i;
	for (size_t at = 0; at < end; at++) {
		size_t i = queue[at];

		g->left[i] = false;
		for (size_t e = g->first[i]; e < g->first[i + 1]; e++)
			if (!--in[g->to[e]])
				queue[end++] = g->to[e];
	}
}

static void make_graph(struct graph *g, const struct cop_case *k,
		       const struct cop_ring *ring, struct cop_arena *a)
{
	size_t n, cap = 0;

	g->items = &k->j->c->items[ring->kind];
	n = g->items->n;
	g->first = COP_NEW_N(a, size_t, n + 1);
	g->left = COP_NEW_N(a, bool, n);
	for (size_t i = 0; i < n; i++) {
		g->left[i] = true;
		add_edges(g, k, &cap, ring, i, a);
	}
	peel(g, a);
}

/* True: this edge closes the circle. */
static bool reach(struct search *s, size_t from, size_t at)
{
	if (at == s->start)
		return true;
	if (at < s->start || s->from[at] || !s->g->left[at])
		return false;
	s->from[at] = from + 1;
	s->queue[s->n++] = at;
	return false;
}

/* More of a long circle is not told: its end, how many are between, its beginning. */
#define TOLD_MAX 8

static const char *tell(const struct search *s, size_t last, struct cop_arena *a,
			const char **ret_next)
{
	const struct cop_item *item = s->g->items->at;
	const char *start = item[s->start].id, *way = start;
	size_t n = 0;

	*ret_next = start;
	for (size_t at = last; at != s->start; at = s->from[at] - 1) {
		if (n++ < TOLD_MAX)
			way = cop_arena_printf(a, "%s \u2192 %s", item[at].id, way);
		*ret_next = item[at].id;
	}
	if (n > TOLD_MAX + 1)
		way = cop_arena_printf(a, "%s \u2192 %zu more \u2192 %s", *ret_next,
				       n - TOLD_MAX - 1, way);
	else if (n > TOLD_MAX)
		way = cop_arena_printf(a, "%s \u2192 %s", *ret_next, way);
	return cop_arena_printf(a, "%s \u2192 %s", start, way);
}

static const char *circle(struct search *s, struct cop_arena *a, const char **ret_next)
{
	const struct graph *g = s->g;

	memset(s->from, 0, g->items->n * sizeof(*s->from));
	s->n = 0;
	s->queue[s->n++] = s->start;
	for (size_t i = 0; i < s->n; i++) {
		size_t at = s->queue[i];

		for (size_t e = g->first[at]; e < g->first[at + 1]; e++)
			if (reach(s, at, g->to[e]))
				return tell(s, at, a, ret_next);
	}
	return NULL;
}

void cop_cycles(const struct cop_case *k, const struct cop_ring *ring)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	struct graph g = { 0 };
	struct search s = { .g = &g };

	make_graph(&g, k, ring, scratch);
	s.from = COP_NEW_N(scratch, size_t, g.items->n);
	s.queue = COP_NEW_N(scratch, size_t, g.items->n);
	for (s.start = 0; s.start < g.items->n; s.start++) {
		struct cop_case one = *k;
		const char *way, *next = NULL;

		if (!g.left[s.start])
			continue;
		one.kind = ring->kind;
		one.item = &g.items->at[s.start];
		one.rec = one.item->rec;
		way = circle(&s, k->j->c->arena, &next);
		if (way)
			ring->found(&one, way, next);
	}
}
