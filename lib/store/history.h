/* SPDX-License-Identifier: MIT */
/*
 * Commits and old versions, read through the `git` program: it has path filters and starts
 * in a millisecond, and reading commands must not need the git module. `root` is the
 * community's folder; paths are relative to it.
 *
 * Every call: COP_E_REPO where git is not installed or cannot read the repository,
 * COP_E_NOT_FOUND where there is no repository, or not what was asked for.
 */
#ifndef COP_STORE_HISTORY_H
#define COP_STORE_HISTORY_H

#include "base/date.h"
#include "base/str.h"

/* One file of one commit. Ids of texts, shortened; NULL: there was no such plain file. */
struct cop_log_file {
	const char *path;     /* as this commit has it */
	const char *path_was; /* as the one before had it; NULL: not there, or the same */
	const char *was, *is;
	bool followed; /* one of those that were asked for */
};

struct cop_log_entry {
	const char *id;       /* whole */
	const char *short_id; /* as git shortens it here */
	const struct cop_str *author;
	struct cop_date date; /* when it was written, on the author's own calendar */
	const struct cop_str *subject;
	bool by_cop; /* a command of ours wrote the subject */
	const struct cop_log_file
		*touched; /* none unless asked for, and none of a merge */
	size_t ntouched;
};

/* Newest first. Lives in the arena. */
struct cop_log {
	struct cop_log_entry *at;
	size_t n;
};

struct cop_log_query {
	const char *rev;          /* NULL: HEAD */
	const char *not_in;       /* only what that commit does not have; NULL: all */
	const char *const *paths; /* NULL-terminated; NULL: the whole community */
	struct cop_period period; /* of the date; both days included */
	size_t limit;             /* 0: all */
	bool files;               /* also which files each commit touched */
	/*
	 * The paths are files, each followed back through the names it had to the commit that
	 * added it, and not into another file that had its name before. Files are told too.
	 */
	bool follow;
};

/* A repository without commits has an empty log. */
enum cop_code cop_history_log(struct cop_arena *a, const char *root,
			      const struct cop_log_query *q, struct cop_log *ret,
			      struct cop_error *err) COP_CHECKED;

/* The commit that is checked out; NULL: there is none yet. */
enum cop_code cop_history_tip(struct cop_arena *a, const char *root, const char **ret_id,
			      struct cop_error *err) COP_CHECKED;

/* The whole id of a commit, branch or tag. */
enum cop_code cop_history_resolve(struct cop_arena *a, const char *root, const char *rev,
				  const char **ret_id, struct cop_error *err) COP_CHECKED;

/* Every file of the community as that commit has it, sorted by path. */
struct cop_history_files {
	struct cop_source *at;
	size_t n;
};
enum cop_code cop_history_files(struct cop_arena *a, const char *root, const char *rev,
				struct cop_history_files *ret, struct cop_error *err)
	COP_CHECKED;

/* A text as git keeps it; `path` is what it is called in the result. */
struct cop_blob {
	const char *path, *id;
};
/* Texts of n blobs, in one run. COP_E_REPO where one is not in this clone. */
enum cop_code cop_history_texts(struct cop_arena *a, const char *root,
				const struct cop_blob *blobs, size_t n,
				struct cop_source *ret, struct cop_error *err)
	COP_CHECKED;

/* Where two branches parted: their merge base. COP_E_NOT_FOUND: they have none. */
enum cop_code cop_history_base(struct cop_arena *a, const char *root, const char *x,
			       const char *y, const char **ret_id, struct cop_error *err)
	COP_CHECKED;

/* Files that are not the same on two sides, and what stood in each on the older one. */
struct cop_differing {
	const char **paths;
	const struct cop_source **was; /* NULL: there was no such plain file */
	size_t n;
};
/* to NULL: the working tree, with files that git does not know yet. `from` is a whole id. */
enum cop_code cop_history_differing(struct cop_arena *a, const char *root,
				    const char *from, const char *to,
				    struct cop_differing *ret, struct cop_error *err)
	COP_CHECKED;

/* What a sparse checkout leaves out of the work tree, as the index has it. */
enum cop_code cop_history_left_out(struct cop_arena *a, const char *root,
				   struct cop_history_files *ret, struct cop_error *err)
	COP_CHECKED;

/* How many files of the community are not as the last commit has them. */
enum cop_code cop_history_dirty(struct cop_arena *a, const char *root, size_t *ret,
				struct cop_error *err) COP_CHECKED;

/* Was history cut off when this clone was made (--depth)? */
enum cop_code cop_history_shallow(struct cop_arena *a, const char *root, bool *ret,
				  struct cop_error *err) COP_CHECKED;

#endif
