/* SPDX-License-Identifier: MIT */
/*
 * What stands around a community in its repository, told by looking: without libgit2, which
 * reading commands do without, and without starting git.
 */
#ifndef COP_STORE_AROUND_H
#define COP_STORE_AROUND_H

#include "base/arena.h"
#include "base/error.h"

/* Folders of a repository, absolute, without a slash at the end. */
struct cop_around {
	const char *top; /* the work tree */
	const char *dir; /* of this work tree: its HEAD and index */
	const char
		*common; /* shared by all work trees; the same as dir in the first one */
};

/* From the community's folder upwards. False: no repository is seen. Lives in the arena. */
bool cop_around_find(struct cop_arena *a, const char *root, struct cop_around *ret);

/* Something of git's that somebody began and has to end. */
struct cop_under_way {
	const char *what; /* "a rebase" */
	const char
		*go_on; /* command that ends it once files are settled; NULL: none does */
	const char *remedy; /* commands that end it, either way */
};
/* The i-th of those that are under way; NULL: no more. */
const struct cop_under_way *cop_around_under_way(const struct cop_around *r, size_t i);
/* COP_E_REFUSED where anything is. */
enum cop_code cop_around_refuse(const struct cop_around *r, struct cop_error *err)
	COP_CHECKED;

/* "refs/heads/main"; NULL: HEAD names no branch. */
const char *cop_around_branch(struct cop_arena *a, const struct cop_around *r);
/* HEAD is a commit, not a branch. */
bool cop_around_detached(struct cop_arena *a, const struct cop_around *r);
/* Was a sparse checkout ever set up here? Then files may be left out of the work tree. */
bool cop_around_sparse(const struct cop_around *r);
/* Is the index held by a lock file, of a git at work or one that was killed? */
bool cop_around_locked(const struct cop_around *r);

#endif
