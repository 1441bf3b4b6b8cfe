/* SPDX-License-Identifier: MIT */
/*
 * Commits, newest first. `git log` stops at the number asked for, and where changed-path
 * filters were written it looks at few commits only: what is shown decides what it costs.
 */
#include <string.h>

#include "store/history.h"
#include "store/run.h"

/* A record starts with this; no path and no id does. */
#define RECORD "\002"
#define ID_AT 15 /* in ":100644 100644 <id> <id> M": where the ids begin */

/* --- one commit --- */

static const char *blob(struct cop_arena *a, const char *mode, const char *id)
{
	return strncmp(mode, "100", 3) == 0 ? cop_arena_copy(a, id, strcspn(id, " "))
					    : NULL;
}

/* ":100644 100644 <id> <id> R100", path, and of what was moved its new path. */
static bool read_touched(struct cop_arena *a, struct cop_run_fields *f,
			 struct cop_log_file *ret)
{
	const char *head = cop_run_next(f), *is, *status, *path;

	head += *head == '\n'; /* git sets the files off by a line */
	if (strlen(head) <= ID_AT)
		return false;
	is = strchr(head + ID_AT, ' ');
	status = is ? strchr(is + 1, ' ') : NULL;
	path = status ? cop_run_next(f) : NULL;
	if (!path)
		return false;
	*ret = (struct cop_log_file){ .path = cop_arena_text(a, path),
				      .was = blob(a, head + 1, head + ID_AT),
				      .is = blob(a, head + 8, is + 1) };
	if (status[1] == 'R' || status[1] == 'C') {
		const char *now = cop_run_next(f);

		ret->path_was = status[1] == 'R' ? ret->path : NULL;
		ret->was = status[1] == 'R' ? ret->was : NULL;
		ret->path = cop_arena_text(a, now ? now : path);
	}
	return true;
}

static void read_files(struct cop_arena *a, struct cop_run_fields *f,
		       struct cop_log_entry *ret)
{
	struct cop_log_file *list = NULL, one;
	size_t n = 0, cap = 0;

	while (f->at < f->end && *f->at != *RECORD) {
		if (read_touched(a, f, &one))
			*COP_PUSH(a, list, n, cap) = one;
	}
	ret->touched = list;
	ret->ntouched = n;
}

static bool read_entry(struct cop_arena *a, struct cop_run_fields *f,
		       struct cop_log_entry *ret)
{
	const char *id = cop_run_next(f), *short_id = cop_run_next(f),
		   *author = cop_run_next(f), *date = cop_run_next(f),
		   *subject = cop_run_next(f), *by = cop_run_next(f);

	if (!by)
		return false;
	*ret = (struct cop_log_entry){ .id = cop_arena_text(a, id + 1),
				       .short_id = cop_arena_text(a, short_id),
				       .author = cop_str_new(a, author, strlen(author)),
				       .subject =
					       cop_str_new(a, subject, strlen(subject)),
				       .by_cop = *by != '\0' };
	/* A day that no calendar of ours has stays unknown; what is older still follows. */
	cop_date_iso(date, strlen(date), &ret->date);
	read_files(a, f, ret);
	return true;
}

/* --- one run --- */

struct walk {
	struct cop_arena *arena;
	const char *root;
	const struct cop_log_query *q;
	const char *from, *until; /* whole id; "^id" or NULL */
	const char *const *paths; /* followed: as they are called at `from` */
	struct cop_log *log;
	size_t cap;
};

static bool any_day(const struct walk *w)
{
	return !w->q->period.from.day && !w->q->period.to.day;
}

static bool is_full(const struct walk *w)
{
	return w->q->limit && w->log->n >= w->q->limit;
}

/* git's own --since looks at the committer's day and at this machine's zone. */
static enum cop_code run_log(const struct walk *w, struct cop_run *r,
			     struct cop_error *err)
{
	const struct cop_log_query *q = w->q;
	/* one more: the commit that a file was followed to comes again */
	const char *most =
		any_day(w) && q->limit
			? cop_arena_printf(w->arena, "-n%zu", q->limit - w->log->n + 1)
			: "-z";
	bool files = q->files || q->follow;
	enum cop_code code;

