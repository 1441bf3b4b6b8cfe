/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "store/journal.h"
#include "store/lock.h"
#include "store/steps.h"

/*
 * The journal of a run that was cut off. The branch alone says how far that run came: where
 * the branch has the commit, files and index follow; where not, nothing happened that
 * anybody saw, and what was prepared goes.
 */
struct cut_off {
	struct cop_steps *c;
	struct cop_journal journal;
	struct cop_git *other; /* NULL: the work tree is this one */
	struct cop_git_place place;
	int top; /* -1: the work tree is this one */
	struct cop_placing p;
	enum cop_git_reach reach;
	char now[COP_GIT_ID];     /* the branch's tip */
	struct cop_git_file *due; /* those the index has to follow */
	size_t ndue;
	struct cop_recovered *did;
};

static void cut_off_clear(struct cut_off *r)
{
	if (r->other)
		r->c->table->close(r->other);
	cop_fd_close(&r->top);
}

/* The run may have been at work in another work tree than this one. */
static enum cop_code find_tree(struct cut_off *r, struct cop_error *err)
{
	struct cop_steps *c = r->c;
	enum cop_code code;

	r->place = c->place;
	r->p = (struct cop_placing){ .table = c->table,
				     .git = c->git,
				     .top = c->top,
				     .files = r->journal.files,
				     .n = r->journal.n,
				     .commit = r->journal.new,
				     .arena = c->arena };
	if (!strcmp(r->journal.tree, c->place.name))
		return COP_OK;
	if ((code = c->table->sibling(c->git, r->journal.tree, &r->other, err)))
		return code;
	c->table->place(r->other, &r->place);
	r->p.git = r->other;
	code = cop_fs_root(r->place.top, &r->top, err);
	r->p.top = r->top;
	return code;
}

/* Has a later commit decided otherwise about the file? Then that is not ours to change. */
static enum cop_code is_due(struct cut_off *r, size_t i, bool *ret, struct cop_error *err)
{
	const struct cop_git_file *f = &r->journal.files[i];
	char id[COP_GIT_ID];
	enum cop_code code;

	*ret = true;
	if (r->reach == COP_GIT_AT)
		return COP_OK;
	code = r->c->table->in_commit(r->p.git, r->now, f->path, id, err);
	*ret = !code && !strcmp(id, f->post);
	return code;
}

static enum cop_code bring_one(struct cut_off *r, size_t i, bool *ret_left,
			       struct cop_error *err)
{
	const struct cop_git_file *f = &r->journal.files[i];
	bool save = r->c->by->fsync == COP_GIT_FSYNC_FULL;
	const struct cop_source *text = NULL;
	struct cop_error e = { 0 };
	char there[COP_GIT_ID];
	enum cop_code code;

	code = r->c->table->in_work(r->p.git, f->path, there, &e);
	if (!code && !strcmp(there, f->post))
		return cop_place_settle(&r->p, i, ret_left, err);
	/* cannot be read is not the same as somebody changed it */
	if (code && code != COP_E_INVALID) {
		*err = e;
		return code;
	}
	if (code || strcmp(there, f->pre) != 0) {
		*ret_left = true;
		return COP_OK;
	}
	if (*f->post &&
	    ((code = r->c->table->text(r->p.git, f->post, r->c->arena, &text, err)) ||
	     (code = cop_place_stage(&r->p, i, text->text, text->len, save, err))))
		return code;
	return cop_place_put(&r->p, i, ret_left, err);
}

static enum cop_code bring_files(struct cut_off *r, struct cop_error *err)
{
	r->due = COP_NEW_N(r->c->arena, struct cop_git_file, r->journal.n);
	for (size_t i = 0; i < r->journal.n; i++) {
		bool due, left = false;
		enum cop_code code = is_due(r, i, &due, err);

		if (code)
			return code;
		if (!due)
			continue;
		r->due[r->ndue++] = r->journal.files[i];
		if ((code = bring_one(r, i, &left, err)))
			return code;
		if (left && !r->did->left)
			r->did->left = r->journal.files[i].path;
	}
	return COP_OK;
}

/* Files not due are left to the index as they are there. */
static enum cop_code bring_index(struct cut_off *r, bool back, struct cop_error *err)
{
	struct cop_placing p = r->p;

	if (!back) {
		p.files = r->due;
		p.n = r->ndue;
	}
	return cop_index_bring(&p, r->c->place.common, r->place.dir, back, err);
}

static enum cop_code bring(struct cut_off *r, struct cop_error *err)
{
	struct cop_steps *c = r->c;
	bool full = c->by->fsync == COP_GIT_FSYNC_FULL;
	bool back = r->reach == COP_GIT_APART;
	enum cop_code code =
		cop_lock_index(c->folder, r->place.dir, c->by->wait, full, err);

	if (code)
		return code;
	if (!back)
		code = bring_files(r, err);
	if (!code)
		code = bring_index(r, back, err);
	if (code && back)
		return code; /* git stays out: the index may be ahead of its branch */
	if (code) {
		struct cop_error first = *err;

		if (cop_unlock_index(r->place.dir, err))
			*err = first;
		return code;
	}
	code = cop_unlock_index(r->place.dir, err);
	return code || !full ? code : cop_place_sync(&r->p, r->place.dir, err);
}

static enum cop_code finish(struct cut_off *r, struct cop_error *err)
{
	struct cop_steps *c = r->c;
	struct cop_error e = { 0 };
	enum cop_code code = find_tree(r, &e);

