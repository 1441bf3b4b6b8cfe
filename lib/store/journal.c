/* SPDX-License-Identifier: MIT */
#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/enc.h"
#include "base/fs.h"
#include "base/sha256.h"
#include "store/steps.h"

#define HEAD "cop-journal 1\n"
#define LARGEST ((size_t)64 << 20)
#define FILES_MAX 1000000

/* --- written --- */

static void put(struct cop_buf *out, const char *text)
{
	cop_buf_printf(out, "%zu:%s\n", strlen(text), text);
}

static void put_sum(const char *text, size_t len, struct cop_buf *out)
{
	unsigned char sum[COP_SHA256_SIZE];

	cop_sha256(text, len, sum);
	for (size_t i = 0; i < sizeof(sum); i++)
		cop_buf_printf(out, "%02x", sum[i]);
}

void cop_journal_print(const struct cop_journal *j, struct cop_buf *out)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf sum = { 0 };
	char number[24];

	cop_buf_text(out, HEAD);
	put(out, j->tree);
	put(out, j->branch);
	put(out, j->old);
	put(out, j->new);
	snprintf(number, sizeof(number), "%zu", j->n);
	put(out, number);
	for (size_t i = 0; i < j->n; i++) {
		put(out, j->files[i].path);
		snprintf(number, sizeof(number), "%o", j->files[i].mode);
		put(out, number);
		put(out, j->files[i].pre);
		put(out, j->files[i].post);
	}
	put(out, "end");
	put_sum(out->at, out->len, &sum);
	put(out, cop_buf_str(&sum));
}

/* --- read --- */

struct reader {
	const char *at, *end;
	struct cop_arena *arena;
	bool broken;
};

/* The digits of a length; the field itself may not hold a NUL. */
static const char *field(struct reader *r)
{
	size_t len = 0, digits = 0;
	const char *text;

	while (r->at < r->end && *r->at >= '0' && *r->at <= '9' && digits++ < 8)
		len = len * 10 + (size_t)(*r->at++ - '0');
	if (r->broken || !digits || r->at == r->end || *r->at != ':' ||
	    (size_t)(r->end - r->at) < len + 2 || r->at[len + 1] != '\n' ||
	    memchr(r->at + 1, '\0', len)) {
		r->broken = true;
		return "";
	}
	text = cop_arena_copy(r->arena, r->at + 1, len);
	r->at += len + 2;
	return text;
}

static size_t number(struct reader *r, int base)
{
	const char *text = field(r);
	char *end = NULL;
	size_t n;

	if (*text < '0' || *text > '9') {
		r->broken = true;
		return 0;
	}
	n = strtoul(text, &end, base);
	r->broken |= *end != '\0';
	return n;
}

static bool is_id(const char *text, bool may_be_none)
{
	size_t len = strlen(text);

	return strspn(text, "0123456789abcdef") == len &&
	       (len == 40 || len == 64 || (!len && may_be_none));
}

/* Relative, within, and nowhere near git's own folder. */
static bool is_path(const char *path)
{
	if (!*path || strlen(path) > 4096)
		return false;
	for (const char *at = path;; at++) {
		size_t len = strcspn(at, "/");

		if (!len || !strncmp(at, ".", len) ||
		    (len == 2 && !strncmp(at, "..", 2)) ||
		    (len == 4 && !strncasecmp(at, ".git", 4)))
			return false;
		at += len;
		if (!*at)
			return true;
	}
}

static bool is_branch(const char *name)
{
	return !strncmp(name, "refs/heads/", 11) && is_path(name) && !strstr(name, "..");
}

static bool read_file(struct reader *r, struct cop_git_file *ret)
{
	const char *pre, *post;

	ret->path = field(r);
	ret->mode = (unsigned)number(r, 8);
	pre = field(r);
	post = field(r);
	if (r->broken || !is_path(ret->path) || !is_id(pre, true) || !is_id(post, true) ||
	    (ret->mode != 0100644 && ret->mode != 0100755))
		return false;
	snprintf(ret->pre, sizeof(ret->pre), "%s", pre);
	snprintf(ret->post, sizeof(ret->post), "%s", post);
	return true;
}

