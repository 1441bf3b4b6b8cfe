/* SPDX-License-Identifier: MIT */
/* Merges as rows of a table: three texts, and what they must become. */
#ifndef COP_TEST_MERGE_CASES_H
#define COP_TEST_MERGE_CASES_H

#include "test.h"

#include "base/arena.h"

struct merge_case {
	const char *claim;
	const char *kind; /* "role"; NULL: any YAML file */
	const char *base, *ours, *theirs;
	const char *want; /* NULL: in doubt */
	size_t conflicts;
};

/*
 * Every row as it says, and the other way round: as many conflicts, the same doubts, and
 * without them the same meaning and the same comments. Where there are conflicts, each side
 * of the markers is a file that can be read.
 */
void assert_merges(const struct merge_case *cases, size_t n);

#define OURS "<<<<<<< ours\n"
#define MIDDLE "=======\n"
#define THEIRS ">>>>>>> theirs\n"

#endif
