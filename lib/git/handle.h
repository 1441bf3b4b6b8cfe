/* SPDX-License-Identifier: MIT */
/* Inside the module: the open repository and how failures of libgit2 are passed on. */
#ifndef COP_GIT_HANDLE_H
#define COP_GIT_HANDLE_H

#include "git/git.h"

struct git_index;
struct git_repository;
struct git_tree;
struct git_tree_entry;

struct cop_git {
	struct cop_arena *arena;
	struct git_repository *repo; /* NULL with need FORMAT */
	struct git_index *index;     /* NULL with need INDEX or FORMAT */
	const char *top, *prefix;    /* as in struct cop_tip */
	int root;                    /* the work tree, open; -1 with need FORMAT */
	enum cop_git_fsync fsync;
	bool peek;              /* opened to look only */
	enum cop_git_need need; /* what opening alone found: INDEX, FORMAT or OURS */
	const char *why, *remedy;
};

/*
 * fail.c: "cannot <act>: <cause>" in words of ours, COP_E_REPO, and the command that helps.
 * What libgit2 says is written for programmers. Call it right after the failure.
 */
enum cop_code cop_git_fail(struct cop_error *err, const char *act);
/* The path as the repository has it, in the arena. */
const char *cop_git_full(struct cop_git *g, const char *path);
/* Largest file looked at: far above any limit of the reader. */
#define COP_GIT_FILE_MAX ((size_t)256 << 20)

/*
 * tree.c: the entry at a path; *ret NULL: the tree has none. A folder that cannot be read is a
 * failure here; for libgit2's own look-up by path it is as if nothing were there.
 */
enum cop_code cop_git_entry(struct git_repository *repo, const struct git_tree *tree,
			    const char *path, struct git_tree_entry **ret,
			    struct cop_error *err) COP_CHECKED;
/* The tree of a commit is not what was asked for: that is said, and nothing comes of it. */
enum cop_code cop_git_fail_tree(struct cop_error *err);
/* begin.c: a new repository; a setting of the user's own */
enum cop_code cop_git_begin(const char *dir, enum cop_git_fsync fsync,
			    struct cop_error *err) COP_CHECKED;
bool cop_git_setting(const char *key, struct cop_buf *ret);
/* Removes what a begin() that was cut off has left in the folder. */
void cop_git_tidy(const char *dir);
/* tip.c */
enum cop_code cop_git_tip(struct cop_git *g, const struct cop_write *files, size_t n,
			  struct cop_tip *ret, struct cop_error *err) COP_CHECKED;
enum cop_code cop_git_identify(struct cop_git *g, struct cop_git_person *author,
			       struct cop_git_person *committer, struct cop_error *err)
	COP_CHECKED;
/* index.c */
enum cop_code cop_git_index_open(struct cop_git *g, struct cop_error *err) COP_CHECKED;
enum cop_code cop_git_clean(struct cop_git *g, const struct cop_tip *on,
			    const struct cop_write *files, size_t n,
			    struct cop_touched *ret, struct cop_error *err) COP_CHECKED;
/* index_write.c */
enum cop_code cop_git_index(struct cop_git *g, const struct cop_git_file *files, size_t n,
			    const char *into, struct cop_error *err) COP_CHECKED;
/* objects.c */
enum cop_code cop_git_write(struct cop_git *g, const struct cop_tip *on,
			    const struct cop_write *files, size_t n,
			    const struct cop_git_commit *c, char ret_commit[COP_GIT_ID],
			    struct cop_error *err) COP_CHECKED;
/* branch.c */
enum cop_code cop_git_move(struct cop_git *g, const struct cop_tip *from, const char *to,
			   const char *note, struct cop_error *err) COP_CHECKED;
/* ids.c */
bool cop_git_place(struct cop_git *g, struct cop_git_place *ret);
enum cop_code cop_git_files(struct cop_git *g, const struct cop_tip *on,
			    const char *commit, const struct cop_write *writes, size_t n,
			    struct cop_git_file *ret, struct cop_error *err) COP_CHECKED;
enum cop_code cop_git_reach(struct cop_git *g, const char *branch, const char *commit,
			    enum cop_git_reach *ret, char ret_now[COP_GIT_ID],
			    struct cop_error *err) COP_CHECKED;
enum cop_code cop_git_records(struct cop_git *g, const char *from, const char *to,
			      bool *ret_differ, struct cop_error *err) COP_CHECKED;
enum cop_code cop_git_in_commit(struct cop_git *g, const char *commit, const char *path,
				char ret[COP_GIT_ID], struct cop_error *err) COP_CHECKED;
enum cop_code cop_git_in_index(struct cop_git *g, const char *path, char ret[COP_GIT_ID],
			       struct cop_error *err) COP_CHECKED;
enum cop_code cop_git_in_work(struct cop_git *g, const char *path, char ret[COP_GIT_ID],
			      struct cop_error *err) COP_CHECKED;
enum cop_code cop_git_text(struct cop_git *g, const char *id, struct cop_arena *a,
			   const struct cop_source **ret, struct cop_error *err)
	COP_CHECKED;

#endif
