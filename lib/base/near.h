/* SPDX-License-Identifier: MIT */
/* Nearest match for what was typed: commands, options, keys, ids. */
#ifndef COP_BASE_NEAR_H
#define COP_BASE_NEAR_H

#include "base/base.h"

/* Collects the best candidate within distance 2 (1 for words of up to 3 letters, and less
 * than the word's length), else one that begins with the word (of 3 letters or more; distance
 * 3); the first of equally near ones. Distance is Damerau-Levenshtein's
 * (adjacent swaps count 1), in bytes; texts over 64 bytes are never near. Zero it but for
 * `typed`. */
struct cop_near {
	const char *typed;
	const char *best; /* borrowed candidate, NULL while none is near */
	unsigned distance;
};

void cop_near_try(struct cop_near *n, const char *candidate);

#endif
