/* SPDX-License-Identifier: MIT */
/* How fs.c, fs_write.c and those beside them reach files: never through a link, never above the root. */
#ifndef COP_BASE_FS_OPEN_H
#define COP_BASE_FS_OPEN_H

#include "base/buf.h"
#include "base/error.h"

/*
 * openat beneath root; -1 with errno: ELOOP where a symbolic link is in the way, EXDEV where
 * the path is absolute or climbs with "..". "." is the root itself. Close-on-exec always.
 */
int cop_open_beneath(int root, const char *path, int flags);
/* The same for kernels without openat2: folder by folder. */
int cop_open_by_parts(int root, const char *path, int flags);

/* Fills err for an errno of these: link and escape INVALID, absent NOT_FOUND, else OS. */
enum cop_code cop_fail_open(struct cop_error *err, int sys, const char *act,
			    const char *path);

/*
 * Puts the folder of path ("." where there is none) into dir and returns what is behind it,
 * borrowed from path. NULL where that is no name: "", ".", "..", or after a last slash.
 */
const char *cop_path_split(const char *path, struct cop_buf *dir);

/* Opens the folder path lies in; *ret_name is what is behind it (fs_write.c, as all below). */
enum cop_code cop_open_parent(int root, const char *path, int *ret_fd,
			      const char **ret_name, struct cop_error *err);
/* Gives the new file `fd` the mode of what stands at name; only a file may stand there. */
enum cop_code cop_fs_keep_mode(int dir, int fd, const char *name, const char *path,
			       struct cop_error *err);
bool cop_fs_write_all(int fd, const char *text, size_t len); /* false: errno says why */
/* Some file systems cannot sync a folder and say EINVAL; they need none. */
bool cop_fs_sync_dir(int dir);
/* Folders that have just become empty, innermost first. The first that is not ends it. */
void cop_fs_remove_empty(int root, const char *path);

#endif
