/* SPDX-License-Identifier: MIT */
#include "init.h"

#include <stdarg.h>
#include <string.h>

#include "base/raw.h"
#include "yaml/yaml.h"

static const struct cop_node *same_key(const struct cop_node *map,
				       const struct cop_node *entry)
{
	for (const struct cop_node *n = map ? map->first : NULL; n; n = n->next)
		if (cop_str_equal(n->key->value, entry->key->value))
			return n;
	return NULL;
}

static bool skipped(const char *const *skip, const struct cop_node *entry)
{
	for (; skip && *skip; skip++)
		if (cop_str_is(entry->key->value, *skip))
			return true;
	return false;
}

/* The entry itself stays in its own file's tree: only its links are new. */
static void link_entry(struct cop_arena *a, struct cop_node *map,
		       const struct cop_node *entry)
{
	struct cop_node *n = COP_NEW(a, struct cop_node);

	*n = *entry;
	n->parent = map;
	n->next = NULL;
	n->prev = map->last;
	if (map->last)
		map->last->next = n;
	else
		map->first = n;
	map->last = n;
	map->count++;
}

static struct cop_node *emptied(struct cop_arena *a, const struct cop_node *n)
{
	struct cop_node *made = COP_NEW(a, struct cop_node);

	*made = *n;
	made->parent = made->first = made->last = made->next = made->prev = NULL;
	made->count = 0;
	return made;
}

struct cop_node *init_lay(struct cop_arena *a, const struct cop_node *base,
			  const struct cop_node *over, const char *const *skip)
{
	struct cop_node *map = emptied(a, over ? over : base);

	for (const struct cop_node *n = base ? base->first : NULL; n; n = n->next) {
		const struct cop_node *better = same_key(over, n);

		if (!skipped(skip, n))
			link_entry(a, map, better ? better : n);
	}
	for (const struct cop_node *n = over ? over->first : NULL; n; n = n->next)
		if (!skipped(skip, n) && !same_key(base, n))
			link_entry(a, map, n);
	return map;
}

struct cop_node *init_lay_all(struct cop_arena *a, const struct cop_node *list,
			      const struct cop_node *base)
{
	struct cop_node *made = emptied(a, list);

	for (const struct cop_node *n = list->first; n; n = n->next)
		link_entry(a, made, n->kind == COP_MAP ? init_lay(a, base, n, NULL) : n);
	return made;
}

struct cop_node *init_lay_one(struct cop_arena *a, const struct cop_node *map,
			      const char *key, const struct cop_node *value)
{
	struct cop_node *made = emptied(a, map);

	for (const struct cop_node *n = map->first; n; n = n->next)
		link_entry(a, made, cop_str_is(n->key->value, key) ? value : n);
	return made;
}

static struct cop_node *read_back(struct cop_arena *a, const char *name, const char *text,
				  size_t len)
{
	struct cop_source *src = COP_NEW(a, struct cop_source);
	struct cop_error err = { 0 };
	struct cop_node *root = NULL;

	*src = (struct cop_source){ .path = name, .text = text, .len = len };
	if (cop_yaml_parse(a, src, &cop_yaml_community, &root, &err) || !root)
		return cop_make_map(a, COP_BLOCK);
	return root;
}

struct cop_node *init_settle(struct cop_arena *a, const char *name,
			     const struct cop_node *made)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_yaml_write_file(&out, made);
	return read_back(a, name, cop_buf_keep(&out, a), out.len);
}

struct cop_node *init_text(struct cop_arena *a, const char *fmt, ...)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	va_list args;

	va_start(args, fmt);
	cop_buf_text(&out, cop_arena_vprintf(a, fmt, args));
	va_end(args);
	return read_back(a, "what is usual", cop_buf_keep(&out, a), out.len);
}

bool init_blank(const struct cop_node *n)
{
	return n->kind == COP_SCALAR && !cop_str_len(n->value) && cop_node_plain(n);
}

/* Deeper than the limits let any file be. */
#define DEEPEST 40

static struct cop_node *copy(struct cop_arena *a, const struct cop_node *n,
			     unsigned depth)
{
	struct cop_node *made;

	if (n->kind == COP_SCALAR || depth > DEEPEST)
		return cop_node_plain(n) ? cop_make_bare(a, cop_str_raw(n->value))
					 : cop_make_text(a, n->value);
	made = n->kind == COP_MAP ? cop_make_map(a, n->style) : cop_make_seq(a, n->style);
	for (const struct cop_node *c = n->first; c; c = c->next) {
		if (n->kind == COP_MAP)
			cop_make_put_str(a, made, c->key->value, copy(a, c, depth + 1));
		else
			cop_make_push(made, copy(a, c, depth + 1));
	}
	return made;
}

void init_own_keys(struct cop_arena *a, struct cop_node *map, const struct cop_node *from)
{
	for (const struct cop_node *n = from->first; n; n = n->next)
		if (strncmp(cop_str_raw(n->key->value), "x-", 2) == 0)
			cop_make_put_str(a, map, n->key->value, copy(a, n, 0));
}
