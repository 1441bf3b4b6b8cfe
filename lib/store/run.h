/* SPDX-License-Identifier: MIT */
/* Inside the store: one run of the `git` program in the community's folder. */
#ifndef COP_STORE_RUN_H
#define COP_STORE_RUN_H

#include "base/buf.h"
#include "base/error.h"

struct cop_run {
	const char *const *words; /* NULL-terminated, without "git" */
	const char *const *paths; /* NULL-terminated, taken literally; may be NULL */
	const char *const *env;
	bool commits;      /* part of making a commit: the filters of its files are run */
	const char *input; /* may be NULL */
	size_t input_len;
	struct cop_buf out, err; /* what it printed */
	int status;
};
#define COP_WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

void cop_run_clear(struct cop_run *r); /* for COP_CLEANUP */

/*
 * Nothing that the repository's own settings name is started (guard.h), nor a remote helper;
 * hooks and filters only by what commits. COP_E_REPO where git is not installed. A status
 * other than 0 is no failure.
 */
enum cop_code cop_run_git(struct cop_arena *a, const char *root, struct cop_run *r,
			  struct cop_error *err) COP_CHECKED;
/* The end of what it complained about, as one line that can be shown. In the arena. */
const char *cop_run_said(struct cop_arena *a, const struct cop_run *r);
/* "git cannot <act>: <what it complained about>". Returns the code, COP_E_REPO. */
enum cop_code cop_run_fail(struct cop_arena *a, const struct cop_run *r, const char *act,
			   struct cop_error *err);
/* What it printed, without the newline at the end. In the arena. */
const char *cop_run_line(struct cop_arena *a, const struct cop_run *r);
/* The same of a run that only read: COP_E_NOT_FOUND where there is no repository, and a
 * word about one that belongs to somebody else. Returns the code. */
enum cop_code cop_run_fail_read(struct cop_arena *a, const char *root,
				const struct cop_run *r, struct cop_error *err);

/* What it printed, a text at a time, each with its NUL (-z). */
struct cop_run_fields {
	const char *at, *end;
};
struct cop_run_fields cop_run_fields(const struct cop_run *r);
const char *cop_run_next(struct cop_run_fields *f); /* NULL at the end */

#endif
