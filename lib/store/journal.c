/* SPDX-License-Identifier: MIT */
#include "store/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/enc.h"
#include "base/fs.h"
#include "store/fields.h"
#include "store/steps.h"

#define HEAD "cop-journal 1\n"
#define LARGEST ((size_t)64 << 20)
#define FILES_MAX 1000000

/* --- written --- */

void cop_journal_print(const struct cop_journal *j, struct cop_buf *out)
{
	char mode[24];

	cop_buf_text(out, HEAD);
	cop_field_put(out, j->tree);
	cop_field_put(out, j->branch);
	cop_field_put(out, j->old);
	cop_field_put(out, j->new);
	cop_field_put_number(out, j->n);
	for (size_t i = 0; i < j->n; i++) {
		cop_field_put(out, j->files[i].path);
		snprintf(mode, sizeof(mode), "%o", j->files[i].mode);
		cop_field_put(out, mode);
		cop_field_put(out, j->files[i].pre);
		cop_field_put(out, j->files[i].post);
	}
	cop_fields_seal(out);
}

/* --- read --- */

static bool is_id(const char *text, bool may_be_none)
{
	size_t len = strlen(text);

	return strspn(text, "0123456789abcdef") == len &&
	       (len == 40 || len == 64 || (!len && may_be_none));
}

static bool is_branch(const char *name)
{
	return !strncmp(name, "refs/heads/", 11) && cop_field_is_path(name) &&
	       !strstr(name, "..");
}

static bool read_file(struct cop_fields *f, struct cop_git_file *ret)
{
	const char *pre, *post;

	ret->path = cop_field(f);
	ret->mode = (unsigned)cop_field_number(f, 8);
	pre = cop_field(f);
	post = cop_field(f);
	if (f->broken || !cop_field_is_path(ret->path) || !is_id(pre, true) ||
	    !is_id(post, true) || (ret->mode != 0100644 && ret->mode != 0100755))
		return false;
	snprintf(ret->pre, sizeof(ret->pre), "%s", pre);
	snprintf(ret->post, sizeof(ret->post), "%s", post);
	return true;
}

bool cop_journal_parse(const char *text, size_t len, struct cop_arena *a,
		       struct cop_journal *ret)
{
	struct cop_fields f = cop_fields_read(a, HEAD, text, len);
	struct cop_journal j = { 0 };
	struct cop_git_file *files;

	j.tree = cop_field(&f);
	j.branch = cop_field(&f);
	j.old = cop_field(&f);
	j.new = cop_field(&f);
	j.n = cop_field_number(&f, 10);
	/* each file takes ten bytes at the least: no count to run out of memory by */
	if (f.broken || j.n > FILES_MAX || j.n > len / 10 || strchr(j.tree, '/') ||
	    (*j.tree && !cop_field_is_path(j.tree)) || !is_branch(j.branch) ||
	    !is_id(j.old, true) || !is_id(j.new, false))
		return false;
	files = COP_NEW_N(a, struct cop_git_file, j.n);
	for (size_t i = 0; i < j.n; i++)
		if (!read_file(&f, &files[i]))
			return false;
	j.files = files;
	if (!cop_fields_end(&f))
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

bool cop_journal_last(int folder, struct cop_arena *a, struct cop_journal *ret)
{
	const struct cop_source *src = NULL;
	struct cop_error ignored = { 0 };

	return !cop_fs_read(folder, COP_LAST, LARGEST, a, &src, &ignored) &&
	       cop_journal_parse(src->text, src->len, a, ret);
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
	enum cop_code code;

	if (c->writes->n <= COP_LAST_FILES &&
	    renameat(c->folder, COP_JOURNAL, c->folder, COP_LAST) == 0) {
		/* the day it is of: that of the end, not of the beginning */
		utimensat(c->folder, COP_LAST, NULL, AT_SYMLINK_NOFOLLOW);
		c->journal = false;
		return c->by->fsync == COP_GIT_FSYNC_FULL && fsync(c->folder)
			       ? cop_fail_os(err, errno, "save", "the folder 'cop'")
			       : COP_OK;
	}
	code = cop_journal_remove(c->folder, err);
	c->journal = code != COP_OK;
	return code;
}
