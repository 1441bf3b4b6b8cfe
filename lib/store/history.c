/* SPDX-License-Identifier: MIT */
#include "store/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/enc.h"
#include "store/run.h"

static const char *shown(struct cop_arena *a, const char *text)
{
	return cop_enc_shown(a, cop_str_new(a, text, strlen(text)));
}

static enum cop_code find_commit(struct cop_arena *a, const char *root, const char *rev,
				 const char **ret_id, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = {
		.words = COP_WORDS("rev-parse", "--verify", "--quiet", "--end-of-options",
				   cop_arena_printf(a, "%s^{commit}", rev))
	};
	enum cop_code code;

	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status && r.err.len)
		return cop_run_fail_read(a, root, &r, err);
	*ret_id = r.status ? NULL : cop_run_line(a, &r);
	return COP_OK;
}

enum cop_code cop_history_resolve(struct cop_arena *a, const char *root, const char *rev,
				  const char **ret_id, struct cop_error *err)
{
	const char *id;
	enum cop_code code = find_commit(a, root, rev, &id, err);

	if (code)
		return code;
	if (!id) {
		cop_fail(err, COP_E_NOT_FOUND, "no commit '%s'", shown(a, rev));
		return cop_fail_hint(err, "cop log");
	}
	*ret_id = id;
	return COP_OK;
}

/* A record starts with this; no path and no id does. */
#define RECORD "\002"

static const char *const *read_files(struct cop_arena *a, struct cop_run_fields *f)
{
	const char **files = NULL;
	size_t n = 0, cap = 0;

	while (f->at < f->end && *f->at != *RECORD) {
		const char *path = cop_run_next(f);

		path += *path == '\n'; /* git sets the names off by a line */
		if (*path)
			*COP_PUSH(a, files, n, cap) = cop_arena_text(a, path);
	}
	*COP_PUSH(a, files, n, cap) = NULL;
	return files;
}

/* --- names that change --- */

struct name {
	const char *
		path; /* as of the commit being read; NULL: nothing older belongs to it */
	bool begun;   /* a later commit has added it */
};
struct names {
	struct name *at;
	size_t n;
};

static struct names names_of(struct cop_arena *a, const char *const *paths)
{
	struct names names = { 0 };
	size_t cap = 0;

	for (; *paths; paths++)
		*COP_PUSH(a, names.at, names.n, cap) = (struct name){ *paths, false };
	return names;
}

/* Where a file may have had another name: its folder. */
static const char *const *folders_of(struct cop_arena *a, const char *const *paths)
{
	const char **folders = NULL;
	size_t n = 0, cap = 0;

	for (; *paths; paths++) {
		const char *slash = strrchr(*paths, '/');

		*COP_PUSH(a, folders, n, cap) =
			slash ? cop_arena_copy(a, *paths, (size_t)(slash - *paths))
			      : *paths;
	}
	*COP_PUSH(a, folders, n, cap) = NULL;
	return folders;
}

static struct name *find_name(struct names *names, const char *path)
{
	for (size_t i = 0; i < names->n; i++) {
		if (names->at[i].path && strcmp(names->at[i].path, path) == 0)
			return &names->at[i];
	}
	return NULL;
}

/*
 * A file moved: what is followed has its old name before that. What left a name that a later
 * file has taken was something else.
 */
static bool take_move(struct names *names, const char *from, const char *to)
{
	struct name *here = find_name(names, to), *left = find_name(names, from);

	if (here)
		*here = (struct name){ from, false };
	else if (left && left->begun)
		left->path = NULL;
	return here || (left && left->path);
}

/* "M", path or "R100", old path, new path, until the next commit. */
static bool read_moves(struct cop_arena *a, struct cop_run_fields *f, struct names *names)
{
	bool touched = false;

	while (f->at < f->end && *f->at != *RECORD) {
		const char *status = cop_run_next(f), *path;
		struct name *name;

		status += *status == '\n'; /* git sets the names off by a line */
		path = *status ? cop_run_next(f) : NULL;
		if (path && *status == 'R') {
			const char *to = cop_run_next(f);

			touched |= to && take_move(names, cop_arena_text(a, path), to);
		} else if (path && (name = find_name(names, path))) {
			name->begun |= *status == 'A';
			touched = true;
		}
	}
	return touched;
}

