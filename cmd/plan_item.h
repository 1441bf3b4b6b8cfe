/* SPDX-License-Identifier: MIT */
/* What the leaves of `plan` share: items as people name them, and what is computed of them. */
#ifndef COP_PLAN_ITEM_H
#define COP_PLAN_ITEM_H

#include "calendar.h"
#include "model/order.h"
#include "noun.h"

/* ITEM or ITEM@DATE, found. */
struct cop_plan_named {
	const struct cop_item *item;
	const struct cop_plan *plan;
	struct cop_plan_day day; /* date zero: no date was named */
};

/*
 * DATE may be the day the rule gives or the one it moved to. COP_E_USAGE: no date, or the
 * item does not repeat; COP_E_NOT_FOUND: no such item, or not on that day (the nearest are
 * named).
 */
enum cop_code cop_plan_named(struct cop_env *env, const char *word,
			     struct cop_plan_named *ret, struct cop_error *err)
	COP_CHECKED;

/* "monthly on the first Thursday"; NULL: it does not repeat. */
const char *cop_plan_repeat_words(struct cop_arena *a, const struct cop_plan *p);
/* A list of ids as a value; NONE where there are none. */
struct cop_value cop_plan_ids(struct cop_arena *a, const char *const *ids, size_t n);
/* Name of a weekly task of the catalogue, or of any role of this community. */
bool cop_plan_is_task(const struct cop_community *c, const char *word);

/* due, open, overdue, blocked, waits_for: what lists show beside the fields. row NULL: an
 * item that is not open. */
struct cop_value cop_plan_computed(struct cop_arena *a, const struct cop_order_row *row);
extern const struct cop_column cop_plan_columns[];
#define COP_PLAN_NCOLUMNS 8 /* those of the table */
#define COP_PLAN_NKNOWN 11  /* and those that it knows */

/*
 * A rule as typed, in its written form, with the first day it gives: `due` where that is
 * given, else the first from today on. COP_E_USAGE: the words are not understood, leave the
 * day open, or do not give `due`.
 */
enum cop_code cop_plan_repeat(struct cop_env *env, const char *typed,
			      struct cop_date *due, const char **ret_rule,
			      struct cop_error *err) COP_CHECKED;

/* One field of an occurrence. */
struct cop_plan_fact {
	const char *key;
	struct cop_node *value;
};
/* Writes them to the date that `n` names, whose occurrence is made where there is none. */
enum cop_code cop_plan_occur(struct cop_env *env, struct cop_change *c,
			     const struct cop_plan_named *n,
			     const struct cop_plan_fact *facts, size_t nfacts,
			     struct cop_error *err) COP_CHECKED;

/* "45 min", "4 h", "1 h 30 min". */
const char *cop_plan_hours(struct cop_arena *a, double hours);

#endif
