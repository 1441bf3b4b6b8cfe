/* SPDX-License-Identifier: MIT */
#include "store/stand.h"

#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "store/attempt.h"
#include "store/journal.h"
#include "store/lock.h"
#include "store/run.h"
#include "store/steps.h"

void cop_steps_clear(struct cop_steps *c)
{
	if (c->table)
		c->table->close(c->git);
	cop_fd_close(&c->fd);
	cop_fd_close(&c->top);
	cop_fd_close(&c->folder);
	cop_hold_release(&c->own);
	cop_arena_free(&c->arena);
}

enum cop_code cop_steps_open(struct cop_steps *c, struct cop_error *err)
{
	const struct cop_git_start start = { c->root, c->by->ceilings, c->by->fsync };
	enum cop_code code;

	if ((code = cop_fs_root(c->root, &c->fd, err)) ||
	    (code = cop_writer_git(c->by, &c->table, err)) ||
	    (code = c->table->open(&start, &c->git, err)))
		return code;
	return c->table->place(c->git, &c->place)
		       ? cop_fs_root(c->place.top, &c->top, err)
		       : COP_OK;
}

/* Where libgit2 reads nothing, git knows the folders: three lines. */
static enum cop_code ask_place(struct cop_steps *c, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run ask = { .words = COP_WORDS("rev-parse", "--path-format=absolute",
						  "--git-common-dir", "--git-dir",
						  "--show-toplevel") };
	const char **const folders[] = { &c->place.common, &c->place.dir, &c->place.top };
	const char *at;
	enum cop_code code = cop_run_git(c->arena, c->root, &ask, err);

	if (code)
		return code;
	if (ask.status)
		return cop_run_fail(c->arena, &ask, "open the repository", err);
	at = cop_run_line(c->arena, &ask);
	for (size_t i = 0; i < COP_COUNT(folders); i++) {
		size_t len = strcspn(at, "\n");

		*folders[i] = cop_arena_printf(c->arena, "%.*s/", (int)len, at);
		at += len + (at[len] == '\n');
	}
	return cop_fs_root(c->place.top, &c->top, err);
}

enum cop_code cop_step_lock(struct cop_steps *c, struct cop_recovered *ret,
			    struct cop_error *err)
{
	struct cop_hold *hold = c->by->hold ? c->by->hold : &c->own;
	bool ours = c->place.common != NULL;
	enum cop_code code;

	if (!ours && (code = ask_place(c, err)))
		return code;
	if (c->folder < 0 && (code = cop_lock_folder(c->place.common, &c->folder, err)))
		return code;
	if ((code = cop_lock_hold(c->folder, c->by->wait, hold, err)))
		return code;
	if (ours && (code = cop_step_recover(c, ret, err)))
		return code;
	return cop_attempt_back(c, ret, err);
}

static bool is_there(const struct cop_steps *c, const char *dir, const char *file)
{
	return access(cop_arena_printf(c->arena, "%s%s", dir, file), F_OK) == 0;
}

/* Something was begun, and has not ended. */
static bool is_begun(const struct cop_steps *c)
{
	return is_there(c, c->place.common, "cop/" COP_JOURNAL) ||
	       is_there(c, c->place.dir, COP_ATTEMPT);
}

static enum cop_code look_at_tip(struct cop_steps *c, struct cop_stand *ret)
{
	struct cop_error ignored = { 0 };
	struct cop_tip tip;
	enum cop_code code = c->table->tip(c->git, NULL, 0, &tip, &ignored);

	ret->known = code == COP_OK;
	if (!code)
		memcpy(ret->tip, tip.id, sizeof(tip.id));
	return code;
}

/*
 * The tip first, then the journal: whoever moved the branch before the tip was read has ended
 * when no journal is there, and whoever moves it later changes the tip.
 */
static enum cop_code stand_on(struct cop_steps *c, bool lock, struct cop_stand *ret,
			      struct cop_error *err)
{
	enum cop_code code;

	if (lock && (code = cop_step_lock(c, &ret->did, err)))
		return code;
	while (!look_at_tip(c, ret) && is_begun(c)) {
		if ((code = cop_step_lock(c, &ret->did, err)))
			return code;
		if (!lock)
			cop_hold_release(c->by->hold ? c->by->hold : &c->own);
	}
	return COP_OK;
}

enum cop_code cop_stand(const struct cop_writer *by, const char *root, bool lock,
			struct cop_arena *a, struct cop_stand *ret, struct cop_error *err)
{
	COP_CLEANUP(cop_steps_clear)
	struct cop_steps c = {
		.by = by, .root = root, .fd = -1, .top = -1, .folder = -1, .own = { -1 }
	};
	struct cop_error ignored = { 0 };
	struct cop_stand s = { 0 };
	enum cop_code code = COP_OK;

	c.arena = cop_arena_new();
	if (!cop_steps_open(&c, &ignored) && c.place.common)
		code = stand_on(&c, lock, &s, err);
	if (code)
		return code;
	if (s.did.left)
		s.did.left = cop_arena_text(a, s.did.left);
	if (s.did.back)
		s.did.back = cop_arena_text(a, s.did.back);
	*ret = s;
	return COP_OK;
}