	r->words = COP_WORDS("-c", "log.showRoot=true", "log", "-z", most,
			     files ? "--raw" : "-z", q->follow ? "--full-diff" : "-z",
			     "-M", "--no-show-signature", "--no-color", "--no-ext-diff",
			     "--no-textconv", "--relative",
			     "--format=%x02%H%x00%h%x00%an%x00%as%x00%s%x00"
			     "%(trailers:key=Cop-Command,valueonly)",
			     w->from, w->until);
	r->paths = w->paths ? w->paths : COP_WORDS(".");
	code = cop_run_git(w->arena, w->root, r, err);
	if (!code && r->status)
		code = cop_run_fail_read(w->arena, w->root, r, err);
	return code;
}

static void keep(struct walk *w, const struct cop_log_entry *e)
{
	if (any_day(w) || cop_period_holds(w->q->period, e->date))
		*COP_PUSH(w->arena, w->log->at, w->log->n, w->cap) = *e;
}

/* --- files through the names they had --- */

static bool is_one_of(const char *const *paths, const char *path)
{
	for (; *paths; paths++) {
		if (strcmp(*paths, path) == 0)
			return true;
	}
	return false;
}

/*
 * Marks the files that are followed. Where one of them begins here, *ret_paths is what is to
 * be followed before this commit; NULL: nothing changes.
 */
static void mark_followed(struct walk *w, struct cop_log_entry *e,
			  const char *const **ret_paths)
{
	struct cop_log_file *list = COP_NEW_N(w->arena, struct cop_log_file, e->ntouched);
	const char **left = NULL;
	size_t n = 0, cap = 0;
	bool begins = false;

	for (const char *const *p = w->paths; *p; p++) {
		const char *before = *p;

		for (size_t i = 0; i < e->ntouched; i++) {
			const struct cop_log_file *f = &e->touched[i];

			if (strcmp(f->path, *p) != 0 || (f->was && !f->path_was))
				continue;
			before = f->is ? f->path_was : *p;
			begins |= f->is != NULL;
		}
		if (before)
			*COP_PUSH(w->arena, left, n, cap) = before;
	}
	*COP_PUSH(w->arena, left, n, cap) = NULL;
	for (size_t i = 0; i < e->ntouched; i++) {
		list[i] = e->touched[i];
		list[i].followed =
			is_one_of(w->paths, list[i].path) ||
			(list[i].path_was && is_one_of(w->paths, list[i].path_was));
	}
	e->touched = list;
	*ret_paths = begins ? left : NULL;
}

/* False: it ended, or goes on by other names from `from` on. */
static bool follow_entry(struct walk *w, struct cop_log_entry *e)
{
	const char *const *before = NULL;

	mark_followed(w, e, &before);
	keep(w, e);
	if (!before)
		return true;
	w->from = e->id;
	w->paths = before;
	return false;
}

static enum cop_code follow(struct walk *w, struct cop_error *err)
{
	const char *told = NULL; /* a commit that comes again in the next run */
	bool goes_on = true;

	while (goes_on && w->paths[0] && !is_full(w)) {
		COP_CLEANUP(cop_run_clear) struct cop_run r = { 0 };
		struct cop_log_entry e;
		struct cop_run_fields f;
		enum cop_code code = run_log(w, &r, err);

		if (code)
			return code;
		goes_on = false;
		f = cop_run_fields(&r);
		while (!goes_on && !is_full(w) && read_entry(w->arena, &f, &e))
			if (!told || strcmp(told, e.id) != 0)
				goes_on = !follow_entry(w, &e);
		told = w->from;
	}
	return COP_OK;
}

static enum cop_code walk(struct walk *w, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear) struct cop_run r = { 0 };
	struct cop_log_entry e;
	struct cop_run_fields f;
	enum cop_code code = run_log(w, &r, err);

	if (code)
		return code;
	f = cop_run_fields(&r);
	while (!is_full(w) && read_entry(w->arena, &f, &e))
		keep(w, &e);
	return COP_OK;
}

enum cop_code cop_history_log(struct cop_arena *a, const char *root,
			      const struct cop_log_query *q, struct cop_log *ret,
			      struct cop_error *err)
{
	struct cop_log log = { 0 };
	struct walk w = {
		.arena = a, .root = root, .q = q, .paths = q->paths, .log = &log
	};
	const char *not_in = NULL;
	enum cop_code code;

	if (q->rev)
		code = cop_history_resolve(a, root, q->rev, &w.from, err);
	else
		code = cop_history_tip(a, root, &w.from, err);
	if (!code && q->not_in)
		code = cop_history_resolve(a, root, q->not_in, &not_in, err);
	if (!code && not_in)
		w.until = cop_arena_printf(a, "^%s", not_in);
	if (!code && w.from)
		code = q->follow ? follow(&w, err) : walk(&w, err);
	if (!code)
		*ret = log;
	return code;
}
