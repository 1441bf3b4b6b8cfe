/* SPDX-License-Identifier: MIT */
/*
 * Inside the store: what a commit is about to do, in <git>/cop/journal, by ids only: the
 * texts are in git by then. Written whole or not at all (temporary file, fsync, rename), so
 * one that cannot be read was damaged, and nobody guesses what it meant.
 *
 *     cop-journal 1\n
 *     <work tree> <branch> <old> <new> <number of files>
 *     (<path> <mode> <pre> <post>) for each
 *
 * each a field (fields.h), sealed.
 */
#ifndef COP_STORE_JOURNAL_H
#define COP_STORE_JOURNAL_H

#include "git/git.h"

#define COP_JOURNAL "journal"

struct cop_journal {
	const char *tree; /* name of the work tree, "" for the first */
	const char *branch;
	const char *old, *new; /* commits; old "" where the branch had none */
	const struct cop_git_file *files;
	size_t n;
};

void cop_journal_print(const struct cop_journal *j, struct cop_buf *out);
/* False: torn, of another version, or not ours. Lives in the arena. */
bool cop_journal_parse(const char *text, size_t len, struct cop_arena *a,
		       struct cop_journal *ret);

/* `save`: it is on the disk before this returns. */
enum cop_code cop_journal_write(int folder, const struct cop_journal *j, bool save,
				struct cop_error *err) COP_CHECKED;
/* COP_E_NOT_FOUND: there is none. COP_E_REFUSED: it cannot be read. */
enum cop_code cop_journal_read(int folder, const char *common, struct cop_arena *a,
			       struct cop_journal *ret, struct cop_error *err)
	COP_CHECKED;
enum cop_code cop_journal_remove(int folder, struct cop_error *err) COP_CHECKED;

/*
 * The journal of a commit that is done becomes this note: `git commit` and others read the index
 * first and lock it then, so one that was at it just before may write the old entries back.
 */
#define COP_LAST "last"
#define COP_LAST_FILES 64 /* of a commit with more none is kept */
/* False: there is none, or it cannot be read. */
bool cop_journal_last(int folder, struct cop_arena *a, struct cop_journal *ret);

/* Where the new text of a file waits before it is put there: beside it, found again by the
 * commit and the number of the file. In the arena. */
const char *cop_journal_temp(struct cop_arena *a, const char *path, const char *commit,
			     size_t i);

#endif
