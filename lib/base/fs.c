/* SPDX-License-Identifier: MIT */
#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs_open.h"

#define ENTRIES_MAX 100000

enum cop_code cop_fs_root(const char *path, int *ret_fd, struct cop_error *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 && errno == ENOENT)
		return cop_fail(err, COP_E_NOT_FOUND, "no folder '%s'", path);
	if (fd < 0 && errno == ENOTDIR)
		return cop_fail(err, COP_E_INVALID, "'%s' is not a folder", path);
	if (fd < 0)
		return cop_fail_os(err, errno, "open", path);
	*ret_fd = fd;
	return COP_OK;
}

static enum cop_code not_regular(const char *path, struct cop_error *err)
{
	cop_fail(err, COP_E_INVALID, "'%s' is not a regular file", path);
	return cop_fail_hint(err, "move it away: a file has its place there");
}

static enum cop_code too_large(const char *path, size_t max, struct cop_error *err)
{
	if (max % 1024)
		cop_fail(err, COP_E_INVALID, "'%s' is larger than %zu bytes", path, max);
	else
		cop_fail(err, COP_E_INVALID, "'%s' is larger than %zu KiB", path,
			 max / 1024);
	return cop_fail_hint(err, "split it, or keep elsewhere what is so large");
}

/* Reads until the end or until more than `most` bytes are there. */
static enum cop_code read_all(int fd, const char *path, size_t most, struct cop_buf *text,
			      struct cop_error *err)
{
	char piece[16384];

	while (text->len <= most) {
		ssize_t n = read(fd, piece, sizeof(piece));

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return cop_fail_os(err, errno, "read", path);
		if (n == 0)
			return COP_OK;
		cop_buf_add(text, piece, (size_t)n);
	}
	return COP_OK;
}

static const struct cop_source *keep_source(struct cop_arena *a, const char *path,
					    const struct cop_buf *text)
{
	struct cop_source *src = COP_NEW(a, struct cop_source);

	src->path = cop_arena_text(a, path);
	src->text = cop_buf_keep(text, a);
	src->len = text->len;
	return src;
}

static bool has_changed(int fd, const struct stat *before, size_t len)
{
	struct stat now;

	return fstat(fd, &now) < 0 || now.st_size != before->st_size ||
	       now.st_mtim.tv_sec != before->st_mtim.tv_sec ||
	       now.st_mtim.tv_nsec != before->st_mtim.tv_nsec ||
	       (size_t)now.st_size != len;
}

static enum cop_code read_regular(int fd, const char *path, size_t max,
				  struct cop_buf *text, struct cop_error *err)
{
	struct stat is;
	enum cop_code code;

	if (fstat(fd, &is) < 0)
		return cop_fail_os(err, errno, "read", path);
	if (!S_ISREG(is.st_mode))
		return not_regular(path, err);
	if ((uintmax_t)is.st_size > max)
		return too_large(path, max, err);
	code = read_all(fd, path, max, text, err);
	if (code)
		return code;
	if (has_changed(fd, &is, text->len)) {
		cop_fail(err, COP_E_OS, "'%s' was changed while it was read", path);
		return cop_fail_hint(err, "try again");
	}
	return COP_OK;
}

enum cop_code cop_fs_read(int root, const char *path, size_t max, struct cop_arena *a,
			  const struct cop_source **ret, struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close)
	int fd = cop_open_beneath(root, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	enum cop_code code;

	/* ENXIO is how a socket answers. */
	if (fd < 0 && errno == ENXIO)
		return not_regular(path, err);
	if (fd < 0)
		return cop_fail_open(err, errno, "open", path);
	code = read_regular(fd, path, max, &text, err);
	if (code)
		return code;
	*ret = keep_source(a, path, &text);
	return COP_OK;
}

static enum cop_code is_folder(const char *path, struct cop_error *err)
{
	cop_fail(err, COP_E_INVALID, "'%s' is a folder", path);
	return cop_fail_hint(err, "name a file in it");
}

