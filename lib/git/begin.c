/* SPDX-License-Identifier: MIT */
#include "git/handle.h"

#include <git2.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "git/free.h"

static bool user_setting(const char *key, struct cop_buf *ret)
{
	COP_CLEANUP(free_config) git_config *config = NULL;
	COP_CLEANUP(free_gitbuf) git_buf value = { 0 };

	if (git_config_open_default(&config) ||
	    git_config_get_string_buf(&value, config, key))
		return false;
	cop_buf_add(ret, value.ptr, value.size);
	return true;
}

bool cop_git_setting(const char *key, struct cop_buf *ret)
{
	bool found;

	git_libgit2_init();
	found = user_setting(key, ret);
	git_libgit2_shutdown();
	return found;
}

/* --- made beside its place --- */

/*
 * libgit2 makes a repository in a hundred steps, and with one that ends in between neither it nor
 * git can go on. So it is made in a folder of its own and put into its place whole; what a run
 * that was cut off has left goes with the next one.
 */
#define BESIDE ".cop-git-"

static int remove_one(const char *path, const struct stat *is, int type, struct FTW *at)
{
	(void)is;
	(void)type;
	(void)at;
	return remove(path);
}

/* False: something of it is still there; errno says why. */
static bool remove_folder(const char *path)
{
	return nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT;
}

static bool is_left(const char *name)
{
	char *end;
	long pid;

	if (strncmp(name, BESIDE, strlen(BESIDE)) != 0)
		return false;
	pid = strtol(name + strlen(BESIDE), &end, 10);
	return pid > 0 && !*end &&
	       (pid == getpid() || (kill((pid_t)pid, 0) < 0 && errno == ESRCH));
}

static void close_dir(DIR **d)
{
	if (*d)
		closedir(*d);
}

void cop_git_tidy(const char *dir)
{
	COP_CLEANUP(close_dir) DIR *d = opendir(dir);
	const struct dirent *e;

	while (d && (e = readdir(d))) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };

		if (!is_left(e->d_name))
			continue;
		cop_buf_printf(&path, "%s/%s", dir, e->d_name);
		remove_folder(cop_buf_str(&path));
	}
}

static int begin(const char *dir)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf branch = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf template = { 0 };
	git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
	git_repository *repo = NULL;
	int rc;

	if (!user_setting("init.defaultbranch", &branch) || !branch.len)
		cop_buf_text(&branch, "main");
	options.flags = GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
	if (user_setting("init.templatedir", &template))
		options.flags |= GIT_REPOSITORY_INIT_EXTERNAL_TEMPLATE;
	options.initial_head = cop_buf_str(&branch);
	rc = git_repository_init_ext(&repo, dir, &options);
	git_repository_free(repo);
	return rc;
}

/* Where the system does not remove files, libgit2 says nothing, and nobody could commit here. */
static enum cop_code check_locks(const char *beside, struct cop_error *err)
{
	static const char *const names[] = { "HEAD.lock", "config.lock" };

	for (size_t i = 0; i < COP_COUNT(names); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };

		cop_buf_printf(&path, "%s/.git/%s", beside, names[i]);
		if (unlink(cop_buf_str(&path)) < 0 && errno != ENOENT)
			return cop_fail_os(err, errno, "remove", cop_buf_str(&path));
	}
	return COP_OK;
}

static enum cop_code put(const char *beside, const char *dir, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf from = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf to = { 0 };

	cop_buf_printf(&from, "%s/.git", beside);
	cop_buf_printf(&to, "%s/.git", dir);
	if (renameat2(AT_FDCWD, cop_buf_str(&from), AT_FDCWD, cop_buf_str(&to),
		      RENAME_NOREPLACE) == 0)
		return COP_OK;
	if (errno == EEXIST)
		return cop_fail(err, COP_E_REFUSED, "'%s' is a git repository already",
				dir);
	if (errno == EINVAL && rename(cop_buf_str(&from), cop_buf_str(&to)) == 0)
		return COP_OK; /* a file system without that flag; .git was not there before */
	return cop_fail_os(err, errno, "make", cop_buf_str(&to));
}

/* A dozen small files: all at once. */
static enum cop_code save_all(const char *dir, struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 || syncfs(fd) < 0)
		return cop_fail_os(err, errno, "save", dir);
	return COP_OK;
}

static enum cop_code init_repository(const char *dir, bool save, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf beside = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf there = { 0 };
	enum cop_code code;

	cop_buf_printf(&there, "%s/.git", dir);
	if (access(cop_buf_str(&there), F_OK) == 0)
		return cop_fail(err, COP_E_REFUSED, "'%s' is a git repository already",
				dir);
	if (access(dir, F_OK) == 0 && access(dir, W_OK) < 0) {
		cop_fail_os(err, errno, "make a repository in", dir);
		return cop_fail_hint(err, "ls -ld shows who may write there");
	}
	cop_git_tidy(dir);
	cop_buf_printf(&beside, "%s/" BESIDE "%ld", dir, (long)getpid());
	code = begin(cop_buf_str(&beside)) ? cop_git_fail(err, "make a repository")
					   : COP_OK;
	if (!code)
		code = check_locks(cop_buf_str(&beside), err);
	if (!code && save)
		code = save_all(cop_buf_str(&beside), err);
	if (!code)
		code = put(cop_buf_str(&beside), dir, err);
	if (!code && save)
		code = save_all(dir, err);
	if (!remove_folder(cop_buf_str(&beside)) && !code)
		code = cop_fail_os(err, errno, "remove", cop_buf_str(&beside));
	return code;
}

enum cop_code cop_git_begin(const char *dir, enum cop_git_fsync fsync,
			    struct cop_error *err)
{
	enum cop_code code;

	git_libgit2_init();
	code = init_repository(dir, fsync == COP_GIT_FSYNC_FULL, err);
	git_libgit2_shutdown();
	return code;
}
