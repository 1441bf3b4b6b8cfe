/* SPDX-License-Identifier: MIT */
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
	return c;
}

enum cop_code cop_pending_file(struct cop_change *c, const char *path,
			       struct cop_pending **ret, struct cop_error *err)
{
	const size_t *at = cop_keys_find(&c->by_path, path);
	const struct cop_source *before = NULL;
	struct cop_error missing = { 0 };
	struct cop_pending *p;

	if (at) {
		*ret = &c->files[*at];
		return COP_OK;
	}
	if (cop_store_read(c->store, path, &before, &missing) &&
	    missing.code != COP_E_NOT_FOUND) {
		*err = missing;
		return err->code;
	}
	p = COP_PUSH(c->arena, c->files, c->n, c->cap);
	*p = (struct cop_pending){ .path = cop_arena_text(c->arena, path),
				   .before = before,
				   .after = before };
	cop_keys_put(&c->by_path, p->path, c->n - 1);
	*ret = p;
	return COP_OK;
}

static enum cop_code no_record(const struct cop_record *kind, const char *id,
			       struct cop_error *err)
{
	cop_fail(err, COP_E_NOT_FOUND, "no %s '%s'", kind->name, id);
	return cop_fail_hint(err, "cop %s list shows what there is", kind->name);
}

enum cop_code cop_pending_edit(struct cop_change *c, const struct cop_record *kind,
			       const char *id, struct cop_edit **ret,
			       struct cop_error *err)
{
	const char *path;
	struct cop_pending *p;
	enum cop_code code;

	path = cop_store_place(c->store, kind, id);
	if (!cop_keys_find(&c->by_path, path))
		path = cop_store_path(c->store, kind, id);
	if (!path)
		return no_record(kind, id, err);
	code = cop_pending_file(c, path, &p, err);
	if (code)
		return code;
	if (!p->after)
		return no_record(kind, id, err);
	if (!p->edit)
		code = cop_edit_new(c->arena, p->after, &cop_yaml_community, &p->edit,
				    err);
	if (!code)
		*ret = p->edit;
	return code;
}

enum cop_code cop_pending_finish(struct cop_pending *p, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	if (p->edit)
		code = cop_edit_finish(p->edit, &p->after, err);
	if (!code)
		p->edit = NULL;
	return code;
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
				const char *id, const struct cop_node *root,
				struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	const char *path = cop_store_place(c->store, kind, id);
	struct cop_pending *p;
	enum cop_code code;

	if (cop_store_path(c->store, kind, id))
		return cop_fail(err, COP_E_REFUSED, "'%s' is there already", path);
	code = cop_pending_file(c, path, &p, err);
	if (code)
		return code;
	if (p->after)
		return cop_fail(err, COP_E_REFUSED, "'%s' is there already", path);
	cop_yaml_write_file(&text, root);
	p->after = make_source(c, path, cop_buf_str(&text), text.len);
	return COP_OK;
}

enum cop_code cop_change_text(struct cop_change *c, const struct cop_record *kind,
			      const char *id, const char *text, size_t len,
			      struct cop_error *err)
{
	const char *path = cop_store_path(c->store, kind, id);

	if (!path)
		return no_record(kind, id, err);
	return cop_change_file(c, path, text, len, err);
}

enum cop_code cop_change_delete(struct cop_change *c, const struct cop_record *kind,
				const char *id, struct cop_error *err)
{
	const char *path = cop_store_path(c->store, kind, id);
	struct cop_pending *p;
	enum cop_code code;

	if (!path)
		return no_record(kind, id, err);
	code = cop_pending_file(c, path, &p, err);
	if (code)
		return code;
	p->edit = NULL;
	p->after = NULL;
	return COP_OK;
}

enum cop_code cop_change_move(struct cop_change *c, const struct cop_record *kind,
			      const char *id, const char *to, struct cop_error *err)
{
	const char *old = cop_store_path(c->store, kind, id);
	struct cop_pending *p;
	const struct cop_source *text;
	enum cop_code code;

	if (!old)
		return no_record(kind, id, err);
	if (cop_store_path(c->store, kind, to))
		return cop_fail(err, COP_E_REFUSED, "'%s' is taken", to);
	code = cop_pending_file(c, old, &p, err);
	if (!code)
		code = cop_pending_finish(p, err);
	if (code)
		return code;
	text = p->after;
	p->after = NULL;
	return cop_change_file(c, cop_store_place(c->store, kind, to), text->text,
			       text->len, err);
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
	cop_keys_clear(&c->by_path);
	for (size_t i = 0; i < c->n; i++) {
		if (unchanged(&c->files[i]))
			continue;
		c->files[kept] = c->files[i];
		cop_keys_put(&c->by_path, c->files[kept].path, kept);
		kept++;
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
					      .remove = !p->after };
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
