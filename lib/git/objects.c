/* SPDX-License-Identifier: MIT */
#include "git/handle.h"

#include <git2.h>
#include <git2/sys/mempack.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/keys.h"
#include "git/free.h"

/* One write: what is asked, where the objects go, and what the commit stands on. */
struct write {
	struct cop_git *g;
	const struct cop_write *files;
	size_t n;
	git_repository *into;
	git_commit *parent; /* NULL: the first commit */
	git_tree *base;     /* NULL: the same */
};

static void write_clear(struct write *w)
{
	git_tree_free(w->base);
	git_commit_free(w->parent);
}

static enum cop_code find_parent(struct write *w, const struct cop_tip *on,
				 struct cop_error *err)
{
	git_oid id;

	if (!*on->id)
		return COP_OK;
	if (git_oid_fromstr(&id, on->id) || git_commit_lookup(&w->parent, w->into, &id) ||
	    git_commit_tree(&w->base, w->parent))
		return cop_git_fail(err, "read the last commit");
	return COP_OK;
}

/* The update one file needs; ret_any says false where it removes what is not there. */
static enum cop_code one_update(struct write *w, const struct cop_write *file,
				git_tree_update *ret, bool *ret_any,
				struct cop_error *err)
{
	COP_CLEANUP(free_entry) git_tree_entry *old = NULL;
	git_tree_update u = { .path = cop_git_full(w->g, file->path),
			      .filemode = GIT_FILEMODE_BLOB };
	enum cop_code code = w->base ? cop_git_entry(w->into, w->base, u.path, &old, err)
				     : COP_OK;

	if (code)
		return code;
	if (old)
		u.filemode = git_tree_entry_filemode(old);
	if (file->remove) {
		u.action = GIT_TREE_UPDATE_REMOVE;
	} else {
		u.action = GIT_TREE_UPDATE_UPSERT;
		if (git_blob_create_from_buffer(&u.id, w->into,
						file->len ? file->text : "", file->len))
			return cop_git_fail(err, "write an object");
	}
	*ret = u;
	*ret_any = old || !file->remove;
	return COP_OK;
}

/* *ret: the outermost folder above `path` that holds nothing any more, or NULL. */
static enum cop_code emptied_above(struct write *w, git_tree *tree, const char *path,
				   char **ret, struct cop_error *err)
{
	char *folder = cop_arena_text(w->g->arena, path);
	char *slash;

	*ret = NULL;
	while ((slash = strrchr(folder, '/'))) {
		COP_CLEANUP(free_entry) git_tree_entry *entry = NULL;
		COP_CLEANUP(free_tree) git_tree *below = NULL;
		enum cop_code code;

		*slash = '\0';
		code = cop_git_entry(w->into, tree, folder, &entry, err);
		if (code || !entry)
			return code;
		if (git_tree_lookup(&below, w->into, git_tree_entry_id(entry)))
			return cop_git_fail(err, "read a tree");
		if (git_tree_entrycount(below) > (*ret ? 1U : 0U))
			return COP_OK;
		*ret = cop_arena_text(w->g->arena, folder);
	}
	return COP_OK;
}

/* git knows no empty folders, but an updated tree keeps one where its last file went. */
static enum cop_code drop_empty(struct write *w, git_oid *tree_id, struct cop_error *err)
{
	for (size_t i = 0; i < w->n; i++) {
		COP_CLEANUP(free_tree) git_tree *tree = NULL;
		git_tree_update u = { .action = GIT_TREE_UPDATE_REMOVE };
		char *gone;
		enum cop_code code;

		if (!w->files[i].remove)
			continue;
		if (git_tree_lookup(&tree, w->into, tree_id))
			return cop_git_fail(err, "read a tree");
		code = emptied_above(w, tree, cop_git_full(w->g, w->files[i].path), &gone,
				     err);
		if (code)
			return code;
		u.path = gone;
		if (gone && git_tree_create_updated(tree_id, w->into, tree, 1, &u))
			return cop_git_fail(err, "write a tree");
	}
	return COP_OK;
}

static enum cop_code write_tree(struct write *w, git_oid *ret, struct cop_error *err)
{
	git_tree_update *updates = COP_NEW_N(w->g->arena, git_tree_update, w->n);
	size_t used = 0;
	enum cop_code code;
	bool any;

	for (size_t i = 0; i < w->n; i++) {
		if ((code = one_update(w, &w->files[i], &updates[used], &any, err)))
			return code;
		if (any)
			used++;
	}
	if (git_tree_create_updated(ret, w->into, w->base, used, updates))
		return cop_git_fail(err, "write a tree");
	return drop_empty(w, ret, err);
}

static enum cop_code sign_as(const struct cop_git_person *p, git_signature **ret,
			     struct cop_error *err)
{
	if (git_signature_new(ret, p->name, p->email, p->when, p->offset))
		return cop_git_fail(err, "use your name and e-mail address");
	return COP_OK;
}

/* On a full disk 1.5 says that the commit was made, and there is none. */
static bool is_there(struct write *w, const git_oid *id)
{
	COP_CLEANUP(free_odb) git_odb *odb = NULL;

	return !git_repository_odb(&odb, w->into) && git_odb_exists(odb, id);
}

