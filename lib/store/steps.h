/* SPDX-License-Identifier: MIT */
/*
 * Inside the store: one commit on its way, and its steps. All have the same shape and stand
 * in arrays (commit.c), so that journal, lock and recovery have their place.
 */
#ifndef COP_STORE_STEPS_H
#define COP_STORE_STEPS_H

#include "store/commit.h"

struct cop_steps {
	const struct cop_writer *by;
	const char *root;
	int fd; /* root, open */
	const struct cop_writes *writes;
	struct cop_arena *arena;
	const char *note; /* for the reflog: "cop: <subject>" */
	const struct cop_git_table *table;
	struct cop_git *git;
	struct cop_tip tip;
	struct cop_git_commit commit;
	char id[COP_GIT_ID]; /* of the commit; "" before it is made */
	bool moved;          /* past the commit point: only PARTIAL may be reported */
};

/* journal.c: places kept */
enum cop_code cop_step_journal_begin(struct cop_steps *c, struct cop_error *err)
	COP_CHECKED;
enum cop_code cop_step_index_lock(struct cop_steps *c, struct cop_error *err) COP_CHECKED;
enum cop_code cop_step_journal_done(struct cop_steps *c, struct cop_error *err)
	COP_CHECKED;

/* commit.c: every file of the change into the work tree */
enum cop_code cop_step_files(struct cop_steps *c, struct cop_error *err) COP_CHECKED;
/* The refusals both ways share, so that they read the same. Return the code. */
enum cop_code cop_fail_side(struct cop_steps *c, const char *path, enum cop_git_side side,
			    struct cop_error *err);

/* program.c: the commit made by the user's own git, for what libgit2 would bypass */
enum cop_code cop_step_program_refuse(struct cop_steps *c, struct cop_error *err)
	COP_CHECKED;
enum cop_code cop_step_program(struct cop_steps *c, struct cop_error *err) COP_CHECKED;

#endif
