/* SPDX-License-Identifier: MIT */
/* Edits by path: where a value goes, and in which layout. */
#include <stdio.h>
#include <string.h>

#include "base/enc.h"
#include "schema/entry.h"
#include "store/change.h"
#include "store/pending.h"
#include "yaml/prose.h"

/* One edit under way: the record's file and the place its path names. */
struct aim {
	struct cop_change *c;
	const struct cop_record *kind;
	const char *id, *path;
	struct cop_edit *edit;
	struct cop_node *root; /* of the record */
	struct cop_place_in at;
};

static enum cop_code take_aim(struct aim *aim, struct cop_error *err)
{
	struct cop_spot spot;
	enum cop_code code = cop_pending_edit(aim->c, aim->kind, aim->id, &spot, err);

	if (code)
		return code;
	aim->edit = spot.edit;
	aim->root = spot.root;
	return cop_path_find(aim->c->arena, aim->kind->schema, aim->root, aim->path,
			     &aim->at, err);
}

/* The table that the mapping `up` follows: the path without what is absent. */
static const struct cop_schema *table_of_up(const struct aim *aim)
{
	size_t len = strlen(aim->path), rest = strlen(aim->at.rest);
	struct cop_error ignored = { 0 };
	struct cop_place_in up = { 0 };
	const char *way;

	if (len && aim->path[len - 1] == '+')
		len--;
	if (rest >= len)
		return aim->kind->schema;
	way = cop_arena_copy(aim->c->arena, aim->path, len - rest - 1);
	if (cop_path_find(aim->c->arena, aim->kind->schema, aim->root, way, &up,
			  &ignored))
		return NULL;
	return up.in;
}

static const struct cop_field *field_named(const struct cop_schema *s, const char *key,
					   size_t *ret)
{
	for (size_t i = 0; s && i < s->nfields; i++) {
		if (strcmp(cop_field_key(&s->fields[i]), key) == 0) {
			*ret = i;
			return &s->fields[i];
		}
	}
	return NULL;
}

/* After the nearest earlier field that is there; before all where none is. */
static struct cop_node *place_before(const struct cop_schema *s,
				     const struct cop_node *map, const char *key)
{
	size_t at = 0;

	if (!field_named(s, key, &at))
		return NULL;
	while (at-- > 0) {
		struct cop_node *n = cop_node_get(map, cop_field_key(&s->fields[at]));

		if (n)
			return n->next;
	}
	return map->first;
}

/* "scope.in" with a value -> {in: value}, to be put under "scope". */
static struct cop_node *wrap(const struct aim *aim, const struct cop_schema *s,
			     const char *rest, struct cop_node *value)
{
	const char *dot = strchr(rest, '.');
	const struct cop_field *f;
	struct cop_node *map;
	size_t at;
	char key[64];

	if (!dot)
		return value;
	snprintf(key, sizeof(key), "%.*s", (int)(dot - rest), rest);
	f = field_named(s, key, &at);
	s = f && (f->kind == COP_K_MAP || f->kind == COP_K_DICT) ? f->of : NULL;
	map = cop_make_map(aim->c->arena, s ? cop_schema_style(s) : COP_BLOCK);
	rest = dot + 1;
	snprintf(key, sizeof(key), "%.*s", (int)strcspn(rest, "."), rest);
	cop_make_put(aim->c->arena, map, key, wrap(aim, s, rest, value));
	return map;
}

static bool empty_scalar(const struct cop_node *n)
{
	return n->kind == COP_SCALAR && cop_str_len(n->value) == 0;
}

/* The path's value is absent: makes what is missing between it and `up`. */
static enum cop_code put_absent(struct aim *aim, struct cop_node *value,
				struct cop_error *err)
{
	const struct cop_schema *s = table_of_up(aim);
	struct cop_node *up = aim->at.up, *wrapped = wrap(aim, s, aim->at.rest, value);
	struct cop_node *map;
	char key[64];

