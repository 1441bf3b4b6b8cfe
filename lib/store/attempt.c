/* SPDX-License-Identifier: MIT */
#include "store/attempt.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/enc.h"
#include "base/fs.h"
#include "base/keys.h"
#include "base/sha256.h"
#include "store/fields.h"
#include "store/lock.h"
#include "store/run.h"

#define HEAD "cop-attempt 1\n"
#define LARGEST ((size_t)64 << 20)
#define TEXT_LARGEST ((size_t)256 << 20)

/* --- before git is asked --- */

static const char *sum_of(struct cop_arena *a, const char *text, size_t len)
{
	char *hex = cop_alloc(a, 2 * COP_SHA256_SIZE + 1);

	cop_sha256_hex(text, len, hex);
	return hex;
}

/* In bytes; 0 where none is kept. */
static size_t reflog_size(struct cop_steps *c)
{
	struct stat log;

	return stat(cop_arena_printf(c->arena, "%slogs/HEAD", c->place.dir), &log)
		       ? 0
		       : (size_t)log.st_size;
}

enum cop_code cop_attempt_begin(struct cop_steps *c, const char *head,
				struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	COP_CLEANUP(cop_fd_close) int folder = -1;
	const char *prefix = cop_steps_prefix(c);
	enum cop_code code = cop_lock_folder(c->place.dir, &folder, err);

	if (code)
		return code;
	cop_buf_text(&text, HEAD);
	cop_field_put(&text, head);
	cop_field_put_number(&text, reflog_size(c));
	cop_field_put_number(&text, c->writes->n);
	for (size_t i = 0; i < c->writes->n; i++) {
		const struct cop_write *w = &c->writes->at[i];

		cop_field_put(&text, cop_arena_printf(c->arena, "%s%s", prefix, w->path));
		cop_field_put(&text, w->remove ? "" : sum_of(c->arena, w->text, w->len));
	}
	cop_fields_seal(&text);
	return c->by->fsync == COP_GIT_FSYNC_FULL
		       ? cop_fs_replace(folder, COP_ATTEMPT, text.at, text.len, err)
		       : cop_fs_replace_later(folder, COP_ATTEMPT, text.at, text.len,
					      err);
}

enum cop_code cop_attempt_end(struct cop_steps *c, struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int folder = -1;
	enum cop_code code = cop_lock_folder(c->place.dir, &folder, err);

	return code ? code : cop_fs_remove(folder, COP_ATTEMPT, err);
}

/* --- after it was cut off --- */

struct attempt {
	const char *head; /* "" where there was no commit */
	size_t reflog;
	const char **paths; /* NULL-terminated */
	const char **sums;
	size_t n;
};

static bool parse(struct cop_steps *c, const struct cop_source *src, struct attempt *ret)
{
	struct cop_fields f = cop_fields_read(c->arena, HEAD, src->text, src->len);
	size_t n;

	ret->head = cop_field(&f);
	ret->reflog = cop_field_number(&f, 10);
	n = cop_field_number(&f, 10);
	if (f.broken || n > src->len)
		return false;
	ret->paths = COP_NEW_N(c->arena, const char *, n + 1);
	ret->sums = COP_NEW_N(c->arena, const char *, n + 1);
	for (; ret->n < n; ret->n++) {
		ret->paths[ret->n] = cop_field(&f);
		ret->sums[ret->n] = cop_field(&f);
		if (!cop_field_is_path(ret->paths[ret->n]))
			return false;
	}
	return cop_fields_end(&f);
}

/* COP_E_NOT_FOUND: there is none. */
static enum cop_code read_attempt(struct cop_steps *c, struct attempt *ret,
				  struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int dir = -1;
	const struct cop_source *src = NULL;
	const char *path;
	enum cop_code code = cop_fs_root(c->place.dir, &dir, err);

	if (!code)
		code = cop_fs_read(dir, "cop/" COP_ATTEMPT, LARGEST, c->arena, &src, err);
	if (code && code != COP_E_INVALID)
		return code;
	if (src && parse(c, src, ret))
		return COP_OK;
	path = cop_arena_printf(c->arena, "%scop/" COP_ATTEMPT, c->place.dir);
	*err = (struct cop_error){ 0 };
	cop_fail(err, COP_E_REFUSED,
		 "'%s', left by a command that was cut off, cannot be read", path);
	return cop_fail_hint(err, "git status shows what is not committed; then rm %s",
			     cop_enc_shell_word(c->arena, path));
}

/* Does the file hold exactly what we wrote, or is it gone where we took it away? */
static enum cop_code is_ours(struct cop_steps *c, const struct attempt *t, size_t i,
			     bool *ret, struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	const struct cop_source *src = NULL;
	struct cop_error e = { 0 };
	enum cop_code code =
		cop_fs_read(c->top, t->paths[i], TEXT_LARGEST, scratch, &src, &e);

	if (code && code != COP_E_NOT_FOUND && code != COP_E_INVALID) {
		*err = e; /* cannot be read is not the same as somebody changed it */
		return code;
	}
	*ret = code == COP_E_NOT_FOUND
		       ? !*t->sums[i]
		       : !code && !strcmp(sum_of(scratch, src->text, src->len),
					  t->sums[i]);
	return COP_OK;
}

