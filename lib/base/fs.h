/* SPDX-License-Identifier: MIT */
/*
 * The file system beneath a root. Every path is relative to an open directory and is opened
 * without following symbolic links (openat2 RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS where the
 * kernel has it, component by component with O_NOFOLLOW elsewhere). Only regular files.
 */
#ifndef COP_BASE_FS_H
#define COP_BASE_FS_H

#include "base/buf.h"
#include "base/error.h"

void cop_fd_close(const int *fd); /* for COP_CLEANUP; negative is fine */

/* Opens a directory by ordinary path (follows links: it is the user's own argument). */
enum cop_code cop_fs_root(const char *path, int *ret_fd, struct cop_error *err)
	COP_CHECKED;

/*
 * Reads a regular file of at most max bytes. NOT_FOUND where absent; INVALID where it is not
 * a regular file, is too large, or is reached through a symbolic link. The source's path is
 * `path` as given (copied).
 */
enum cop_code cop_fs_read(int root, const char *path, size_t max, struct cop_arena *a,
			  const struct cop_source **ret, struct cop_error *err)
	COP_CHECKED;
/*
 * The user's own file argument: may be anywhere, may be a link or a pipe; "-" is standard
 * input, and the source's path is then "standard input".
 */
enum cop_code cop_fs_read_any(const char *path, size_t max, struct cop_arena *a,
			      const struct cop_source **ret, struct cop_error *err)
	COP_CHECKED;

/* Anything at all, even a link at the end (never followed). */
bool cop_fs_exists(int root, const char *path);
bool cop_fs_is_dir(int root, const char *path);
/*
 * May `path` be made, replaced or removed? Asks the folder it lies in, or would lie in, for
 * the permission; COP_E_OS without. A full disk is not noticed.
 */
enum cop_code cop_fs_may_write(int root, const char *path, struct cop_error *err)
	COP_CHECKED;

/* What stands in a folder: names only, sorted by bytes, no "." and "..". */
struct cop_fs_entry {
	const char *name;
	bool dir, regular, link; /* none of them: pipe, socket, device */
};
struct cop_fs_list {
	struct cop_fs_entry *at;
	size_t n;
};
/* An absent folder gives an empty list. */
enum cop_code cop_fs_list(int root, const char *path, struct cop_arena *a,
			  struct cop_fs_list *ret, struct cop_error *err) COP_CHECKED;

/*
 * Writes by temporary file in the same folder, fsync, rename, fsync of the folder; makes
 * missing folders; keeps the mode of the file it replaces (new: 0666 less umask).
 */
enum cop_code cop_fs_replace(int root, const char *path, const char *text, size_t len,
			     struct cop_error *err) COP_CHECKED;
/*
 * For many files at once, whose text stands elsewhere too: as cop_fs_replace, but saved to
 * the disk only by the cop_fs_sync that follows the last of them.
 */
enum cop_code cop_fs_replace_later(int root, const char *path, const char *text,
				   size_t len, struct cop_error *err) COP_CHECKED;
enum cop_code cop_fs_sync(int root, struct cop_error *err) COP_CHECKED;
/*
 * The user's own output argument: as cop_fs_replace, but a link is followed, not replaced;
 * a pipe or device is written into; the folder must exist.
 */
enum cop_code cop_fs_replace_any(const char *path, const char *text, size_t len,
				 struct cop_error *err) COP_CHECKED;
/* The same for what is not for everybody: a new file can be read by its owner alone (0600). */
enum cop_code cop_fs_replace_own(const char *path, const char *text, size_t len,
				 struct cop_error *err) COP_CHECKED;
/* Whether that would be possible, as far as can be told without writing; fails as it would. */
enum cop_code cop_fs_can_replace_any(const char *path, struct cop_error *err) COP_CHECKED;
/*
 * The same for what cop_fs_read_any gave, so that nothing is lost that somebody else wrote
 * there meanwhile: COP_E_AGAIN, and the file stays as it is.
 */
enum cop_code cop_fs_replace_read(const struct cop_source *was, const char *text,
				  size_t len, struct cop_error *err) COP_CHECKED;
/* Removes the file, and folders left empty by it up to the root. Absent is fine. */
enum cop_code cop_fs_remove(int root, const char *path, struct cop_error *err)
	COP_CHECKED;
enum cop_code cop_fs_mkdirs(int root, const char *path, struct cop_error *err)
	COP_CHECKED;

/* --- in two steps: written beside its place first, put there later (fs_swap.c) --- */

/*
 * Writes the text of `file` to `temp`, a path in the same folder, with the mode of what stands
 * at the file's own path; makes missing folders. What stood at `temp` was left by a run that
 * was cut off, and goes. `save`: synced to the disk.
 */
enum cop_code cop_fs_stage(int root, const struct cop_source *file, const char *temp,
			   bool save, struct cop_error *err) COP_CHECKED;
/*
 * Two names of one folder get each other's file, in one step. COP_E_NOT_FOUND: one of them is
 * not there. Where the file system cannot do that, `temp` takes the place of `path` and is
 * gone then.
 */
enum cop_code cop_fs_swap(int root, const char *path, const char *temp,
			  struct cop_error *err) COP_CHECKED;
/* Renames within a folder. COP_E_REFUSED: `to` is there. COP_E_NOT_FOUND: `from` is not. */
enum cop_code cop_fs_move(int root, const char *from, const char *to,
			  struct cop_error *err) COP_CHECKED;
/* Removes a file of ours and folders left empty by it; absent is fine, and so is failing. */
void cop_fs_drop(int root, const char *path);
/* Saves the names in the folder `path` lies in to the disk; a folder that is gone is fine. */
enum cop_code cop_fs_sync_folder(int root, const char *path, struct cop_error *err)
	COP_CHECKED;

#endif