/*
 * Nothing but what was asked may differ from the commit before: a folder that libgit2 could not
 * read, and took for empty, would lose its other files.
 */
static enum cop_code check_tree(struct write *w, git_tree *tree, struct cop_error *err)
{
	COP_CLEANUP(free_diff) git_diff *diff = NULL;
	struct cop_keys asked = { .arena = w->g->arena };

	for (size_t i = 0; i < w->n; i++)
		cop_keys_put(&asked, cop_git_full(w->g, w->files[i].path), i);
	if (git_diff_tree_to_tree(&diff, w->into, w->base, tree, NULL))
		return cop_git_fail(err, "compare the commit with the last one");
	for (size_t i = 0; i < git_diff_num_deltas(diff); i++)
		if (!cop_keys_find(&asked, git_diff_get_delta(diff, i)->new_file.path))
			return cop_git_fail_tree(err);
	return COP_OK;
}

static enum cop_code write_commit(struct write *w, const struct cop_git_commit *c,
				  git_oid *ret, struct cop_error *err)
{
	COP_CLEANUP(free_signature) git_signature *author = NULL;
	COP_CLEANUP(free_signature) git_signature *committer = NULL;
	COP_CLEANUP(free_tree) git_tree *tree = NULL;
	const git_commit *parents[] = { w->parent };
	enum cop_code code;
	git_oid tree_id;

	if ((code = sign_as(&c->author, &author, err)) ||
	    (code = sign_as(&c->committer, &committer, err)) ||
	    (code = write_tree(w, &tree_id, err)))
		return code;
	if (git_tree_lookup(&tree, w->into, &tree_id))
		return cop_git_fail(err, "read a tree");
	if ((code = check_tree(w, tree, err)))
		return code;
	if (git_commit_create(ret, w->into, NULL, author, committer, NULL, c->message,
			      tree, w->parent ? 1 : 0, parents))
		return cop_git_fail(err, "write the commit");
	if (!is_there(w, ret)) {
		cop_fail(err, COP_E_REPO, "cannot write the commit: no room for it");
		return cop_fail_hint(err, "make room; df -h shows where it is short");
	}
	return COP_OK;
}

/*
 * Only what the commit brings: dumping the in-memory objects as they are would pack the
 * whole tree of the commit again.
 */
static enum cop_code write_pack(struct write *w, const git_oid *commit,
				struct cop_error *err)
{
	COP_CLEANUP(free_builder) git_packbuilder *builder = NULL;
	COP_CLEANUP(free_walk) git_revwalk *walk = NULL;

	if (git_revwalk_new(&walk, w->into) || git_revwalk_push(walk, commit) ||
	    (w->parent && git_revwalk_hide(walk, git_commit_id(w->parent))) ||
	    git_packbuilder_new(&builder, w->into) ||
	    git_packbuilder_insert_walk(builder, walk) ||
	    git_packbuilder_write(builder, NULL, 0, NULL, NULL))
		return cop_git_fail(err, "write a pack");
	return COP_OK;
}

/* In a handle of its own, so that later writes through ours do not end in memory. */
static enum cop_code open_memory(struct cop_git *g, git_repository **ret,
				 struct cop_error *err)
{
	COP_CLEANUP(free_odb) git_odb *odb = NULL;
	git_odb_backend *memory;

	if (git_repository_open(ret, git_repository_path(g->repo)) ||
	    git_repository_odb(&odb, *ret) || git_mempack_new(&memory) ||
	    git_odb_add_backend(odb, memory, 999))
		return cop_git_fail(err, "prepare a pack");
	return COP_OK;
}

/* libgit2 syncs each object and its folder, but not the folder those folders stand in. */
static enum cop_code sync_objects(struct cop_git *g, struct cop_error *err)
{
	const char *folder = cop_arena_printf(g->arena, "%sobjects",
					      git_repository_commondir(g->repo));
	COP_CLEANUP(cop_fd_close) int fd = -1;
	enum cop_code code;

	if (g->fsync != COP_GIT_FSYNC_FULL)
		return COP_OK;
	if ((code = cop_fs_root(folder, &fd, err)))
		return code;
	return fsync(fd) ? cop_fail_os(err, errno, "sync", folder) : COP_OK;
}

enum cop_code cop_git_write(struct cop_git *g, const struct cop_tip *on,
			    const struct cop_write *files, size_t n,
			    const struct cop_git_commit *c, char ret_commit[COP_GIT_ID],
			    struct cop_error *err)
{
	COP_CLEANUP(free_repository) git_repository *memory = NULL;
	COP_CLEANUP(write_clear)
	struct write w = { .g = g, .files = files, .n = n, .into = g->repo };
	enum cop_code code;
	git_oid id;

	if (!*on->id) /* the first commit: the repository may just have been made */
		cop_git_tidy(g->top);
	if (n > COP_GIT_LOOSE_MAX) {
		if ((code = open_memory(g, &memory, err)))
			return code;
		w.into = memory;
	}
	if ((code = find_parent(&w, on, err)) || (code = write_commit(&w, c, &id, err)))
		return code;
	if (memory && (code = write_pack(&w, &id, err)))
		return code;
	if ((code = sync_objects(g, err)))
		return code;
	git_oid_tostr(ret_commit, COP_GIT_ID, &id);
	return COP_OK;
}
