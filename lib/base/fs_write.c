/* SPDX-License-Identifier: MIT */
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs_open.h"

#define TEMP_NAME 32

bool cop_fs_write_all(int fd, const char *text, size_t len)
{
	while (len) {
		ssize_t n = write(fd, text, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		text += n;
		len -= (size_t)n;
	}
	return true;
}

bool cop_fs_sync_dir(int dir)
{
	return fsync(dir) == 0 || errno == EINVAL || errno == EROFS;
}

/* A new file beside the one it will replace; what is left of it goes with the struct. */
struct temp {
	int dir, fd;
	char name[TEMP_NAME]; /* "" once renamed */
};

static void drop_temp(const struct temp *t)
{
	int kept = errno;

	if (t->fd >= 0)
		close(t->fd);
	if (t->name[0])
		unlinkat(t->dir, t->name, 0);
	errno = kept;
}

#define ANYBODY 0666
#define OWNER 0600

static bool make_temp(struct temp *t, mode_t mode)
{
	for (int tries = 0; tries < 100; tries++) {
		uint64_t chance;

		if (getrandom(&chance, sizeof(chance), 0) != (ssize_t)sizeof(chance))
			break;
		snprintf(t->name, sizeof(t->name), ".cop-%016llx.tmp",
			 (unsigned long long)chance);
		t->fd = openat(t->dir, t->name,
			       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			       mode);
		if (t->fd >= 0)
			return true;
		if (errno != EEXIST)
			break;
	}
	t->name[0] = '\0';
	return false;
}

enum cop_code cop_fs_keep_mode(int dir, int fd, const char *name, const char *path,
			       struct cop_error *err)
{
	struct stat is;

	if (fstatat(dir, name, &is, AT_SYMLINK_NOFOLLOW) < 0) {
		if (errno == ENOENT)
			return COP_OK;
		return cop_fail_os(err, errno, "replace", path);
	}
	if (S_ISLNK(is.st_mode))
		return cop_fail_open(err, ELOOP, "replace", path);
	if (!S_ISREG(is.st_mode))
		return cop_fail(err, COP_E_INVALID, "'%s' is not a regular file", path);
	if (fchmod(fd, is.st_mode & 07777) < 0)
		return cop_fail_os(err, errno, "replace", path);
	return COP_OK;
}

/* Saved to the disk now or later; a new file may be for its owner alone. */
enum when { NOW, LATER, NOW_OWNER };

/* The last look before the new file takes the place of the old one. */
static enum cop_code still_says(int dir, const char *name, const struct cop_source *was,
				struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const struct cop_source *is = NULL;
	struct cop_error why = { 0 };

	if (!cop_fs_read(dir, name, was->len + 1, a, &is, &why) && is->len == was->len &&
	    memcmp(is->text, was->text, is->len) == 0)
		return COP_OK;
	cop_fail(err, COP_E_AGAIN, "'%s' changed since it was read", was->path);
	return cop_fail_hint(err, "look at it, then try again");
}

/* was: what must stand there still; NULL: whatever it is. */
static enum cop_code replace_in(int dir, const char *name, const struct cop_source *file,
				enum when save, const struct cop_source *was,
				struct cop_error *err)
{
	const char *path = file->path;
	COP_CLEANUP(drop_temp) struct temp t = { .dir = dir, .fd = -1 };
	enum cop_code code;

	if (!make_temp(&t, save == NOW_OWNER ? OWNER : ANYBODY))
		return cop_fail_os(err, errno, "write", path);
	code = cop_fs_keep_mode(dir, t.fd, name, path, err);
	if (code)
		return code;
	if (!cop_fs_write_all(t.fd, file->text, file->len) ||
	    (save != LATER && fsync(t.fd) < 0))
		return cop_fail_os(err, errno, "write", path);
	if (was && (code = still_says(dir, name, was, err)))
		return code;
	if (renameat(dir, t.name, dir, name) < 0)
		return cop_fail_os(err, errno, "replace", path);
	t.name[0] = '\0';
	if (save != LATER && !cop_fs_sync_dir(dir))
		return cop_fail_os(err, errno, "save the folder of", path);
	return COP_OK;
}

enum cop_code cop_open_parent(int root, const char *path, int *ret_fd,
			      const char **ret_name, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf dir = { 0 };
	const char *name = cop_path_split(path, &dir);
	int fd;

	if (!name)
		return cop_fail(err, COP_E_INVALID, "'%s' is not the name of a file",
				path);
	fd = cop_open_beneath(root, dir.at, O_RDONLY | O_DIRECTORY);
	if (fd < 0)
		return cop_fail_open(err, errno, "open the folder of", path);
	*ret_fd = fd;
	*ret_name = name;
	return COP_OK;
}

enum cop_code cop_fs_may_write(int root, const char *path, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf inner = { 0 };

	cop_buf_text(&inner, path);
	for (;;) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf outer = { 0 };
		COP_CLEANUP(cop_fd_close) int dir = -1;

		if (!cop_path_split(inner.at, &outer))
			return cop_fail(err, COP_E_INVALID,
					"'%s' is not the name of a file", path);
		dir = cop_open_beneath(root, outer.at, O_RDONLY | O_DIRECTORY);
		if (dir < 0 && errno != ENOENT)
			return cop_fail_open(err, errno, "write", path);
		if (dir >= 0 && faccessat(dir, ".", W_OK | X_OK, AT_EACCESS) < 0)
			return cop_fail_os(err, errno, "write", path);
		if (dir >= 0)
			return COP_OK;
		cop_buf_reset(&inner);
		cop_buf_text(&inner, outer.at);
	}
}

