/* SPDX-License-Identifier: MIT */
#include "git/git.h"

#include <git2.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/enc.h"
#include "base/fs.h"
#include "git/free.h"
#include "git/handle.h"

static void free_text(char **t)
{
	free(*t);
}

const char *cop_git_full(struct cop_git *g, const char *path)
{
	return *g->prefix ? cop_arena_printf(g->arena, "%s%s", g->prefix, path) : path;
}

static bool last_error_has(const char *word)
{
	const git_error *e = git_error_last();

	return e && e->message && strstr(e->message, word);
}

/* Bytes of a tree that is kept: some 100,000 files. libgit2's own limit is 4 KiB. */
#define TREE_CACHED ((size_t)4 << 20)

static enum cop_code fail_owner(struct cop_git *g, const struct cop_git_start *start,
				struct cop_error *err)
{
	COP_CLEANUP(free_gitbuf) git_buf found = { 0 };
	char *top;

	if (git_repository_discover(&found, start->dir, 0, start->ceilings))
		return cop_git_fail(err, "open the repository");
	top = cop_arena_copy(g->arena, found.ptr, found.size);
	if (found.size > 6 && !strcmp(top + found.size - 6, "/.git/"))
		top[found.size - 6] = '\0';
	cop_fail(err, COP_E_REFUSED, "the repository '%s' belongs to another user", top);
	return cop_fail_hint(
		err, "if you trust it: git config --global --add safe.directory %s",
		cop_enc_shell_word(g->arena, top));
}

static enum cop_code open_failed(struct cop_git *g, const struct cop_git_start *start,
				 int rc, struct cop_error *err)
{
	/* 1.5 reports a foreign owner as a missing setting, later versions by its own code. */
	if (rc == GIT_EOWNER || last_error_has("safe.directory"))
		return fail_owner(g, start, err);
	if (rc == GIT_ENOTFOUND) {
		cop_fail(err, COP_E_NOT_FOUND, "'%s' is not in a git repository",
			 start->dir);
		return cop_fail_hint(err,
				     "git init, or --no-commit to write the files only");
	}
	if (last_error_has("unsupported") || last_error_has("extension") ||
	    last_error_has("hash algorithm")) {
		g->need = COP_GIT_FORMAT;
		g->why = "the repository has a format that libgit2 does not read";
		return COP_OK;
	}
	return cop_git_fail(err, "open the repository");
}

static const struct {
	int state;
	const char *what, *remedy;
} under_way[] = {
	{ GIT_REPOSITORY_STATE_MERGE, "a merge",
	  "git merge --continue, or git merge --abort" },
	{ GIT_REPOSITORY_STATE_REVERT, "a revert",
	  "git revert --continue, or git revert --abort" },
	{ GIT_REPOSITORY_STATE_REVERT_SEQUENCE, "a revert",
	  "git revert --continue, or git revert --abort" },
	{ GIT_REPOSITORY_STATE_CHERRYPICK, "a cherry-pick",
	  "git cherry-pick --continue, or git cherry-pick --abort" },
	{ GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE, "a cherry-pick",
	  "git cherry-pick --continue, or git cherry-pick --abort" },
	{ GIT_REPOSITORY_STATE_BISECT, "a bisect", "git bisect reset" },
	{ GIT_REPOSITORY_STATE_REBASE, "a rebase",
	  "git rebase --continue, or git rebase --abort" },
	{ GIT_REPOSITORY_STATE_REBASE_INTERACTIVE, "a rebase",
	  "git rebase --continue, or git rebase --abort" },
	{ GIT_REPOSITORY_STATE_REBASE_MERGE, "a rebase",
	  "git rebase --continue, or git rebase --abort" },
	{ GIT_REPOSITORY_STATE_APPLY_MAILBOX, "git am",
	  "git am --continue, or git am --abort" },
	{ GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE, "git am",
	  "git am --continue, or git am --abort" },
};

static enum cop_code refuse_bare(struct cop_git *g, struct cop_error *err)
{
	const char *path = git_repository_path(g->repo);
	size_t len = strlen(path);

	if (!git_repository_is_bare(g->repo))
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "'%s' is a bare repository: it has no files", path);
	if (len > 6 && !strcmp(path + len - 6, "/.git/"))
		return cop_fail_hint(err, "git config core.bare false, if it is not");
	return cop_fail_hint(err, "git clone %s, and work there",
			     cop_enc_shell_word(g->arena, path));
}

/* A repository that somebody put among the files would bring settings and hooks along. */
static enum cop_code refuse_open(struct cop_git *g, struct cop_error *err)
{
	if (cop_fs_exists(g->root, ".git"))
		return COP_OK;
	cop_fail(err, COP_E_REFUSED,
		 "the repository lies open in '%s', as bare ones do: it is not trusted",
		 g->top);
	return cop_fail_hint(err, "git clone %s ../work, and work there",
			     cop_enc_shell_word(g->arena, git_repository_path(g->repo)));
}

static enum cop_code refuse_state(struct cop_git *g, struct cop_error *err)
{
	int state = git_repository_state(g->repo);

	for (size_t i = 0; i < COP_COUNT(under_way); i++) {
		if (under_way[i].state != state)
			continue;
		cop_fail(err, COP_E_REFUSED, "%s is under way in this repository",
			 under_way[i].what);
		return cop_fail_hint(err, "%s", under_way[i].remedy);
	}
	if (git_repository_head_detached(g->repo) == 1) {
		cop_fail(err, COP_E_REFUSED,
			 "no branch is checked out (detached HEAD): a commit would be "
			 "lost");
		return cop_fail_hint(err,
				     "git switch BRANCH, or git switch -c NEW-BRANCH");
	}
	return COP_OK;
}

