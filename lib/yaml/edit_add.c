/* SPDX-License-Identifier: MIT */
/* New entries of mappings and lists. */
#include "yaml/edit.h"

#include <string.h>

#include "yaml/scalar.h"

/* What is put in, and between which entries of the old text. */
struct entry {
	struct cop_node *into, *key,
		*value;          /* key and value: ours, settled; key NULL in lists */
	struct cop_node *before; /* as asked for; NULL: at the end */
	struct cop_node *prev, *next; /* with places; NULL where there is none */
};

static struct cop_node *placed_back(struct cop_node *n)
{
	while (n && (n->flags & COP_NODE_NEW))
		n = n->prev;
	return n;
}

static enum cop_code guard(const struct cop_edit *e, const struct cop_node *into,
			   const struct cop_node *before, struct cop_error *err)
{
	const struct cop_node *first = into->first;

	if (into->flags & COP_NODE_PAIR)
		return cop_edit_refuse(e, into->start,
				       "a single 'key: value' in a list without brackets",
				       "put it into '{ }' by hand", err);
	if (before && (before->flags & COP_NODE_COMPLEX))
		return cop_edit_refuse(e, before->lead, "the key is written with '?'",
				       "write it as 'key: value' first", err);
	if (into->style == COP_BLOCK && first && !(first->flags & COP_NODE_NEW)) {
		enum cop_code code = cop_guard_column(e, first->lead, err);

		if (code)
			return code;
	}
	return cop_guard_way(e, into, err);
}

/* --- block --- */

static size_t blank_lines_between(const struct cop_source *src, const struct cop_node *a,
				  const struct cop_node *b)
{
	size_t at = cop_line_next(src, a->end), n = 0;

	while (at < b->lead && cop_line_blank(src, at)) {
		at = cop_line_next(src, at);
		n++;
	}
	return n;
}

/* As the neighbours are kept apart by blank lines; in mappings only blocks are. */
static size_t separator(const struct cop_edit *e, const struct entry *n)
{
	struct cop_node *a = n->prev, *b = n->next;

	if (a && !b) {
		b = a;
		a = placed_back(b->prev);
	} else if (!a) {
		a = b;
		b = a->next && !(a->next->flags & COP_NODE_NEW) ? a->next : NULL;
	}
	if (!a || !b)
		return 0;
	if (n->into->kind == COP_MAP && !(cop_node_is_block(a) && cop_node_is_block(b) &&
					  cop_node_is_block(n->value)))
		return 0;
	return blank_lines_between(e->src, a, b);
}

/* The blanks between dash and item, as the neighbour has them. */
static struct cop_layout layout_here(const struct cop_edit *e,
				     const struct cop_node *beside)
{
	struct cop_layout layout = e->layout;

	if (beside->start > beside->lead + 1 && !cop_node_is_void(beside) &&
	    beside->start - beside->lead - 1 <= 8 &&
	    cop_same_line(e->src, beside->lead, beside->start))
		layout.gap = beside->start - beside->lead - 1;
	return layout;
}

/* `below`: what comes after it. */
static void write_entry(const struct cop_edit *e, const struct entry *n, unsigned column,
			size_t below, struct cop_buf *out)
{
	const struct cop_node *beside = n->prev ? n->prev : n->next;
	struct cop_layout layout = n->key ? e->layout : layout_here(e, beside);

	if (n->value->style == COP_LITERAL)
		layout.step = cop_clear_of(e->src, below, column + layout.step) - column;
	if (n->key) {
		cop_write_key(out, n->key);
		cop_write_value(out, n->value, column, &layout);
		return;
	}
	cop_buf_char(out, '-');
	cop_write_item(out, n->value, column, &layout);
}

static void patch_lines(struct cop_edit *e, const struct cop_node *into,
			struct cop_patch *p, size_t at, const struct cop_buf *text)
{
	size_t n = p->n;

	cop_patch_add(e, p, at, 0, text);
	if (p->n == n)
		return;
	p->at[n].lines = true;
	for (; into->parent; into = into->parent)
		p->at[n].depth++;
}

static void add_after(struct cop_edit *e, const struct entry *n, unsigned column,
		      struct cop_patch *p)
{
	size_t at = cop_after_entry(e->src, n->prev->end, column);
	bool open = at == e->src->len && cop_text_open(e->src);
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	cop_buf_fill(&text, '\n', separator(e, n) + open);
	cop_buf_fill(&text, ' ', column);
	write_entry(e, n, column, at, &text);
	if (!open || cop_write_ends_line(n->value))
		cop_buf_char(&text, '\n');
	patch_lines(e, n->into, p, at, &text);
}

/* A comment above the first entry of the file is about the file. */
static void add_first(struct cop_edit *e, const struct entry *n, unsigned column,
		      struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	bool own_line = cop_first_on_line(e->src, n->next->lead);
	size_t at = n->next->lead;

	if (own_line) {
		at = cop_line_start(e->src, at);
		if (n->into->parent)
			at = cop_comment_above(e->src, at, column);
		cop_buf_fill(&text, ' ', column);
	}
	write_entry(e, n, column, at, &text);
	cop_buf_fill(&text, '\n', 1 + separator(e, n));
	if (!own_line)
		cop_buf_fill(&text, ' ', column);
	patch_lines(e, n->into, p, at, &text);
}

