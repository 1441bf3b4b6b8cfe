/* SPDX-License-Identifier: MIT */
/* What the forms of `cop diff` share. */
#include "told.h"

#include <string.h>

#include "base/enc.h"

#define AUTHORS 3
#define FILES_SHOWN 6

/* --- who and how many --- */

static bool named_before(const struct cop_log *log, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (cop_str_equal(log->at[k].author, log->at[i].author))
			return true;
	}
	return false;
}

static void put_authors(const struct told_page *p, struct cop_buf *out)
{
	const struct cop_log *log = &p->sides->commits;
	size_t total = 0, n = 0;

	for (size_t i = 0; i < log->n; i++)
		total += !named_before(log, i);
	for (size_t i = log->n; i-- > 0 && n < AUTHORS;) {
		if (named_before(log, i))
			continue;
		cop_buf_text(out, n == 0 ? " by " : n + 1 == total ? " and " : ", ");
		cop_buf_text(out, cop_enc_snippet(p->env->arena, log->at[i].author, 30));
		n++;
	}
	if (n < total)
		cop_buf_printf(out, " and %zu more", total - n);
}

void told_summary(const struct told_page *p, struct cop_buf *out)
{
	size_t n = p->tale.n, commits = p->sides->commits.n, left = p->sides->uncommitted;

	if (n)
		cop_buf_printf(out, "%zu decision%s", n, n == 1 ? "" : "s");
	else
		cop_buf_text(out, "no decision");
	if (commits) {
		cop_buf_printf(out, " in %zu commit%s", commits, commits == 1 ? "" : "s");
		put_authors(p, out);
	}
	if (left && !commits)
		cop_buf_text(out, ", not committed yet");
	else if (left)
		cop_buf_printf(out, ", %zu file%s not committed yet", left,
			       left == 1 ? "" : "s");
}

static bool touches(const struct cop_log_entry *e, const char *file)
{
	for (size_t i = 0; i < e->ntouched; i++) {
		const struct cop_log_file *f = &e->touched[i];

		if (strcmp(f->path, file) == 0 ||
		    (f->path_was && strcmp(f->path_was, file) == 0))
			return true;
	}
	return false;
}

const char *const *told_commits(const struct told_page *p, const struct cop_told *told,
				size_t *ret_n)
{
	const struct cop_log *log = &p->sides->commits;
	const char **ids = COP_NEW_N(p->env->arena, const char *, log->n + 1);
	size_t n = 0;

	for (size_t i = log->n; told->file && i-- > 0;) {
		if (touches(&log->at[i], told->file))
			ids[n++] = log->at[i].short_id;
	}
	*ret_n = n;
	return ids;
}

/* --- places and files --- */

const char *told_place(struct cop_arena *a, const struct cop_finding *f)
{
	const struct cop_source *src = f->where.at.src;
	struct cop_place place;

	if (!src)
		return f->where.record ? f->where.record : "the community";
	place = cop_loc_place(f->where.at);
	return cop_arena_printf(a, "%s:%u:%u", src->path, place.line, place.column);
}

void told_notes(const struct told_page *p, struct told_note ret[TOLD_NOTES])
{
	ret[4] = (struct told_note){ "moved", "only the place changed of", &p->moved };
	ret[5] = (struct told_note){ "others", "beside the record changed", &p->others };
	ret[3] = (struct told_note){ "names", "only ids of what was renamed changed in",
				     &p->names };
	ret[0] = (struct told_note){ "layout", "only layout or comments changed in",
				     &p->layout };
	ret[1] = (struct told_note){ "own_keys", "keys of your own (x-) changed in",
				     &p->own_keys };
	ret[2] = (struct told_note){ "unreadable", "cannot be read, so it is not told",
				     &p->unreadable };
}

const char *told_list(const struct told_page *p, const struct told_files *files)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	size_t shown = files->n > FILES_SHOWN ? FILES_SHOWN - 1 : files->n;

	for (size_t i = 0; i < shown; i++)
		cop_buf_printf(&out, "%s%s", i ? ", " : "", files->at[i]);
	if (shown < files->n)
		cop_buf_printf(&out, " and %zu more", files->n - shown);
	return cop_buf_keep(&out, p->env->arena);
}
