/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "repo.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/commit.h"

static bool run(struct repo *r, const char *command, const char **ret)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	FILE *pipe = popen(
		cop_arena_printf(r->a, "cd '%s' && { %s\n} 2>&1", r->top, command), "r");
	char block[4096];
	size_t n;
	int status;

	assert_non_null(pipe);
	while ((n = fread(block, 1, sizeof(block), pipe)))
		cop_buf_add(&out, block, n);
	status = pclose(pipe);
	*ret = cop_buf_keep(&out, r->a);
	return WIFEXITED(status) && !WEXITSTATUS(status);
}

static COP_PRINTF(2, 0) const
	char *command_of(struct repo *r, const char *fmt, va_list args)
{
	char text[8192];
	int len = vsnprintf(text, sizeof(text), fmt, args);

	assert_true(len >= 0 && (size_t)len < sizeof(text));
	return cop_arena_text(r->a, text);
}

const char *repo_sh(struct repo *r, const char *fmt, ...)
{
	const char *command, *out;
	va_list args;

	va_start(args, fmt);
	command = command_of(r, fmt, args);
	va_end(args);
	if (!run(r, command, &out))
		fail_msg("%s: %s", command, out);
	return out;
}

bool repo_try(struct repo *r, const char *fmt, ...)
{
	const char *command, *out;
	va_list args;

	va_start(args, fmt);
	command = command_of(r, fmt, args);
	va_end(args);
	return run(r, command, &out);
}

void repo_open(struct repo *r, const char *sub)
{
	const char *below = getenv("COP_TEST_DIR");
	char *dir;

	*r = (struct repo){ .a = cop_arena_new() };
	assert_non_null(below);
	dir = realpath(below, NULL);
	assert_non_null(dir);
	r->dir = cop_arena_printf(r->a, "%s/repo-XXXXXX", dir);
	free(dir);
	r->top = r->dir;
	assert_non_null(mkdtemp((char *)(uintptr_t)r->dir));
	setenv("HOME", r->dir, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_CEILING_DIRECTORIES", r->dir, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	unsetenv("XDG_CONFIG_HOME");
	repo_sh(r,
		"git config --global user.name 'Ana Silva' && "
		"git config --global user.email ana@example.org && "
		"git config --global init.defaultBranch main && "
		"git config --global gc.auto 0 && git init -q top && mkdir -p 'top/%s'",
		sub);
	r->top = cop_arena_printf(r->a, "%s/top", r->dir);
	r->root = *sub ? cop_arena_printf(r->a, "%s/%s", r->top, sub) : r->top;
	r->by = (struct cop_writer){ .git = &cop_git_module,
				     .ceilings = r->dir,
				     .fsync = COP_GIT_FSYNC_NONE,
				     .author = { .when = 1767225600, .offset = 60 },
				     .committer = { .when = 1767225600, .offset = 60 } };
}

void repo_close(struct repo *r)
{
	r->top = "/";
	repo_sh(r, "rm -rf '%s'", r->dir);
	cop_arena_free(&r->a);
}

void repo_put(struct repo *r, const char *path, const char *text)
{
	const char *full = cop_arena_printf(r->a, "%s/%s", r->root, path);
	FILE *out;

	repo_sh(r, "mkdir -p \"$(dirname '%s')\"", full);
	out = fopen(full, "w");
	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
}

const char *repo_get(struct repo *r, const char *path)
{
	const char *full = cop_arena_printf(r->a, "%s/%s", r->root, path);

	return access(full, F_OK) ? NULL : repo_sh(r, "cat '%s'", full);
}

void repo_start(struct repo *r)
{
	repo_put(r, "charter.yaml", "purpose: plain words\n");
	repo_put(r, "roles/scribe.yaml", "title: Scribe\n");
	repo_sh(r, "git add . && git commit -qm 'start'");
}

void repo_sound(struct repo *r, const char *status)
{
	assert_string_equal(repo_sh(r, "git fsck --strict --no-dangling --no-progress"),
			    "");
	assert_string_equal(repo_sh(r, "git status --porcelain --untracked-files=all"),
			    status);
}

struct cop_write file_is(const char *path, const char *text)
{
	return (struct cop_write){ .path = path, .text = text, .len = strlen(text) };
}

struct cop_write file_gone(const char *path)
{
	return (struct cop_write){ .path = path, .remove = true };
}

enum cop_code repo_commit(struct repo *r, const struct cop_write *files, size_t n,
			  struct cop_done *ret, struct cop_error *err)
{
	const struct cop_writes writes = { files, n };
	const struct cop_message message = {
		.subject = cop_str_text(r->a, "role: Ana Silva becomes Scribe"),
		.body = cop_str_text(r->a, "Agreed in May."),
		.command = "role assign",
		.decision = "2026-05-04-decision-scribe",
	};

	*err = (struct cop_error){ 0 };
	return cop_commit(&r->by, r->root, &writes, &message, ret, err);
}
