/* SPDX-License-Identifier: MIT */
#include "store/stand.h"

#include <stdlib.h>
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

static enum cop_code ask_folder(struct cop_steps *c, const char *which, const char **ret,
				struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run ask = { .words = COP_WORDS("rev-parse", "--path-format=absolute",
						  which) };
	enum cop_code code = cop_run_git(c->arena, c->root, &ask, err);

	if (code)
		return code;
	if (ask.status)
		return cop_run_fail(c->arena, &ask, "open the repository", err);
	*ret = cop_arena_printf(c->arena, "%s/", cop_run_line(c->arena, &ask));
	return COP_OK;
}

/* Where libgit2 reads nothing, git knows the folders. */
static enum cop_code ask_place(struct cop_steps *c, struct cop_error *err)
{
	enum cop_code code;

	if ((code = ask_folder(c, "--git-common-dir", &c->place.common, err)) ||
	    (code = ask_folder(c, "--git-dir", &c->place.dir, err)) ||
	    (code = ask_folder(c, "--show-toplevel", &c->place.top, err)))
		return code;
	return cop_fs_root(c->place.top, &c->top, err);
}

static void free_text(char **text)
{
	free(*text);
}

const char *cop_steps_prefix(const struct cop_steps *c)
{
	COP_CLEANUP(free_text) char *root = realpath(c->root, NULL);
	size_t len = strlen(c->place.top);

	if (!root || strncmp(root, c->place.top, len) != 0)
		return "";
	return cop_arena_printf(c->arena, "%s/", root + len);
}

enum cop_code cop_step_lock(struct cop_steps *c, struct cop_recovered *ret,
			    struct cop_error *err)
{
	struct cop_hold *hold = c->by->hold ? c->by->hold : &c->own;
	bool ours = c->top >= 0 && !c->asked;
	enum cop_code code;

	if (c->top < 0 && (code = ask_place(c, err)))
		return code;
	c->asked = !ours;
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
	       is_there(c, c->place.dir, "cop/" COP_ATTEMPT);
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

/* Where only git can read the repository: what it was asked for is looked at all the same. */
static enum cop_code stand_by_git(struct cop_steps *c, struct cop_stand *ret,
				  struct cop_error *err)
{
	struct cop_error ignored = { 0 };

	if (ask_place(c, &ignored) || !is_there(c, c->place.dir, "cop/" COP_ATTEMPT))
		return COP_OK; /* what is wrong is said when something is to be committed */
	c->asked = true;
	return cop_step_lock(c, &ret->did, err);
}

/* From the community's folder; from the top, as git understands it, where it lies elsewhere. */
static const char *as_named(const struct cop_steps *c, struct cop_arena *a,
			    const char *path)
{
	const char *prefix = path ? cop_steps_prefix(c) : "";
	size_t len = strlen(prefix);

	if (!path)
		return NULL;
	return strncmp(path, prefix, len) == 0 ? cop_arena_text(a, path + len)
					       : cop_arena_printf(a, ":/%s", path);
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
	if (!cop_steps_open(&c, &ignored))
		code = c.place.common ? stand_on(&c, lock, &s, err)
				      : stand_by_git(&c, &s, err);
	if (code)
		return code;
	s.did.left = as_named(&c, a, s.did.left);
	s.did.back = as_named(&c, a, s.did.back);
	*ret = s;
	return COP_OK;
}