	snprintf(key, sizeof(key), "%.*s", (int)strcspn(aim->at.rest, "."), aim->at.rest);
	if (up && up->kind == COP_MAP)
		return cop_edit_put(aim->edit, up, key, wrapped, place_before(s, up, key),
				    err);
	map = cop_make_map(aim->c->arena, up && s ? cop_schema_style(s) : COP_BLOCK);
	cop_make_put(aim->c->arena, map, key, wrapped);
	if (!up)
		return cop_edit_root_set(aim->edit, map, err);
	if (empty_scalar(up))
		return cop_edit_set(aim->edit, up, map, err);
	cop_fail_at(err, COP_E_REFUSED, cop_node_loc(up),
		    "'%s' holds something else than fields", aim->path);
	return cop_fail_hint(err, "make it a mapping in your editor first");
}

/* --- lists --- */

static size_t position(const struct cop_field *f, const struct cop_node *seq,
		       const struct cop_node *entry)
{
	return f ? cop_entry_place(f, seq, entry) : seq->count;
}

static bool holds(const struct cop_node *seq, const struct cop_node *value)
{
	for (const struct cop_node *n = seq->first; n; n = n->next) {
		if (n->kind == COP_SCALAR && value->kind == COP_SCALAR &&
		    cop_str_equal(n->value, value->value))
			return true;
	}
	return false;
}

static enum cop_code append(struct aim *aim, struct cop_node *value,
			    struct cop_error *err)
{
	const struct cop_field *f = aim->at.field;
	struct cop_node *seq = aim->at.node;

	if (value->kind != COP_SCALAR && f)
		value->style = (uint8_t)cop_entry_style(f, value);
	if (seq && seq->kind == COP_SEQ && seq->count) {
		if (f && (f->flags & COP_SET) && holds(seq, value))
			return COP_OK;
		return cop_edit_insert(aim->edit, seq, position(f, seq, value), value,
				       err);
	}
	if (seq && seq->kind != COP_SEQ && !empty_scalar(seq)) {
		cop_fail_at(err, COP_E_REFUSED, cop_node_loc(seq), "'%s' is not a list",
			    aim->path);
		return cop_fail_hint(err,
				     "make it one in your editor: - before each entry");
	}
	struct cop_node *list = cop_make_seq(aim->c->arena, COP_FLOW);

	cop_make_push(list, value);
	if (f)
		list->style = (uint8_t)cop_list_style(f, list);
	if (seq)
		return cop_edit_set(aim->edit, seq, list, err);
	return put_absent(aim, list, err);
}

static bool same_value(const struct cop_node *old, const struct cop_node *value)
{
	if (old->kind != value->kind)
		return false;
	if (old->kind == COP_SCALAR)
		return cop_str_equal(old->value, value->value);
	if (old->count != value->count)
		return false;
	for (const struct cop_node *a = old->first, *b = value->first; a;
	     a = a->next, b = b->next) {
		if (a->key && !cop_str_equal(a->key->value, b->key->value))
			return false;
		if (!same_value(a, b))
			return false;
	}
	return true;
}

enum cop_code cop_change_put(struct cop_change *c, const struct cop_record *kind,
			     const char *id, const char *path, struct cop_node *value,
			     struct cop_error *err)
{
	struct aim aim = { .c = c, .kind = kind, .id = id, .path = path };
	enum cop_code code = take_aim(&aim, err);

	if (code)
		return code;
	cop_value_sort(c->arena, aim.at.field, value);
	if (aim.at.append)
		return append(&aim, value, err);
	if (!aim.at.node)
		return put_absent(&aim, value, err);
	if (same_value(aim.at.node, value))
		return COP_OK;
	return cop_edit_set(aim.edit, aim.at.node, value, err);
}

enum cop_code cop_change_remove(struct cop_change *c, const struct cop_record *kind,
				const char *id, const char *path, struct cop_error *err)
{
	struct aim aim = { .c = c, .kind = kind, .id = id, .path = path };
	enum cop_code code = take_aim(&aim, err);

	if (code)
		return code;
	if (!aim.at.node)
		return cop_fail(err, COP_E_NOT_FOUND, "'%s' is not there", path);
	return cop_edit_remove(aim.edit, aim.at.node, COP_REMOVE_PARENT, err);
}

/* --- what a person typed --- */

static size_t split(struct cop_arena *a, const struct cop_field *f,
		    const struct cop_str *typed, const struct cop_str ***ret)
{
	size_t n;

	if (cop_field_takes_commas(f)) {
		n = cop_str_split(a, typed, ",", ret);
		return f->flags & COP_SET ? cop_str_sort_set(*ret, n) : n;
	}
	*ret = COP_NEW(a, const struct cop_str *);
	**ret = typed;
	return 1;
}