static bool ends_well(struct reader *r, const char *start)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf sum = { 0 };
	const char *end = field(r);

	put_sum(start, (size_t)(r->at - start), &sum);
	return !r->broken && strcmp(end, "end") == 0 &&
	       strcmp(field(r), cop_buf_str(&sum)) == 0 && !r->broken && r->at == r->end;
}

bool cop_journal_parse(const char *text, size_t len, struct cop_arena *a,
		       struct cop_journal *ret)
{
	struct reader r = { .at = text + strlen(HEAD), .end = text + len, .arena = a };
	struct cop_journal j = { 0 };
	struct cop_git_file *files;

	if (len < strlen(HEAD) || memcmp(text, HEAD, strlen(HEAD)))
		return false;
	j.tree = field(&r);
	j.branch = field(&r);
	j.old = field(&r);
	j.new = field(&r);
	j.n = number(&r, 10);
	/* each file takes ten bytes at the least: no count to run out of memory by */
	if (r.broken || j.n > FILES_MAX || j.n > len / 10 || strchr(j.tree, '/') ||
	    (*j.tree && !is_path(j.tree)) || !is_branch(j.branch) ||
	    !is_id(j.old, true) || !is_id(j.new, false))
		return false;
	files = COP_NEW_N(a, struct cop_git_file, j.n);
	for (size_t i = 0; i < j.n; i++)
		if (!read_file(&r, &files[i]))
			return false;
	j.files = files;
	if (!ends_well(&r, text))
		return false;
	*ret = j;
	return true;
}

/* --- on the disk --- */

enum cop_code cop_journal_write(int folder, const struct cop_journal *j, bool save,
				struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	cop_journal_print(j, &text);
	return save ? cop_fs_replace(folder, COP_JOURNAL, text.at, text.len, err)
		    : cop_fs_replace_later(folder, COP_JOURNAL, text.at, text.len, err);
}

enum cop_code cop_journal_read(int folder, const char *common, struct cop_arena *a,
			       struct cop_journal *ret, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf word = { 0 };
	const struct cop_source *src = NULL;
	const char *path;
	enum cop_code code = cop_fs_read(folder, COP_JOURNAL, LARGEST, a, &src, err);

	if (code && code != COP_E_INVALID)
		return code;
	if (src && cop_journal_parse(src->text, src->len, a, ret))
		return COP_OK;
	path = cop_arena_printf(a, "%scop/" COP_JOURNAL, common);
	cop_enc_shell_text(&word, path, strlen(path));
	*err = (struct cop_error){ 0 };
	cop_fail(err, COP_E_REFUSED,
		 "'%s', left by a command that was cut off, cannot be read", path);
	return cop_fail_hint(err, "git status shows what is not committed; then rm %s",
			     cop_buf_str(&word));
}

enum cop_code cop_journal_remove(int folder, struct cop_error *err)
{
	return cop_fs_remove(folder, COP_JOURNAL, err);
}

const char *cop_journal_temp(struct cop_arena *a, const char *path, const char *commit,
			     size_t i)
{
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash - path) + 1 : 0;

	return cop_arena_printf(a, "%.*s.cop-%.16s-%zu.tmp", folder, path, commit, i);
}

/* --- as steps --- */

enum cop_code cop_step_journal_begin(struct cop_steps *c, struct cop_error *err)
{
	const struct cop_journal j = { .tree = c->place.name,
				       .branch = c->tip.branch,
				       .old = c->tip.id,
				       .new = c->id,
				       .files = c->files,
				       .n = c->writes->n };

	/* from here on it may be there, whatever is said */
	c->journal = true;
	return cop_journal_write(c->folder, &j, c->by->fsync == COP_GIT_FSYNC_FULL, err);
}

enum cop_code cop_step_journal_done(struct cop_steps *c, struct cop_error *err)
{
	enum cop_code code = cop_journal_remove(c->folder, err);

	c->journal = code != COP_OK;
	return code;
}
