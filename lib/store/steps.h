/* SPDX-License-Identifier: MIT */
/*
 * Inside the store: one commit on its way, and its steps. All have the same shape and stand
 * in arrays (commit.c).
 */
#ifndef COP_STORE_STEPS_H
#define COP_STORE_STEPS_H

#include <sys/stat.h>

#include "store/commit.h"
#include "store/place.h"
#include "store/stand.h"

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
	struct cop_git_place place;
	struct cop_hold own; /* where the writer brings none */
	int folder;          /* <git>/cop, open; -1 where libgit2 opens nothing */
	int top;             /* the work tree, open; the same */
	struct cop_git_file *files;
	struct stat index;   /* as it was when the files were looked at; zero: none */
	const char *head;    /* the text of HEAD then */
	char id[COP_GIT_ID]; /* of the commit; "" before it is made */
	const char *linked;  /* the first file with a second name on the disk */
	const char *left;    /* the first file with an edit made in the last instant */
	bool asked;          /* only git reads the repository: there is no journal */
	bool locked;         /* index.lock is held */
	bool indexed;        /* the index is as the commit will be */
	bool journal;        /* written: to be taken away where nothing came of it */
	bool moved;          /* past the commit point: only PARTIAL may be reported */
	bool unsure;         /* nobody can say whether it is: the journal stays */
};

/* stand.c: opens repository and folders; our own lock, then what a run that was cut off has
 * left. */
enum cop_code cop_steps_open(struct cop_steps *c, struct cop_error *err) COP_CHECKED;
void cop_steps_clear(struct cop_steps *c); /* for COP_CLEANUP */
/* The community's folder from the top of the work tree: "" or "a/b/". */
const char *cop_steps_prefix(const struct cop_steps *c);
enum cop_code cop_step_lock(struct cop_steps *c, struct cop_recovered *ret,
			    struct cop_error *err) COP_CHECKED;
/* recover.c: under the lock */
enum cop_code cop_step_recover(struct cop_steps *c, struct cop_recovered *ret,
			       struct cop_error *err) COP_CHECKED;
/* index.c: git reads HEAD first and then the index, without a lock. So the index must never be
 * older than HEAD, or a `git commit` at that moment would take our commit back: the index is
 * brought up to date before the branch, with git kept out until the files are there, too. */
enum cop_code cop_step_index_make(struct cop_steps *c, struct cop_error *err) COP_CHECKED;
enum cop_code cop_step_index_put(struct cop_steps *c, struct cop_error *err) COP_CHECKED;
/* Where nothing came of the commit; index.lock stays where that fails. */
void cop_index_back(struct cop_steps *c);
/* Lets git in again, then tells the index the new times of the files, if git is not busy. */
enum cop_code cop_step_index_done(struct cop_steps *c, struct cop_error *err) COP_CHECKED;
/* A look at the index and HEAD, and whether both are still as they were then. */
void cop_index_look(struct cop_steps *c);
bool cop_index_untouched(struct cop_steps *c);
/* Brings the entries of these files from pre to post, or back; index.lock is held. */
enum cop_code cop_index_bring(const struct cop_placing *p, const char *common,
			      const char *dir, bool back, struct cop_error *err)
	COP_CHECKED;
/* place.c */
struct cop_placing cop_place_of(struct cop_steps *c);
enum cop_code cop_step_stage(struct cop_steps *c, struct cop_error *err) COP_CHECKED;
enum cop_code cop_step_place(struct cop_steps *c, struct cop_error *err) COP_CHECKED;
/* journal.c */
enum cop_code cop_step_journal_begin(struct cop_steps *c, struct cop_error *err)
	COP_CHECKED;
enum cop_code cop_step_journal_done(struct cop_steps *c, struct cop_error *err)
	COP_CHECKED;

/* commit.c: every file of the change into the work tree, each at once */
enum cop_code cop_step_files(struct cop_steps *c, struct cop_error *err) COP_CHECKED;
/* The refusals both ways share, so that they read the same. Return the code. */
enum cop_code cop_fail_side(struct cop_steps *c, const char *path, enum cop_git_side side,
			    struct cop_error *err);

/* program.c: HEAD by the user's own git, "" where there is no commit */
enum cop_code cop_step_head(struct cop_steps *c, char ret[COP_GIT_ID],
			    struct cop_error *err) COP_CHECKED;
/* program.c: the commit made by the user's own git, for what libgit2 would bypass */
enum cop_code cop_step_program_refuse(struct cop_steps *c, struct cop_error *err)
	COP_CHECKED;
enum cop_code cop_step_program(struct cop_steps *c, struct cop_error *err) COP_CHECKED;

#endif