enum cop_code cop_fs_read_any(const char *path, size_t max, struct cop_arena *a,
			      const struct cop_source **ret, struct cop_error *err)
{
	bool is_stdin = strcmp(path, "-") == 0;
	COP_CLEANUP(cop_fd_close)
	int fd = is_stdin ? dup(STDIN_FILENO)
			  : open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC);
	const char *name = is_stdin ? "standard input" : path;
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	enum cop_code code;
	struct stat is;

	if (fd < 0 && errno == ENOENT)
		return cop_fail(err, COP_E_NOT_FOUND, "no file '%s'", name);
	if (fd < 0 || fstat(fd, &is) < 0)
		return cop_fail_os(err, errno, "open", name);
	if (S_ISDIR(is.st_mode))
		return is_folder(name, err);
	if (S_ISREG(is.st_mode) && (uintmax_t)is.st_size > max)
		return too_large(name, max, err);
	code = read_all(fd, name, max, &text, err);
	if (code)
		return code;
	if (text.len > max)
		return too_large(name, max, err);
	*ret = keep_source(a, name, &text);
	return COP_OK;
}

bool cop_fs_exists(int root, const char *path)
{
	COP_CLEANUP(cop_fd_close)
	int fd = cop_open_beneath(root, path, O_PATH | O_NOFOLLOW);

	return fd >= 0;
}

bool cop_fs_is_dir(int root, const char *path)
{
	COP_CLEANUP(cop_fd_close)
	int fd = cop_open_beneath(root, path, O_PATH | O_DIRECTORY);

	return fd >= 0;
}

static void close_dir(DIR **dir)
{
	if (*dir)
		closedir(*dir);
}

static unsigned type_of(int dir, const struct dirent *entry)
{
	struct stat is;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type;
	if (fstatat(dir, entry->d_name, &is, AT_SYMLINK_NOFOLLOW) < 0)
		return DT_UNKNOWN;
	return IFTODT(is.st_mode);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct cop_fs_entry *)a)->name,
		      ((const struct cop_fs_entry *)b)->name);
}

static enum cop_code list_dir(DIR *dir, const char *path, struct cop_arena *a,
			      struct cop_fs_list *ret, struct cop_error *err)
{
	struct cop_fs_list list = { 0 };
	const struct dirent *entry;
	size_t cap = 0;

	for (errno = 0; (entry = readdir(dir)); errno = 0) {
		unsigned type = type_of(dirfd(dir), entry);

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (list.n == ENTRIES_MAX) {
			cop_fail(err, COP_E_INVALID, "'%s' holds more than %d entries",
				 path, ENTRIES_MAX);
			return cop_fail_hint(err, "put them into sub-folders");
		}
		*COP_PUSH(a, list.at, list.n, cap) = (struct cop_fs_entry){
			.name = cop_arena_text(a, entry->d_name),
			.dir = type == DT_DIR,
			.regular = type == DT_REG,
			.link = type == DT_LNK,
		};
	}
	if (errno)
		return cop_fail_os(err, errno, "list", path);
	cop_sort(list.at, list.n, sizeof(*list.at), by_name);
	*ret = list;
	return COP_OK;
}

enum cop_code cop_fs_list(int root, const char *path, struct cop_arena *a,
			  struct cop_fs_list *ret, struct cop_error *err)
{
	int fd = cop_open_beneath(root, path, O_RDONLY | O_DIRECTORY);
	COP_CLEANUP(close_dir) DIR *dir = NULL;

	if (fd < 0 && errno == ENOENT) {
		*ret = (struct cop_fs_list){ 0 };
		return COP_OK;
	}
	if (fd < 0 && errno == ENOTDIR) {
		cop_fail(err, COP_E_INVALID, "'%s' is not a folder", path);
		return cop_fail_hint(err, "move it away: a folder has its place there");
	}
	if (fd < 0)
		return cop_fail_open(err, errno, "list", path);
	dir = fdopendir(fd);
	if (!dir) {
		cop_fd_close(&fd);
		return cop_fail_os(err, errno, "list", path);
	}
	return list_dir(dir, path, a, ret, err);
}
