/* SPDX-License-Identifier: MIT */
#include "model/order.h"

#include <string.h>

/* Rows sorted by what goes first, and how far the sorting by dependency has come. */
struct sorting {
	const struct cop_community *c;
	struct cop_order_row *rows;
	size_t n;
	bool *placed;
	size_t *row_of; /* by position of the item among the plan's items */
	struct cop_order *out;
};

#define NOT_OPEN ((size_t)-1)

/* --- what waits --- */

static bool was_held(const struct cop_community *c, const struct cop_plan *p)
{
	const struct cop_gathering *g;

	for (size_t i = 0; i < p->occurrences.n; i++) {
		const struct cop_occurrence *o = &p->occurrences.at[i];

		if (o->status == cop_occurrence_status_done &&
		    o->done.day <= c->today.day)
			return true;
	}
	for (COP_EACH(c, gathering, g)) {
		if (g->plan && strcmp(g->plan, p->rec.id) == 0 &&
		    g->date.day <= c->today.day)
			return true;
	}
	return false;
}

static bool holds_others_up(const struct cop_community *c, const struct cop_plan *p)
{
	return p && cop_plan_is_open(p, c->today) && !(p->repeat && was_held(c, p));
}

size_t cop_plan_waits(const struct cop_community *c, const struct cop_plan *p,
		      const char ***ret)
{
	const char **list = NULL;
	size_t n = 0, cap = 0;

	for (size_t i = 0; i < p->after.n; i++) {
		const struct cop_item *on =
			cop_community_item(c, cop_kind_plan, p->after.at[i]);

		if (on && holds_others_up(c, on->rec))
			*COP_PUSH(c->arena, list, n, cap) = on->id;
	}
	*ret = list;
	return n;
}

size_t cop_plan_waiting(const struct cop_community *c, const char *id, const char ***ret)
{
	const struct cop_plan *p, *of = cop_plan_of(c, id);
	const char **list = NULL;
	size_t n = 0, cap = 0;

	for (COP_EACH(c, plan, p)) {
		if (!holds_others_up(c, of) || !cop_plan_is_open(p, c->today))
			continue;
		for (size_t i = 0; i < p->after.n; i++) {
			if (strcmp(p->after.at[i], id) == 0)
				*COP_PUSH(c->arena, list, n, cap) = p->rec.id;
		}
	}
	*ret = list;
	return n;
}

/* --- what goes first --- */

static void set_due(const struct cop_community *c,
		    const struct cop_calendar_table *calendar, struct cop_order_row *row)
{
	struct cop_error ignored = { 0 };
	struct cop_plan_day day = { 0 };

	row->due = row->plan->due;
	if (row->plan->repeat && row->due.day &&
	    !cop_plan_next_day(c, calendar, row->plan,
			       cop_date_add(c->today, -COP_ORDER_BACK), &day, &ignored)) {
		row->due = day.date;
		row->rule = day.rule;
	}
	row->overdue = row->due.day && row->due.day < c->today.day;
}

static int rank(const struct cop_plan *p)
{
	switch (p->priority) {
	case cop_priority_high:
		return 0;
	case cop_priority_low:
		return 2;
	default:
		return 1;
	}
}

static int by_urgency(const void *a, const void *b)
{
	const struct cop_order_row *left = a, *right = b;

	if (left->overdue != right->overdue)
		return left->overdue ? -1 : 1;
	if (rank(left->plan) != rank(right->plan))
		return rank(left->plan) - rank(right->plan);
	if (left->due.day != right->due.day) {
		if (!left->due.day || !right->due.day)
			return left->due.day ? -1 : 1;
		return left->due.day < right->due.day ? -1 : 1;
	}
	return strcmp(left->item->id, right->item->id);
}

static size_t position(const struct cop_community *c, const struct cop_item *item)
{
	return (size_t)(item - c->items[cop_kind_plan].at);
}