/* Names that git lists of these paths, as keys. */
static enum cop_code listed(struct cop_steps *c, const char *const *words,
			    const char *const *paths, struct cop_keys *ret,
			    struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear) struct cop_run r = { .words = words, .paths = paths };
	struct cop_run_fields f;
	const char *name;
	enum cop_code code = cop_run_git(c->arena, c->place.top, &r, err);

	if (code)
		return code;
	if (r.status)
		return cop_run_fail(c->arena, &r, "tell the state of the files", err);
	f = cop_run_fields(&r);
	while ((name = cop_run_next(&f)))
		cop_keys_put(ret, cop_arena_text(c->arena, name), 1);
	return COP_OK;
}

static enum cop_code ask_git(struct cop_steps *c, const char *const *words,
			     const char *const *paths, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = words, .paths = paths, .commits = true };
	enum cop_code code;

	if (!paths[0])
		return COP_OK;
	if ((code = cop_run_git(c->arena, c->place.top, &r, err)))
		return code;
	return r.status ? cop_run_fail(c->arena, &r, "take it back", err) : COP_OK;
}

/* What HEAD has comes from there; what it does not have was new, and goes. */
struct sorted {
	const char **restore, **forget; /* NULL-terminated */
	size_t nrestore, nforget;
	const char *left; /* one that was edited or staged since; NULL */
};

/* What git knows of the paths: HEAD has them, they differ from it, they are staged otherwise. */
struct known {
	struct cop_keys head, differ, staged;
};

static enum cop_code ask_known(struct cop_steps *c, const struct attempt *t,
			       struct known *ret, struct cop_error *err)
{
	enum cop_code code;

	ret->head.arena = ret->differ.arena = ret->staged.arena = c->arena;
	/* without HEAD too; what is only announced (--intent-to-add) does not count as staged */
	code = listed(c,
		      COP_WORDS("diff", "--cached", "--no-renames", "--name-only", "-z"),
		      t->paths, &ret->staged, err);
	if (code || !*t->head)
		return code;
	code = listed(c, COP_WORDS("ls-tree", "--name-only", "-z", "HEAD"), t->paths,
		      &ret->head, err);
	return code ? code
		    : listed(c,
			     COP_WORDS("diff-index", "--no-renames", "--name-only", "-z",
				       "HEAD"),
			     t->paths, &ret->differ, err);
}

static enum cop_code sort_out(struct cop_steps *c, const struct attempt *t,
			      struct sorted *ret, struct cop_error *err)
{
	struct known known = { 0 };
	enum cop_code code = ask_known(c, t, &known, err);

	ret->restore = COP_NEW_N(c->arena, const char *, t->n + 1);
	ret->forget = COP_NEW_N(c->arena, const char *, t->n + 1);
	for (size_t i = 0; i < t->n && !code; i++) {
		const char *path = t->paths[i];
		bool was = cop_keys_find(&known.head, path) != NULL;
		bool differs = !was || cop_keys_find(&known.differ, path);
		bool staged = cop_keys_find(&known.staged, path) != NULL, ours = false;

		if ((code = is_ours(c, t, i, &ours, err)) || !differs)
			continue;
		if (!ours || staged)
			ret->left = path;
		else if (was)
			ret->restore[ret->nrestore++] = path;
		else
			ret->forget[ret->nforget++] = path;
	}
	return code;
}

static enum cop_code take_back(struct cop_steps *c, const struct sorted *s,
			       struct cop_error *err)
{
	enum cop_code code = ask_git(
		c, COP_WORDS("rm", "--cached", "--quiet", "--force", "--ignore-unmatch"),
		s->forget, err);

	for (size_t i = 0; i < s->nforget && !code; i++)
		code = cop_fs_remove(c->top, s->forget[i], err);
	return code ? code
		    : ask_git(c,
			      COP_WORDS("-c", "core.hooksPath=/dev/null", "checkout",
					"--quiet", "HEAD"),
			      s->restore, err);
}

/* Has HEAD gone on, or come back, since the note was made? */
static enum cop_code has_moved(struct cop_steps *c, const struct attempt *t, bool *ret,
			       struct cop_error *err)
{
	char head[COP_GIT_ID];
	enum cop_code code = cop_step_head(c, head, err);

	*ret = !code && (strcmp(head, t->head) != 0 || reflog_size(c) != t->reflog);
	return code;
}

static enum cop_code back(struct cop_steps *c, const struct attempt *t,
			  struct cop_recovered *ret, struct cop_error *err)
{
	struct sorted s = { 0 };
	bool moved;
	enum cop_code code;

	/* a commit that git goes on making without us keeps the index locked till it is there */
	if ((code = cop_lock_index_free(c->place.dir, c->by->wait, err)) ||
	    (code = has_moved(c, t, &moved, err)) || moved)
		return code;
	if ((code = sort_out(c, t, &s, err)) || (code = take_back(c, &s, err)))
		return code;
	ret->left = s.left;
	ret->back = s.nrestore ? s.restore[0] : s.nforget ? s.forget[0] : NULL;
	return COP_OK;
}

enum cop_code cop_attempt_back(struct cop_steps *c, struct cop_recovered *ret,
			       struct cop_error *err)
{
	struct attempt t = { 0 };
	struct cop_error e = { 0 };
	enum cop_code code = read_attempt(c, &t, &e);

	if (code == COP_E_NOT_FOUND)
		return COP_OK;
	if (code) {
		*err = e;
		return code;
	}
	if ((code = back(c, &t, ret, err))) {
		cop_fail_prefix(err,
				"a command that was cut off cannot be taken back yet");
		return code;
	}
	return cop_attempt_end(c, err);
}
