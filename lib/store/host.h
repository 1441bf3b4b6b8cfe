/* SPDX-License-Identifier: MIT */
/*
 * What the store has to know of the world around it: filled in once by the program, which
 * alone reads environment and clock.
 */
#ifndef COP_STORE_HOST_H
#define COP_STORE_HOST_H

#include "git/git.h"

struct cop_host {
	const char *const
		*modules; /* folders that may hold cop-git.so; NULL-terminated */
	const struct cop_git_table
		*git; /* linked in (static build, tests); NULL: from modules */
	const char *ceilings; /* GIT_CEILING_DIRECTORIES, or NULL */
	enum cop_git_fsync fsync;
	struct cop_git_person author, committer; /* when and offset always set */
};

/* The table of the git module, opened on first need. */
enum cop_code cop_host_git(const struct cop_host *host, const struct cop_git_table **ret,
			   struct cop_error *err) COP_CHECKED;

#endif
