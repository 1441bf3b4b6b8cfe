/* SPDX-License-Identifier: MIT */
#include "schema/entry.h"
#include "store/change.h"

#include <string.h>

#include "store/diff.h"
#include "store/pending.h"

struct cop_change *cop_change_new(struct cop_arena *a, struct cop_store *s,
				  struct cop_date today)
{
	struct cop_change *c = COP_NEW(a, struct cop_change);

	c->arena = a;
	c->store = s;
	c->today = today;
	c->by_path.arena = a;
	c->by_record.arena = a;
	return c;
}

static const struct cop_source *make_source(struct cop_change *c, const char *path,
					    const char *text, size_t len)
{
	struct cop_source *s = COP_NEW(c->arena, struct cop_source);

	s->path = cop_arena_text(c->arena, path);
	s->text = cop_arena_copy(c->arena, text, len);
	s->len = len;
	return s;
}

enum cop_code cop_change_file(struct cop_change *c, const char *path, const char *text,
			      size_t len, struct cop_error *err)
{
	struct cop_pending *p;
	enum cop_code code = cop_pending_file(c, path, &p, err);

	if (code)
		return code;
	p->edit = NULL;
	p->after = make_source(c, path, text, len);
	return COP_OK;
}

enum cop_code cop_change_create(struct cop_change *c, const struct cop_record *kind,
				const char *id, struct cop_node *root,
				struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	const char *there = cop_pending_named(c, kind, id);

	if (there)
		return cop_fail(err, COP_E_REFUSED, "'%s' is there already", there);
	cop_lists_sort(c->arena, kind->schema, root);
	cop_yaml_write_file(&text, root);
	return cop_change_file(c, cop_store_place(c->store, kind, id), cop_buf_str(&text),
			       text.len, err);
}

enum cop_code cop_change_text(struct cop_change *c, const struct cop_record *kind,
			      const char *id, const char *text, size_t len,
			      struct cop_error *err)
{
	bool among;
	const char *path = cop_pending_path(c, kind, id, &among);

	if (!path)
		return cop_no_record(kind, id, err);
	return cop_change_file(c, path, text, len, err);
}

/* A record that shares its file goes alone, the last one with the file. */
static enum cop_code delete_among(struct cop_change *c, const struct cop_record *kind,
				  const char *id, bool *ret_last, struct cop_error *err)
{
	struct cop_spot spot;
	enum cop_code code = cop_pending_edit(c, kind, id, &spot, err);

	if (code)
		return code;
	*ret_last = spot.root->parent->count == 1;
	if (*ret_last)
		return COP_OK;
	return cop_edit_remove(spot.edit, spot.root, COP_LEAVE_EMPTY, err);
}

enum cop_code cop_change_delete(struct cop_change *c, const struct cop_record *kind,
				const char *id, struct cop_error *err)
{
	bool among, last = true;
	const char *path = cop_pending_path(c, kind, id, &among);
	struct cop_pending *p;
	enum cop_code code = COP_OK;

	if (!path)
		return cop_no_record(kind, id, err);
	if (among)
		code = delete_among(c, kind, id, &last, err);
	if (code || !last)
		return code;
	code = cop_pending_file(c, path, &p, err);
	if (code)
		return code;
	p->edit = NULL;
	p->after = NULL;
	return COP_OK;
}

static void note_move(struct cop_change *c, const char *from, const char *to)
{
	*COP_PUSH(c->arena, c->moves, c->nmoves, c->moves_cap) =
		(struct cop_moved){ from, to };
}

size_t cop_change_moves(const struct cop_change *c, const struct cop_moved **ret)
{
	*ret = c->moves;
	return c->nmoves;
}

static const char *without_ending(struct cop_arena *a, const char *path)
{
	return cop_arena_copy(a, path, strlen(path) - strlen(".yaml"));
}

/* Another name in the same folder. */
static const char *beside(struct cop_arena *a, const char *path, const char *id)
{
	const char *slash = strrchr(path, '/');
	int len = slash ? (int)(slash - path) + 1 : 0;

	return cop_arena_printf(a, "%.*s%s.yaml", len, path, id);
}

