/* SPDX-License-Identifier: MIT */
/*
 * Inside the store: files of a commit into the work tree. Each is written beside its place
 * first and then changes places with what stands there, so that what stands there is looked
 * at after nobody can write to it any more by its name: an edit of the user's in the last
 * instant comes out again, and is put back.
 */
#ifndef COP_STORE_PLACE_H
#define COP_STORE_PLACE_H

#include "git/git.h"

struct cop_placing {
	const struct cop_git_table *table;
	struct cop_git *git;
	int top; /* the work tree, open */
	const struct cop_git_file *files;
	size_t n;
	const char *commit;
	struct cop_arena *arena;
};

/* Writes the text of a file beside its place; nothing for one that goes. */
enum cop_code cop_place_stage(const struct cop_placing *p, size_t i, const char *text,
			      size_t len, bool save, struct cop_error *err) COP_CHECKED;
/* Puts it there. *ret_left: something else than `pre` stands there, and was left. */
enum cop_code cop_place_put(const struct cop_placing *p, size_t i, bool *ret_left,
			    struct cop_error *err) COP_CHECKED;
/* What came out when a run was cut off behind the exchange: kept where it is the user's. */
enum cop_code cop_place_settle(const struct cop_placing *p, size_t i, bool *ret_left,
			       struct cop_error *err) COP_CHECKED;
/* All that was staged and not put. Fails where one of it stays. */
enum cop_code cop_place_drop(const struct cop_placing *p, struct cop_error *err)
	COP_CHECKED;
/* The folders of all files, and the one of the index (`dir`), to the disk. */
enum cop_code cop_place_sync(const struct cop_placing *p, const char *dir,
			     struct cop_error *err) COP_CHECKED;

#endif
