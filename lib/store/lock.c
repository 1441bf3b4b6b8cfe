/* SPDX-License-Identifier: MIT */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/enc.h"
#include "base/fs.h"
#include "base/fs_open.h"

#define LONGEST_STEP 40 /* ms between two looks */
#define GRACE 100       /* ms left to whoever held index.lock: git add, then git commit */
#define STILL 400       /* ms in which a lock of a living process changes */
#define OURS "index.lock of cop: gone in a moment\n"
#define PREPARED "index.ours"

void cop_hold_release(struct cop_hold *hold)
{
	cop_fd_close(&hold->fd);
	hold->fd = -1;
}

static void sleep_for(unsigned ms)
{
	struct timespec left = { ms / 1000, (long)(ms % 1000) * 1000000 };

	while (nanosleep(&left, &left) < 0 && errno == EINTR)
		continue;
}

bool cop_wait_more(struct cop_wait *w)
{
	unsigned step = LONGEST_STEP / (1 + w->waited / 500);
	unsigned char chance = 0;

	if (w->waited >= w->most)
		return false;
	if (getrandom(&chance, 1, GRND_NONBLOCK) != 1)
		chance = 127;
	step = 1 + (step < 4 ? 4 : step) * chance / 255;
	if (step > w->most - w->waited)
		step = w->most - w->waited;
	sleep_for(step);
	w->waited += step;
	return true;
}

enum cop_code cop_lock_folder(const char *common, int *ret_fd, struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int root = -1;
	enum cop_code code = cop_fs_root(common, &root, err);
	int fd;

	if (code)
		return code;
	if (mkdirat(root, "cop", 0777) < 0 && errno != EEXIST)
		return cop_fail_os(err, errno, "make the folder 'cop' in", common);
	fd = openat(root, "cop", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 && (errno == ENOTDIR || errno == ELOOP)) {
		cop_fail(err, COP_E_INVALID, "'cop' in the git folder is not a folder");
		return cop_fail_hint(err, "rm \"$(git rev-parse --git-common-dir)/cop\"");
	}
	if (fd < 0)
		return cop_fail_os(err, errno, "open the folder 'cop' in", common);
	*ret_fd = fd;
	return COP_OK;
}

static enum cop_code fail_busy(unsigned wait, struct cop_error *err)
{
	cop_fail(err, COP_E_REPO,
		 "another cop is writing in this repository; waited %u s", wait / 1000);
	return cop_fail_hint(err, "try again, or --lock-timeout 60s");
}

/* A file that is never removed, so that all wait for the same one. */
static enum cop_code open_lock(int folder, int *ret_fd, struct cop_error *err)
{
	int fd = openat(folder, "lock",
			O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
	struct stat is;

	if (fd < 0 && errno != ELOOP)
		return cop_fail_os(err, errno, "open the lock", "cop/lock");
	if (fd < 0 || fstat(fd, &is) < 0 || !S_ISREG(is.st_mode)) {
		cop_fd_close(&fd);
		cop_fail(err, COP_E_INVALID,
			 "'cop/lock' in the git folder is not a regular file");
		return cop_fail_hint(err, "rm \"$(git rev-parse --git-common-dir)/cop/"
					  "lock\"");
	}
	*ret_fd = fd;
	return COP_OK;
}

enum cop_code cop_lock_hold(int folder, unsigned wait, struct cop_hold *hold,
			    struct cop_error *err)
{
	struct cop_wait w = { .most = wait };
	int fd;
	enum cop_code code;

