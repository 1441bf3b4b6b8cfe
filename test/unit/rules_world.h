/* SPDX-License-Identifier: MIT */
/* Communities for the tests of rules: folders of fixtures, or a few files made on the spot. */
#ifndef COP_RULES_WORLD_H
#define COP_RULES_WORLD_H

#include "rules/check.h"

struct cop_world {
	struct cop_arena *arena;
	struct cop_store *store;
	struct cop_community *c;
	struct cop_findings findings;
};

/* Checks the community in `dir` as of a day; false: it cannot be opened (err says why). */
bool world_open(struct cop_world *w, const char *dir, struct cop_date today,
		struct cop_error *err);
void world_close(struct cop_world *w);

/* One file of a community that lives in memory only, upon a smallest cop.yaml. */
struct cop_file {
	const char *path, *text;
};
/* Files end with a NULL path; cop.yaml and charter.yaml are added where not given. As of
 * 2026-06-15. */
void world_make(struct cop_world *w, const struct cop_file *files);

/* How many findings there are of the rule, and the first of them (NULL: none). */
size_t world_count(const struct cop_world *w, const char *rule);
const struct cop_finding *world_first(const struct cop_world *w, const char *rule);

/* The built module, from the folder in COP_MODULES. */
struct cop_calendar_door world_calendar(void);

/* An absolute path below the source tree. */
const char *world_source(struct cop_arena *a, const char *path);

#endif
