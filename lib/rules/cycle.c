/* SPDX-License-Identifier: MIT */
#include "rules/cycle.h"

#include <string.h>

struct search {
	const struct cop_case *k;
	const struct cop_items *items;
	size_t *from;  /* by position: 1 + the position it was reached from, 0 not yet */
	size_t *queue; /* positions still to be looked at */
	size_t n, start;
};

/* True: this edge closes the circle. */
static bool reach(struct search *s, size_t from, const char *id)
{
	const struct cop_item *item;
	size_t at;

	if (!id)
		return false;
	if (strcmp(id, s->items->at[s->start].id) == 0)
		return true;
	item = cop_community_item(s->k->j->c, s->k->kind, id);
	at = item ? (size_t)(item - s->items->at) : 0;
	if (!item || at < s->start || s->from[at])
		return false;
	s->from[at] = from + 1;
	s->queue[s->n++] = at;
	return false;
}

/* More of a long circle is not told: its end, how many are between, its beginning. */
#define TOLD_MAX 8

static const char *tell(const struct search *s, size_t last, const char **ret_next)
{
	struct cop_arena *a = s->k->j->c->arena;
	const char *start = s->items->at[s->start].id, *way = start;
	size_t n = 0;

	*ret_next = start;
	for (size_t at = last; at != s->start; at = s->from[at] - 1) {
		if (n++ < TOLD_MAX)
			way = cop_arena_printf(a, "%s \u2192 %s", s->items->at[at].id,
					       way);
		*ret_next = s->items->at[at].id;
	}
	if (n > TOLD_MAX + 1)
		way = cop_arena_printf(a, "%s \u2192 %zu more \u2192 %s", *ret_next,
				       n - TOLD_MAX - 1, way);
	else if (n > TOLD_MAX)
		way = cop_arena_printf(a, "%s \u2192 %s", *ret_next, way);
	return cop_arena_printf(a, "%s \u2192 %s", start, way);
}

const char *cop_cycle_from(const struct cop_case *k,
			   size_t (*next)(const void *rec, const char *const **ret),
			   const char **ret_next)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = NULL;
	const struct cop_items *items = &k->j->c->items[k->kind];
	struct search s = { .k = k, .items = items };
	const char *const *ids;

	if (!next(k->rec, &ids))
		return NULL;
	scratch = cop_arena_new();
	s.start = (size_t)(k->item - items->at);
	s.from = COP_NEW_N(scratch, size_t, items->n);
	s.queue = COP_NEW_N(scratch, size_t, items->n);
	s.queue[s.n++] = s.start;
	for (size_t i = 0; i < s.n; i++) {
		size_t n = next(items->at[s.queue[i]].rec, &ids);

		for (size_t e = 0; e < n; e++) {
			if (reach(&s, s.queue[i], ids[e]))
				return tell(&s, s.queue[i], ret_next);
		}
	}
	return NULL;
}
