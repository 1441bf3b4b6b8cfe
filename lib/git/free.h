/* SPDX-License-Identifier: MIT */
/* Inside the module: what libgit2 hands out, for COP_CLEANUP. NULL and zeroed are fine. */
#ifndef COP_GIT_FREE_H
#define COP_GIT_FREE_H

#include <git2.h>

/* Inline functions that a file does not use are no warning; static ones would be. */
#define FREE(name, type, how) \
	static inline void free_##name(type *at) \
	{ \
		how; \
	}

FREE(builder, git_packbuilder *, git_packbuilder_free(*at))
FREE(commit, git_commit *, git_commit_free(*at))
FREE(config, git_config *, git_config_free(*at))
FREE(diff, git_diff *, git_diff_free(*at))
FREE(entry, git_tree_entry *, git_tree_entry_free(*at))
FREE(filters, git_filter_list *, git_filter_list_free(*at))
FREE(gitbuf, git_buf, git_buf_dispose(at))
FREE(odb, git_odb *, git_odb_free(*at))
FREE(reference, git_reference *, git_reference_free(*at))
FREE(repository, git_repository *, git_repository_free(*at))
FREE(signature, git_signature *, git_signature_free(*at))
FREE(tree, git_tree *, git_tree_free(*at))
FREE(walk, git_revwalk *, git_revwalk_free(*at))

#undef FREE

#endif
