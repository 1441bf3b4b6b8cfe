/* SPDX-License-Identifier: MIT */
/* What a merge leaves in a text where both sides changed the same: git's markers. */
#ifndef COP_YAML_CONFLICT_H
#define COP_YAML_CONFLICT_H

#include "base/arena.h"
#include "base/error.h"

struct cop_conflict {
	struct cop_loc at;    /* of the first marker */
	uint32_t first, last; /* lines, the markers included */
	const char *key; /* nearest key above, or between them; "" where there is none */
	const char *ours, *theirs; /* names behind the markers, "" where there are none */
};

/* The first conflict of the text; false: there is none. Texts live in the arena. */
bool cop_yaml_conflict(struct cop_arena *a, const struct cop_source *src,
		       struct cop_conflict *ret);
/* "'purpose' has two versions here, down to line 20 (yours, theirs)". */
enum cop_code cop_conflict_fail(const struct cop_conflict *c, struct cop_error *err);

#endif
