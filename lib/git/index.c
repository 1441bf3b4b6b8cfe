/* SPDX-License-Identifier: MIT */
#include "git/handle.h"

#include <git2.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "git/free.h"

/* git's feature.manyFiles leaves the checksum at the end of the index zero. */
static bool without_checksum(struct cop_git *g)
{
	const char *path =
		cop_arena_printf(g->arena, "%sindex", git_repository_path(g->repo));
	COP_CLEANUP(cop_fd_close) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	static const char zeros[20];
	char end[sizeof(zeros)];

	return fd >= 0 && lseek(fd, -(off_t)sizeof(end), SEEK_END) >= 0 &&
	       read(fd, end, sizeof(end)) == (ssize_t)sizeof(end) &&
	       !memcmp(end, zeros, sizeof(end));
}

enum cop_code cop_git_index_open(struct cop_git *g, struct cop_error *err)
{
	const git_error *e;

	if (!git_repository_index(&g->index, g->repo))
		return COP_OK;
	e = git_error_last();
	g->need = COP_GIT_INDEX;
	if (e && e->message && strstr(e->message, "'link'")) {
		g->why = "the repository has a split index";
		g->remedy = "git update-index --no-split-index";
	} else if (e && e->message && strstr(e->message, "'sdir'")) {
		g->why = "the repository has a sparse index";
		g->remedy = "git sparse-checkout reapply --no-sparse-index";
	} else if (without_checksum(g)) {
		g->why = "the index of the repository has no checksum";
		g->remedy =
			"git -c index.skipHash=false update-index --force-write-index";
	} else {
		return cop_git_fail(err, "read the index of the repository");
	}
	return COP_OK;
}

/* One file in the three places; a zero id where it is absent. */
struct sides {
	git_oid head, index, work;
	bool odd; /* not a plain file somewhere */
};

static enum cop_code in_head(struct cop_git *g, git_tree *tree, const char *path,
			     struct sides *s, struct cop_error *err)
{
	COP_CLEANUP(free_entry) git_tree_entry *entry = NULL;
	enum cop_code code = tree ? cop_git_entry(g->repo, tree, path, &entry, err)
				  : COP_OK;
	git_filemode_t mode;

	if (code || !entry)
		return code;
	mode = git_tree_entry_filemode(entry);
	if (mode != GIT_FILEMODE_BLOB && mode != GIT_FILEMODE_BLOB_EXECUTABLE)
		s->odd = true;
	git_oid_cpy(&s->head, git_tree_entry_id(entry));
	return COP_OK;
}

static enum cop_code in_work(struct cop_git *g, const char *path,
			     struct cop_arena *scratch, struct sides *s,
			     struct cop_error *err)
{
	const struct cop_source *src;
	struct cop_error e = { 0 };

	switch (cop_fs_read(g->root, path, COP_GIT_FILE_MAX, scratch, &src, &e)) {
	case COP_OK:
		if (git_odb_hash(&s->work, src->text, src->len, GIT_OBJECT_BLOB))
			return cop_git_fail(err, "read a file");
		return COP_OK;
	case COP_E_NOT_FOUND:
		return COP_OK;
	case COP_E_INVALID:
		s->odd = true;
		return COP_OK;
	default:
		*err = e;
		return e.code;
	}
}

static bool in_conflict(git_index *index, const char *path)
{
	const git_index_entry *base, *ours, *theirs;

	return !git_index_conflict_get(&base, &ours, &theirs, index, path);
}

/* A folder above that is a submodule, or has a repository of its own that git passes by. */
static bool in_module(struct cop_git *g, const char *path)
{
	for (const char *at = strchr(path, '/'); at; at = strchr(at + 1, '/')) {
		const char *folder = cop_arena_copy(g->arena, path, (size_t)(at - path));
		const git_index_entry *entry = git_index_get_bypath(g->index, folder, 0);

		if ((entry && entry->mode == GIT_FILEMODE_COMMIT) ||
		    cop_fs_exists(g->root, cop_arena_printf(g->arena, "%s/.git", folder)))
			return true;
	}
	return false;
}

