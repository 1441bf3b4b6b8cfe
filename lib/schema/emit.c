/* SPDX-License-Identifier: MIT */
/* Struct -> nodes, given fields in table order; layout by format.md 1, rule 8. */
#include "schema/schema.h"

#include <string.h>

#define FLOW_WIDTH 72 /* a list of short things longer than this goes one a line */

static bool is_words(const struct cop_field *f)
{
	return f->kind == COP_K_TEXT || f->kind == COP_K_PROSE || f->kind == COP_K_URL;
}

/* A mapping of facts only (dates, numbers, choices, ids) is written on one line. */
static bool facts_only(const struct cop_schema *s)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];

		if (is_words(f) || f->kind == COP_K_MAP || f->kind == COP_K_DICT ||
		    (f->flags & COP_IS_LIST))
			return false;
	}
	return true;
}

static size_t flow_width(const struct cop_node *n)
{
	size_t width = n->kind == COP_SCALAR ? cop_str_width(n->value) + 2 : 2;

	if (n->key)
		width += cop_str_width(n->key->value) + 2;
	for (const struct cop_node *c = n->first; c; c = c->next)
		width +=
			n->kind == COP_SCALAR
				? 0
				: cop_str_width(c->value) + 2 +
					  (c->key ? cop_str_width(c->key->value) + 2 : 0);
	return width;
}

static bool has_lines(const struct cop_node *n)
{
	for (const struct cop_node *c = n->first; c; c = c->next) {
		if (c->kind == COP_SCALAR && cop_str_has_newline(c->value))
			return true;
		if (c->kind != COP_SCALAR && c->style == COP_BLOCK)
			return true;
	}
	return false;
}

#define SHORT_TEXT 60

/* Flow for facts and at most one short text; block for words. */
enum cop_style cop_entry_style(const struct cop_field *f, const struct cop_node *entry)
{
	unsigned texts = 0;

	if ((f->flags & COP_BLOCK_ENTRY) || has_lines(entry))
		return COP_BLOCK;
	for (const struct cop_node *c = entry->first; c; c = c->next) {
		if (c->kind != COP_SCALAR || cop_str_words(c->value) < 2)
			continue;
		texts++;
		if (cop_str_width(c->value) > SHORT_TEXT)
			return COP_BLOCK;
	}
	return texts > 1 ? COP_BLOCK : COP_FLOW;
}

enum cop_style cop_list_style(const struct cop_field *f, const struct cop_node *seq)
{
	if (seq->count == 0)
		return COP_FLOW;
	if (f->kind == COP_K_MAP || has_lines(seq) || flow_width(seq) > FLOW_WIDTH)
		return COP_BLOCK;
	return COP_FLOW;
}

enum cop_style cop_schema_style(const struct cop_schema *s)
{
	return facts_only(s) ? COP_FLOW : COP_BLOCK;
}

/* Entries of one list look alike: one that needs a block makes all of them blocks. */
static void align_entries(struct cop_node *seq)
{
	bool block = false;

	for (const struct cop_node *n = seq->first; n; n = n->next)
		block |= n->kind == COP_MAP && n->style == COP_BLOCK;
	for (struct cop_node *n = seq->first; n && block; n = n->next)
		n->style = n->kind == COP_MAP ? COP_BLOCK : n->style;
}

static struct cop_node *emit_list(struct cop_arena *a, const struct cop_field *f,
				  const struct cop_list *list)
{
	struct cop_node *seq = cop_make_seq(a, COP_FLOW);
	size_t size = cop_value_size(f);

	if (!list->given && !list->n)
		return NULL;
	for (size_t i = 0; i < list->n; i++) {
		struct cop_node *item;

		if (f->kind == COP_K_MAP) {
			item = cop_schema_emit(
				a, f->of, (const char *)list->at + i * size, COP_FLOW);
			item->style = (uint8_t)cop_entry_style(f, item);
		} else {
			item = cop_value_node(a, f, (const char *)list->at + i * size);
		}
		if (item)
			cop_make_push(seq, item);
	}
	align_entries(seq);
	seq->style = (uint8_t)cop_list_style(f, seq);
	return seq;
}

static struct cop_node *emit_dict(struct cop_arena *a, const struct cop_field *f,
				  const struct cop_list *list)
{
	const struct cop_schema *s = f->of;
	struct cop_node *map = cop_make_map(a, COP_FLOW);

	if (!list->given && !list->n)
		return NULL;
	for (size_t i = 0; i < list->n; i++) {
		const char *rec = (const char *)list->at + i * s->size;
		const struct cop_str *key = NULL;
		struct cop_node *value = NULL;

		for (size_t k = 0; k < s->nfields; k++) {
			if (s->fields[k].flags & COP_DICT_KEY)
				key = cop_value_text(a, &s->fields[k],
						     rec + s->fields[k].offset);
			else if (s->fields[k].flags & COP_DICT_VALUE)
				value = cop_value_node(a, &s->fields[k],
						       rec + s->fields[k].offset);
		}
		if (!value)
			value = cop_schema_emit(a, s, rec, COP_FLOW);
		cop_make_put_str(a, map, key, value);
	}
	if (flow_width(map) > FLOW_WIDTH)
		map->style = COP_BLOCK;
	return map;
}

static struct cop_node *emit_field(struct cop_arena *a, const struct cop_field *f,
				   const char *rec)
{
	const void *member = rec + f->offset;
	struct cop_list list;
	struct cop_node *n;

	if (f->kind != COP_K_DICT && !(f->flags & COP_IS_LIST)) {
		if (f->kind != COP_K_MAP)
			return cop_value_node(a, f, member);
		n = cop_schema_emit(a, f->of, member, cop_schema_style(f->of));
		return n->count ? n : NULL;
	}
	memcpy(&list, member, sizeof(list));
	return f->kind == COP_K_DICT ? emit_dict(a, f, &list) : emit_list(a, f, &list);
}

struct cop_node *cop_schema_emit(struct cop_arena *a, const struct cop_schema *s,
				 const void *rec, enum cop_style style)
{
	struct cop_node *map = cop_make_map(a, style);

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		struct cop_node *value;

		if (f->flags & COP_DICT_KEY)
			continue;
		value = emit_field(a, f, rec);
		if (value)
			cop_make_put(a, map, cop_field_key(f), value);
	}
	return map;
}