/* What a bare text fills in an entry (commands.md 1.2): the one that must be there. */
static const struct cop_field *bare_field(const struct cop_schema *s)
{
	static const char *const names[] = { "text", "title", "name", "funder" };

	for (size_t i = 0; i < COP_COUNT(names); i++) {
		size_t at;
		const struct cop_field *f = field_named(s, names[i], &at);

		if (f && (f->flags & COP_REQUIRED))
			return f;
	}
	return NULL;
}

static bool id_is_used(const struct cop_node *seq, const char *id)
{
	for (const struct cop_node *n = seq ? seq->first : NULL; n; n = n->next) {
		const struct cop_node *own = n->kind == COP_MAP ? cop_node_get(n, "id")
								: NULL;

		if (own && cop_node_is(own, id))
			return true;
	}
	return false;
}

/* The id of a new entry from its text, -2 and so on where `among` has it already. */
static enum cop_code put_slug(struct aim *aim, const struct cop_str *text,
			      const struct cop_node *among, struct cop_node *ret,
			      struct cop_error *err)
{
	struct cop_arena *a = aim->c->arena;
	const char *slug = cop_str_slug(a, text), *id = slug;

	if (!*slug) {
		cop_fail(err, COP_E_USAGE, "no id can be made from '%s'",
			 cop_enc_shown(a, text));
		return cop_fail_hint(err, "begin it with words in Latin letters");
	}
	for (unsigned n = 2; id_is_used(among, id); n++)
		id = cop_arena_printf(a, "%s-%u", slug, n);
	cop_make_put(a, ret, "id", cop_make_text(a, cop_str_text(a, id)));
	return COP_OK;
}

/* `among`: the entries it will stand with. */
static enum cop_code typed_entry(struct aim *aim, const struct cop_str *text,
				 const struct cop_node *among, struct cop_node **ret,
				 struct cop_error *err)
{
	const struct cop_field *f = aim->at.field;
	const struct cop_field *bare = f->kind == COP_K_MAP ? bare_field(f->of) : NULL;
	struct cop_node *entry, *value;
	enum cop_code code;

	if (!bare)
		return cop_value_typed(aim->c->arena, f, text, aim->c->today, ret, err);
	entry = cop_make_map(aim->c->arena, COP_FLOW);
	code = cop_value_typed(aim->c->arena, bare, text, aim->c->today, &value, err);
	if (!code && f->keyed && strcmp(f->keyed, "id") == 0)
		code = put_slug(aim, text, among, entry, err);
	if (code)
		return code;
	cop_make_put(aim->c->arena, entry, cop_field_key(bare), value);
	entry->style = (uint8_t)cop_entry_style(f, entry);
	*ret = entry;
	return COP_OK;
}

static enum cop_code split_typed(struct aim *aim, const struct cop_str *typed,
				 const struct cop_str ***ret, size_t *ret_n,
				 struct cop_error *err)
{
	*ret_n = split(aim->c->arena, aim->at.field, typed, ret);
	if (*ret_n)
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "'%s' holds no value",
		 cop_enc_shown(aim->c->arena, typed));
	return cop_fail_hint(err, "\"\" clears the field, [] says that there is none");
}

static enum cop_code set_list(struct aim *aim, const struct cop_str *typed,
			      struct cop_error *err)
{
	struct cop_node *seq = cop_make_seq(aim->c->arena, COP_FLOW);
	const struct cop_str **texts;
	size_t n = 0;
	enum cop_code code = COP_OK;

	if (!cop_str_is(typed, "[]"))
		code = split_typed(aim, typed, &texts, &n, err);
	for (size_t i = 0; i < n && !code; i++) {
		struct cop_node *item;

		code = typed_entry(aim, texts[i], seq, &item, err);
		if (!code)
			cop_make_push(seq, item);
	}
	if (code)
		return code;
	cop_value_sort(aim->c->arena, aim->at.field, seq);
	seq->style = (uint8_t)cop_list_style(aim->at.field, seq);
	if (!aim->at.node)
		return put_absent(aim, seq, err);
	if (same_value(aim->at.node, seq))
		return COP_OK;
	return cop_edit_set(aim->edit, aim->at.node, seq, err);
}

