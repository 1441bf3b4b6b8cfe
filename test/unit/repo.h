/* SPDX-License-Identifier: MIT */
/*
 * Real repositories for tests: made in a new folder below the build directory, arranged and
 * looked at with the git program. Everything asserts; nothing has to be checked.
 */
#ifndef COP_TEST_REPO_H
#define COP_TEST_REPO_H

#include "git/git.h"
#include "store/commit.h"

struct repo {
	struct cop_arena *a;
	const char *dir;  /* of this test; HOME stands in it */
	const char *top;  /* the repository */
	const char *root; /* the community: top, or a folder in it */
	struct cop_writer by;
};

/* A repository without commits, branch main. `sub`: "" or the community's folder. */
void repo_open(struct repo *r, const char *sub);
void repo_close(struct repo *r);

/* Runs a shell command in the top folder and gives what it printed; must succeed. */
const char *repo_sh(struct repo *r, const char *fmt, ...) COP_PRINTF(2, 3);
bool repo_try(struct repo *r, const char *fmt, ...) COP_PRINTF(2, 3);
/* Writes a file below the community's folder. */
void repo_put(struct repo *r, const char *path, const char *text);
/* The text of a file below the community's folder, NULL where there is none. */
const char *repo_get(struct repo *r, const char *path);
/* Two files (charter.yaml, roles/scribe.yaml) committed by the git program. */
void repo_start(struct repo *r);
/* git fsck finds nothing, and git status says what it should ("" for clean). */
void repo_sound(struct repo *r, const char *status);

struct cop_write file_is(const char *path, const char *text);
struct cop_write file_gone(const char *path);
/* Commits through the store with a fixed subject; err is zeroed first. */
enum cop_code repo_commit(struct repo *r, const struct cop_write *files, size_t n,
			  struct cop_done *ret, struct cop_error *err);

#endif
