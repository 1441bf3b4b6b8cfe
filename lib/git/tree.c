/* SPDX-License-Identifier: MIT */
#include "git/handle.h"

#include <git2.h>

#include <string.h>

#include "git/free.h"

/* The id that nothing has in every repository; git keeps no such folders, but others do. */
static bool is_empty_tree(const git_oid *id)
{
	return git_oid_streq(id, "4b825dc642cb6eb9a060e54bf8d69288fbee4904") == 0;
}

enum cop_code cop_git_fail_tree(struct cop_error *err)
{
	cop_fail(err, COP_E_REPO,
		 "cannot read or write a folder of the repository whole");
	return cop_fail_hint(err,
			     "try again; git fsck shows whether the repository is sound");
}

enum cop_code cop_git_entry(struct git_repository *repo, const struct git_tree *tree,
			    const char *path, struct git_tree_entry **ret,
			    struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf name = { 0 };
	COP_CLEANUP(free_tree) git_tree *below = NULL;
	const git_tree_entry *entry;

	*ret = NULL;
	for (;; path++) {
		size_t len = strcspn(path, "/");
		git_tree *next = NULL;

		cop_buf_reset(&name);
		cop_buf_add(&name, path, len);
		entry = git_tree_entry_byname(tree, cop_buf_str(&name));
		path += len;
		if (!entry || !*path)
			break;
		if (git_tree_entry_type(entry) != GIT_OBJECT_TREE)
			return COP_OK;
		if (git_tree_lookup(&next, repo, git_tree_entry_id(entry)))
			return cop_git_fail(err, "read a folder of the last commit");
		git_tree_free(below);
		below = next;
		/* short of memory, libgit2 reads an empty folder for any */
		if (!git_tree_entrycount(next) && !is_empty_tree(git_tree_id(next)))
			return cop_git_fail_tree(err);
		tree = next;
	}
	if (entry && git_tree_entry_dup(ret, entry))
		return cop_git_fail(err, "read a folder of the last commit");
	return COP_OK;
}
