/* SPDX-License-Identifier: MIT */
/* Circles in references from records of one kind to others of it. Inside lib/rules. */
#ifndef COP_RULES_CYCLE_H
#define COP_RULES_CYCLE_H

#include "rules/rule.h"

/*
 * The shortest way from the case's record back to itself over records with a greater id,
 * so that each circle is told once, at its smallest id: "a → b → a" in the arena, and the
 * second of them in ret_next. NULL: there is none. `next` gives the ids a record points to.
 */
const char *cop_cycle_from(const struct cop_case *k,
			   size_t (*next)(const void *rec, const char *const **ret),
			   const char **ret_next);

#endif