static void collect(struct sorting *s, const struct cop_calendar_table *calendar)
{
	const struct cop_items *items = &s->c->items[cop_kind_plan];
	size_t cap = 0;

	for (size_t i = 0; i < items->n; i++) {
		struct cop_order_row row = { .item = &items->at[i],
					     .plan = items->at[i].rec };

		if (!cop_plan_is_open(row.plan, s->c->today))
			continue;
		row.nwaits = cop_plan_waits(s->c, row.plan, &row.waits);
		set_due(s->c, calendar, &row);
		*COP_PUSH(s->c->arena, s->rows, s->n, cap) = row;
	}
	cop_sort(s->rows, s->n, sizeof(*s->rows), by_urgency);
	s->placed = COP_NEW_N(s->c->arena, bool, s->n);
	s->row_of = COP_NEW_N(s->c->arena, size_t, items->n);
	for (size_t i = 0; i < items->n; i++)
		s->row_of[i] = NOT_OPEN;
	for (size_t i = 0; i < s->n; i++)
		s->row_of[position(s->c, s->rows[i].item)] = i;
}

/* --- the order --- */

static size_t row_of(const struct sorting *s, const char *id)
{
	return s->row_of[position(s->c, cop_community_item(s->c, cop_kind_plan, id))];
}

/* Is everything it waits for placed before it? */
static bool ready(const struct sorting *s, const struct cop_order_row *row)
{
	for (size_t i = 0; i < row->nwaits; i++) {
		if (!s->placed[row_of(s, row->waits[i])])
			return false;
	}
	return true;
}

static void place(struct sorting *s, size_t i)
{
	s->placed[i] = true;
	s->out->at[s->out->n++] = s->rows[i];
}

/* The most urgent one that may be placed; false: none. */
static bool place_next(struct sorting *s)
{
	for (size_t i = 0; i < s->n; i++) {
		if (!s->placed[i] && ready(s, &s->rows[i])) {
			place(s, i);
			return true;
		}
	}
	return false;
}

/* --- cycles --- */

/* What is not placed waits for something that is not placed either: where to go on. */
static size_t first_missing(const struct sorting *s, size_t from)
{
	const struct cop_order_row *row = &s->rows[from];

	for (size_t i = 0; i < row->nwaits; i++) {
		size_t to = row_of(s, row->waits[i]);

		if (!s->placed[to])
			return to;
	}
	return from;
}

static void add_cycle(struct sorting *s, size_t from, size_t *cap)
{
	struct cop_order_cycle cycle = { 0 };
	size_t room = 0, i = from;

	do {
		*COP_PUSH(s->c->arena, cycle.at, cycle.n, room) = s->rows[i].item->id;
		i = first_missing(s, i);
	} while (i != from);
	*COP_PUSH(s->c->arena, s->out->cycles, s->out->ncycles, *cap) = cycle;
}

/* Each walk goes on until it meets a row it has seen (a cycle) or an earlier walk has. */
static void find_cycles(struct sorting *s)
{
	size_t *walk = COP_NEW_N(s->c->arena, size_t, s->n);
	size_t cap = 0;

	for (size_t start = 0; start < s->n; start++) {
		size_t i = start;

		if (s->placed[start] || walk[start])
			continue;
		while (!walk[i]) {
			walk[i] = start + 1;
			i = first_missing(s, i);
		}
		if (walk[i] == start + 1)
			add_cycle(s, i, &cap);
	}
}

void cop_plan_order(const struct cop_community *c,
		    const struct cop_calendar_table *calendar, struct cop_order *ret)
{
	struct sorting s = { .c = c, .out = ret };

	*ret = (struct cop_order){ 0 };
	collect(&s, calendar);
	ret->at = COP_NEW_N(c->arena, struct cop_order_row, s.n);
	for (size_t i = 0; i < s.n; i++) {
		if (!s.rows[i].nwaits)
			place(&s, i);
	}
	ret->free = ret->n;
	while (place_next(&s))
		continue;
	find_cycles(&s);
	for (size_t i = 0; i < s.n; i++) {
		if (!s.placed[i])
			ret->at[ret->n++] = s.rows[i];
	}
}
