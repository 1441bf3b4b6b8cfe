/* SPDX-License-Identifier: MIT */
#include "init.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "store/writer.h"

/* A folder that is not there has no real path; what is typed must not climb out of it. */
static bool climbs(const char *path)
{
	const char *at = path;

	while ((at = strstr(at, ".."))) {
		bool begins = at == path || at[-1] == '/';

		if (begins && (at[2] == '/' || !at[2]))
			return true;
		at += 2;
	}
	return false;
}

static char *joined(struct cop_arena *a, const char *dir, const char *path)
{
	char *all = path[0] == '/' ? cop_arena_text(a, path)
				   : cop_arena_printf(a, "%s/%s", dir, path);
	size_t len = strlen(all);

	while (len > 1 && (all[len - 1] == '/' || strcmp(all + len - 2, "/.") == 0))
		all[--len] = '\0';
	return all;
}

enum cop_code init_place_find(struct cop_env *env, const char *dir,
			      struct init_place *ret, struct cop_error *err)
{
	const char *start = env->common.dir ? env->common.dir : ".";
	char *path = joined(env->arena, start, dir ? dir : ".");
	const char *rest = "";
	char real[PATH_MAX];

	while (!realpath(path, real)) {
		char *slash = strrchr(path, '/');

		if (errno != ENOENT || !slash || !path[1])
			return cop_fail_os(err, errno, "make a community in", path);
		rest = cop_arena_printf(env->arena, "%s%s", slash, rest);
		slash[slash == path] = '\0';
	}
	if (climbs(rest)) {
		cop_fail(err, COP_E_USAGE,
			 "'%s' leads through a folder that is not there", dir);
		return cop_fail_hint(err, "name the folder without ..");
	}
	*ret = (struct init_place){
		.dir = cop_arena_printf(env->arena, "%s%s",
					strcmp(real, "/") == 0 && *rest ? "" : real,
					rest),
		.near = cop_arena_text(env->arena, real),
		.typed = dir ? dir : start,
	};
	return COP_OK;
}

const struct cop_str *init_place_name(struct cop_arena *a, const struct init_place *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const char *at = strrchr(p->dir, '/');
	bool begins = true;

	for (at = at ? at + 1 : p->dir; *at; at++) {
		bool gap = strchr("-_ .", *at) != NULL;

		if (gap && out.len && !begins)
			cop_buf_char(&out, ' ');
		if (!gap)
			cop_buf_char(&out,
				     begins ? (char)toupper((unsigned char)*at) : *at);
		begins = gap;
	}
	while (out.len && out.at[out.len - 1] == ' ')
		out.len--;
	return out.len ? cop_str_new(a, cop_buf_str(&out), out.len) : NULL;
}

/* Without a repository there are only the user's own settings to ask. */
static enum cop_code know_signer(const struct cop_git_table *git,
				 const struct cop_git_person *p, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf value = { 0 };
	bool name = p->name || git->config("author.name", &value) ||
		    git->config("user.name", &value);
	bool email = p->email || git->config("author.email", &value) ||
		     git->config("user.email", &value);

	if (name && email)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED,
		 "git does not know your %s, which a commit has to carry",
		 name    ? "e-mail address"
		 : email ? "name"
			 : "name and e-mail address");
	return cop_fail_hint(
		err, "%s%s%s", name ? "" : "git config --global user.name \"Your Name\"",
		name || email ? "" : " && ",
		email ? "" : "git config --global user.email you@example.org");
}

/*
 * The folder is not there yet, so git would be asked at the one above it, where a ceiling of
 * GIT_CEILING_DIRECTORIES does not count; from the new folder it does.
 */
static bool is_ceiling(struct cop_arena *a, const char *ceilings, const char *dir)
{
	while (ceilings && *ceilings) {
		size_t len = strcspn(ceilings, ":");
		const char *one = cop_arena_copy(a, ceilings, len);
		char real[PATH_MAX];

		if (one[0] == '/' && realpath(one, real) && strcmp(real, dir) == 0)
			return true;
		ceilings += len + (ceilings[len] == ':');
	}
	return false;
}

enum cop_code init_place_check(struct cop_env *env, struct init_place *p,
			       struct cop_error *err)
{
	const struct cop_git_table *table;
	struct cop_git *git = NULL;
	struct cop_git_start start;
	struct cop_error none = { 0 };
	struct cop_writer by;
	enum cop_code code;

	cop_env_writer(env, &by);
	start = (struct cop_git_start){ p->near, by.ceilings, by.fsync };
	if ((code = cop_writer_git(&by, &table, err)))
		return code;
	if (strcmp(p->near, p->dir) != 0 && is_ceiling(env->arena, by.ceilings, p->near))
		code = COP_E_NOT_FOUND;
	else
		code = table->open(&start, &git, &none);
	p->repository = code == COP_OK;
	if (code == COP_E_NOT_FOUND)
		return cop_env_commits(env) ? know_signer(table, &by.author, err)
					    : COP_OK;
	if (code) {
		*err = none;
		return code;
	}
	if (cop_env_commits(env))
		code = table->identify(git, &by.author, &by.committer, err);
	table->close(git);
	return code;
}

/* Now that the folder is there it can be asked itself: a ceiling may be a part of its path. */
static bool is_found(const struct cop_git_table *table, const struct cop_writer *by,
		     const char *dir)
{
	const struct cop_git_start start = { dir, by->ceilings, by->fsync };
	struct cop_git *git = NULL;
	struct cop_error ignored = { 0 };
	enum cop_code code = table->open(&start, &git, &ignored);

	table->close(git);
	return code != COP_E_NOT_FOUND;
}

enum cop_code init_place_make(struct cop_env *env, const struct init_place *p,
			      struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int near = -1;
	const char *rest = p->dir + strlen(p->near);
	const struct cop_git_table *table;
	struct cop_writer by;
	enum cop_code code;

	rest += *rest == '/';
	if ((code = cop_fs_root(p->near, &near, err)))
		return code;
	if (*rest && (code = cop_fs_mkdirs(near, rest, err)))
		return code;
	if (p->repository && !*rest)
		return COP_OK;
	cop_env_writer(env, &by);
	if ((code = cop_writer_git(&by, &table, err)))
		return code;
	if (p->repository && is_found(table, &by, p->dir))
		return COP_OK;
	return table->init(p->dir, by.fsync, err);
}