static enum cop_git_side judge(git_index *index, const char *path, const struct sides *s)
{
	const git_index_entry *entry = git_index_get_bypath(index, path, 0);

	if (!entry && in_conflict(index, path))
		return COP_GIT_CONFLICT;
	if (entry && entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE)
		return COP_GIT_SPARSE;
	if (s->odd)
		return COP_GIT_ODD;
	if (git_oid_is_zero(&s->head) && git_oid_is_zero(&s->index))
		return git_oid_is_zero(&s->work) ? COP_GIT_CLEAN : COP_GIT_UNTRACKED;
	if (!git_oid_equal(&s->work, &s->index))
		return COP_GIT_EDITED;
	return git_oid_equal(&s->head, &s->index) ? COP_GIT_CLEAN : COP_GIT_STAGED;
}

/* What is ignored stays on the machine: a register kept out of git is not put in by us. */
static bool kept_out(struct cop_git *g, const char *path)
{
	int ignored = 0;

	return !git_ignore_path_is_ignored(&ignored, g->repo, path) && ignored;
}

static enum cop_code look_at(struct cop_git *g, git_tree *tree,
			     const struct cop_write *file, enum cop_git_side *ret,
			     struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	const char *path = cop_git_full(g, file->path);
	const git_index_entry *entry = git_index_get_bypath(g->index, path, 0);
	struct sides s = { 0 };
	enum cop_code code;

	if ((code = in_head(g, tree, path, &s, err)))
		return code;
	if (entry)
		git_oid_cpy(&s.index, &entry->id);
	if ((code = in_work(g, path, scratch, &s, err)))
		return code;
	*ret = !entry && in_module(g, path) ? COP_GIT_MODULE : judge(g->index, path, &s);
	if (*ret == COP_GIT_CLEAN && !entry && !file->remove && kept_out(g, path))
		*ret = COP_GIT_IGNORED;
	return COP_OK;
}

/* A lock that is there is waited for later; a folder that is closed stays closed. */
static enum cop_code refuse_closed(struct cop_git *g, struct cop_error *err)
{
	if (!access(git_repository_path(g->repo), W_OK | X_OK))
		return COP_OK;
	return cop_fail_os(err, errno, "write to", git_repository_path(g->repo));
}

/* NULL where the branch has no commit. */
static enum cop_code tip_tree(struct cop_git *g, const struct cop_tip *on, git_tree **ret,
			      struct cop_error *err)
{
	COP_CLEANUP(free_commit) git_commit *commit = NULL;
	git_oid id;

	*ret = NULL;
	if (!*on->id)
		return COP_OK;
	if (git_oid_fromstr(&id, on->id) || git_commit_lookup(&commit, g->repo, &id) ||
	    git_commit_tree(ret, commit))
		return cop_git_fail(err, "read the last commit");
	return COP_OK;
}

enum cop_code cop_git_clean(struct cop_git *g, const struct cop_tip *on,
			    const struct cop_write *files, size_t n,
			    struct cop_touched *ret, struct cop_error *err)
{
	COP_CLEANUP(free_tree) git_tree *tree = NULL;
	struct cop_touched touched = { COP_GIT_CLEAN, NULL };
	enum cop_code code;

	if ((code = refuse_closed(g, err)))
		return code;
	if (git_index_read(g->index, 0))
		return cop_git_fail(err, "read the index of the repository");
	if ((code = tip_tree(g, on, &tree, err)))
		return code;
	for (size_t i = 0; i < n && touched.side == COP_GIT_CLEAN; i++) {
		code = look_at(g, tree, &files[i], &touched.side, err);
		if (code)
			return code;
		touched.path = files[i].path;
	}
	if (touched.side == COP_GIT_CLEAN)
		touched.path = NULL;
	*ret = touched;
	return COP_OK;
}
