/* SPDX-License-Identifier: MIT */
/*
 * The catalogues of share/catalogue/, which are inside the program: roles, questions, steps
 * and built-in indicators. Read through the same tables as a community's own records; that
 * each can be read is proved by a test, so nothing here fails.
 */
#ifndef COP_MODEL_CATALOGUE_H
#define COP_MODEL_CATALOGUE_H

#include "model/community.h"
#include "model/guide.h"
#include "model/indicator.h"
#include "model/role.h"

/* Tree of one file by its stem ("indicators"); NULL: no such catalogue. In the arena. */
struct cop_node *cop_catalogue_tree(struct cop_arena *a, const char *name);

/* Roles and groups in the order of the file; rec is a struct cop_role without holders. */
struct cop_items cop_catalogue_roles(struct cop_arena *a);
/* A copy of its own, so that the caller may fill it in further. NULL: none of that id. */
struct cop_role *cop_catalogue_role(struct cop_arena *a, const char *id);

/* The 28 questions, each leading one before its own three; then the parts beside them. */
const struct cop_guide_questions *cop_catalogue_questions(struct cop_arena *a);
/* The eight steps. */
const struct cop_guide_steps *cop_catalogue_steps(struct cop_arena *a);

/* The checklist for platforms, comfort and access first; and their nine functions. */
const struct cop_guide_checks *cop_catalogue_checks(struct cop_arena *a);
const struct cop_guide_checks *cop_catalogue_functions(struct cop_arena *a);

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
