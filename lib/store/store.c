/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/keys.h"

#define FILE_MAX_BYTES ((size_t)1024 * 1024)
#define FOLDERS_DEEP 8

struct pending {
	const char *path;
	const struct cop_source *text; /* NULL: removed */
};

/* Files below sub-folders of one folder: listed once, for nobody else writes meanwhile. */
struct deep {
	const char *where;
	struct cop_store_files files;
	struct cop_keys by_id;
};

struct cop_store {
	struct cop_arena *arena;
	const char *root;
	int dir;
	struct pending *over;
	size_t nover, cap;
	struct cop_keys over_at;     /* path -> position in over */
	struct cop_keys over_record; /* "roles/scribe" -> position of its file in over */
	struct deep *deep;
	size_t ndeep, deep_cap;
	struct pending *laid; /* not on the disk, but there; never removed */
	size_t nlaid, laid_cap;
	struct cop_keys laid_at, laid_record; /* as those of the overlay */
};

static struct cop_store *make(struct cop_arena *a, const char *root, int dir)
{
	struct cop_store *s = COP_NEW(a, struct cop_store);

	s->arena = a;
	s->root = cop_arena_text(a, root);
	s->dir = dir;
	s->over_at.arena = s->over_record.arena = a;
	s->laid_at.arena = s->laid_record.arena = a;
	return s;
}

static enum cop_code none_found(struct cop_error *err)
{
	cop_fail(err, COP_E_NOT_FOUND, "no community here or above");
	return cop_fail_hint(err, "cop init DIR begins one; -C DIR finds one");
}

/* One folder up; false at the top. */
static bool go_up(char *path)
{
	char *slash = strrchr(path, '/');

	if (!slash || path[1] == '\0')
		return false;
	if (slash == path)
		slash++;
	*slash = '\0';
	return true;
}

enum cop_code cop_store_open(struct cop_arena *a, const char *start,
			     struct cop_store **ret, struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int dir = -1;
	char path[PATH_MAX];
	enum cop_code code;

	if (!realpath(start, path)) {
		cop_fail(err, COP_E_NOT_FOUND, "no folder '%s'", start);
		return cop_fail_hint(err, "cop init DIR begins a community there");
	}
	do {
		cop_fd_close(&dir);
		dir = -1;
		code = cop_fs_root(path, &dir, err);
		if (code)
			return code;
		if (cop_fs_exists(dir, "cop.yaml")) {
			*ret = make(a, path, dir);
			dir = -1;
			return COP_OK;
		}
		if (cop_fs_exists(dir, ".git"))
			break;
	} while (go_up(path));
	return none_found(err);
}

static bool is_repository(const char *path)
{
	COP_CLEANUP(cop_fd_close) int dir = -1;
	struct cop_error ignored = { 0 };

	return !cop_fs_root(path, &dir, &ignored) && cop_fs_exists(dir, ".git");
}

const char *cop_store_prefix(const struct cop_store *s)
{
	char path[PATH_MAX];
	size_t top;

	snprintf(path, sizeof(path), "%s", s->root);
	do {
		if (!is_repository(path))
			continue;
		top = strlen(path);
		if (!s->root[top])
			return "";
		return cop_arena_printf(s->arena, "%s/", s->root + top + (top > 1));
	} while (go_up(path));
	return "";
}

enum cop_code cop_store_begin(struct cop_arena *a, const char *dir,
			      struct cop_store **ret, struct cop_error *err)
{
	char path[PATH_MAX];
	int fd = -1;
	enum cop_code code;

	if (!realpath(dir, path)) {
		if (errno != ENOENT)
			return cop_fail_os(err, errno, "open", dir);
		*ret = make(a, dir, -1);
		return COP_OK;
	}
	code = cop_fs_root(path, &fd, err);
	if (code)
		return code;
	*ret = make(a, path, fd);
	return COP_OK;
}

void cop_store_close(struct cop_store **s)
{
	if (!*s)
		return;
	cop_fd_close(&(*s)->dir);
	*s = NULL;
}

const char *cop_store_root(const struct cop_store *s)
{
	return s->root;
}

/* --- overlay --- */

/* "roles/2026/scribe.yaml" -> "scribe" where that is an id, else NULL. */
static const char *stem_id(struct cop_arena *a, const char *path)
{
	const char *name = strrchr(path, '/');
	size_t len;

	name = name ? name + 1 : path;
	len = strlen(name);
	if (len < 6 || strcmp(name + len - 5, ".yaml") != 0)
		return NULL;
	return cop_id_valid(name, len - 5) ? cop_arena_copy(a, name, len - 5) : NULL;
}

