/* SPDX-License-Identifier: MIT */
#include "base/near.h"

#include <string.h>

#define LONGEST 64
#define NEAREST 2
/* A word typed in part ("org"), which any nearer typing mistake outdoes. */
#define BEGUN 3
#define BEGUN_LEAST 3

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* rows[0] is two rows back, rows[1] one back, rows[2] the new one; returns its least. */
static unsigned next_row(unsigned rows[3][LONGEST + 1], const char *a, size_t i,
			 const char *b)
{
	size_t len = strlen(b);
	unsigned lowest;

	rows[2][0] = lowest = (unsigned)i;
	for (size_t j = 1; j <= len; j++) {
		unsigned best = rows[1][j - 1] + (a[i - 1] != b[j - 1]);

		best = least(best, least(rows[1][j], rows[2][j - 1]) + 1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
			best = least(best, rows[0][j - 2] + 1);
		rows[2][j] = best;
		lowest = least(lowest, best);
	}
	return lowest;
}

/* Stops above `most` and returns most + 1. */
static unsigned distance_of(const char *a, const char *b, unsigned most)
{
	size_t a_len = strlen(a), b_len = strlen(b);
	unsigned rows[3][LONGEST + 1] = { { 0 } };
	unsigned previous = 0;

	if (a_len > LONGEST || b_len > LONGEST)
		return most + 1;
	for (unsigned j = 0; j <= b_len; j++)
		rows[1][j] = j;
	for (size_t i = 1; i <= a_len; i++) {
		unsigned lowest = next_row(rows, a, i, b);

		/* A swap reaches over one row, so both must be too far. */
		if (lowest > most && previous > most)
			return most + 1;
		previous = lowest;
		memcpy(rows[0], rows[1], sizeof(rows[0]));
		memcpy(rows[1], rows[2], sizeof(rows[1]));
	}
	return least(rows[1][b_len], most + 1);
}

static bool begins(const char *typed, size_t len, const char *candidate)
{
	return len >= BEGUN_LEAST && strlen(candidate) <= LONGEST &&
	       strncmp(candidate, typed, len) == 0;
}

void cop_near_try(struct cop_near *n, const char *candidate)
{
	size_t len = strlen(n->typed);
	unsigned most = len <= 3 ? 1 : NEAREST;
	unsigned distance;

	if (n->best && n->distance == 0)
		return;
	if (n->best)
		most = least(most, n->distance - 1);
	distance = distance_of(n->typed, candidate, most);
	if (distance > most || distance >= len) {
		if (n->best || !begins(n->typed, len, candidate))
			return;
		distance = BEGUN;
	}
	n->best = candidate;
	n->distance = distance;
}