static enum cop_code append_typed(struct aim *aim, const struct cop_str *typed,
				  struct cop_error *err)
{
	const struct cop_str **texts;
	size_t n = 0;
	enum cop_code code = split_typed(aim, typed, &texts, &n, err);

	for (size_t i = 0; i < n && !code; i++) {
		struct cop_node *item;

		code = take_aim(aim, err);
		if (!code)
			code = typed_entry(aim, texts[i], aim->at.node, &item, err);
		if (!code)
			code = append(aim, item, err);
	}
	return code;
}

static enum cop_code clear(struct aim *aim, struct cop_error *err)
{
	if (!aim->at.node)
		return COP_OK;
	if (aim->at.field && (aim->at.field->flags & COP_REQUIRED) && !aim->at.entry) {
		cop_fail(err, COP_E_REFUSED, "'%s' cannot be empty", aim->path);
		return cop_fail_hint(err, "%s: %s", cop_field_key(aim->at.field),
				     aim->at.field->doc);
	}
	return cop_edit_remove(aim->edit, aim->at.node, COP_REMOVE_PARENT, err);
}

enum cop_code cop_change_set(struct cop_change *c, const struct cop_record *kind,
			     const char *id, const char *path,
			     const struct cop_str *typed, struct cop_error *err)
{
	struct aim aim = { .c = c, .kind = kind, .id = id, .path = path };
	const struct cop_field *f;
	struct cop_node *value;
	enum cop_code code = take_aim(&aim, err);

	if (code)
		return code;
	f = aim.at.field;
	if (cop_str_len(typed) == 0 && !aim.at.append)
		return clear(&aim, err);
	if (aim.at.append)
		return append_typed(&aim, typed, err);
	if (f && (f->flags & COP_IS_LIST) && !aim.at.entry && f->kind != COP_K_DICT)
		return set_list(&aim, typed, err);
	if (!f)
		value = cop_make_text(c->arena, typed);
	else
		code = cop_value_typed(c->arena, f, typed, c->today, &value, err);
	if (code)
		return code;
	if (!aim.at.node)
		return put_absent(&aim, value, err);
	/* a last line break does not count in prose, so it stays as it is there */
	if (f && f->kind == COP_K_PROSE)
		value = cop_make_text(
			c->arena, cop_prose_like(c->arena, aim.at.node, value->value));
	if (same_value(aim.at.node, value))
		return COP_OK;
	return cop_edit_set(aim.edit, aim.at.node, value, err);
}

/* --- lines --- */

/* The items of a stream stand by their day, whatever the kind says of its entries. */
static size_t line_position(const struct cop_record *kind, const struct cop_node *seq,
			    const struct cop_node *line)
{
	struct cop_field dated = kind->schema->fields[0];

	dated.flags |= COP_SORTED;
	dated.keyed = "date";
	return position(&dated, seq, line);
}

static enum cop_code first_line(struct cop_change *c, const char *path,
				struct cop_node *seq, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	cop_yaml_write_file(&text, seq);
	return cop_change_file(c, path, cop_buf_str(&text), text.len, err);
}

enum cop_code cop_change_line(struct cop_change *c, const struct cop_record *kind,
			      const char *id, struct cop_node *line,
			      struct cop_error *err)
{
	const char *path = cop_pending_named(c, kind, id);
	struct cop_node *root, *seq = cop_make_seq(c->arena, COP_BLOCK);
	struct cop_pending *p;
	enum cop_code code;

	line->style = COP_FLOW;
	cop_lists_sort(c->arena, kind->schema->fields[0].of, line);
	if (!path) {
		cop_make_push(seq, line);
		return first_line(c, cop_store_place(c->store, kind, id), seq, err);
	}
	code = cop_pending_file(c, path, &p, err);
	if (!code)
		code = cop_pending_open(c, p, err);
	if (code)
		return code;
	root = cop_edit_root(p->edit);
	if (!root) {
		cop_make_push(seq, line);
		return cop_edit_root_set(p->edit, seq, err);
	}
	if (root->kind == COP_SEQ)
		return cop_edit_insert(p->edit, root, line_position(kind, root, line),
				       line, err);
	cop_fail_at(err, COP_E_REFUSED, cop_node_loc(root),
		    "'%s' holds one record, not a list of lines", path);
	return cop_fail_hint(err, "give the file another name first");
}
