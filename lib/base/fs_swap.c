/* SPDX-License-Identifier: MIT */
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs_open.h"

/* A file system (or kernel) that lacks the flags of renameat2 answers so. */
static bool is_lacking(int sys)
{
	return sys == EINVAL || sys == ENOSYS || sys == ENOTSUP;
}

static const char *last_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static enum cop_code write_temp(int dir, const struct cop_source *file, const char *temp,
				bool save, struct cop_error *err)
{
	const char *name = last_name(temp);
	COP_CLEANUP(cop_fd_close) int fd = -1;
	enum cop_code code;

	if (unlinkat(dir, name, 0) < 0 && errno != ENOENT)
		return cop_fail_os(err, errno, "write", file->path);
	fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		    0666);
	if (fd < 0)
		return cop_fail_os(err, errno, "write", file->path);
	code = cop_fs_keep_mode(dir, fd, last_name(file->path), file->path, err);
	if (!code &&
	    (!cop_fs_write_all(fd, file->text, file->len) || (save && fsync(fd) < 0)))
		code = cop_fail_os(err, errno, "write", file->path);
	if (code)
		unlinkat(dir, name, 0);
	return code;
}

enum cop_code cop_fs_stage(int root, const struct cop_source *file, const char *temp,
			   bool save, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf folder = { 0 };
	COP_CLEANUP(cop_fd_close) int dir = -1;
	const char *name = cop_path_split(file->path, &folder);
	enum cop_code code;

	if (name && (code = cop_fs_mkdirs(root, folder.at, err)))
		return code;
	if ((code = cop_open_parent(root, file->path, &dir, &name, err)))
		return code;
	return write_temp(dir, file, temp, save, err);
}

enum cop_code cop_fs_swap(int root, const char *path, const char *temp,
			  struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int dir = -1;
	const char *name;
	enum cop_code code = cop_open_parent(root, path, &dir, &name, err);

	if (code)
		return code;
	if (renameat2(dir, last_name(temp), dir, name, RENAME_EXCHANGE) == 0)
		return COP_OK;
	if (errno == ENOENT)
		return cop_fail(err, COP_E_NOT_FOUND, "no file '%s'", path);
	if (is_lacking(errno) && renameat(dir, last_name(temp), dir, name) == 0)
		return COP_OK;
	return cop_fail_os(err, errno, "replace", path);
}

enum cop_code cop_fs_move(int root, const char *from, const char *to,
			  struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int dir = -1;
	const char *name;
	enum cop_code code = cop_open_parent(root, from, &dir, &name, err);
	int rc;

	if (code)
		return code;
	rc = renameat2(dir, name, dir, last_name(to), RENAME_NOREPLACE);
	if (rc < 0 && is_lacking(errno)) {
		/* a link refuses what is there just as well */
		rc = linkat(dir, name, dir, last_name(to), 0);
		rc = rc == 0 ? unlinkat(dir, name, 0) : rc;
	}
	if (rc == 0)
		return COP_OK;
	if (errno == EEXIST)
		return cop_fail(err, COP_E_REFUSED, "'%s' is there already", to);
	if (errno == ENOENT)
		return cop_fail(err, COP_E_NOT_FOUND, "no file '%s'", from);
	return cop_fail_os(err, errno, "rename", from);
}

void cop_fs_drop(int root, const char *path)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf folder = { 0 };
	COP_CLEANUP(cop_fd_close) int dir = -1;
	const char *name = cop_path_split(path, &folder);
	struct cop_error ignored = { 0 };

	if (!name || cop_open_parent(root, path, &dir, &name, &ignored))
		return;
	unlinkat(dir, name, 0);
	cop_fs_remove_empty(root, folder.at);
}

enum cop_code cop_fs_sync_folder(int root, const char *path, struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int dir = -1;
	struct cop_error why = { 0 };
	const char *name;
	enum cop_code code = cop_open_parent(root, path, &dir, &name, &why);

	if (code == COP_E_NOT_FOUND)
		return COP_OK;
	if (code) {
		*err = why;
		return code;
	}
	if (!cop_fs_sync_dir(dir))
		return cop_fail_os(err, errno, "save the folder of", path);
	return COP_OK;
}