enum cop_code cop_fs_mkdirs(int root, const char *path, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf part = { 0 };

	for (const char *end = path; *end;) {
		COP_CLEANUP(cop_fd_close) int dir = -1;
		const char *name;
		enum cop_code code;

		end += strspn(end, "/");
		end += strcspn(end, "/");
		cop_buf_reset(&part);
		cop_buf_add(&part, path, (size_t)(end - path));
		if (strcmp(part.at, ".") == 0 || cop_fs_is_dir(root, part.at))
			continue;
		code = cop_open_parent(root, part.at, &dir, &name, err);
		if (code)
			return code;
		if (mkdirat(dir, name, 0777) < 0 && errno != EEXIST)
			return cop_fail_os(err, errno, "make the folder", part.at);
		if (!cop_fs_is_dir(root, part.at))
			return cop_fail(err, COP_E_INVALID,
					"'%s' is in the way: it is not a folder",
					part.at);
		if (!cop_fs_sync_dir(dir))
			return cop_fail_os(err, errno, "make the folder", part.at);
	}
	return COP_OK;
}

static enum cop_code replace(int root, const struct cop_source *file, enum when save,
			     struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf folder = { 0 };
	COP_CLEANUP(cop_fd_close) int dir = -1;
	const char *name = cop_path_split(file->path, &folder);
	enum cop_code code;

	if (name) {
		code = cop_fs_mkdirs(root, folder.at, err);
		if (code)
			return code;
	}
	code = cop_open_parent(root, file->path, &dir, &name, err);
	if (code)
		return code;
	return replace_in(dir, name, file, save, NULL, err);
}

enum cop_code cop_fs_replace(int root, const char *path, const char *text, size_t len,
			     struct cop_error *err)
{
	return replace(root, &(struct cop_source){ path, text, len }, NOW, err);
}

enum cop_code cop_fs_replace_later(int root, const char *path, const char *text,
				   size_t len, struct cop_error *err)
{
	return replace(root, &(struct cop_source){ path, text, len }, LATER, err);
}

enum cop_code cop_fs_sync(int root, struct cop_error *err)
{
	if (syncfs(root) < 0)
		return cop_fail_os(err, errno, "save", "the folder");
	return COP_OK;
}

/* A terminal, a pipe or a device is written into; nothing is put in its place. */
static enum cop_code write_into(const char *path, const char *text, size_t len,
				struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);

	if (fd < 0 || !cop_fs_write_all(fd, text, len))
		return cop_fail_os(err, errno, "write", path);
	return COP_OK;
}

