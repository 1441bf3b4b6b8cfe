/* SPDX-License-Identifier: MIT */
/* Files and branches by ids: what recovery has to know. */
#include "git/handle.h"

#include <git2.h>

#include <string.h>

#include "base/fs.h"
#include "git/free.h"

static void free_blob(git_blob **at)
{
	git_blob_free(*at);
}

bool cop_git_place(struct cop_git *g, struct cop_git_place *ret)
{
	const char *common, *dir, *below;

	if (!g->repo)
		return false;
	common = git_repository_commondir(g->repo);
	dir = git_repository_path(g->repo);
	below = cop_arena_printf(g->arena, "%sworktrees/", common);
	*ret = (struct cop_git_place){
		.common = common, .dir = dir, .name = "", .top = g->top
	};
	if (!strncmp(dir, below, strlen(below))) {
		const char *name = dir + strlen(below);

		ret->name = cop_arena_copy(g->arena, name, strcspn(name, "/"));
	}
	return true;
}

static enum cop_code tree_of(struct cop_git *g, const char *commit, git_tree **ret,
			     struct cop_error *err)
{
	COP_CLEANUP(free_commit) git_commit *c = NULL;
	git_oid id;

	if (git_oid_fromstr(&id, commit) || git_commit_lookup(&c, g->repo, &id) ||
	    git_commit_tree(ret, c))
		return cop_git_fail(err, "read a commit");
	return COP_OK;
}

/* *ret_mode is left alone where the tree has no such file. */
static enum cop_code in_tree(struct cop_git *g, git_tree *tree, const char *path,
			     char ret[COP_GIT_ID], unsigned *ret_mode,
			     struct cop_error *err)
{
	COP_CLEANUP(free_entry) git_tree_entry *entry = NULL;
	enum cop_code code = tree ? cop_git_entry(g->repo, tree, path, &entry, err)
				  : COP_OK;

	ret[0] = '\0';
	if (code || !entry)
		return code;
	git_oid_tostr(ret, COP_GIT_ID, git_tree_entry_id(entry));
	*ret_mode = git_tree_entry_filemode(entry);
	return COP_OK;
}

enum cop_code cop_git_files(struct cop_git *g, const struct cop_tip *on,
			    const char *commit, const struct cop_write *writes, size_t n,
			    struct cop_git_file *ret, struct cop_error *err)
{
	COP_CLEANUP(free_tree) git_tree *before = NULL;
	COP_CLEANUP(free_tree) git_tree *after = NULL;
	enum cop_code code;

	if ((*on->id && (code = tree_of(g, on->id, &before, err))) ||
	    (code = tree_of(g, commit, &after, err)))
		return code;
	for (size_t i = 0; i < n; i++) {
		struct cop_git_file *f = &ret[i];

		f->path = cop_git_full(g, writes[i].path);
		f->mode = GIT_FILEMODE_BLOB;
		if ((code = in_tree(g, before, f->path, f->pre, &f->mode, err)) ||
		    (code = in_tree(g, after, f->path, f->post, &f->mode, err)))
			return code;
		if (!*f->post != writes[i].remove)
			return cop_git_fail_tree(err);
	}
	return COP_OK;
}

static bool is_record(const struct cop_git *g, const char *path)
{
	size_t len = strlen(path);

	return strncmp(path, g->prefix, strlen(g->prefix)) == 0 && len > 5 &&
	       strcmp(path + len - 5, ".yaml") == 0;
}

enum cop_code cop_git_records(struct cop_git *g, const char *from, const char *to,
			      bool *ret_differ, struct cop_error *err)
{
	COP_CLEANUP(free_tree) git_tree *before = NULL;
	COP_CLEANUP(free_tree) git_tree *after = NULL;
	COP_CLEANUP(free_diff) git_diff *diff = NULL;
	enum cop_code code;

	if ((code = tree_of(g, from, &before, err)) ||
	    (code = tree_of(g, to, &after, err)))
		return code;
	if (git_diff_tree_to_tree(&diff, g->repo, before, after, NULL))
		return cop_git_fail(err, "compare two commits");
	*ret_differ = false;
	for (size_t i = 0; i < git_diff_num_deltas(diff) && !*ret_differ; i++) {
		const git_diff_delta *d = git_diff_get_delta(diff, i);

		*ret_differ = is_record(g, d->old_file.path) ||
			      is_record(g, d->new_file.path);
	}
	return COP_OK;
}