static enum cop_code move_among(struct cop_change *c, const struct cop_record *kind,
				const char *id, const char *to, struct cop_error *err)
{
	struct cop_spot spot;
	enum cop_code code = cop_pending_edit(c, kind, id, &spot, err);

	if (!code)
		code = cop_edit_set(spot.edit, cop_node_get(spot.root, "id"),
				    cop_make_text(c->arena, cop_str_text(c->arena, to)),
				    err);
	if (code)
		return code;
	cop_pending_renamed(c, kind, id, to);
	note_move(c, cop_arena_printf(c->arena, "%s/%s", kind->where, id),
		  cop_arena_printf(c->arena, "%s/%s", kind->where, to));
	return COP_OK;
}

enum cop_code cop_change_move(struct cop_change *c, const struct cop_record *kind,
			      const char *id, const char *to, struct cop_error *err)
{
	bool among, taken_among;
	const char *old = cop_pending_path(c, kind, id, &among);
	const struct cop_source *text;
	struct cop_pending *p;
	const char *path;
	enum cop_code code;

	if (!old)
		return cop_no_record(kind, id, err);
	if (cop_pending_path(c, kind, to, &taken_among))
		return cop_fail(err, COP_E_REFUSED, "'%s' is taken", to);
	if (among)
		return move_among(c, kind, id, to, err);
	code = cop_pending_file(c, old, &p, err);
	if (!code)
		code = cop_pending_finish(p, err);
	if (code)
		return code;
	text = p->after;
	p->after = NULL;
	path = beside(c->arena, old, to);
	note_move(c, without_ending(c->arena, old), without_ending(c->arena, path));
	return cop_change_file(c, path, text->text, text->len, err);
}

static bool unchanged(const struct cop_pending *p)
{
	if (!p->before || !p->after)
		return p->before == p->after;
	return p->before->len == p->after->len &&
	       memcmp(p->before->text, p->after->text, p->after->len) == 0;
}

enum cop_code cop_change_seal(struct cop_change *c, struct cop_error *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->n; i++) {
		enum cop_code code = cop_pending_finish(&c->files[i], err);

		if (code)
			return code;
	}
	for (size_t i = 0; i < c->n; i++) {
		if (!unchanged(&c->files[i]))
			c->files[kept++] = c->files[i];
	}
	c->n = kept;
	for (size_t i = 0; i < c->n; i++)
		cop_store_overlay(c->store, c->files[i].path, c->files[i].after);
	c->sealed = true;
	return COP_OK;
}

bool cop_change_empty(const struct cop_change *c)
{
	return c->n == 0;
}

void cop_change_diff(const struct cop_change *c, struct cop_buf *ret)
{
	for (size_t i = 0; i < c->n; i++)
		cop_diff(ret, c->files[i].path, c->files[i].before, c->files[i].after);
}

struct cop_writes cop_change_writes(const struct cop_change *c)
{
	struct cop_write *list = COP_NEW_N(c->arena, struct cop_write, c->n);

	for (size_t i = 0; i < c->n; i++) {
		const struct cop_pending *p = &c->files[i];

		list[i] = (struct cop_write){ .path = p->path,
					      .text = p->after ? p->after->text : NULL,
					      .len = p->after ? p->after->len : 0,
					      .remove = !p->after,
					      .known = true,
					      .was = p->before };
	}
	return (struct cop_writes){ list, c->n };
}

size_t cop_change_files(const struct cop_change *c, const struct cop_changed **ret)
{
	struct cop_changed *list = COP_NEW_N(c->arena, struct cop_changed, c->n);

	for (size_t i = 0; i < c->n; i++) {
		list[i].path = c->files[i].path;
		cop_diff_count(c->files[i].before, c->files[i].after, &list[i].added,
			       &list[i].removed);
	}
	*ret = list;
	return c->n;
}
