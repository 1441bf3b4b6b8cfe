/* SPDX-License-Identifier: MIT */
/*
 * Entries of lists: what tells two of them apart, and the order in which they stand. What
 * `cop check` calls sorted, where a new entry goes and what `cop yaml fmt` makes are this.
 */
#ifndef COP_SCHEMA_ENTRY_H
#define COP_SCHEMA_ENTRY_H

#include "schema/schema.h"

struct cop_entry {
	const struct cop_node *node;
	const char *key[2]; /* parts that are absent are "" */
	size_t at;          /* place in the list */
};

/* "member+from" gives two parts; a word of a list is one; a step of a history has its day. */
void cop_entry_read(struct cop_arena *a, const struct cop_field *f,
		    const struct cop_node *node, size_t at, struct cop_entry *ret);
/* 0: the same thing. Otherwise an order that puts equals side by side. */
int cop_entry_identity(const struct cop_entry *a, const struct cop_entry *b);
/* Which stands first: holders by their first day, all others by their key. */
int cop_entry_order(const struct cop_field *f, const struct cop_entry *a,
		    const struct cop_entry *b);

/* Is the list kept in order (a set or a keyed list), or is its order the author's? */
bool cop_list_is_sorted(const struct cop_field *f);
/*
 * Where a new entry goes: before the item of that number; the count where its place is the
 * end. Looks from the end, so that what comes in order is found at once.
 */
size_t cop_entry_place(const struct cop_field *f, const struct cop_node *seq,
		       const struct cop_node *entry);
/* The items in the order they should have, equals as they stand; NULL: they have it. */
struct cop_node **cop_list_order(struct cop_arena *a, const struct cop_field *f,
				 const struct cop_node *seq);

/* Calls `see` for every list in `n` (of that table) that is kept in order, inner ones first. */
struct cop_list_seer {
	enum cop_code (*see)(void *arg, const struct cop_field *f, struct cop_node *seq,
			     struct cop_error *err);
	void *arg;
};
enum cop_code cop_lists_see(const struct cop_schema *s, struct cop_node *n,
			    const struct cop_list_seer *seer, struct cop_error *err)
	COP_CHECKED;
/* Puts such lists of a value that is about to be written in order: of a whole record, */
void cop_lists_sort(struct cop_arena *a, const struct cop_schema *s, struct cop_node *n);
/* and of a field's value, or of one entry of it. f may be NULL: nothing is known of it. */
void cop_value_sort(struct cop_arena *a, const struct cop_field *f, struct cop_node *n);

#endif
