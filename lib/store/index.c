/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "store/lock.h"
#include "store/steps.h"

#define HEAD_MAX 4096

/* Made under our own lock, so one name is enough. */
static const char *made_at(struct cop_arena *a, const char *common)
{
	return cop_arena_printf(a, "%scop/index.new", common);
}

static const char *read_head(struct cop_steps *c)
{
	COP_CLEANUP(cop_fd_close) int dir = -1;
	const struct cop_source *src;
	struct cop_error ignored = { 0 };

	if (cop_fs_root(c->place.dir, &dir, &ignored) ||
	    cop_fs_read(dir, "HEAD", HEAD_MAX, c->arena, &src, &ignored))
		return NULL;
	return src->text;
}

static void stat_index(struct cop_steps *c, struct stat *ret)
{
	if (stat(cop_arena_printf(c->arena, "%sindex", c->place.dir), ret) < 0)
		memset(ret, 0, sizeof(*ret));
}

void cop_index_look(struct cop_steps *c)
{
	c->head = read_head(c);
	stat_index(c, &c->index);
}

/* git writes its index anew each time, as we do. */
static bool same_index(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

bool cop_index_untouched(struct cop_steps *c)
{
	const char *head = read_head(c);
	struct stat now;

	stat_index(c, &now);
	return head && c->head && strcmp(head, c->head) == 0 &&
	       same_index(&now, &c->index);
}

enum cop_code cop_index_bring(const struct cop_placing *p, const char *common,
			      const char *dir, bool back, struct cop_error *err)
{
	const char *into = made_at(p->arena, common);
	struct cop_git_file *files = COP_NEW_N(p->arena, struct cop_git_file, p->n);
	enum cop_code code;

	for (size_t i = 0; i < p->n; i++) {
		files[i] = p->files[i];
		if (!back)
			continue;
		memcpy(files[i].pre, p->files[i].post, COP_GIT_ID);
		memcpy(files[i].post, p->files[i].pre, COP_GIT_ID);
	}
	code = p->table->index(p->git, files, p->n, into, err);
	return code ? code : cop_lock_put(dir, into, err);
}

enum cop_code cop_step_index_make(struct cop_steps *c, struct cop_error *err)
{
	return c->table->index(c->git, c->files, c->writes->n,
			       made_at(c->arena, c->place.common), err);
}

/* On the disk before the branch is: a power cut may not leave it behind either. */
enum cop_code cop_step_index_put(struct cop_steps *c, struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int dir = -1;
	enum cop_code code;

	/* whatever is said, it may be there */
	c->indexed = true;
	code = cop_lock_put(c->place.dir, made_at(c->arena, c->place.common), err);
	if (code || c->by->fsync != COP_GIT_FSYNC_FULL)
		return code;
	code = cop_fs_root(c->place.dir, &dir, err);
	return code ? code : cop_fs_sync_folder(dir, "index", err);
}

void cop_index_back(struct cop_steps *c)
{
	const struct cop_placing p = cop_place_of(c);
	struct cop_error ignored = { 0 };

	unlink(made_at(c->arena, c->place.common));
	if (!c->indexed)
		return;
	if (!cop_index_bring(&p, c->place.common, c->place.dir, true, &ignored))
		c->indexed = false;
	else
		c->locked = false; /* left as it is */
}

/*
 * The entries have the right ids by now, and git would look at the files anyway; with their
 * times it need not.
 */
enum cop_code cop_step_index_done(struct cop_steps *c, struct cop_error *err)
{
	const char *into = made_at(c->arena, c->place.common);
	struct cop_error ignored = { 0 };
	struct stat now;

	enum cop_code code = cop_unlock_index(c->place.dir, err);

	if (code)
		return code;
	c->locked = false;
	stat_index(c, &c->index);
	if (!c->table->index(c->git, c->files, c->writes->n, into, &ignored) &&
	    !cop_lock_index(c->folder, c->place.dir, 0, false, &ignored)) {
		stat_index(c, &now);
		if (same_index(&now, &c->index) &&
		    !cop_lock_put(c->place.dir, into, &ignored))
			into = NULL;
		code = cop_unlock_index(c->place.dir, err);
	}
	if (into)
		unlink(into);
	return code;
}
