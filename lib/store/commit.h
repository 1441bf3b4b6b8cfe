/* SPDX-License-Identifier: MIT */
/*
 * How files reach the disk: as one commit, or as files only. Nothing here knows records;
 * what comes in was validated as a whole before.
 */
#ifndef COP_STORE_COMMIT_H
#define COP_STORE_COMMIT_H

#include "base/str.h"
#include "store/writer.h"

/* The files of one change, each path once, relative to the community. */
struct cop_writes {
	const struct cop_write *at;
	size_t n;
};

/*
 * The words of a commit. `subject` is "<area>: <what was decided>"; `command` and
 * `decision` become trailers. All but subject may be NULL.
 */
struct cop_message {
	const struct cop_str *subject;
	const struct cop_str *body;
	const char *command;  /* "role assign" */
	const char *decision; /* id of a note */
};

struct cop_done {
	char commit[COP_GIT_ID]; /* whole id; people are shown its first seven digits */
	bool by_program;         /* the user's own git made it (hooks, signing ...) */
	/* a path of the writes that has a second name on the disk (a hard link), which keeps
	 * the old text; NULL: none has */
	const char *linked;
};

/*
 * Commits the files on the branch that is checked out, and brings work tree and index to
 * the same state; what else the user has staged, changed or left lying about stays as it
 * is. `root` is the community's folder, absolute. n must not be 0.
 *
 *   COP_E_NOT_FOUND  no repository, or no git module
 *   COP_E_REFUSED    a file has edits of the user's; a merge is under way; a hook said no
 *   COP_E_AGAIN      somebody else committed meanwhile: load again, decide again, retry
 *   COP_E_PARTIAL    committed (ret is filled), but a file or the index is not up to date
 *   COP_E_REPO, OS   nothing was committed, every file is as it was
 */
enum cop_code cop_commit(const struct cop_writer *by, const char *root,
			 const struct cop_writes *writes,
			 const struct cop_message *message, struct cop_done *ret,
			 struct cop_error *err) COP_CHECKED;

/*
 * The same files without a commit (--no-commit): each replaced or removed, git or not. On a
 * failure what was written is taken back; where that fails too, the message names the file.
 */
enum cop_code cop_write_files(const char *root, const struct cop_writes *writes,
			      struct cop_error *err) COP_CHECKED;

#endif
