/* SPDX-License-Identifier: MIT */
/*
 * Inside the store: what a repository's own settings could start, kept from starting. Who can
 * write a repository's settings (a copy somebody was given) must not run programs here.
 */
#ifndef COP_STORE_GUARD_H
#define COP_STORE_GUARD_H

#include "base/arena.h"
#include "base/error.h"

/* Words for git's command line, and what they need in its environment. NULL-terminated. */
struct cop_guard {
	const char **words, **env;
	size_t nwords, nenv, words_cap, env_cap;
};

/*
 * One override for each setting of the repository in `root` that names a program: what the
 * user's own settings say, else git's default. `commits`: a commit runs the filters of its
 * files, as git's own would, and hooks; those are left alone.
 */
enum cop_code cop_guard_settings(struct cop_arena *a, const char *root, bool commits,
				 struct cop_guard *ret, struct cop_error *err)
	COP_CHECKED;

#endif
