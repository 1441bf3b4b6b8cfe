/* SPDX-License-Identifier: MIT */
#include "yaml/write.h"

#include <assert.h>

#include "yaml/scalar.h"
#include "yaml/tree.h"

#define FLOW_WIDTH 96 /* columns a flow collection may fill before it becomes a block */

const struct cop_layout cop_layout_ours = { .step = 2, .dash = 2, .gap = 1 };

/* --- which style --- */

static void settle_scalar(struct cop_node *n, unsigned spot)
{
	enum cop_style keep = n->style;

	if (n->kind != COP_SCALAR || n->style == COP_BARE)
		return;
	/* What came without quotes means what it says only without them. */
	if (n->src && n->style == COP_PLAIN && cop_scalar_bare_fits(n->value, spot)) {
		n->style = COP_BARE;
		return;
	}
	if (n->src && n->style != COP_STYLE_AUTO && keep != COP_DOUBLE)
		keep = COP_SINGLE;
	n->style = (uint8_t)cop_scalar_style(n->value, spot, keep);
}

/* Facts, that is ids, dates, numbers and choices, against text of several words. */
static bool is_wordy(const struct cop_node *n)
{
	return n->style == COP_STYLE_AUTO && cop_str_words(n->value) > 1;
}

static bool flow_list(const struct cop_node *seq)
{
	for (const struct cop_node *n = seq->first; n; n = n->next)
		if (n->kind != COP_SCALAR || cop_str_has_newline(n->value))
			return false;
	return true;
}

/* One line for facts with at most one short text; a block for words. */
static bool flow_map(const struct cop_node *map)
{
	unsigned wordy = 0;

	for (const struct cop_node *n = map->first; n; n = n->next) {
		if (n->kind == COP_MAP || n->style == COP_BLOCK ||
		    (n->kind == COP_SEQ && !flow_list(n)) ||
		    (n->kind == COP_SCALAR && cop_str_has_newline(n->value)))
			return false;
		wordy += n->kind == COP_SCALAR && is_wordy(n);
	}
	return wordy <= 1;
}

static size_t flow_width(const struct cop_node *n)
{
	size_t width = 0;

	for (const struct cop_node *c = n->first; c; c = c->next) {
		width += 2 + (c->key ? cop_str_width(c->key->value) + 2 : 0);
		width += cop_node_is_collection(c) ? flow_width(c)
						   : cop_str_width(c->value);
	}
	return width;
}

static void settle_collection(struct cop_node *n, bool flow, unsigned indent)
{
	if (flow || !n->first) {
		n->style = COP_FLOW;
	} else if (n->style == COP_STYLE_AUTO) {
		bool fits = n->kind == COP_MAP ? flow_map(n) : flow_list(n);

		n->style = fits && indent + flow_width(n) <= FLOW_WIDTH ? COP_FLOW
									: COP_BLOCK;
	}
}

void cop_write_settle(struct cop_node *n, bool flow, unsigned indent)
{
	unsigned spot = flow ? COP_SPOT_FLOW : COP_SPOT_BLOCK;

	if (!cop_node_is_collection(n)) {
		settle_scalar(n, spot);
		return;
	}
	settle_collection(n, flow, indent);
	flow = flow || n->style == COP_FLOW;
	spot = flow ? COP_SPOT_FLOW : COP_SPOT_BLOCK;
	for (struct cop_node *c = n->first; c; c = c->next) {
		if (c->key)
			settle_scalar(c->key, spot | COP_SPOT_KEY);
		cop_write_settle(c, flow, indent + 2);
	}
}

/* --- text --- */

static void write_scalar(struct cop_buf *out, const struct cop_node *n, unsigned indent)
{
	if (n->kind == COP_ALIAS)
		cop_buf_char(out, '*');
	cop_scalar_write(out, n->value, n->style, indent);
}

void cop_write_key(struct cop_buf *out, const struct cop_node *key)
{
	write_scalar(out, key, 0);
	/* The name of an alias may hold a colon. */
	cop_buf_text(out, key->kind == COP_ALIAS ? " :" : ":");
}

void cop_write_inline(struct cop_buf *out, const struct cop_node *n, unsigned indent)
{
	if (!cop_node_is_collection(n)) {
		write_scalar(out, n, indent);
		return;
	}
	cop_buf_char(out, n->kind == COP_MAP ? '{' : '[');
	for (const struct cop_node *c = n->first; c; c = c->next) {
		if (c != n->first)
			cop_buf_text(out, ", ");
		if (c->key) {
			cop_write_key(out, c->key);
			cop_buf_char(out, ' ');
		}
		cop_write_inline(out, c, indent);
	}
	cop_buf_char(out, n->kind == COP_MAP ? '}' : ']');
}

static void new_line(struct cop_buf *out, unsigned indent)
{
	cop_buf_char(out, '\n');
	cop_buf_fill(out, ' ', indent);
}

bool cop_write_ends_line(const struct cop_node *n)
{
	while (cop_node_is_block(n) && n->last)
		n = n->last;
	return n->style == COP_LITERAL && cop_scalar_ends_line(n->value);
}

void cop_write_entries(struct cop_buf *out, const struct cop_node *n, unsigned indent,
		       const struct cop_layout *layout)
{
	for (const struct cop_node *c = n->first; c; c = c->next) {
		if (c != n->first)
			new_line(out, indent);
		if (n->kind == COP_SEQ) {
			cop_buf_char(out, '-');
			cop_write_item(out, c, indent, layout);
		} else {
			cop_write_key(out, c->key);
			cop_write_value(out, c, indent, layout);
		}
	}
}

void cop_write_value(struct cop_buf *out, const struct cop_node *n, unsigned parent,
		     const struct cop_layout *layout)
{
	unsigned indent = parent + (n->kind == COP_SEQ ? layout->dash : layout->step);

	if (cop_node_is_block(n)) {
		new_line(out, indent);
		cop_write_entries(out, n, indent, layout);
		return;
	}
	cop_buf_char(out, ' ');
	cop_write_inline(out, n, indent);
}

void cop_write_item(struct cop_buf *out, const struct cop_node *n, unsigned parent,
		    const struct cop_layout *layout)
{
	unsigned indent = parent + 1 + layout->gap;

	cop_buf_fill(out, ' ', layout->gap);
	if (cop_node_is_block(n))
		cop_write_entries(out, n, indent, layout);
	else
		cop_write_inline(out, n, parent + layout->step);
}

/* --- for everybody --- */

void cop_yaml_write_scalar(struct cop_buf *out, const struct cop_str *text,
			   unsigned indent, enum cop_yaml_where where,
			   enum cop_style keep)
{
	unsigned spot = where == COP_IN_FLOW  ? COP_SPOT_FLOW
			: where == COP_AT_KEY ? COP_SPOT_KEY
					      : COP_SPOT_BLOCK;
	enum cop_style style = cop_scalar_style(text, spot, keep);

	cop_scalar_write(out, text, style, indent);
	if (style == COP_LITERAL)
		cop_buf_char(out, '\n');
}

void cop_yaml_write_file(struct cop_buf *out, const struct cop_node *root)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_node *copy = cop_node_copy(a, root, COP_MADE_DEPTH_MAX);

	assert(copy && cop_node_is_collection(copy));
	if (!copy)
		return;
	copy->style = COP_BLOCK;
	cop_write_settle(copy, false, 0);
	if (cop_node_is_block(copy))
		cop_write_entries(out, copy, 0, &cop_layout_ours);
	else
		cop_write_inline(out, copy, 0);
	cop_buf_char(out, '\n');
}