	if (code == COP_E_NOT_FOUND) /* its work tree is gone, and its files with it */
		return cop_journal_remove(c->folder, err);
	if (code) {
		*err = e;
		return code;
	}
	if ((code = c->table->reach(c->git, r->journal.branch, r->journal.new, &r->reach,
				    r->now, err)))
		return code;
	if (!cop_unlock_branch(c->place.common, r->journal.branch, r->journal.new)) {
		cop_fail(err, COP_E_OS, "the lock of '%s' cannot be removed",
			 r->journal.branch);
		return cop_fail_hint(err,
				     "try again; ls -ld .git shows who may write there");
	}
	if ((code = bring(r, err)))
		return code;
	if (r->reach != COP_GIT_APART)
		memcpy(r->did->commit, r->journal.new, strlen(r->journal.new) + 1);
	if ((code = cop_place_drop(&r->p, err)))
		return code;
	return cop_journal_remove(c->folder, err);
}

/* --- an index that fell back --- */

#define SOON 2 /* seconds in which whoever had read the old index writes it */

/* Was the index written after our last commit had ended, and soon? */
static bool index_came_after(struct cop_steps *c)
{
	struct stat last, index;

	if (fstatat(c->folder, COP_LAST, &last, AT_SYMLINK_NOFOLLOW) ||
	    lstat(cop_arena_printf(c->arena, "%sindex", c->place.dir), &index))
		return false;
	return (index.st_mtim.tv_sec > last.st_mtim.tv_sec ||
		(index.st_mtim.tv_sec == last.st_mtim.tv_sec &&
		 index.st_mtim.tv_nsec >= last.st_mtim.tv_nsec)) &&
	       index.st_mtim.tv_sec - last.st_mtim.tv_sec <= SOON;
}

/* Those of which HEAD and the work tree have what we committed, and the index what was before. */
static bool find_fallen(struct cut_off *r)
{
	struct cop_error ignored = { 0 };

	r->due = COP_NEW_N(r->c->arena, struct cop_git_file, r->journal.n);
	for (size_t i = 0; i < r->journal.n; i++) {
		const struct cop_git_file *f = &r->journal.files[i];
		char head[COP_GIT_ID], work[COP_GIT_ID], index[COP_GIT_ID];

		if (!r->c->table->in_index(r->p.git, f->path, index, &ignored) &&
		    !strcmp(index, f->pre) &&
		    !r->c->table->in_commit(r->p.git, r->now, f->path, head, &ignored) &&
		    !strcmp(head, f->post) &&
		    !r->c->table->in_work(r->p.git, f->path, work, &ignored) &&
		    !strcmp(work, f->post))
			r->due[r->ndue++] = *f;
	}
	return r->ndue > 0;
}

/* The index is replaced whole or not at all; git is let in again either way. */
static enum cop_code lift(struct cut_off *r, struct cop_error *err)
{
	struct cop_steps *c = r->c;
	struct cop_error e = { 0 };
	enum cop_code code =
		cop_lock_index(c->folder, c->place.dir, c->by->wait, false, err);

	if (code)
		return code;
	code = bring_index(r, false, err);
	if (cop_unlock_index(c->place.dir, &e) && !code)
		*err = e;
	return code ? code : e.code;
}

/*
 * git reads the index, and only then locks it: between the two a whole commit of ours has room,
 * and what git then writes has our files as they were, ready to take them back. Entries that are
 * as before our commit follow it again; others are not touched. As far as that can be done.
 */
static void lift_index(struct cop_steps *c)
{
	COP_CLEANUP(cut_off_clear) struct cut_off r = { .c = c, .top = -1 };
	struct cop_error ignored = { 0 };

	if (!index_came_after(c) || !cop_journal_last(c->folder, c->arena, &r.journal) ||
	    strcmp(r.journal.tree, c->place.name) != 0 || find_tree(&r, &ignored) ||
	    c->table->reach(c->git, r.journal.branch, r.journal.new, &r.reach, r.now,
			    &ignored) ||
	    r.reach == COP_GIT_APART || !find_fallen(&r) || lift(&r, &ignored))
		return;
}

/* The folder is ours alone, and we hold its lock. */
static void tidy_folder(struct cop_steps *c)
{
	struct cop_error ignored = { 0 };
	struct cop_fs_list list;

	if (cop_fs_list(c->folder, ".", c->arena, &list, &ignored))
		return;
	for (size_t i = 0; i < list.n; i++)
		if (!strncmp(list.at[i].name, ".cop-", 5) ||
		    !strncmp(list.at[i].name, "index.new", 9))
			cop_fs_drop(c->folder, list.at[i].name);
}

enum cop_code cop_step_recover(struct cop_steps *c, struct cop_recovered *ret,
			       struct cop_error *err)
{
	COP_CLEANUP(cut_off_clear) struct cut_off r = { .c = c, .top = -1, .did = ret };
	struct cop_error e = { 0 };
	enum cop_code code =
		cop_journal_read(c->folder, c->place.common, c->arena, &r.journal, &e);

	if (code && code != COP_E_NOT_FOUND) {
		*err = e;
		return code;
	}
	tidy_folder(c);
	if (code) {
		code = cop_unlock_index(c->place.dir, err);
		if (!code)
			lift_index(c);
		return code;
	}
	code = finish(&r, err);
	if (code)
		cop_fail_prefix(err, "a command that was cut off cannot be finished yet");
	return code;
}
