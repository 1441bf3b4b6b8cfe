/* SPDX-License-Identifier: MIT */
#include "doc/render_text.h"

#define WIDTH 80
#define KEY_MAX 24

/* Where a map stands: its indentation, how wide its keys are, and a mark before the first. */
struct place {
	size_t indent, keys;
	bool dash;
};

static size_t text_width(const struct cop_page *p)
{
	return p->look->width ? p->look->width : WIDTH;
}

static bool scalar(const struct cop_value *v)
{
	return v->kind != COP_V_LIST && v->kind != COP_V_MAP;
}

static bool one_line(const struct cop_value *v)
{
	if (v->kind == COP_V_TEXT)
		return !cop_str_has_newline(v->u.text);
	return scalar(v);
}

static void put_map(struct cop_page *p, const struct cop_value *map, size_t indent,
		    bool dash, unsigned depth);

static void put_scalar(struct cop_page *p, const struct cop_value *v, size_t indent)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	if (v->kind == COP_V_TEXT)
		cop_enc_term_lines(&text, v->u.text, 0);
	else
		cop_value_inline(&text, v, &cop_sink_term);
	cop_text_wrap(p->out, cop_buf_str(&text), indent, indent, p->look->width);
}

static void put_items(struct cop_page *p, const struct cop_value *list, size_t indent,
		      unsigned depth)
{
	for (size_t i = 0; i < list->u.list.n; i++) {
		const struct cop_value *item = &list->u.list.at[i];

		if (item->kind == COP_V_MAP && depth < COP_VALUE_DEPTH) {
			put_map(p, item, indent + 2, true, depth + 1);
			continue;
		}
		cop_buf_fill(p->out, ' ', indent);
		cop_buf_text(p->out, "- ");
		if (scalar(item))
			put_scalar(p, item, indent + 2);
		else
			cop_value_inline(p->out, item, &cop_sink_term);
		if (!scalar(item))
			cop_buf_char(p->out, '\n');
	}
}

/* Joined by commas where it fits behind the key and no item has a comma or lines. */
static bool short_list(const struct cop_page *p, const struct cop_value *list,
		       size_t column, struct cop_buf *ret)
{
	for (size_t i = 0; i < list->u.list.n; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf item = { 0 };

		if (!one_line(&list->u.list.at[i]))
			return false;
		cop_value_inline(&item, &list->u.list.at[i], &cop_sink_term);
		if (strchr(cop_buf_str(&item), ','))
			return false;
	}
	cop_value_inline(ret, list, &cop_sink_term);
	return column + cop_utf8_width(cop_buf_str(ret), ret->len) <= text_width(p);
}

static void put_list(struct cop_page *p, const struct cop_value *list,
		     const struct place *at, size_t used, unsigned depth)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	size_t column = at->indent + at->keys + 2;

	if (short_list(p, list, column, &text)) {
		cop_buf_fill(p->out, ' ', used < column ? column - used : 1);
		cop_buf_printf(p->out, "%s\n", cop_buf_str(&text));
		return;
	}
	cop_buf_char(p->out, '\n');
	put_items(p, list, at->indent + 2, depth);
}

static void put_pair(struct cop_page *p, const struct cop_pair *pair,
		     const struct place *at, unsigned depth)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf key = { 0 };
	size_t column = at->indent + at->keys + 2, used;

	cop_pair_key(&key, pair, &cop_sink_term);
	used = at->indent + cop_utf8_width(cop_buf_str(&key), key.len);
	cop_buf_fill(p->out, ' ', at->indent - (at->dash ? 2 : 0));
	cop_buf_text(p->out, at->dash ? "- " : "");
	cop_text_paint(p->out, p->look, "36", cop_buf_str(&key));
	if (pair->value.kind == COP_V_MAP) {
		cop_buf_char(p->out, '\n');
		put_map(p, &pair->value, at->indent + 2, false, depth + 1);
	} else if (pair->value.kind == COP_V_LIST) {
		put_list(p, &pair->value, at, used, depth);
	} else {
		cop_buf_fill(p->out, ' ', used < column ? column - used : 1);
		put_scalar(p, &pair->value, column);
	}
}

static size_t key_width(const struct cop_value *map)
{
	size_t most = 0;

	for (size_t i = 0; i < map->u.map.n; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf key = { 0 };
		size_t width;

		if (cop_value_empty(&map->u.map.at[i].value))
			continue;
		cop_pair_key(&key, &map->u.map.at[i], &cop_sink_term);
		width = cop_utf8_width(cop_buf_str(&key), key.len);
		if (width <= KEY_MAX && width > most)
			most = width;
	}
	return most;
}

static void put_map(struct cop_page *p, const struct cop_value *map, size_t indent,
		    bool dash, unsigned depth)
{
	struct place at = { indent, key_width(map), dash };

	if (depth >= COP_VALUE_DEPTH)
		return;
	for (size_t i = 0; i < map->u.map.n; i++) {
		if (cop_value_empty(&map->u.map.at[i].value))
			continue;
		put_pair(p, &map->u.map.at[i], &at, depth);
		at.dash = false;
	}
}

void cop_text_fields(struct cop_page *p, const struct cop_value *map)
{
	put_map(p, map, 0, false, 0);
}
