/* SPDX-License-Identifier: MIT */
#include "store/cut_off.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/keys.h"
#include "store/attempt.h"
#include "store/journal.h"

/* Our own lock is free: whoever made the note has died. */
static bool is_dead(const char *common, struct cop_arena *a)
{
	COP_CLEANUP(cop_fd_close)
	int fd = open(cop_arena_printf(a, "%s/cop/lock", common),
		      O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	return fd < 0 || flock(fd, LOCK_SH | LOCK_NB) == 0;
}

bool cop_cut_off_attempt(struct cop_arena *a, const struct cop_around *around)
{
	return access(cop_arena_printf(a, "%s/cop/" COP_ATTEMPT, around->dir), F_OK) ==
		       0 &&
	       is_dead(around->common, a);
}

/* The journal, where it is there, can be read, and speaks of this work tree. */
static bool find_journal(struct cop_arena *a, const struct cop_around *around,
			 struct cop_journal *ret)
{
	COP_CLEANUP(cop_fd_close) int folder = -1;
	struct cop_error ignored = { 0 };
	const char *tree = around->dir == around->common ? ""
							 : strrchr(around->dir, '/') + 1;

	return !cop_fs_root(cop_arena_printf(a, "%s/cop", around->common), &folder,
			    &ignored) &&
	       !cop_journal_read(folder, around->common, a, ret, &ignored) &&
	       strcmp(ret->tree, tree) == 0;
}

static const struct cop_source *text_of(const struct cop_history_files *files,
					const struct cop_keys *at, const char *path)
{
	const size_t *i = cop_keys_find(at, path);

	return i ? &files->at[*i] : NULL;
}

enum cop_code cop_cut_off_files(struct cop_arena *a, const struct cop_around *around,
				const char *root, const char *prefix,
				struct cop_differing *ret, struct cop_error *err)
{
	struct cop_history_files files = { 0 };
	struct cop_keys at = { .arena = a };
	struct cop_journal j;
	size_t len = strlen(prefix);
	const char *tip;
	enum cop_code code;

	*ret = (struct cop_differing){ 0 };
	if (!find_journal(a, around, &j))
		return COP_OK;
	if ((code = cop_history_tip(a, root, &tip, err)) ||
	    (tip && (code = cop_history_files(a, root, tip, &files, err))))
		return code;
	for (size_t i = 0; i < files.n; i++)
		cop_keys_put(&at, files.at[i].path, i);
	ret->paths = COP_NEW_N(a, const char *, j.n);
	ret->was = COP_NEW_N(a, const struct cop_source *, j.n);
	for (size_t i = 0; i < j.n; i++) {
		const char *path = j.files[i].path;

		if (strncmp(path, prefix, len) != 0)
			continue;
		ret->paths[ret->n] = path + len;
		ret->was[ret->n++] = text_of(&files, &at, path + len);
	}
	return COP_OK;
}