	if (hold->fd >= 0)
		return COP_OK;
	if ((code = open_lock(folder, &fd, err)))
		return code;
	while (flock(fd, LOCK_EX | LOCK_NB) < 0) {
		int sys = errno;

		if (sys == EINTR || (sys == EWOULDBLOCK && cop_wait_more(&w)))
			continue;
		cop_fd_close(&fd);
		if (sys == EWOULDBLOCK)
			return fail_busy(wait, err);
		cop_fail_os(err, sys, "take the lock", "cop/lock");
		return cop_fail_hint(err, "--no-commit writes the files only");
	}
	hold->fd = fd;
	return COP_OK;
}

/* --- index.lock --- */

/* What stands at `path`, up to `most` bytes; false where that is no plain file. */
static bool read_small(int dir, const char *path, char *ret, size_t most, size_t *ret_len)
{
	COP_CLEANUP(cop_fd_close)
	int fd = openat(dir, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat is;
	ssize_t n;

	if (fd < 0 || fstat(fd, &is) < 0 || !S_ISREG(is.st_mode))
		return false;
	n = read(fd, ret, most);
	if (n < 0)
		return false;
	*ret_len = (size_t)n;
	return true;
}

static bool is_ours(int dir, const char *path)
{
	char text[sizeof(OURS) + 1];
	size_t len;

	return read_small(dir, path, text, sizeof(text), &len) && len == strlen(OURS) &&
	       memcmp(text, OURS, len) == 0;
}

/* Kept from one run to the next: a lock is made by linking to it, whole from the start. */
static enum cop_code prepare(int folder, bool save, struct cop_error *err)
{
	if (is_ours(folder, PREPARED))
		return COP_OK;
	return save ? cop_fs_replace(folder, PREPARED, OURS, strlen(OURS), err)
		    : cop_fs_replace_later(folder, PREPARED, OURS, strlen(OURS), err);
}

/* Without links on this file system it is written, and for an instant not yet ours. */
static int make_lock(int folder, const char *path)
{
	int fd, rc = linkat(folder, PREPARED, AT_FDCWD, path, 0);
	bool whole;

	if (rc == 0 || (errno != EPERM && errno != ENOTSUP && errno != EMLINK &&
			errno != EXDEV && errno != ENOSYS))
		return rc;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd < 0)
		return -1;
	whole = cop_fs_write_all(fd, OURS, strlen(OURS));
	if (close(fd) < 0 || !whole) {
		errno = ENOSPC;
		unlink(path);
		return -1;
	}
	return 0;
}

static enum cop_code fail_index(const char *path, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf word = { 0 };

	cop_enc_shell_text(&word, path, strlen(path));
	cop_fail(err, COP_E_REPO, "another git command is at work in this repository");
	return cop_fail_hint(err, "try again; where no git is running: rm %s",
			     cop_buf_str(&word));
}

static enum cop_code wait_gone(const char *path, struct cop_wait *w,
			       struct cop_error *err)
{
	while (access(path, F_OK) == 0)
		if (!cop_wait_more(w))
			return fail_index(path, err);
	return COP_OK;
}

enum cop_code cop_lock_index_free(const char *dir, unsigned wait, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };

	cop_buf_printf(&path, "%sindex.lock", dir);
	return wait_gone(cop_buf_str(&path), &(struct cop_wait){ .most = wait }, err);
}

enum cop_code cop_lock_index(int folder, const char *dir, unsigned wait, bool save,
			     struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
	struct cop_wait w = { .most = wait };
	enum cop_code code = prepare(folder, save, err);

	if (code)
		return code;
	cop_buf_printf(&path, "%sindex.lock", dir);
	while (make_lock(folder, cop_buf_str(&path)) < 0) {
		if (errno == EINTR)
			continue;
		if (errno != EEXIST)
			return cop_fail_os(err, errno, "make", cop_buf_str(&path));
		/* under our own lock nobody else's can look like this */
		if (is_ours(AT_FDCWD, cop_buf_str(&path)) &&
		    unlink(cop_buf_str(&path)) == 0)
			continue;
		if ((code = wait_gone(cop_buf_str(&path), &w, err)))
			return code;
		sleep_for(GRACE);
	}
	return COP_OK;
}

enum cop_code cop_lock_put(const char *dir, const char *into, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };

	cop_buf_printf(&path, "%sindex", dir);
	if (rename(into, cop_buf_str(&path)) < 0)
		return cop_fail_os(err, errno, "replace", cop_buf_str(&path));
	return COP_OK;
}

enum cop_code cop_unlock_index(const char *dir, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf word = { 0 };

	cop_buf_printf(&path, "%sindex.lock", dir);
	errno = 0;
	if (is_ours(AT_FDCWD, cop_buf_str(&path))) {
		if (unlink(cop_buf_str(&path)) == 0 || errno == ENOENT)
			return COP_OK;
	} else if (!errno || errno == ENOENT || errno == ELOOP) {
		return COP_OK; /* not there, or somebody else's; not so if it cannot be read */
	}
	cop_fail_os(err, errno, "remove", cop_buf_str(&path));
	cop_enc_shell_text(&word, path.at, path.len);
	return cop_fail_hint(err, "rm %s", cop_buf_str(&word));
}

/* --- the lock of a branch --- */

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Does it hold nothing, or (a part of) this id? Another git writes an id of its own. */
static bool may_be_for(const char *path, const char *id)
{
	char text[COP_GIT_ID + 1];
	size_t len;

	if (!read_small(AT_FDCWD, path, text, sizeof(text), &len))
		return false;
	if (len && text[len - 1] == '\n')
		len--;
	return len <= strlen(id) && memcmp(text, id, len) == 0;
}

bool cop_unlock_branch(const char *common, const char *branch, const char *id)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
	struct stat before, now;

	cop_buf_printf(&path, "%s%s.lock", common, branch);
	if (lstat(cop_buf_str(&path), &before) < 0 || !may_be_for(cop_buf_str(&path), id))
		return true;
	sleep_for(STILL);
	if (lstat(cop_buf_str(&path), &now) < 0 || !same_file(&before, &now) ||
	    !may_be_for(cop_buf_str(&path), id))
		return true;
	return unlink(cop_buf_str(&path)) == 0;
}
