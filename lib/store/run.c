/* SPDX-License-Identifier: MIT */
#include "store/run.h"

#include <string.h>

#include "base/enc.h"
#include "base/proc.h"
#include "store/guard.h"

#define SAID_MAX 380

void cop_run_clear(struct cop_run *r)
{
	cop_buf_clear(&r->out);
	cop_buf_clear(&r->err);
}

static size_t count(const char *const *list)
{
	size_t n = 0;

	while (list && list[n])
		n++;
	return n;
}

/*
 * Literal: a file name is no pattern. No optional locks: a reader never writes the index.
 * The repository's settings must not start a program: no file system monitor, no check of
 * signatures; and a repository that lies open among the files of another is none.
 */
static const char *const always[] = { "git",
				      "--literal-pathspecs",
				      "--no-optional-locks",
				      "-c",
				      "core.fsmonitor=false",
				      "-c",
				      "log.showSignature=false",
				      "-c",
				      "safe.bareRepository=explicit" };

/*
 * The repository is the one the files lie in, as it is for libgit2, even where somebody's hook
 * or script points git at another. Its words are read, so they are not to be translated.
 */
static const char *const surroundings[] = { "GIT_DIR",
					    "GIT_WORK_TREE",
					    "GIT_COMMON_DIR",
					    "GIT_INDEX_FILE",
					    "GIT_OBJECT_DIRECTORY",
					    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
					    "GIT_NAMESPACE",
					    "GIT_PREFIX",
					    "GIT_LITERAL_PATHSPECS",
					    "GIT_GLOB_PATHSPECS",
					    "GIT_NOGLOB_PATHSPECS",
					    "GIT_ICASE_PATHSPECS",
					    "LANGUAGE=C" };

/* A partial clone fetches what it lacks: never by a program that a setting names. */
#define PROTOCOLS "GIT_ALLOW_PROTOCOL=file:git:http:https:ssh"

static const char *const *env_of(struct cop_arena *a, const struct cop_run *r,
				 const struct cop_guard *g)
{
	size_t n = COP_COUNT(surroundings), given = count(r->env);
	const char **env = COP_NEW_N(a, const char *, n + given + g->nenv + 2);

	memcpy(env, surroundings, sizeof(surroundings));
	for (size_t i = 0; i < given; i++)
		env[n++] = r->env[i];
	for (size_t i = 0; i < g->nenv; i++)
		env[n++] = g->env[i];
	if (!r->commits)
		env[n++] = PROTOCOLS;
	return env;
}

enum cop_code cop_run_git(struct cop_arena *a, const char *root, struct cop_run *r,
			  struct cop_error *err)
{
	size_t nwords = count(r->words), npaths = count(r->paths), n = COP_COUNT(always);
	struct cop_proc p = { .dir = root,
			      .in = r->input ? COP_PROC_PIPE : COP_PROC_NULL,
			      .out = COP_PROC_PIPE,
			      .err = COP_PROC_PIPE,
			      .input = r->input,
			      .input_len = r->input_len };
	struct cop_guard g = { 0 };
	const char **argv;
	enum cop_code code;

	if (!cop_proc_exists("git")) {
		cop_fail(err, COP_E_REPO, "git is not installed");
		return cop_fail_hint(err, "install git");
	}
	if ((code = cop_guard_settings(a, root, r->commits, &g, err)))
		return code;
	argv = COP_NEW_N(a, const char *, n + g.nwords + nwords + npaths + 2);
	memcpy(argv, always, sizeof(always));
	for (size_t i = 0; i < g.nwords; i++)
		argv[n++] = g.words[i];
	for (size_t i = 0; i < nwords; i++)
		argv[n++] = r->words[i];
	if (npaths)
		argv[n++] = "--";
	for (size_t i = 0; i < npaths; i++)
		argv[n++] = r->paths[i];
	p.argv = argv;
	p.env = env_of(a, r, &g);
	return cop_proc_run(&p, &r->out, &r->err, &r->status, err);
}

const char *cop_run_said(struct cop_arena *a, const struct cop_run *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };
	const struct cop_buf *from = r->err.len ? &r->err : &r->out;
	size_t len = from->len, start;

	while (len && strchr(" \r\n", from->at[len - 1]))
		len--;
	if (!len)
		return cop_arena_printf(a, "it ended with status %d and no word of why",
					r->status);
	start = len > SAID_MAX ? len - SAID_MAX : 0;
	while (start && start < len && (from->at[start] & 0xC0) == 0x80)
		start++;
	cop_buf_text(&line, start ? "... " : "");
	cop_enc_term_text(&line, from->at + start, len - start);
	return cop_buf_keep(&line, a);
}

enum cop_code cop_run_fail(struct cop_arena *a, const struct cop_run *r, const char *act,
			   struct cop_error *err)
{
	cop_fail(err, COP_E_REPO, "git cannot %s: %s", act, cop_run_said(a, r));
	return cop_fail_hint(err, "git status fails alike; mend that first");
}

const char *cop_run_line(struct cop_arena *a, const struct cop_run *r)
{
	size_t len = r->out.len;

	while (len && strchr("\r\n", r->out.at[len - 1]))
		len--;
	return cop_arena_copy(a, cop_buf_str(&r->out), len);
}

enum cop_code cop_run_fail_read(struct cop_arena *a, const char *root,
				const struct cop_run *r, struct cop_error *err)
{
	const char *why = cop_run_said(a, r);
	const char *trust = strstr(why, "git config --global --add safe.directory");

	if (trust) {
		cop_fail(err, COP_E_REFUSED, "the repository belongs to another user");
		return cop_fail_hint(err, "if you trust it: %s", trust);
	}
	if (strstr(why, "safe.bareRepository")) {
		cop_fail(err, COP_E_REFUSED,
			 "the repository lies open in this folder, as bare ones do");
		return cop_fail_hint(err, "git clone . ../work, and work there");
	}
	if (!strstr(why, "not a git repository"))
		return cop_run_fail(a, r, "read the repository", err);
	cop_fail(err, COP_E_NOT_FOUND, "'%s' is not in a git repository",
		 cop_enc_shown(a, cop_str_new(a, root, strlen(root))));
	return cop_fail_hint(err, "git init begins one; decisions are read from commits");
}

struct cop_run_fields cop_run_fields(const struct cop_run *r)
{
	return (struct cop_run_fields){ r->out.at,
					r->out.len ? r->out.at + r->out.len : r->out.at };
}

const char *cop_run_next(struct cop_run_fields *f)
{
	const char *text = f->at;

	if (f->at >= f->end)
		return NULL;
	f->at += strlen(text) + 1;
	return text;
}
