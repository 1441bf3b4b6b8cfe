/* SPDX-License-Identifier: MIT */
#include "store/guard.h"

#include <string.h>

#include "base/proc.h"

/* Settings that name a program: first and last word of the key, and what git does without. */
static const struct setting {
	const char *first, *last, *without;
	bool filter;
} programs[] = {
	{ "core", "sshcommand", "ssh", false },
	{ "core", "editor", "false", false },
	{ "core", "askpass", "", false },
	{ "core", "pager", "cat", false },
	{ "core", "gitproxy", "none", false },
	{ "core", "alternaterefscommand", "true", false },
	{ "sequence", "editor", "false", false },
	{ "credential", "helper", "", false },
	{ "gpg", "program", "gpg", false },
	{ "gpg.x509", "program", "gpgsm", false },
	{ "gpg.ssh", "program", "ssh-keygen", false },
	{ "gpg", "defaultkeycommand", "", false },
	{ "remote", "uploadpack", "git-upload-pack", false },
	{ "remote", "receivepack", "git-receive-pack", false },
	{ "filter", "clean", "", true },
	{ "filter", "smudge", "", true },
	{ "filter", "process", "", true },
	{ "filter", "required", "false", true },
};

static bool begins(const char *key, const char *first)
{
	size_t len = strlen(first);

	return strncmp(key, first, len) == 0 && key[len] == '.';
}

/* The longest first part counts: gpg.ssh.program before gpg.program. */
static const struct setting *starts_program(const char *key)
{
	const char *last = strrchr(key, '.');
	const struct setting *found = NULL;

	for (size_t i = 0; last && i < COP_COUNT(programs); i++) {
		const struct setting *s = &programs[i];

		if (begins(key, s->first) && strcmp(last + 1, s->last) == 0 &&
		    (!found || strlen(s->first) > strlen(found->first)))
			found = s;
	}
	return found;
}

/* What `git config -z --show-scope` writes: scope NUL key LF value NUL. */
struct line {
	const char *scope, *key, *value;
};

static bool next_line(struct cop_arena *a, const char **at, const char *end,
		      struct line *ret)
{
	char *value;

	if (*at >= end)
		return false;
	ret->scope = *at;
	*at += strlen(*at) + 1;
	if (*at >= end)
		return false;
	ret->key = cop_arena_text(a, *at);
	*at += strlen(*at) + 1;
	value = strchr(ret->key, '\n');
	if (value)
		*value++ = '\0';
	ret->value = value ? value : "";
	return true;
}

static bool is_foreign(const struct line *l)
{
	return strcmp(l->scope, "local") == 0 || strcmp(l->scope, "worktree") == 0;
}

/* The user's own: the last of the global and system settings. */
static const char *own_value(struct cop_arena *a, const struct cop_buf *all,
			     const char *key)
{
	const char *at = all->at, *end = all->at + all->len, *found = NULL;
	struct line l;

	while (next_line(a, &at, end, &l)) {
		if (!is_foreign(&l) && strcmp(l.key, key) == 0)
			found = l.value;
	}
	return found;
}

static void override(struct cop_arena *a, struct cop_guard *g, const char *key,
		     const char *value)
{
	/* `-c` would take the first '=' for the end of the key */
	if (strchr(key, '=')) {
		const char *name = cop_arena_printf(a, "COP_GUARD_%zu", g->nenv);

		*COP_PUSH(a, g->env, g->nenv, g->env_cap) =
			cop_arena_printf(a, "%s=%s", name, value);
		*COP_PUSH(a, g->words, g->nwords, g->words_cap) =
			cop_arena_printf(a, "--config-env=%s=%s", key, name);
		return;
	}
	*COP_PUSH(a, g->words, g->nwords, g->words_cap) = "-c";
	*COP_PUSH(a, g->words, g->nwords, g->words_cap) =
		cop_arena_printf(a, "%s=%s", key, value);
}

enum cop_code cop_guard_settings(struct cop_arena *a, const char *root, bool commits,
				 struct cop_guard *ret, struct cop_error *err)
{
	static const char *const argv[] = {
		"git",
		"config",
		"-z",
		"--show-scope",
		"--get-regexp",
		"^(core|sequence|credential|gpg|remote|filter)[.].*"
		"(command|editor|askpass|pager|proxy|helper|program|pack|clean|smudge|"
		"process|required)$",
		NULL
	};
	/* the repository the files lie in, whatever the caller's hook or script says */
	static const char *const env[] = { "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR",
					   NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_proc git = { .argv = argv,
				.dir = root,
				.env = env,
				.in = COP_PROC_NULL,
				.out = COP_PROC_PIPE,
				.err = COP_PROC_NULL };
	const char *at, *end;
	struct line l;
	int status;
	enum cop_code code = cop_proc_run(&git, &out, NULL, &status, err);

	if (code || !out.len)
		return code; /* where the repository cannot be read, the run says why */
	at = out.at;
	end = out.at + out.len;
	while (next_line(a, &at, end, &l)) {
		const struct setting *s = is_foreign(&l) ? starts_program(l.key) : NULL;
		const char *own;

		if (!s || (commits && s->filter))
			continue;
		own = own_value(a, &out, l.key);
		override(a, ret, l.key, own ? own : s->without);
	}
	return COP_OK;
}