const char *cop_store_record(struct cop_arena *a, const char *path)
{
	const char *id = stem_id(a, path);
	size_t top = strcspn(path, "/");

	if (!id)
		return NULL;
	return path[top] ? cop_arena_printf(a, "%.*s/%s", (int)top, path, id) : id;
}

static struct pending *find_pending(const struct cop_store *s, const char *path)
{
	const size_t *at = cop_keys_find(&s->over_at, path);

	return at ? &s->over[*at] : NULL;
}

void cop_store_overlay(struct cop_store *s, const char *path,
		       const struct cop_source *text)
{
	struct pending *p = find_pending(s, path);
	const char *record = text ? cop_store_record(s->arena, path) : NULL;

	if (!p) {
		p = COP_PUSH(s->arena, s->over, s->nover, s->cap);
		p->path = cop_arena_text(s->arena, path);
		cop_keys_put(&s->over_at, p->path, s->nover - 1);
	}
	p->text = text;
	if (record)
		cop_keys_put(&s->over_record, record, (size_t)(p - s->over));
}

void cop_store_overlay_clear(struct cop_store *s)
{
	s->nover = 0;
	s->ndeep = 0; /* was listed without what was pending */
	cop_keys_clear(&s->over_at);
	cop_keys_clear(&s->over_record);
}

void cop_store_lay(struct cop_store *s, const char *path, const struct cop_source *text)
{
	const char *record = cop_store_record(s->arena, path);

	if (cop_fs_exists(s->dir, path) || cop_keys_find(&s->laid_at, path))
		return;
	*COP_PUSH(s->arena, s->laid, s->nlaid, s->laid_cap) =
		(struct pending){ cop_arena_text(s->arena, path), text };
	cop_keys_put(&s->laid_at, s->laid[s->nlaid - 1].path, s->nlaid - 1);
	if (record)
		cop_keys_put(&s->laid_record, record, s->nlaid - 1);
}

void cop_store_freeze(struct cop_store *s)
{
	s->nlaid = 0;
	cop_keys_clear(&s->laid_at);
	cop_keys_clear(&s->laid_record);
	cop_fd_close(&s->dir);
	s->dir = -1;
}

bool cop_store_pending(const struct cop_store *s, const char *path)
{
	return find_pending(s, path) != NULL;
}

enum cop_code cop_store_read(struct cop_store *s, const char *path,
			     const struct cop_source **ret, struct cop_error *err)
{
	const struct pending *p = find_pending(s, path);
	const size_t *laid;

	if (p && !p->text)
		return cop_fail(err, COP_E_NOT_FOUND, "no file '%s'", path);
	if (p) {
		*ret = p->text;
		return COP_OK;
	}
	laid = cop_keys_find(&s->laid_at, path);
	if (laid) {
		*ret = s->laid[*laid].text;
		return COP_OK;
	}
	if (s->dir < 0)
		return cop_fail(err, COP_E_NOT_FOUND, "no file '%s'", path);
	return cop_fs_read(s->dir, path, FILE_MAX_BYTES, s->arena, ret, err);
}

/* --- files of a kind --- */

struct lister {
	struct cop_store *s;
	struct cop_store_files *files;
	size_t cap;
	struct cop_error *err;
};

static bool is_yaml(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t len = strlen(name);

	return name[0] != '.' && len > 5 && strcmp(name + len - 5, ".yaml") == 0;
}

static void add_file(struct lister *l, const char *path)
{
	struct cop_store_file *f =
		COP_PUSH(l->s->arena, l->files->at, l->files->n, l->cap);

	f->path = path;
	f->id = stem_id(l->s->arena, path);
}

/*
 * What is named as a record, whatever it is, and a link to a folder: reading it then says why it
 * cannot be. Were they passed over, what they hide would be missed by nobody.
 */
static bool may_hold(const struct cop_store *s, const struct cop_fs_entry *e,
		     const char *path)
{
	struct stat is;

	if (is_yaml(e->name))
		return true;
	return e->link && fstatat(s->dir, path, &is, 0) == 0 && S_ISDIR(is.st_mode);
}

static enum cop_code list_folder(struct lister *l, const char *folder, unsigned deep)
{
	struct cop_fs_list entries = { 0 };
	enum cop_code code =
		cop_fs_list(l->s->dir, folder, l->s->arena, &entries, l->err);

	for (size_t i = 0; i < entries.n && !code; i++) {
		const struct cop_fs_entry *e = &entries.at[i];
		const char *path;

		if (e->name[0] == '.')
			continue;
		path = cop_arena_printf(l->s->arena, "%s/%s", folder, e->name);
		if (e->dir && !is_yaml(e->name) && deep < FOLDERS_DEEP)
			code = list_folder(l, path, deep + 1);
		else if (may_hold(l->s, e, path) && !find_pending(l->s, path))
			add_file(l, path);
		if (l->files->n > COP_STORE_FILES_MOST && !code) {
			cop_fail(l->err, COP_E_REFUSED, "more than %d files below '%.*s'",
				 COP_STORE_FILES_MOST, (int)strcspn(folder, "/"), folder);
			code = cop_fail_hint(l->err, "move out what is no record");
		}
	}
	return code;
}

