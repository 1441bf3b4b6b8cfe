/* SPDX-License-Identifier: MIT */
/* The files of a change under way, and where in them a record is. */
#include "store/pending.h"

#include <string.h>

enum cop_code cop_no_record(const struct cop_record *kind, const char *id,
			    struct cop_error *err)
{
	cop_fail(err, COP_E_NOT_FOUND, "no %s '%s'", kind->name, id);
	return cop_fail_hint(err, "cop %s list shows what there is", kind->name);
}

/* Two files of one id cannot both be meant: the one that came last is. */
static void index_file(struct cop_change *c, size_t at)
{
	const char *record = cop_store_record(c->arena, c->files[at].path);

	cop_keys_put(&c->by_path, c->files[at].path, at);
	if (record)
		cop_keys_put(&c->by_record, record, at);
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
	index_file(c, c->n - 1);
	*ret = p;
	return COP_OK;
}

/* --- where a record is --- */

static bool removed_here(const struct cop_change *c, const char *path)
{
	const size_t *at = cop_keys_find(&c->by_path, path);

	return at && !c->files[*at].after;
}

const char *cop_pending_named(struct cop_change *c, const struct cop_record *kind,
			      const char *id)
{
	const char *path = cop_store_place(c->store, kind, id);
	const char *record = cop_store_record(c->arena, path);
	const size_t *at = record ? cop_keys_find(&c->by_record, record) : NULL;

	if (at && c->files[*at].after)
		return c->files[*at].path;
	path = cop_store_path(c->store, kind, id);
	return path && !removed_here(c, path) ? path : NULL;
}

/* Does the text begin with a dash, so that it may be a sequence? Parsing costs more. */
static bool begins_with_dash(const struct cop_source *src)
{
	const char *at = src->text;

	for (;;) {
		at += strspn(at, " \t\r\n");
		if (*at != '#' && strncmp(at, "---", 3) != 0)
			return *at == '-' || *at == '[';
		at += strcspn(at, "\n");
	}
}

/* The item of a sequence of records that has this id. */
static struct cop_node *record_among(struct cop_node *root, const char *id)
{
	if (!root || root->kind != COP_SEQ)
		return NULL;
	for (struct cop_node *n = root->first; n; n = n->next) {
		const struct cop_node *own = n->kind == COP_MAP ? cop_node_get(n, "id")
								: NULL;

		if (own && cop_node_is(own, id))
			return n;
	}
	return NULL;
}

static void note_ids(struct cop_change *c, struct cop_shared *s, const char *path)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	struct cop_error ignored = { 0 };
	const struct cop_source *src;
	struct cop_node *root = NULL;

	if (cop_store_read(c->store, path, &src, &ignored) || !begins_with_dash(src) ||
	    cop_yaml_parse(scratch, src, &cop_yaml_community, &root, &ignored) || !root ||
	    root->kind != COP_SEQ)
		return;
	*COP_PUSH(c->arena, s->paths, s->n, s->cap) = path;
	for (const struct cop_node *n = root->first; n; n = n->next) {
		const struct cop_node *id = n->kind == COP_MAP ? cop_node_get(n, "id")
							       : NULL;
		const char *word = NULL, *why;
		const struct cop_field f = { .name = "id", .kind = COP_K_ID };

		if (id && id->kind == COP_SCALAR &&
		    cop_value_decode(c->arena, &f, id->value, &word, &why))
			cop_keys_put(&s->by_id, word, s->n - 1);
	}
}

static struct cop_shared *shared_of(struct cop_change *c, const struct cop_record *kind)
{
	struct cop_store_files files = { 0 };
	struct cop_error ignored = { 0 };
	struct cop_shared *s;

	for (size_t i = 0; i < c->nshared; i++) {
		if (strcmp(c->shared[i].where, kind->where) == 0)
			return &c->shared[i];
	}
	s = COP_PUSH(c->arena, c->shared, c->nshared, c->shared_cap);
	*s = (struct cop_shared){ .where = kind->where, .by_id.arena = c->arena };
	if (cop_store_list(c->store, kind, &files, &ignored))
		return s;
	for (size_t i = 0; i < files.n; i++)
		note_ids(c, s, files.at[i].path);
	return s;
}

/* By its name it is the record's own; does it hold a list instead? */
static bool holds_others(struct cop_change *c, const char *path)
{
	struct cop_error ignored = { 0 };
	struct cop_pending *p;

	return !cop_pending_file(c, path, &p, &ignored) && p->after &&
	       begins_with_dash(p->after);
}

const char *cop_pending_path(struct cop_change *c, const struct cop_record *kind,
			     const char *id, bool *ret_among)
{
	const char *path = cop_pending_named(c, kind, id);
	const struct cop_shared *s;
	const size_t *at;

	*ret_among = false;
	if (kind->shape != COP_SHAPE_FOLDER || (path && !holds_others(c, path)))
		return path;
	s = shared_of(c, kind);
	at = cop_keys_find(&s->by_id, id);
	*ret_among = true;
	return at && !removed_here(c, s->paths[*at]) ? s->paths[*at] : NULL;
}

void cop_pending_renamed(struct cop_change *c, const struct cop_record *kind,
			 const char *id, const char *to)
{
	struct cop_shared *s = shared_of(c, kind);
	const size_t *at = cop_keys_find(&s->by_id, id);

	if (at)
		cop_keys_put(&s->by_id, cop_arena_text(c->arena, to), *at);
}

/* --- edits --- */

enum cop_code cop_pending_open(struct cop_change *c, struct cop_pending *p,
			       struct cop_error *err)
{
	if (p->edit)
		return COP_OK;
	return cop_edit_new(c->arena, p->after, &cop_yaml_community, &p->edit, err);
}

enum cop_code cop_pending_edit(struct cop_change *c, const struct cop_record *kind,
			       const char *id, struct cop_spot *ret,
			       struct cop_error *err)
{
	struct cop_spot spot = { 0 };
	const char *path = cop_pending_path(c, kind, id, &spot.among);
	struct cop_pending *p;
	enum cop_code code;

	if (!path)
		return cop_no_record(kind, id, err);
	code = cop_pending_file(c, path, &p, err);
	if (!code && !p->after)
		return cop_no_record(kind, id, err);
	if (!code)
		code = cop_pending_open(c, p, err);
	if (code)
		return code;
	spot.edit = p->edit;
	spot.root = cop_edit_root(p->edit);
	if (spot.among)
		spot.root = record_among(spot.root, id);
	if (spot.among && !spot.root)
		return cop_no_record(kind, id, err);
	*ret = spot;
	return COP_OK;
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
