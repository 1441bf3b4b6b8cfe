/* SPDX-License-Identifier: MIT */
/*
 * Trees are thrown away after loading; a place is found by parsing the one file again when
 * something is said about it (measured: no slower than keeping all trees).
 */
#include "schema/schema.h"

static struct cop_node *next_in_order(struct cop_node *n)
{
	if (n->first && n->kind != COP_SCALAR)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

static struct cop_node *find_at(struct cop_node *root, uint32_t at)
{
	for (struct cop_node *n = root; n; n = next_in_order(n)) {
		if (n->start == at && n->kind != COP_SCALAR)
			return n;
	}
	return root;
}

/* The entry of a list that is `value`; the node itself where there is none. */
static struct cop_node *entry_of(struct cop_node *n, const char *value)
{
	if (!n || !value || n->kind != COP_SEQ)
		return n;
	for (struct cop_node *item = n->first; item; item = item->next) {
		if (cop_node_is(item, value))
			return item;
	}
	return n;
}

struct cop_where cop_rec_where_value(struct cop_arena *a, const struct cop_schema *s,
				     const char *record, const struct cop_rec *rec,
				     const char *key, const char *value)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
	struct cop_where w = { .at = { rec->src, rec->at },
			       .record = record,
			       .path = key };
	struct cop_node *root = NULL, *map, *n;
	struct cop_error err = { 0 };

	if (!rec->src ||
	    cop_yaml_parse(scratch, rec->src, &cop_yaml_community, &root, &err) || !root)
		return w;
	map = find_at(root, rec->at);
	n = key && map->kind == COP_MAP ? cop_node_get(map, key) : NULL;
	n = entry_of(n, value);
	if (n && n->end > n->start) {
		w.at.at = n->start;
		w.len = n->end - n->start;
	} else if (n && n->key) {
		w.at.at = n->key->start;
		w.len = n->key->end - n->key->start;
	}
	cop_path_of(s, n ? n : map, &path);
	if (!n && key) {
		if (path.len)
			cop_buf_char(&path, '.');
		cop_buf_text(&path, key);
	}
	w.path = cop_buf_keep(&path, a);
	return w;
}

struct cop_where cop_rec_where(struct cop_arena *a, const struct cop_schema *s,
			       const char *record, const struct cop_rec *rec,
			       const char *key)
{
	return cop_rec_where_value(a, s, record, rec, key, NULL);
}