static bool read_entry(struct cop_arena *a, struct cop_run_fields *f,
		       struct cop_log_entry *ret)
{
	const char *id = cop_run_next(f), *short_id = cop_run_next(f),
		   *author = cop_run_next(f), *date = cop_run_next(f),
		   *subject = cop_run_next(f);

	if (!subject)
		return false;
	*ret = (struct cop_log_entry){ .id = cop_arena_text(a, id + 1),
				       .short_id = cop_arena_text(a, short_id),
				       .author = cop_str_new(a, author, strlen(author)),
				       .subject =
					       cop_str_new(a, subject, strlen(subject)) };
	/* A day that no calendar of ours has stays unknown; what is older still follows. */
	cop_date_iso(date, strlen(date), &ret->date);
	return true;
}

static struct cop_log read_log(struct cop_arena *a, const struct cop_run *r,
			       const struct cop_log_query *q)
{
	bool any_day = !q->period.from.day && !q->period.to.day;
	struct cop_run_fields f = cop_run_fields(r);
	struct cop_log_entry entry;
	struct names names = { 0 };
	struct cop_log log = { 0 };
	size_t cap = 0;

	if (q->follow)
		names = names_of(a, q->paths);
	while ((!q->limit || log.n < q->limit) && read_entry(a, &f, &entry)) {
		const char *const *files = q->follow ? NULL : read_files(a, &f);

		if (q->follow && !read_moves(a, &f, &names))
			continue;
		if (!any_day && !cop_period_holds(q->period, entry.date))
			continue;
		entry.files = q->files ? files : NULL;
		*COP_PUSH(a, log.at, log.n, cap) = entry;
	}
	return log;
}

enum cop_code cop_history_log(struct cop_arena *a, const char *root,
			      const struct cop_log_query *q, struct cop_log *ret,
			      struct cop_error *err)
{
	/* git's own --since looks at the committer's day and at this machine's zone. */
	bool any_day = !q->period.from.day && !q->period.to.day;
	const char *most = any_day && q->limit && !q->follow
				   ? cop_arena_printf(a, "-n%zu", q->limit)
				   : "-z";
	const char *names = q->follow ? "--name-status" : q->files ? "--name-only" : "-z";
	const char *id = NULL;
	enum cop_code code;
	COP_CLEANUP(cop_run_clear) struct cop_run r = { 0 };

	if (q->rev)
		code = cop_history_resolve(a, root, q->rev, &id, err);
	else
		code = find_commit(a, root, "HEAD", &id, err);
	if (code)
		return code;
	if (!id) {
		*ret = (struct cop_log){ 0 };
		return COP_OK;
	}
	r.words = COP_WORDS("log", "-z", most, names, "-M", "--no-show-signature",
			    "--no-color", "--relative",
			    "--format=%x02%H%x00%h%x00%an%x00%as%x00%s", id);
	r.paths = q->follow  ? folders_of(a, q->paths)
		  : q->paths ? q->paths
			     : COP_WORDS(".");
	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status)
		return cop_run_fail_read(a, root, &r, err);
	*ret = read_log(a, &r, q);
	return COP_OK;
}

enum cop_code cop_history_dirty(struct cop_arena *a, const char *root, size_t *ret,
				struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("status", "--porcelain", "-z",
						"--no-renames", "--untracked-files=all"),
			     .paths = COP_WORDS(".") };
	enum cop_code code;
	struct cop_run_fields f;
	size_t n = 0;

	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status)
		return cop_run_fail_read(a, root, &r, err);
	f = cop_run_fields(&r);
	while (cop_run_next(&f))
		n++;
	*ret = n;
	return COP_OK;
}

enum cop_code cop_history_shallow(struct cop_arena *a, const char *root, bool *ret,
				  struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("rev-parse", "--is-shallow-repository") };
	enum cop_code code;

	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status)
		return cop_run_fail_read(a, root, &r, err);
	*ret = !strcmp(cop_run_line(a, &r), "true");
	return COP_OK;
}
