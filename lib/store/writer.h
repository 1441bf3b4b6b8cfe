/* SPDX-License-Identifier: MIT */
/*
 * Who writes, and with what: what a commit has to know of the world outside. Filled in by the
 * program, which alone reads environment and clock.
 */
#ifndef COP_STORE_WRITER_H
#define COP_STORE_WRITER_H

#include "git/git.h"

/*
 * The lock of a repository against other writers of ours, for as long as `fd` is open. The
 * kernel drops it when the process ends, however that happens.
 */
struct cop_hold {
	int fd; /* -1: not held */
};
void cop_hold_release(struct cop_hold *hold);

struct cop_writer {
	/* Folders that may hold cop-git.so, NULL-terminated. */
	const char *const *modules;
	/* The module where it is linked in (static build, tests); NULL: from modules. */
	const struct cop_git_table *git;
	/* GIT_CEILING_DIRECTORIES, or NULL. */
	const char *ceilings;
	enum cop_git_fsync fsync;
	/* How long to wait for another writer, and for git: milliseconds. */
	unsigned wait;
	/* Held across several commits or tries; NULL: for each commit alone. */
	struct cop_hold *hold;
	/* The tip the files were read at, "" unborn; NULL: not known. See stand.h. */
	const char *seen;
	/* GIT_AUTHOR_NAME ... where they are set, else NULL; when and offset always set. */
	struct cop_git_person author, committer;
};

/* The table of the git module, opened on first need. */
enum cop_code cop_writer_git(const struct cop_writer *by,
			     const struct cop_git_table **ret, struct cop_error *err)
	COP_CHECKED;
/*
 * GIT_AUTHOR_DATE and GIT_COMMITTER_DATE in the two forms git writes: "@1767225600 +0100" (the
 * '@' may be missing) and "2026-01-01T01:00:00+01:00" (also a blank, also Z). Seconds since
 * 1970 and minutes east of UTC. False: neither form.
 */
bool cop_writer_date(const char *text, int64_t *ret_when, int *ret_offset);

#endif