static int by_path(const void *va, const void *vb)
{
	const struct cop_store_file *a = va, *b = vb;

	return strcmp(a->path, b->path);
}

static bool below(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	return strncmp(path, folder, len) == 0 && path[len] == '/';
}

static bool is_of(const struct cop_record *kind, const char *path)
{
	return kind->shape == COP_SHAPE_FILE ? strcmp(path, kind->where) == 0
					     : below(path, kind->where) && is_yaml(path);
}

static void add_pending(struct lister *l, const struct cop_record *kind)
{
	const struct cop_store *s = l->s;

	for (size_t i = 0; i < s->nover; i++) {
		if (s->over[i].text && is_of(kind, s->over[i].path))
			add_file(l, s->over[i].path);
	}
	for (size_t i = 0; i < s->nlaid; i++) {
		if (is_of(kind, s->laid[i].path) && !find_pending(s, s->laid[i].path))
			add_file(l, s->laid[i].path);
	}
}

enum cop_code cop_store_list(struct cop_store *s, const struct cop_record *kind,
			     struct cop_store_files *ret, struct cop_error *err)
{
	struct cop_store_files files = { 0 };
	struct lister l = { .s = s, .files = &files, .err = err };
	enum cop_code code = COP_OK;

	if (kind->shape != COP_SHAPE_FILE && s->dir >= 0)
		code = list_folder(&l, kind->where, 0);
	else if (!find_pending(s, kind->where) && cop_fs_exists(s->dir, kind->where))
		add_file(&l, kind->where);
	if (code)
		return code;
	add_pending(&l, kind);
	cop_sort(files.at, files.n, sizeof(*files.at), by_path);
	*ret = files;
	return COP_OK;
}

const char *cop_store_place(struct cop_store *s, const struct cop_record *kind,
			    const char *id)
{
	if (kind->shape == COP_SHAPE_FILE)
		return kind->where;
	return cop_arena_printf(s->arena, "%s/%s.yaml", kind->where, id);
}

static const struct deep *deep_files(struct cop_store *s, const struct cop_record *kind)
{
	struct cop_error ignored = { 0 };
	struct cop_fs_list entries = { 0 };
	struct deep *d;
	struct lister l = { .s = s, .err = &ignored };

	for (size_t i = 0; i < s->ndeep; i++) {
		if (strcmp(s->deep[i].where, kind->where) == 0)
			return &s->deep[i];
	}
	d = COP_PUSH(s->arena, s->deep, s->ndeep, s->deep_cap);
	*d = (struct deep){ .where = kind->where, .by_id.arena = s->arena };
	l.files = &d->files;
	if (cop_fs_list(s->dir, kind->where, s->arena, &entries, &ignored))
		return d;
	for (size_t i = 0; i < entries.n; i++) {
		if (entries.at[i].dir && entries.at[i].name[0] != '.' &&
		    list_folder(&l,
				cop_arena_printf(s->arena, "%s/%s", kind->where,
						 entries.at[i].name),
				1))
			break;
	}
	for (size_t i = 0; i < d->files.n; i++) {
		if (d->files.at[i].id)
			cop_keys_put(&d->by_id, d->files.at[i].id, i);
	}
	return d;
}

const char *cop_store_path(struct cop_store *s, const struct cop_record *kind,
			   const char *id)
{
	const char *path = cop_store_place(s, kind, id), *record;
	const struct pending *p = find_pending(s, path);
	const struct deep *deep;
	const size_t *at;

	if (p ? p->text != NULL
	      : cop_fs_exists(s->dir, path) || cop_keys_find(&s->laid_at, path))
		return path;
	if (kind->shape == COP_SHAPE_FILE)
		return NULL;
	record = cop_arena_printf(s->arena, "%s/%s", kind->where, id);
	at = cop_keys_find(&s->over_record, record);
	if (at && s->over[*at].text)
		return s->over[*at].path;
	at = cop_keys_find(&s->laid_record, record);
	if (at && !find_pending(s, s->laid[*at].path))
		return s->laid[*at].path;
	deep = deep_files(s, kind);
	at = cop_keys_find(&deep->by_id, id);
	if (!at)
		return NULL;
	path = deep->files.at[*at].path;
	p = find_pending(s, path);
	return p && !p->text ? NULL : path;
}
