/* SPDX-License-Identifier: MIT */
#include "base/fs_open.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef SYS_openat2
#include <linux/openat2.h>
#endif

#include "base/fs.h"

void cop_fd_close(const int *fd)
{
	int kept = errno;

	if (*fd >= 0)
		close(*fd);
	errno = kept;
}

static int refuse(int sys)
{
	errno = sys;
	return -1;
}

/* With O_DIRECTORY a link fails as "not a directory"; say what it really is. */
static int open_part(int dir, const char *name, int flags)
{
	int fd = openat(dir, name, flags | O_NOFOLLOW | O_CLOEXEC);
	struct stat is;

	if (fd < 0 && errno == ENOTDIR) {
		if (fstatat(dir, name, &is, AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISLNK(is.st_mode))
			return refuse(ELOOP);
		return refuse(ENOTDIR);
	}
	return fd;
}

int cop_open_by_parts(int root, const char *path, int flags)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf part = { 0 };
	COP_CLEANUP(cop_fd_close) int dir = open_part(root, ".", O_PATH | O_DIRECTORY);

	if (path[0] == '/')
		return refuse(EXDEV);
	while (dir >= 0) {
		size_t len = strcspn(path, "/");
		const char *rest = path + len + strspn(path + len, "/");
		int next;

		cop_buf_reset(&part);
		cop_buf_add(&part, path, len);
		if (strcmp(part.at, "..") == 0)
			return refuse(EXDEV);
		if (!*rest)
			return open_part(dir, part.at,
					 path[len] ? flags | O_DIRECTORY : flags);
		next = open_part(dir, part.at, O_PATH | O_DIRECTORY);
		cop_fd_close(&dir);
		dir = next;
		path = rest;
	}
	return -1;
}

/* RESOLVE_BENEATH would let "a/../b" pass; no path of ours is written so. */
static bool climbs(const char *path)
{
	while (*path) {
		size_t len = strcspn(path, "/");

		if (len == 2 && memcmp(path, "..", 2) == 0)
			return true;
		path += len + strspn(path + len, "/");
	}
	return false;
}

#ifdef SYS_openat2
int cop_open_beneath(int root, const char *path, int flags)
{
	struct open_how how = {
		.flags = (unsigned)(flags | O_CLOEXEC),
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
	};
	long fd = -1;

	if (climbs(path))
		return refuse(EXDEV);
	/* EAGAIN: something was renamed on the way. */
	for (int tries = 0; tries < 10; tries++) {
		fd = syscall(SYS_openat2, root, path, &how, sizeof(how));
		if (fd >= 0 || errno != EAGAIN)
			break;
	}
	/* EPERM: sandboxes that do not know the call refuse it so. */
	if (fd < 0 && (errno == ENOSYS || errno == EPERM || errno == EINVAL))
		return cop_open_by_parts(root, path, flags);
	return (int)fd;
}
#else
int cop_open_beneath(int root, const char *path, int flags)
{
	return cop_open_by_parts(root, path, flags);
}
#endif

enum cop_code cop_fail_open(struct cop_error *err, int sys, const char *act,
			    const char *path)
{
	switch (sys) {
	case ELOOP:
		cop_fail(err, COP_E_INVALID,
			 "'%s' is a symbolic link or lies behind one, which is not "
			 "allowed here",
			 path);
		return cop_fail_hint(err, "put the file itself there");
	case EXDEV:
		return cop_fail(err, COP_E_INVALID, "'%s' leads out of the community",
				path);
	case ENOENT:
	case ENOTDIR:
		return cop_fail(err, COP_E_NOT_FOUND, "no file '%s'", path);
	default:
		return cop_fail_os(err, sys, act, path);
	}
}

const char *cop_path_split(const char *path, struct cop_buf *dir)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	if (!*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return NULL;
	cop_buf_reset(dir);
	if (!slash)
		cop_buf_text(dir, ".");
	else
		cop_buf_add(dir, path, slash == path ? 1 : (size_t)(slash - path));
	return name;
}
