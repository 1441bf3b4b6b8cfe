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

static bool is_as_before(const struct cop_undo *u, size_t i)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	const struct cop_source *old = u->old[i], *now = NULL;
	struct cop_error ignored = { 0 };

	if (read_file(u->root, u->writes->at[i].path, scratch, &now, &ignored))
		return false;
	if (!old || !now)
		return !old && !now;
	return old->len == now->len &&
	       (!old->len || !memcmp(old->text, now->text, old->len));
}

static bool put_back(const struct cop_undo *u, size_t i)
{
	const struct cop_source *old = u->old[i];
	const char *path = u->writes->at[i].path;
	struct cop_error ignored = { 0 };

	if (is_as_before(u, i))
		return true;
	if (!old)
		return !cop_fs_remove(u->root, path, &ignored);
	return !cop_fs_replace(u->root, path, old->text, old->len, &ignored);
}

/* New files first: they make room for the others. */
static const char *put_all_back(const struct cop_undo *u)
{
	const char *left = NULL;

	for (int fresh = 1; fresh >= 0; fresh--)
		for (size_t i = 0; i < u->writes->n; i++)
			if ((u->old[i] == NULL) == (fresh == 1) && !put_back(u, i))
				left = u->writes->at[i].path;
	return left;
}

enum cop_code cop_undo(const struct cop_undo *u, bool *ret_all, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf word = { 0 };
	const char *left = put_all_back(u);

	*ret_all = !left;
	if (!left)
		return err->code;
	cop_enc_shell_text(&word, left, strlen(left));
	cop_fail_prefix(err, "%s keeps what was written, as it could not be taken back",
			left);
	return cop_fail_hint(err, "make room, then git restore %s", cop_buf_str(&word));
}
