/* SPDX-License-Identifier: MIT */
/*
 * Texts of our own (paths, ids) -> numbers, found in constant time: for tables that grow as
 * long as a file has rows. Keys are borrowed; the table lives in its arena.
 *   struct cop_keys seen = { .arena = a };
 */
#ifndef COP_BASE_KEYS_H
#define COP_BASE_KEYS_H

#include "base/arena.h"

struct cop_key_slot {
	const char *key; /* NULL: free */
	size_t value;
};

struct cop_keys {
	struct cop_arena *arena;
	struct cop_key_slot *at; /* `cap` of them, in no order that means anything */
	size_t n, cap;
};

/* The value of a key; NULL where it is not there. Valid until the next put. */
size_t *cop_keys_find(const struct cop_keys *k, const char *key);
/* Adds the key with this value, or replaces the value it has. */
void cop_keys_put(struct cop_keys *k, const char *key, size_t value);
void cop_keys_clear(struct cop_keys *k);

#endif
