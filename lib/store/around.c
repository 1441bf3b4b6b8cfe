/* SPDX-License-Identifier: MIT */
#include "store/around.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"

#define LINE_MAX_BYTES \
	((size_t)64 * 1024) /* of HEAD, .git and commondir: one path each */

static void free_text(char **t)
{
	free(*t);
}

/* The one line of a small file, without its end; NULL where it cannot be read. */
static const char *line_of(struct cop_arena *a, const char *dir, const char *file)
{
	COP_CLEANUP(cop_fd_close) int fd = -1;
	const struct cop_source *src;
	struct cop_error ignored = { 0 };

	if (cop_fs_root(dir, &fd, &ignored) ||
	    cop_fs_read(fd, file, LINE_MAX_BYTES, a, &src, &ignored))
		return NULL;
	return cop_arena_copy(a, src->text, strcspn(src->text, "\r\n"));
}

static bool has(const char *dir, const char *file)
{
	COP_CLEANUP(cop_fd_close) int fd = -1;
	struct cop_error ignored = { 0 };

	return !cop_fs_root(dir, &fd, &ignored) && cop_fs_exists(fd, file);
}

/* A path said in a file of git's, from the folder that file lies in. */
static const char *resolved(struct cop_arena *a, const char *from, const char *path)
{
	const char *all = path[0] == '/' ? path
					 : cop_arena_printf(a, "%s/%s", from, path);
	COP_CLEANUP(free_text) char *real = realpath(all, NULL);

	return real ? cop_arena_text(a, real) : NULL;
}

/* Of a linked work tree and of a submodule .git is a file that names the folder. */
static const char *folder_at(struct cop_arena *a, const char *top)
{
	static const char says[] = "gitdir: ";
	const char *line, *dir = cop_arena_printf(a, "%s/.git", top);

	if (has(dir, "HEAD"))
		return dir;
	line = line_of(a, top, ".git");
	if (!line || strncmp(line, says, strlen(says)) != 0)
		return NULL;
	return resolved(a, top, line + strlen(says));
}

bool cop_around_find(struct cop_arena *a, const char *root, struct cop_around *ret)
{
	char *top = cop_arena_text(a, root);
	const char *common;

	while (!has(top, ".git")) {
		char *slash = strrchr(top, '/');

		if (!slash || !top[1])
			return false;
		slash[slash == top] = '\0';
	}
	*ret = (struct cop_around){ .top = top, .dir = folder_at(a, top) };
	if (!ret->dir)
		return false;
	common = line_of(a, ret->dir, "commondir");
	ret->common = common ? resolved(a, ret->dir, common) : ret->dir;
	return ret->common != NULL;
}

#define EITHER(command) \
	command " --continue", command " --continue, or " command " --abort"

static const struct {
	const char *file;
	struct cop_under_way is;
} states[] = {
	{ "rebase-apply/applying", { "git am", EITHER("git am") } },
	{ "rebase-apply", { "a rebase", EITHER("git rebase") } },
	{ "rebase-merge", { "a rebase", EITHER("git rebase") } },
	{ "MERGE_HEAD",
	  { "a merge", "git commit", "git merge --continue, or git merge --abort" } },
	{ "CHERRY_PICK_HEAD", { "a cherry-pick", EITHER("git cherry-pick") } },
	{ "REVERT_HEAD", { "a revert", EITHER("git revert") } },
	{ "BISECT_LOG", { "a bisect", NULL, "git bisect reset" } },
};

/* A rebase stops with a cherry-pick of its own, and git am in a folder of the rebase. */
static bool is_part(const struct cop_around *r, size_t i)
{
	return (i == 1 && has(r->dir, states[0].file)) ||
	       (i > 2 && strcmp(states[i].file, "BISECT_LOG") != 0 &&
		(has(r->dir, "rebase-merge") || has(r->dir, "rebase-apply")));
}

const struct cop_under_way *cop_around_under_way(const struct cop_around *r, size_t i)
{
	for (size_t k = 0; k < COP_COUNT(states); k++) {
		if (has(r->dir, states[k].file) && !is_part(r, k) && i-- == 0)
			return &states[k].is;
	}
	return NULL;
}

enum cop_code cop_around_refuse(const struct cop_around *r, struct cop_error *err)
{
	const struct cop_under_way *is = cop_around_under_way(r, 0);

	if (!is)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "%s is under way in this repository", is->what);
	return cop_fail_hint(err, "%s", is->remedy);
}

const char *cop_around_branch(struct cop_arena *a, const struct cop_around *r)
{
	static const char says[] = "ref: ";
	const char *line = line_of(a, r->dir, "HEAD");

	return line && strncmp(line, says, strlen(says)) == 0 ? line + strlen(says)
							      : NULL;
}

bool cop_around_detached(struct cop_arena *a, const struct cop_around *r)
{
	const char *line = line_of(a, r->dir, "HEAD");

	return line && strlen(line) >= 40 &&
	       strspn(line, "0123456789abcdef") == strlen(line);
}

bool cop_around_sparse(const struct cop_around *r)
{
	return has(r->dir, "info/sparse-checkout");
}

bool cop_around_locked(const struct cop_around *r)
{
	return has(r->dir, "index.lock");
}