static void add_to_block(struct cop_edit *e, const struct entry *n, struct cop_patch *p)
{
	const struct cop_node *beside = n->prev ? n->prev : n->next;
	unsigned column = cop_column(e->src, beside->lead);

	if (n->prev)
		add_after(e, n, column, p);
	else
		add_first(e, n, column, p);
}

/* --- flow --- */

static void write_flow_entry(const struct entry *n, struct cop_buf *out)
{
	if (n->key) {
		cop_write_key(out, n->key);
		cop_buf_char(out, ' ');
	}
	cop_write_inline(out, n->value, 0);
}

/* A new line that begins as the line of `at` does. */
static void add_line_like(const struct cop_edit *e, size_t at, struct cop_buf *out)
{
	size_t start = cop_line_start(e->src, at);

	cop_buf_char(out, '\n');
	cop_buf_add(out, e->src->text + start, strspn(e->src->text + start, " \t"));
}

static bool leads_line(const struct cop_edit *e, const struct cop_node *n)
{
	size_t start = cop_line_start(e->src, n->lead);

	return strspn(e->src->text + start, " \t") == n->lead - start &&
	       !cop_same_line(e->src, n->parent->start, n->lead);
}

static void add_before_in_flow(struct cop_edit *e, const struct entry *n,
			       struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	write_flow_entry(n, &text);
	cop_buf_char(&text, ',');
	if (leads_line(e, n->before))
		add_line_like(e, n->before->lead, &text);
	else
		cop_buf_char(&text, ' ');
	cop_patch_add(e, p, n->before->lead, 0, &text);
}

/* One entry a line, the bracket on a line after it: the comma goes before a comment. */
static void add_line_in_flow(struct cop_edit *e, const struct entry *n, size_t end,
			     struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	size_t comma = cop_gap_skip(e->src, end, false);
	bool has_comma = e->src->text[comma] == ',';

	add_line_like(e, n->prev->lead, &text);
	write_flow_entry(n, &text);
	if (has_comma)
		cop_buf_char(&text, ',');
	else
		cop_patch_text(e, p, end, 0, ",");
	cop_patch_add(e, p, cop_line_end(e->src, has_comma ? comma : end), 0, &text);
}

static void append_in_flow(struct cop_edit *e, const struct entry *n, struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	size_t end = cop_end_in_flow(e->src, n->prev);
	bool own_line = leads_line(e, n->prev);

	if (own_line && !cop_same_line(e->src, end, n->into->end)) {
		add_line_in_flow(e, n, end, p);
		return;
	}
	cop_buf_char(&text, ',');
	if (own_line)
		add_line_like(e, n->prev->lead, &text);
	else
		cop_buf_char(&text, ' ');
	write_flow_entry(n, &text);
	cop_patch_add(e, p, end, 0, &text);
}

/* --- both --- */

static void link_entry(struct entry *n)
{
	n->value->flags |= COP_NODE_MADE | COP_NODE_NEW;
	if (n->key)
		cop_node_set_key(n->value, n->key, n->into);
	cop_node_link(n->into, n->value, n->before);
	n->into->flags |= COP_NODE_DIRTY;
}

static struct cop_node *find_prev(const struct cop_edit *e, const struct entry *n)
{
	const struct cop_node *known = e->grown_after;

	if (n->before)
		return placed_back(n->before->prev);
	if (e->grown == n->into && known && known->parent == n->into &&
	    (n->into->last->flags & COP_NODE_NEW))
		return e->grown_after;
	return placed_back(n->into->last);
}

/* Nothing but a comment between the brackets: the closing one begins a line then. */
static void add_below_comment(struct cop_edit *e, const struct entry *n,
			      struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	size_t line = cop_line_start(e->src, n->into->end - 1);

	cop_buf_fill(&text, ' ', n->into->end - 1 - line + e->layout.step);
	write_flow_entry(n, &text);
	cop_buf_char(&text, '\n');
	cop_patch_add(e, p, line, 0, &text);
}

static bool only_comment(const struct cop_edit *e, const struct cop_node *into)
{
	return into->style == COP_FLOW && !into->first &&
	       cop_comment_between(e->src, into->start, into->end);
}

/* Did this batch change what stands at its end? Its old end says nothing then. */
static bool new_end(const struct cop_node *n)
{
	for (; cop_node_is_block(n) && n->last; n = n->last)
		if (n->flags & COP_NODE_DIRTY)
			return true;
	return false;
}

