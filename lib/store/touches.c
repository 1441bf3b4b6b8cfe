/* SPDX-License-Identifier: MIT */
#include "store/touches.h"

#include <stdlib.h>
#include <string.h>

#include "store/history.h"
#include "store/run.h"
#include "store/store.h"

/* What is known of an id, while commits are read from the oldest to the newest. */
struct trace {
	struct cop_touch touch;
	unsigned others; /* things that had this id before and have another now */
	size_t moved;    /* position + 1 of the id it has now; 0: this one */
};

struct traces {
	struct cop_arena *arena;
	struct trace *at;
	size_t n, cap;
	struct cop_keys by_id;
	int64_t now; /* of the commit being read */
};

/* --- what a commit does to a record --- */

/* "plan/2026/clinic.yaml" -> "clinic"; NULL: no record. */
static const char *id_of(struct cop_arena *a, const char *path)
{
	const char *record = cop_store_record(a, path);
	const char *slash = record ? strrchr(record, '/') : NULL;

	return slash ? slash + 1 : record;
}

static size_t find(struct traces *t, const char *id)
{
	const size_t *known = cop_keys_find(&t->by_id, id);

	if (known)
		return *known;
	*COP_PUSH(t->arena, t->at, t->n, t->cap) = (struct trace){ 0 };
	cop_keys_put(&t->by_id, id, t->n - 1);
	return t->n - 1;
}

static void touch(struct traces *t, struct cop_touch *touched)
{
	if (t->now > touched->last)
		touched->last = t->now;
}

static void add(struct traces *t, size_t at, const char *id)
{
	struct trace *here = &t->at[at];

	if (here->touch.origin && !here->moved) {
		here->touch.times++;
	} else {
		here->others += here->moved != 0;
		here->moved = 0;
		here->touch = (struct cop_touch){ .origin = id };
		if (here->others)
			here->touch.origin =
				cop_arena_printf(t->arena, "%s-%u", id, here->others + 1);
	}
	touch(t, &here->touch);
}

/* A change made on another branch under the name that a record had there. */
static void change(struct traces *t, size_t at, const char *id)
{
	/* A chain of names ends: each step was a commit. Two that swapped back do not. */
	for (size_t steps = 0; t->at[at].moved && steps < t->n; steps++)
		at = t->at[at].moved - 1;
	if (!t->at[at].touch.origin) {
		add(t, at, id);
		return;
	}
	t->at[at].touch.times++;
	touch(t, &t->at[at].touch);
}

static void move(struct traces *t, const char *from, const char *to)
{
	size_t old = find(t, from), new = find(t, to);
	struct trace *here = &t->at[new], *left = &t->at[old];
	unsigned times = here->touch.times;

	if (old == new || !left->touch.origin || left->moved) {
		/* From folder to folder; or two branches gave it two names. */
		if (old == new)
			change(t, new, to);
		else
			add(t, new, to);
		return;
	}
	here->others += here->moved && here->moved - 1 != old;
	here->moved = 0;
	here->touch = left->touch;
	if (times > here->touch.times)
		here->touch.times = times;
	here->touch.times++;
	touch(t, &here->touch);
	left->moved = new + 1;
}

/* --- reading --- */

struct fields {
	const char *at, *end;
};

static const char *next(struct fields *f)
{
	const char *text = f->at;

	if (f->at >= f->end)
		return NULL;
	f->at += strlen(text) + 1;
	return text;
}

static struct fields fields_of(const struct cop_run *r)
{
	return (struct fields){ r->out.at, r->out.len ? r->out.at + r->out.len : NULL };
}

/* A commit starts with this; no path does. */
#define COMMIT '\002'

/* "M", path or "R100", old path, new path; false: cut off. */
static bool read_change(struct traces *t, struct fields *f, const char *status)
{
	const char *path = next(f), *to = path && *status == 'R' ? next(f) : NULL;
	const char *id = path ? id_of(t->arena, path) : NULL;
	const char *new_id = to ? id_of(t->arena, to) : NULL;

	if (!path || (*status == 'R' && !to))
		return false;
	if (id && new_id)
		move(t, id, new_id);
	else if (new_id || (id && *status == 'A'))
		add(t, find(t, new_id ? new_id : id), new_id ? new_id : id);
	else if (id)
		change(t, find(t, id), id);
	return true;
}

static void read_commits(struct traces *t, const struct cop_run *r)
{
	struct fields f = fields_of(r);
	const char *text;

	while ((text = next(&f))) {
		text += *text == '\n'; /* git sets the names off by a line */
		if (*text == COMMIT)
			t->now = strtoll(text + 1, NULL, 10);
		else if (*text && !read_change(t, &f, text))
			return;
	}
}

static enum cop_code run_git(struct cop_arena *a, const char *root, struct cop_run *r,
			     struct cop_error *err)
{
	enum cop_code code = cop_run_git(a, root, r, err);

	if (code)
		return code;
	return r->status ? cop_run_fail(a, r, "read the history", err) : COP_OK;
}

/*
 * All of history, not only the side that a merge took: a number that has been given out must
 * not go down when branches come together.
 */
static enum cop_code read_log(struct cop_arena *a, const char *root, const char *id,
			      const char *folder, struct traces *ret,
			      struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("log", "-z", "--reverse", "--date-order",
						"--full-history", "--name-status", "-M",
						"--no-show-signature", "--no-color",
						"--no-ext-diff", "--no-textconv",
						"--relative", "--format=%x02%ct", id),
			     .paths = COP_WORDS(folder) };
	enum cop_code code = run_git(a, root, &r, err);

	if (!code)
		read_commits(ret, &r);
	return code;
}

static enum cop_code read_uncommitted(struct cop_arena *a, const char *root,
				      const char *folder, struct traces *t,
				      struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("diff", "-z", "--name-only",
						"--no-renames", "--no-ext-diff",
						"--no-textconv", "--ignore-submodules",
						"--relative", "HEAD"),
			     .paths = COP_WORDS(folder) };
	enum cop_code code = run_git(a, root, &r, err);
	struct fields f = fields_of(&r);
	const char *path;

	while (!code && (path = next(&f))) {
		const char *id = id_of(a, path);
		const size_t *known = id ? cop_keys_find(&t->by_id, id) : NULL;

		if (known)
			t->at[*known].touch.uncommitted = true;
	}
	return code;
}

enum cop_code cop_touches_read(struct cop_arena *a, const char *root, const char *rev,
			       const char *folder, struct cop_touches *ret,
			       struct cop_error *err)
{
	struct traces t = { .arena = a, .by_id = { .arena = a } };
	struct cop_touches all = { 0 };
	const char *id;
	enum cop_code code;

	if ((code = cop_history_resolve(a, root, rev ? rev : "HEAD", &id, err)) ||
	    (code = cop_history_shallow(a, root, &all.shallow, err)) ||
	    (code = read_log(a, root, id, folder, &t, err)))
		return code;
	if (!rev && (code = read_uncommitted(a, root, folder, &t, err)))
		return code;
	all.at = COP_NEW_N(a, struct cop_touch, t.n);
	for (; all.n < t.n; all.n++)
		all.at[all.n] = t.at[all.n].touch;
	all.by_id = t.by_id;
	*ret = all;
	return COP_OK;
}

const struct cop_touch *cop_touches_of(const struct cop_touches *t, const char *id)
{
	const size_t *at = cop_keys_find(&t->by_id, id);

	return at && t->at[*at].origin ? &t->at[*at] : NULL;
}
