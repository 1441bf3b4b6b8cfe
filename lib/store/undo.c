/* SPDX-License-Identifier: MIT */
#include "store/undo.h"

#include <string.h>

#include "base/enc.h"
#include "base/fs.h"

#define FILE_MAX ((size_t)256 << 20)

/* *ret: NULL where there is no file. */
static enum cop_code read_file(int root, const char *path, struct cop_arena *a,
			       const struct cop_source **ret, struct cop_error *err)
{
	struct cop_error e = { 0 };
	enum cop_code code = cop_fs_read(root, path, FILE_MAX, a, ret, &e);

	if (code != COP_E_NOT_FOUND) {
		if (code)
			*err = e;
		return code;
	}
	*ret = NULL;
	return COP_OK;
}

enum cop_code cop_undo_begin(int root, const struct cop_writes *writes,
			     struct cop_arena *a, struct cop_undo *ret,
			     struct cop_error *err)
{
	struct cop_undo u = { .root = root, .writes = writes };

	u.old = COP_NEW_N(a, const struct cop_source *, writes->n);
	for (size_t i = 0; i < writes->n; i++) {
		enum cop_code code =
			read_file(root, writes->at[i].path, a, &u.old[i], err);

		if (code)
			return code;
	}
	*ret = u;
	return COP_OK;
}

static bool same(const struct cop_source *x, const char *text, size_t len)
{
	return x->len == len && (!len || memcmp(x->text, text, len) == 0);
}

/* What stands there now. MEANWHILE: neither what was before nor what was written. */
enum there { BEFORE, WRITTEN, MEANWHILE, UNKNOWN };

static enum there look(const struct cop_undo *u, size_t i)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	const struct cop_write *w = &u->writes->at[i];
	const struct cop_source *old = u->old[i], *now = NULL;
	struct cop_error ignored = { 0 };

	if (read_file(u->root, w->path, scratch, &now, &ignored))
		return UNKNOWN;
	if (old && now ? same(now, old->text, old->len) : !old && !now)
		return BEFORE;
	if (w->remove ? !now : now && same(now, w->text, w->len))
		return WRITTEN;
	return MEANWHILE;
}

static bool put_back(const struct cop_undo *u, size_t i)
{
	const struct cop_source *old = u->old[i];
	const char *path = u->writes->at[i].path;
	struct cop_error ignored = { 0 };

	if (!old)
		return !cop_fs_remove(u->root, path, &ignored);
	return !cop_fs_replace(u->root, path, old->text, old->len, &ignored);
}

/* The first file of each kind that keeps what it holds. */
struct kept {
	const char *failed, *meanwhile;
};

static void put_one_back(const struct cop_undo *u, size_t i, struct kept *k)
{
	const char *path = u->writes->at[i].path;
	enum there t = look(u, i);

	if (t == MEANWHILE)
		k->meanwhile = path;
	else if (t != BEFORE && !put_back(u, i))
		k->failed = path;
}

/* New files first: they make room for the others. */
static struct kept put_all_back(const struct cop_undo *u)
{
	struct kept k = { 0 };

	for (int fresh = 1; fresh >= 0; fresh--)
		for (size_t i = 0; i < u->writes->n; i++)
			if ((u->old[i] == NULL) == (fresh == 1))
				put_one_back(u, i, &k);
	return k;
}

enum cop_code cop_undo(const struct cop_undo *u, bool *ret_all, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf word = { 0 };
	struct kept k = put_all_back(u);
	const char *left = k.failed ? k.failed : k.meanwhile;

	*ret_all = !k.failed;
	if (!left)
		return err->code;
	cop_enc_shell_text(&word, left, strlen(left));
	if (k.failed) {
		cop_fail_prefix(
			err, "%s keeps what was written, as it could not be taken back",
			left);
		return cop_fail_hint(err, "make room, then git restore %s",
				     cop_buf_str(&word));
	}
	cop_fail_prefix(err, "%s was changed by somebody meanwhile, and stays so", left);
	return cop_fail_hint(err, "git diff %s shows how; git restore %s gives it up",
			     cop_buf_str(&word), cop_buf_str(&word));
}
