/* SPDX-License-Identifier: MIT */
/*
 * Trees are thrown away after loading; a place is found by parsing the one file again when
 * something is said about it (measured: no slower than keeping all trees).
 */
#include "schema/schema.h"

struct cop_node *cop_rec_node(struct cop_node *root, const struct cop_rec *rec)
{
	for (struct cop_node *n = root; n; n = cop_node_after(n, root)) {
		if (n->start == rec->at && n->kind != COP_SCALAR)
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

struct cop_places {
	struct cop_arena *arena, *scratch; /* the tree lives in scratch */
	const struct cop_source *src;
	struct cop_node *root;
};

struct cop_places *cop_places_new(struct cop_arena *a)
{
	struct cop_places *p = COP_NEW(a, struct cop_places);

	p->arena = a;
	p->scratch = cop_arena_within(a);
	return p;
}

/* NULL where the source cannot be read. */
static struct cop_node *tree_of(struct cop_places *p, const struct cop_source *src)
{
	struct cop_error ignored = { 0 };

	if (src == p->src)
		return p->root;
	cop_arena_reset(p->scratch);
	p->src = src;
	p->root = NULL;
	if (cop_yaml_parse(p->scratch, src, &cop_yaml_community, &p->root, &ignored))
		p->root = NULL;
	return p->root;
}

struct cop_where cop_rec_where_value(struct cop_places *p, const struct cop_schema *s,
				     const char *record, const struct cop_rec *rec,
				     const char *key, const char *value)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
	struct cop_where w = { .at = { rec->src, rec->at },
			       .record = record,
			       .path = key };
	struct cop_node *root = rec->src ? tree_of(p, rec->src) : NULL, *map, *n;

	if (!root)
		return w;
	map = cop_rec_node(root, rec);
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
	w.path = cop_buf_keep(&path, p->arena);
	return w;
}

struct cop_where cop_rec_where(struct cop_places *p, const struct cop_schema *s,
			       const char *record, const struct cop_rec *rec,
			       const char *key)
{
	return cop_rec_where_value(p, s, record, rec, key, NULL);
}
