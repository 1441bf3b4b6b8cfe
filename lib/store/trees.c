/* SPDX-License-Identifier: MIT */
/* Old texts of files, read from git in one go each. */
#include <stdlib.h>
#include <string.h>

#include "base/enc.h"
#include "store/history.h"
#include "store/run.h"

/* --- texts by their ids --- */

/* "<id> blob <size>\n<bytes>\n", in the order asked. Moves at; false where it is cut off. */
static bool read_blob(struct cop_arena *a, const struct cop_buf *out, size_t *at,
		      const char *path, struct cop_source *ret)
{
	const char *head = out->at ? out->at + *at : "";
	const char *line = *at < out->len ? memchr(head, '\n', out->len - *at) : NULL;
	const char *size = line ? strstr(head, " blob ") : NULL;
	size_t len, start;

	if (!size || size > line)
		return false;
	len = strtoul(size + 6, NULL, 10);
	start = (size_t)(line + 1 - out->at);
	if (len >= out->len - start)
		return false;
	*ret = (struct cop_source){ cop_arena_text(a, path),
				    cop_arena_copy(a, out->at + start, len), len };
	*at = start + len + 1;
	return true;
}

/* A partial clone has promised texts, which git fetches when they are wanted. */
static enum cop_code fail_absent(struct cop_arena *a, const struct cop_run *r,
				 const char *path, struct cop_error *err)
{
	const char *shown = cop_enc_shown(a, cop_str_new(a, path, strlen(path)));

	if (strstr(cop_buf_str(&r->err), "promisor")) {
		cop_fail(err, COP_E_REPO,
			 "a text of '%s' is not in this partial clone, and its remote "
			 "does "
			 "not give it",
			 shown);
		return cop_fail_hint(err, "git fetch shows why");
	}
	cop_fail(err, COP_E_REPO, "an old text of '%s' is not in this clone", shown);
	return cop_fail_hint(err, "git fetch --unshallow, or git fsck");
}

enum cop_code cop_history_texts(struct cop_arena *a, const char *root,
				const struct cop_blob *blobs, size_t n,
				struct cop_source *ret, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf ids = { 0 };
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("cat-file", "--batch") };
	size_t at = 0;
	enum cop_code code;

	if (!n)
		return COP_OK;
	for (size_t i = 0; i < n; i++)
		cop_buf_printf(&ids, "%s\n", blobs[i].id);
	r.input = cop_buf_str(&ids);
	r.input_len = ids.len;
	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	for (size_t i = 0; i < n; i++) {
		if (read_blob(a, &r.out, &at, blobs[i].path, &ret[i]))
			continue;
		return fail_absent(a, &r, blobs[i].path, err);
	}
	return COP_OK;
}

/* --- a whole commit --- */

struct blobs {
	struct cop_blob *at;
	size_t n, cap;
};

/* "<mode> blob <id>\t<path>": plain files only, no links and no submodules. */
static enum cop_code list_files(struct cop_arena *a, const char *root, const char *id,
				struct blobs *ret, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("ls-tree", "-r", "-z", id) };
	struct cop_run_fields f;
	const char *text;
	enum cop_code code;

	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status)
		return cop_run_fail_read(a, root, &r, err);
	f = cop_run_fields(&r);
	while ((text = cop_run_next(&f))) {
		const char *tab = strchr(text, '\t');

		if (!tab || strncmp(text, "100", 3) || strncmp(text + 6, " blob ", 6))
			continue;
		*COP_PUSH(a, ret->at, ret->n, ret->cap) = (struct cop_blob){
			.path = cop_arena_text(a, tab + 1),
			.id = cop_arena_copy(a, text + 12, (size_t)(tab - text) - 12),
		};
	}
	return COP_OK;
}

enum cop_code cop_history_files(struct cop_arena *a, const char *root, const char *rev,
				struct cop_history_files *ret, struct cop_error *err)
{
	struct cop_history_files files = { 0 };
	struct blobs blobs = { 0 };
	const char *id;
	enum cop_code code;

	if ((code = cop_history_resolve(a, root, rev, &id, err)) ||
	    (code = list_files(a, root, id, &blobs, err)))
		return code;
	files.at = COP_NEW_N(a, struct cop_source, blobs.n);
	files.n = blobs.n;
	code = cop_history_texts(a, root, blobs.at, blobs.n, files.at, err);
	if (!code)
		*ret = files;
	return code;
}

/* --- what is not in the work tree --- */

/* "S 100644 <id> 0\t<path>": S for those that are left out. */
static void read_left_out(struct cop_arena *a, const struct cop_run *r,
			  struct blobs *blobs)
{
	struct cop_run_fields f = cop_run_fields(r);
	const char *text;

	while ((text = cop_run_next(&f))) {
		const char *tab = strchr(text, '\t');

		if (!tab || strncmp(text, "S 100", 5) != 0 || strlen(text) < 9)
			continue;
		*COP_PUSH(a, blobs->at, blobs->n, blobs->cap) = (struct cop_blob){
			.path = cop_arena_text(a, tab + 1),
			.id = cop_arena_copy(a, text + 9, strcspn(text + 9, " ")),
		};
	}
}