/* The user's own output argument: where it leads, links followed. */
struct target {
	char *real; /* NULL: nothing is there yet */
	int dir;    /* the folder it lies in; -1: it is no file, and written into */
	const char *name;
};

static void close_target(const struct target *t)
{
	cop_fd_close(&t->dir);
	free(t->real);
}

static enum cop_code open_target(const char *path, struct target *t,
				 struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf folder = { 0 };
	struct stat is;

	if (stat(path, &is) == 0 && S_ISDIR(is.st_mode))
		return cop_fail(err, COP_E_INVALID, "'%s' is a folder", path);
	if (stat(path, &is) == 0 && !S_ISREG(is.st_mode))
		return COP_OK;
	t->real = realpath(path, NULL);
	t->name = cop_path_split(t->real ? t->real : path, &folder);
	if (!t->name)
		return cop_fail(err, COP_E_INVALID, "'%s' is not the name of a file",
				path);
	return cop_fs_root(folder.at, &t->dir, err);
}

static enum cop_code replace_any(const struct cop_source *file, enum when save,
				 const struct cop_source *was, struct cop_error *err)
{
	COP_CLEANUP(close_target) struct target t = { .dir = -1 };
	enum cop_code code = open_target(file->path, &t, err);

	if (code)
		return code;
	if (t.dir < 0)
		return write_into(file->path, file->text, file->len, err);
	return replace_in(t.dir, t.name, file, save, was, err);
}

enum cop_code cop_fs_can_replace_any(const char *path, struct cop_error *err)
{
	COP_CLEANUP(close_target) struct target t = { .dir = -1 };
	enum cop_code code = open_target(path, &t, err);

	if (code)
		return code;
	if (t.dir < 0 ? access(path, W_OK) < 0
		      : faccessat(t.dir, ".", W_OK | X_OK, 0) < 0)
		return cop_fail_os(err, errno, "write", path);
	return COP_OK;
}

enum cop_code cop_fs_replace_any(const char *path, const char *text, size_t len,
				 struct cop_error *err)
{
	return replace_any(&(struct cop_source){ path, text, len }, NOW, NULL, err);
}

enum cop_code cop_fs_replace_own(const char *path, const char *text, size_t len,
				 struct cop_error *err)
{
	return replace_any(&(struct cop_source){ path, text, len }, NOW_OWNER, NULL, err);
}

enum cop_code cop_fs_replace_read(const struct cop_source *was, const char *text,
				  size_t len, struct cop_error *err)
{
	return replace_any(&(struct cop_source){ was->path, text, len }, NOW, was, err);
}

void cop_fs_remove_empty(int root, const char *path)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf inner = { 0 };

	cop_buf_text(&inner, path);
	for (;;) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf outer = { 0 };
		COP_CLEANUP(cop_fd_close) int dir = -1;
		const char *name = cop_path_split(inner.at, &outer);

		if (!name)
			return;
		dir = cop_open_beneath(root, outer.at, O_RDONLY | O_DIRECTORY);
		if (dir < 0 || unlinkat(dir, name, AT_REMOVEDIR) < 0)
			return;
		cop_buf_reset(&inner);
		cop_buf_text(&inner, outer.at);
	}
}

enum cop_code cop_fs_remove(int root, const char *path, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf folder = { 0 };
	COP_CLEANUP(cop_fd_close) int dir = -1;
	const char *name = cop_path_split(path, &folder);
	struct cop_error why = { 0 };

	if (cop_open_parent(root, path, &dir, &name, &why)) {
		if (why.code == COP_E_NOT_FOUND)
			return COP_OK;
		*err = why;
		return err->code;
	}
	if (unlinkat(dir, name, 0) < 0 && errno != ENOENT)
		return cop_fail_os(err, errno, "remove", path);
	if (!cop_fs_sync_dir(dir))
		return cop_fail_os(err, errno, "remove", path);
	cop_fs_remove_empty(root, folder.at);
	return COP_OK;
}