/* Both sides are made real first: the folder may have been reached through a link. */
static enum cop_code find_prefix(struct cop_git *g, const char *dir,
				 struct cop_error *err)
{
	COP_CLEANUP(free_text) char *real = realpath(dir, NULL);
	size_t len;

	if (!real)
		return cop_fail_os(err, errno, "open", dir);
	g->top = cop_arena_text(g->arena, git_repository_workdir(g->repo));
	len = strlen(g->top);
	if (!strncmp(real, g->top, len))
		g->prefix = cop_arena_printf(g->arena, "%s/", real + len);
	else if (strlen(real) + 1 == len && !strncmp(real, g->top, len - 1))
		g->prefix = "";
	else {
		cop_fail(err, COP_E_REFUSED, "'%s' is not in the work tree '%s'", real,
			 g->top);
		return cop_fail_hint(err, "git config core.worktree says where it is");
	}
	return cop_fs_root(g->top, &g->root, err);
}

static enum cop_code open_into(struct cop_git *g, const struct cop_git_start *start,
			       struct cop_error *err)
{
	int fsync = start->fsync == COP_GIT_FSYNC_FULL;
	enum cop_code code;
	int rc;

	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, fsync);
	/* else a folder of thousands is inflated and hashed anew for each of its files */
	git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, TREE_CACHED);
	rc = git_repository_open_ext(&g->repo, start->dir, 0, start->ceilings);
	if (rc)
		return open_failed(g, start, rc, err);
	if ((code = refuse_bare(g, err)) || (!g->peek && (code = refuse_state(g, err))))
		return code;
	if ((code = find_prefix(g, start->dir, err)) || (code = refuse_open(g, err)))
		return code;
	return cop_git_index_open(g, err);
}

static void git_close(struct cop_git *g)
{
	struct cop_arena *arena;

	if (!g)
		return;
	arena = g->arena;
	git_index_free(g->index);
	git_repository_free(g->repo);
	cop_fd_close(&g->root);
	git_libgit2_shutdown();
	cop_arena_free(&arena);
}

static enum cop_code open_how(const struct cop_git_start *start, bool peek,
			      struct cop_git **ret, struct cop_error *err)
{
	struct cop_arena *arena = cop_arena_new();
	struct cop_git *g = COP_NEW(arena, struct cop_git);
	enum cop_code code;

	*g = (struct cop_git){
		.arena = arena, .root = -1, .top = "", .prefix = "", .fsync = start->fsync
	};
	g->peek = peek;
	git_libgit2_init();
	code = open_into(g, start, err);
	if (code) {
		git_close(g);
		return code;
	}
	*ret = g;
	return COP_OK;
}

static enum cop_code open_sibling(struct cop_git *g, const char *path,
				  struct cop_error *err)
{
	int rc = git_repository_open_ext(&g->repo, path, GIT_REPOSITORY_OPEN_NO_SEARCH,
					 NULL);
	const char *top = rc ? NULL : git_repository_workdir(g->repo);

	if (rc == GIT_ENOTFOUND || (!rc && (!top || access(top, F_OK))))
		return cop_fail(err, COP_E_NOT_FOUND, "there is no work tree for '%s'",
				path);
	if (rc)
		return cop_git_fail(err, "open another work tree");
	return find_prefix(g, top, err);
}

static enum cop_code git_sibling(struct cop_git *g, const char *name,
				 struct cop_git **ret, struct cop_error *err)
{
	struct cop_arena *arena = cop_arena_new();
	struct cop_git *other = COP_NEW(arena, struct cop_git);
	const char *common = git_repository_commondir(g->repo);
	enum cop_code code;

	*other = (struct cop_git){
		.arena = arena, .root = -1, .top = "", .prefix = "", .fsync = g->fsync
	};
	git_libgit2_init();
	code = open_sibling(
		other,
		*name ? cop_arena_printf(arena, "%sworktrees/%s/", common, name) : common,
		err);
	if (!code)
		code = cop_git_index_open(other, err);
	if (code) {
		git_close(other);
		return code;
	}
	*ret = other;
	return COP_OK;
}

static enum cop_code git_open(const struct cop_git_start *start, struct cop_git **ret,
			      struct cop_error *err)
{
	return open_how(start, false, ret, err);
}

static enum cop_code git_peek(const struct cop_git_start *start, struct cop_git **ret,
			      struct cop_error *err)
{
	return open_how(start, true, ret, err);
}

static const char *library_version(void)
{
	return LIBGIT2_VERSION;
}

const struct cop_git_table cop_git_module = {
	.head = { COP_GIT_VERSION, sizeof(struct cop_git_table) },
	.open = git_open,
	.peek = git_peek,
	.close = git_close,
	.tip = cop_git_tip,
	.identify = cop_git_identify,
	.clean = cop_git_clean,
	.write = cop_git_write,
	.move = cop_git_move,
	.index = cop_git_index,
	.place = cop_git_place,
	.sibling = git_sibling,
	.files = cop_git_files,
	.reach = cop_git_reach,
	.records = cop_git_records,
	.in_commit = cop_git_in_commit,
	.in_index = cop_git_in_index,
	.in_work = cop_git_in_work,
	.text = cop_git_text,
	.init = cop_git_begin,
	.config = cop_git_setting,
	.library = library_version,
};