static void add(struct cop_edit *e, struct entry *n, bool *again)
{
	bool flow = n->into->style == COP_FLOW, only = only_comment(e, n->into);
	struct cop_patch p = { 0 };

	n->prev = find_prev(e, n);
	n->next = n->before;
	*again = (!n->prev && !n->next && !only) ||
		 (flow && (n->into->flags & COP_NODE_DIRTY)) ||
		 (n->prev ? new_end(n->prev) : n->into->flags & COP_NODE_DIRTY) ||
		 (n->prev && n->value->style == COP_LITERAL &&
		  cop_patch_below(e, n->prev->end));
	if (*again)
		return;
	if (!flow && n->prev && (*again = cop_edit_close_text(e, n->prev)))
		return;
	if (only)
		add_below_comment(e, n, &p);
	else if (!flow)
		add_to_block(e, n, &p);
	else if (n->before)
		add_before_in_flow(e, n, &p);
	else
		append_in_flow(e, n, &p);
	*again = !cop_patch_note(e, &p);
	if (!*again)
		link_entry(n);
	if (!*again && !n->before) {
		e->grown = n->into;
		e->grown_after = n->prev;
	}
}

/* An empty or absent collection is set as a whole. */
static enum cop_code set_first(struct cop_edit *e, struct cop_node *into, const char *key,
			       struct cop_node *value, bool *again, struct cop_error *err)
{
	bool lines = cop_node_is_collection(value) || !into->parent;
	enum cop_style style = lines ? COP_BLOCK : COP_STYLE_AUTO;
	struct cop_node *holder,
		*copy = cop_node_copy(e->arena, value, COP_MADE_DEPTH_MAX);

	if (!copy)
		return cop_edit_refuse(e, into->start, "the value is nested too deep",
				       "split it", err);
	holder = key ? cop_make_map(e->arena, style) : cop_make_seq(e->arena, style);
	if (key)
		cop_make_put(e->arena, holder, key, copy);
	else
		cop_make_push(holder, copy);
	return cop_try_set(e, into, holder, again, err);
}

static bool holds_nothing(const struct cop_node *n, enum cop_node_kind kind)
{
	if (n->kind == kind)
		return !n->first && n->style == COP_FLOW;
	return cop_node_is_void(n) && n->style == COP_PLAIN;
}

static enum cop_code fail_kind(const struct cop_edit *e, const struct cop_node *n,
			       const char *want, struct cop_error *err)
{
	return cop_edit_refuse(e, n->start, want, "set it to another value first", err);
}

static enum cop_code try_put(struct cop_edit *e, struct cop_node *map, struct entry *n,
			     const char *key, bool *again, struct cop_error *err)
{
	unsigned spot = map->style == COP_FLOW ? COP_SPOT_FLOW : COP_SPOT_BLOCK;
	struct cop_node *value = n->value;
	enum cop_code code;

	*again = cop_edit_stale(e, map) || (n->before && cop_edit_made(n->before));
	if (*again)
		return COP_OK;
	if (holds_nothing(map, COP_MAP) && !only_comment(e, map))
		return set_first(e, map, key, value, again, err);
	if (map->kind != COP_MAP)
		return fail_kind(e, map, "the value is not a mapping: it has no keys",
				 err);
	if ((code = guard(e, map, n->before, err)) ||
	    (code = cop_guard_new_key(e, map, key, err)) ||
	    (code = cop_adopt_key(e, key, spot, COP_STYLE_AUTO, &n->key, err)) ||
	    (code = cop_adopt(e, value, spot == COP_SPOT_FLOW, 0, &n->value, err)))
		return code;
	n->into = map;
	add(e, n, again);
	return COP_OK;
}

enum cop_code cop_edit_put(struct cop_edit *e, struct cop_node *map, const char *key,
			   struct cop_node *value, struct cop_node *before,
			   struct cop_error *err)
{
	struct entry n = { .value = value, .before = before };
	bool again = true;
	enum cop_code code = try_put(e, map, &n, key, &again, err);

	if (code || !again)
		return code;
	if ((code = cop_edit_again(e, &map, &before, err)))
		return code;
	n = (struct entry){ .value = value, .before = before };
	code = try_put(e, map, &n, key, &again, err);
	return cop_edit_done(e, code, again, err);
}

static enum cop_code try_insert(struct cop_edit *e, struct cop_node *seq, size_t before,
				struct cop_node *value, bool *again,
				struct cop_error *err)
{
	struct entry n = { .into = seq, .before = cop_node_item(seq, before) };
	enum cop_code code;

	*again = cop_edit_stale(e, seq) || (n.before && cop_edit_made(n.before));
	if (*again)
		return COP_OK;
	if (holds_nothing(seq, COP_SEQ) && !only_comment(e, seq))
		return set_first(e, seq, NULL, value, again, err);
	if (seq->kind != COP_SEQ)
		return fail_kind(e, seq, "the value is not a list: it has no items", err);
	if ((code = guard(e, seq, n.before, err)) ||
	    (code = cop_adopt(e, value, seq->style == COP_FLOW, 0, &n.value, err)))
		return code;
	add(e, &n, again);
	return COP_OK;
}

enum cop_code cop_edit_insert(struct cop_edit *e, struct cop_node *seq, size_t before,
			      struct cop_node *value, struct cop_error *err)
{
	bool again = true;
	enum cop_code code = try_insert(e, seq, before, value, &again, err);

	if (code || !again)
		return code;
	if ((code = cop_edit_again(e, &seq, NULL, err)))
		return code;
	code = try_insert(e, seq, before, value, &again, err);
	return cop_edit_done(e, code, again, err);
}
