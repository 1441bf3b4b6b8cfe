/* SPDX-License-Identifier: MIT */
#include "store/place.h"

#include <string.h>

#include "base/fs.h"
#include "store/journal.h"
#include "store/steps.h"

static const char *temp_of(const struct cop_placing *p, size_t i)
{
	return cop_journal_temp(p->arena, p->files[i].path, p->commit, i);
}

enum cop_code cop_place_stage(const struct cop_placing *p, size_t i, const char *text,
			      size_t len, bool save, struct cop_error *err)
{
	const struct cop_source file = { p->files[i].path, text, len };

	return *p->files[i].post ? cop_fs_stage(p->top, &file, temp_of(p, i), save, err)
				 : COP_OK;
}

/* What is no plain file is nobody's text: "odd" is no id. */
static enum cop_code id_at(const struct cop_placing *p, const char *path,
			   char ret[COP_GIT_ID], struct cop_error *err)
{
	struct cop_error e = { 0 };
	enum cop_code code = p->table->in_work(p->git, path, ret, &e);

	if (code == COP_E_INVALID) {
		memcpy(ret, "odd", 4);
		return COP_OK;
	}
	if (code)
		*err = e;
	return code;
}

/* Passes over the one outcome that is an answer. */
static enum cop_code unless(enum cop_code code, enum cop_code answer,
			    const struct cop_error *e, struct cop_error *err)
{
	if (code == COP_OK || code == answer)
		return COP_OK;
	*err = *e;
	return code;
}

/* While it is there the journal must be, too: nothing else knows its name. */
static enum cop_code drop(const struct cop_placing *p, size_t i, struct cop_error *err)
{
	const char *temp = temp_of(p, i);

	cop_fs_drop(p->top, temp);
	if (!cop_fs_exists(p->top, temp))
		return COP_OK;
	return cop_fail(err, COP_E_OS, "cannot remove '%s'", temp);
}

enum cop_code cop_place_settle(const struct cop_placing *p, size_t i, bool *ret_left,
			       struct cop_error *err)
{
	const struct cop_git_file *f = &p->files[i];
	const char *temp = temp_of(p, i);
	char came[COP_GIT_ID];
	enum cop_code code = id_at(p, temp, came, err);

	if (code)
		return code;
	if (!*came)
		return COP_OK; /* nothing came out, or it is gone already */
	if (strcmp(came, f->pre) != 0 && strcmp(came, f->post) != 0) {
		*ret_left = true;
		code = *f->post ? cop_fs_swap(p->top, f->path, temp, err)
				: cop_fs_move(p->top, temp, f->path, err);
		if (code)
			return code;
	}
	return drop(p, i, err);
}

static enum cop_code put_new(const struct cop_placing *p, size_t i, bool *ret_left,
			     struct cop_error *err)
{
	const struct cop_git_file *f = &p->files[i];
	struct cop_error e = { 0 };
	char there[COP_GIT_ID];
	enum cop_code moved = cop_fs_move(p->top, temp_of(p, i), f->path, &e), code;

	if (moved != COP_E_REFUSED)
		return unless(moved, COP_OK, &e, err);
	if ((code = id_at(p, f->path, there, err)))
		return code;
	*ret_left |= strcmp(there, f->post) != 0;
	return drop(p, i, err);
}

enum cop_code cop_place_put(const struct cop_placing *p, size_t i, bool *ret_left,
			    struct cop_error *err)
{
	const struct cop_git_file *f = &p->files[i];
	const char *temp = temp_of(p, i);
	struct cop_error e = { 0 };
	enum cop_code code;

	if (!*f->pre && !*f->post)
		return COP_OK;
	if (!*f->pre)
		return put_new(p, i, ret_left, err);
	code = *f->post ? cop_fs_swap(p->top, f->path, temp, &e)
			: cop_fs_move(p->top, f->path, temp, &e);
	if (code == COP_E_NOT_FOUND && *f->post) { /* somebody removed the file */
		*ret_left = true;
		return drop(p, i, err);
	}
	code = unless(code, COP_E_NOT_FOUND, &e, err);
	return code ? code : cop_place_settle(p, i, ret_left, err);
}

enum cop_code cop_place_drop(const struct cop_placing *p, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < p->n && !code; i++)
		if (*p->files[i].post)
			code = drop(p, i, err);
	return code;
}

static bool same_folder(const char *a, const char *b)
{
	const char *slash_a = strrchr(a, '/'), *slash_b = strrchr(b, '/');
	size_t len = slash_a ? (size_t)(slash_a - a) : 0;

	return len == (slash_b ? (size_t)(slash_b - b) : 0) && !memcmp(a, b, len);
}

enum cop_code cop_place_sync(const struct cop_placing *p, const char *dir,
			     struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int fd = -1;
	enum cop_code code = cop_fs_root(dir, &fd, err);

	if (!code)
		code = cop_fs_sync_folder(fd, "index", err);
	if (!code && p->n > COP_GIT_LOOSE_MAX)
		return cop_fs_sync(p->top, err);
	for (size_t i = 0; i < p->n && !code; i++)
		if (!i || !same_folder(p->files[i - 1].path, p->files[i].path))
			code = cop_fs_sync_folder(p->top, p->files[i].path, err);
	return code;
}

/* --- as steps --- */

struct cop_placing cop_place_of(struct cop_steps *c)
{
	return (struct cop_placing){ .table = c->table,
				     .git = c->git,
				     .top = c->top,
				     .files = c->files,
				     .n = c->writes->n,
				     .commit = c->id,
				     .arena = c->arena };
}

/* Before the commit point: a disk that is full is noticed while nothing has happened yet. */
enum cop_code cop_step_stage(struct cop_steps *c, struct cop_error *err)
{
	const struct cop_placing p = cop_place_of(c);
	bool full = c->by->fsync == COP_GIT_FSYNC_FULL;
	bool many = p.n > COP_GIT_LOOSE_MAX;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < p.n && !code; i++)
		code = cop_place_stage(&p, i, c->writes->at[i].text, c->writes->at[i].len,
				       full && !many, err);
	return code || !full || !many ? code : cop_fs_sync(c->top, err);
}

enum cop_code cop_step_place(struct cop_steps *c, struct cop_error *err)
{
	const struct cop_placing p = cop_place_of(c);
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < p.n && !code; i++) {
		bool left = false;

		code = cop_place_put(&p, i, &left, err);
		if (left && !c->left)
			c->left = c->writes->at[i].path;
	}
	return code;
}