enum cop_code cop_history_left_out(struct cop_arena *a, const char *root,
				   struct cop_history_files *ret, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("ls-files", "-t", "-s", "-z") };
	struct cop_history_files files = { 0 };
	struct blobs blobs = { 0 };
	enum cop_code code;

	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status)
		return cop_run_fail_read(a, root, &r, err);
	read_left_out(a, &r, &blobs);
	files.at = COP_NEW_N(a, struct cop_source, blobs.n);
	files.n = blobs.n;
	code = cop_history_texts(a, root, blobs.at, blobs.n, files.at, err);
	if (!code)
		*ret = files;
	return code;
}

/* --- what differs --- */

enum cop_code cop_history_base(struct cop_arena *a, const char *root, const char *x,
			       const char *y, const char **ret_id, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear) struct cop_run r = { 0 };
	const char *ids[2];
	enum cop_code code;

	if ((code = cop_history_resolve(a, root, x, &ids[0], err)) ||
	    (code = cop_history_resolve(a, root, y, &ids[1], err)))
		return code;
	r.words = COP_WORDS("merge-base", ids[0], ids[1]);
	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status && r.err.len)
		return cop_run_fail_read(a, root, &r, err);
	if (r.status) {
		cop_fail(err, COP_E_NOT_FOUND, "'%s' and '%s' have no commit in common",
			 x, y);
		return cop_fail_hint(err, "in a shallow clone: git fetch --unshallow");
	}
	*ret_id = cop_run_line(a, &r);
	return COP_OK;
}

/* ":100644 100644 <id> <id> M", path. */
static void read_differing(struct cop_arena *a, const struct cop_run *r,
			   struct cop_differing *ret, struct blobs *blobs)
{
	struct cop_run_fields f = cop_run_fields(r);
	const char *head, *path;
	size_t cap = 0;

	while ((head = cop_run_next(&f)) && (path = cop_run_next(&f))) {
		const char *id = strlen(head) > 15 ? head + 15 : "";
		bool plain = strncmp(head, ":100", 4) == 0;

		*COP_PUSH(a, ret->paths, ret->n, cap) = cop_arena_text(a, path);
		*COP_PUSH(a, blobs->at, blobs->n, blobs->cap) = (struct cop_blob){
			.path = ret->paths[ret->n - 1],
			.id = plain ? cop_arena_copy(a, id, strcspn(id, " ")) : NULL,
		};
	}
}

/* Left beside a file by a command of ours that was cut off; the next one takes it away. */
static bool is_left_over(const char *path)
{
	const char *slash = strrchr(path, '/');

	return strncmp(slash ? slash + 1 : path, ".cop-", strlen(".cop-")) == 0;
}

static enum cop_code add_untracked(struct cop_arena *a, const char *root,
				   struct cop_differing *ret, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("ls-files", "-z", "--others",
						"--exclude-standard"),
			     .paths = COP_WORDS(".") };
	struct cop_run_fields f;
	const char **paths = NULL, *path;
	size_t n = 0, cap = 0;
	enum cop_code code = cop_run_git(a, root, &r, err);

	if (code)
		return code;
	if (r.status)
		return cop_run_fail_read(a, root, &r, err);
	for (size_t i = 0; i < ret->n; i++)
		*COP_PUSH(a, paths, n, cap) = ret->paths[i];
	f = cop_run_fields(&r);
	while ((path = cop_run_next(&f)))
		if (!is_left_over(path))
			*COP_PUSH(a, paths, n, cap) = cop_arena_text(a, path);
	ret->paths = paths;
	ret->n = n;
	return COP_OK;
}

/* Texts of the files that were there, each at its place; NULL for the others. */
static enum cop_code read_texts(struct cop_arena *a, const char *root,
				const struct blobs *blobs, struct cop_differing *ret,
				struct cop_error *err)
{
	struct cop_source *texts = COP_NEW_N(a, struct cop_source, blobs->n);
	struct cop_blob *there = COP_NEW_N(a, struct cop_blob, blobs->n);
	size_t n = 0;
	enum cop_code code;

	ret->was = COP_NEW_N(a, const struct cop_source *, ret->n);
	for (size_t i = 0; i < blobs->n; i++) {
		if (blobs->at[i].id)
			there[n++] = blobs->at[i];
	}
	code = cop_history_texts(a, root, there, n, texts, err);
	n = 0;
	for (size_t i = 0; i < blobs->n && !code; i++) {
		if (blobs->at[i].id)
			ret->was[i] = &texts[n++];
	}
	return code;
}

enum cop_code cop_history_differing(struct cop_arena *a, const char *root,
				    const char *from, const char *to,
				    struct cop_differing *ret, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .paths = COP_WORDS(".") };
	struct cop_differing d = { 0 };
	struct blobs blobs = { 0 };
	enum cop_code code;

	r.words = COP_WORDS("diff", "--raw", "-z", "--no-renames", "--no-abbrev",
			    "--relative", "--no-ext-diff", "--no-textconv", "--no-color",
			    "--ignore-submodules", from, to);
	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status)
		return cop_run_fail_read(a, root, &r, err);
	read_differing(a, &r, &d, &blobs);
	if (!to)
		code = add_untracked(a, root, &d, err);
	if (!code)
		code = read_texts(a, root, &blobs, &d, err);
	if (!code)
		*ret = d;
	return code;
}
