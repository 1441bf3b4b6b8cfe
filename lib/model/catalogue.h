/* SPDX-License-Identifier: MIT */
/*
 * The catalogues of share/catalogue/, which are inside the program: roles, questions, steps
 * and built-in indicators. Read through the same tables as a community's own records.
 */
#ifndef COP_MODEL_CATALOGUE_H
#define COP_MODEL_CATALOGUE_H

#include "model/indicator.h"
#include "yaml/yaml.h"

/* One file by its stem ("indicators"); NULL: no such catalogue. In the arena. */
const struct cop_source *cop_catalogue_source(struct cop_arena *a, const char *name);
/* Its tree; NULL: no such catalogue. That each can be read is proved by a test. */
struct cop_node *cop_catalogue_tree(struct cop_arena *a, const char *name);

/* An indicator that the program computes. Its place in the list is its number (B1 first). */
struct cop_builtin {
	const char *id;
	const struct cop_indicator *record; /* without a history */
	const struct cop_str *mark;         /* what else to know of its limits, or NULL */
	bool first; /* on the first screen where nothing else was said */
};

struct cop_builtins {
	struct cop_builtin *at;
	size_t n;
};

struct cop_builtins cop_catalogue_indicators(struct cop_arena *a);

#endif
