/* SPDX-License-Identifier: MIT */
#include "env.h"

#include <string.h>

#include "base/proc.h"

/* What `git config -z --show-scope --get-regexp` writes: scope NUL key LF value NUL. */
static void keep_all(struct cop_env *env, const char *text, size_t len)
{
	const char *end = text + len;
	size_t cap = 0;

	while (text < end) {
		const char *scope = text;
		const char *key = scope + strlen(scope) + 1;
		char *value;
		struct cop_setting *s;

		if (key >= end)
			return;
		text = key + strlen(key) + 1;
		s = COP_PUSH(env->arena, env->settings, env->nsettings, cap);
		s->key = cop_arena_text(env->arena, key);
		value = strchr(s->key, '\n');
		if (value)
			*value++ = '\0';
		s->value = value ? value : "true"; /* a key alone, as git reads it */
		s->own = strcmp(scope, "global") == 0 || strcmp(scope, "system") == 0;
	}
}

/* Without git, or outside a repository, there are simply fewer settings. */
static void ask_git(struct cop_env *env)
{
	static const char *const argv[] = { "git",
					    "config",
					    "-z",
					    "--show-scope",
					    "--get-regexp",
					    "^(cop\\..*|core\\.(editor|pager))$",
					    NULL };
	struct cop_proc git = { .argv = argv,
				.dir = env->common.dir,
				.in = COP_PROC_NULL,
				.out = COP_PROC_PIPE,
				.err = COP_PROC_NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_error ignored = { 0 };
	int status = 0;

	env->settings_read = true;
	if (cop_proc_run(&git, &out, NULL, &status, &ignored) == COP_OK && status == 0)
		keep_all(env, cop_buf_str(&out), out.len);
}

static bool runs_program(const char *key)
{
	static const char *const keys[] = { "cop.editor", "cop.pager", "cop.pdf",
					    "core.editor", "core.pager" };

	for (size_t i = 0; i < COP_COUNT(keys); i++)
		if (strcmp(keys[i], key) == 0)
			return true;
	return strncmp(key, "cop.alias.", strlen("cop.alias.")) == 0;
}

/* git writes section and last word of a key in lower case. */
static bool same_key(const char *a, const char *b)
{
	return strcasecmp(a, b) == 0;
}

static const char *from_options(const struct cop_env *env, const char *key)
{
	const struct cop_words *words = &env->common.settings;
	size_t len = strlen(key);

	for (size_t i = words->n; i-- > 0;)
		if (strncasecmp(words->at[i], key, len) == 0 && words->at[i][len] == '=')
			return words->at[i] + len + 1;
	return NULL;
}

const char *cop_setting(struct cop_env *env, const char *key)
{
	const char *value = from_options(env, key);

	if (value)
		return value;
	if (!env->settings_read)
		ask_git(env);
	/* the last one wins, as in git */
	for (size_t i = env->nsettings; i-- > 0;) {
		const struct cop_setting *s = &env->settings[i];

		if (same_key(s->key, key) && (s->own || !runs_program(key)))
			return s->value;
	}
	return NULL;
}
