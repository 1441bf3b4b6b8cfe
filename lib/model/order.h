/* SPDX-License-Identifier: MIT */
/*
 * The order everyone can see (practice.md 142): open items of the plan, what may start
 * first, then what waits, each after what it waits for. Among equals: overdue, priority, the
 * day it is due, id.
 */
#ifndef COP_MODEL_ORDER_H
#define COP_MODEL_ORDER_H

#include "model/days.h"

struct cop_order_row {
	const struct cop_item *item;
	const struct cop_plan *plan;
	/*
	 * The next day it is due. Of a repeating item the first that is neither done nor
	 * cancelled, looking back COP_ORDER_BACK days: older ones are let go. Zero: none.
	 */
	struct cop_date due;
	struct cop_date rule; /* of a repeating item, the day its rule gives; else zero */
	bool overdue;
	const char **waits; /* ids of open items it waits for */
	size_t nwaits;
};

/* Items that wait for one another: each for the next, the last for the first. */
struct cop_order_cycle {
	const char **at;
	size_t n;
};

struct cop_order {
	struct cop_order_row *at;
	size_t n;
	size_t free; /* so many from the first on may start */
	struct cop_order_cycle *cycles;
	size_t ncycles;
};

#define COP_ORDER_BACK 28

/*
 * A repeating item is waited for until one of its dates was held or done. What stands in a
 * cycle, or behind one, comes last. calendar: as in days.h; a rule that cannot be counted
 * leaves the item with its first date. In the community's arena.
 */
void cop_plan_order(const struct cop_community *c,
		    const struct cop_calendar_table *calendar, struct cop_order *ret);
/* Open items that wait for this one. */
size_t cop_plan_waiting(const struct cop_community *c, const char *id, const char ***ret);
/* Open items this one waits for. */
size_t cop_plan_waits(const struct cop_community *c, const struct cop_plan *p,
		      const char ***ret);

#endif