enum cop_code cop_git_in_commit(struct cop_git *g, const char *commit, const char *path,
				char ret[COP_GIT_ID], struct cop_error *err)
{
	COP_CLEANUP(free_tree) git_tree *tree = NULL;
	enum cop_code code = tree_of(g, commit, &tree, err);
	unsigned mode = 0;

	return code ? code : in_tree(g, tree, path, ret, &mode, err);
}

enum cop_code cop_git_reach(struct cop_git *g, const char *branch, const char *commit,
			    enum cop_git_reach *ret, char ret_now[COP_GIT_ID],
			    struct cop_error *err)
{
	COP_CLEANUP(free_reference) git_reference *ref = NULL;
	int rc = git_reference_lookup(&ref, g->repo, branch), below;
	git_oid wanted;

	ret_now[0] = '\0';
	*ret = COP_GIT_APART;
	if (rc == GIT_ENOTFOUND)
		return COP_OK;
	if (rc || git_reference_type(ref) != GIT_REFERENCE_DIRECT)
		return cop_git_fail(err, "read the branch");
	git_oid_tostr(ret_now, COP_GIT_ID, git_reference_target(ref));
	if (!strcmp(ret_now, commit)) {
		*ret = COP_GIT_AT;
		return COP_OK;
	}
	if (git_oid_fromstr(&wanted, commit))
		return cop_git_fail(err, "read a commit");
	below = git_graph_descendant_of(g->repo, git_reference_target(ref), &wanted);
	if (below < 0 && below != GIT_ENOTFOUND)
		return cop_git_fail(err, "compare two commits");
	if (below == 1)
		*ret = COP_GIT_BELOW;
	return COP_OK;
}

enum cop_code cop_git_in_index(struct cop_git *g, const char *path, char ret[COP_GIT_ID],
			       struct cop_error *err)
{
	const git_index_entry *entry;

	if (!g->index)
		return cop_fail(err, COP_E_REPO, "the index is read by git alone here");
	if (git_index_read(g->index, 0)) /* where it is another since */
		return cop_git_fail(err, "read the index of the repository");
	entry = git_index_get_bypath(g->index, path, 0);
	ret[0] = '\0';
	if (entry)
		git_oid_tostr(ret, COP_GIT_ID, &entry->id);
	return COP_OK;
}

enum cop_code cop_git_in_work(struct cop_git *g, const char *path, char ret[COP_GIT_ID],
			      struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	struct cop_error e = { 0 };
	const struct cop_source *src;
	enum cop_code code;
	git_oid id;

	ret[0] = '\0';
	code = cop_fs_read(g->root, path, COP_GIT_FILE_MAX, scratch, &src, &e);
	if (code == COP_E_NOT_FOUND)
		return COP_OK;
	if (code) {
		*err = e;
		return code;
	}
	if (git_odb_hash(&id, src->text, src->len, GIT_OBJECT_BLOB))
		return cop_git_fail(err, "read a file");
	git_oid_tostr(ret, COP_GIT_ID, &id);
	return COP_OK;
}

enum cop_code cop_git_text(struct cop_git *g, const char *id, struct cop_arena *a,
			   const struct cop_source **ret, struct cop_error *err)
{
	COP_CLEANUP(free_blob) git_blob *blob = NULL;
	struct cop_source *src;
	git_oid oid;
	size_t len;

	if (git_oid_fromstr(&oid, id) || git_blob_lookup(&blob, g->repo, &oid))
		return cop_git_fail(err, "read the text of a file");
	len = (size_t)git_blob_rawsize(blob);
	src = COP_NEW(a, struct cop_source);
	src->path = id;
	src->text = cop_arena_copy(a, git_blob_rawcontent(blob), len);
	src->len = len;
	*ret = src;
	return COP_OK;
}
