/* SPDX-License-Identifier: MIT */
/* Circles in references from records of one kind to others of it. Inside lib/rules. */
#ifndef COP_RULES_CYCLE_H
#define COP_RULES_CYCLE_H

#include "rules/rule.h"

/* What is looked for: records of one kind, and the ids each of them points to. */
struct cop_ring {
	enum cop_kind kind;
	size_t (*next)(const void *rec, const char *const **ret);
	/*
	 * A circle, told at the record with its smallest id: "a → b → a" in the arena, and the
	 * second of them. `k` is the rule at that record.
	 */
	void (*found)(const struct cop_case *k, const char *way, const char *next);
};

/* Each circle once, the shortest at each record. For a rule of the whole. */
void cop_cycles(const struct cop_case *k, const struct cop_ring *ring);

#endif
