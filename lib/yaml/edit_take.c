/* SPDX-License-Identifier: MIT */
/* Entries taken out; keys changed. */
#include "yaml/edit.h"

#include <string.h>

#include "yaml/block.h"
#include "yaml/scalar.h"

/* --- block --- */

/* Does it end in a block text, of which the line end is part? */
static bool needs_line_end(const struct cop_node *n)
{
	while (n && cop_node_is_block(n) && n->last)
		n = n->last;
	return n && (n->style == COP_LITERAL || n->style == COP_FOLDED);
}

/*
 * The entry's own lines. Blank lines beside it go too where they would be left at the start or
 * end of the collection, or double, or become part of a text above. A file without a line end
 * at its end keeps none.
 */
static void take_lines(struct cop_edit *e, const struct cop_node *n, struct cop_patch *p)
{
	const struct cop_source *src = e->src;
	unsigned column = cop_column(src, n->lead);
	size_t start = cop_line_start(src, n->lead);
	size_t stop = cop_after_entry(src, n->end, column);
	bool blank_below = stop < src->len && cop_line_blank(src, stop);

	if (n->prev && (!n->next || blank_below))
		start = cop_blank_above(src, start, cop_line_next(src, n->prev->end));
	while (!n->prev && n->next && stop < src->len && cop_line_blank(src, stop))
		stop = cop_line_next(src, stop);
	stop = cop_block_reach(n->prev, stop).blanks;
	if (stop == src->len && cop_text_open(src) && !needs_line_end(n->prev) &&
	    start > 0 && src->text[start - 1] == '\n')
		start -= start > 1 && src->text[start - 2] == '\r' ? 2 : 1;
	cop_patch_text(e, p, start, stop - start, "");
}

/*
 * The first entry shares its line with what holds it: the next one moves up to its place, or
 * where a comment stands above that, the line is left with nothing but its dash.
 */
static void take_first(struct cop_edit *e, const struct cop_node *n, struct cop_patch *p)
{
	const struct cop_source *src = e->src;
	size_t from = n->lead, to = n->next->lead;
	size_t last = cop_after_entry(src, n->end, cop_column(src, n->lead)) - 1;

	if (!cop_first_on_line(src, to) || cop_comment_between(src, last, to)) {
		to = last > from && src->text[last - 1] == '\r' ? last - 1 : last;
		while (strchr(" \t", src->text[from - 1]))
			from--;
	}
	cop_patch_text(e, p, from, to - from, "");
}

static enum cop_code take_from_block(struct cop_edit *e, const struct cop_node *n,
				     struct cop_patch *p, struct cop_error *err)
{
	enum cop_code code;
	size_t stop;

	if ((code = cop_guard_column(e, n->lead, err)))
		return code;
	if (cop_first_on_line(e->src, n->lead)) {
		stop = cop_after_entry(e->src, n->end, cop_column(e->src, n->lead));
		if (!(code = cop_guard_below(e, n->prev, stop, err)))
			take_lines(e, n, p);
		return code;
	}
	if (n->prev || !n->next)
		return cop_edit_refuse(e, n->lead,
				       "the entry shares its line with another",
				       "take it out by hand", err);
	take_first(e, n, p);
	return COP_OK;
}

/* --- both --- */

static enum cop_code try_take(struct cop_edit *e, struct cop_node *n, bool *again,
			      struct cop_error *err)
{
	struct cop_node *parent = n->parent;
	struct cop_patch p = { 0 };
	enum cop_code code;

	*again = cop_edit_stale(e, n) || cop_edit_touched(n) ||
		 (parent->flags & COP_NODE_DIRTY);
	if (*again)
		return COP_OK;
	if ((code = cop_guard_loss(e, n, err)) ||
	    (code = cop_guard_entry(e, n, true, err)))
		return code;
	if (n->key && (code = cop_guard_loss(e, n->key, err)))
		return code;
	if (parent->flags & COP_NODE_PAIR)
		return cop_edit_refuse(e, n->lead,
				       "a single 'key: value' in a list without brackets",
				       "take it out by hand", err);
	if (parent->style == COP_FLOW)
		cop_flow_take(e, n, &p);
	else if ((code = take_from_block(e, n, &p, err)))
		return code;
	*again = !cop_patch_note(e, &p);
	if (*again)
		return COP_OK;
	parent->flags |= COP_NODE_DIRTY;
	cop_node_unlink(n);
	return COP_OK;
}

enum cop_code cop_edit_remove(struct cop_edit *e, struct cop_node *entry,
			      enum cop_if_empty last, struct cop_error *err)
{
	bool again = true;
	enum cop_code code;

	while (entry->parent && entry->parent->count == 1 && last == COP_REMOVE_PARENT &&
	       entry->parent->parent)
		entry = entry->parent;
	if (!entry->parent)
		return cop_edit_refuse(e, entry->start, "this is the whole document",
				       "remove the file", err);
	if (entry->parent->count == 1) {
		struct cop_node *none = entry->parent->kind == COP_MAP
						? cop_make_map(e->arena, COP_FLOW)
						: cop_make_seq(e->arena, COP_FLOW);

		return cop_edit_set(e, entry->parent, none, err);
	}
	if ((code = try_take(e, entry, &again, err)) || !again)
		return code;
	if ((code = cop_edit_again(e, &entry, NULL, err)))
		return code;
	code = try_take(e, entry, &again, err);
	return cop_edit_done(e, code, again, err);
}

static enum cop_code guard_key(const struct cop_edit *e, const struct cop_node *key,
			       struct cop_error *err)
{
	if (key->props)
		return cop_edit_refuse(e, key->start, "the key has an anchor or a tag",
				       "change it by hand, and look where its '*name' "
				       "stands",
				       err);
	if (key->start == key->end || key->kind != COP_SCALAR ||
	    key->style == COP_LITERAL || key->style == COP_FOLDED)
		return cop_edit_refuse(e, key->start, "the key is not a word on one line",
				       "write it as one word by hand", err);
	return COP_OK;
}

static enum cop_code try_rename(struct cop_edit *e, struct cop_node *n, const char *key,
				bool *again, struct cop_error *err)
{
	struct cop_node *old = n->key, *copy;
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_patch p = { 0 };
	enum cop_code code;

	*again = cop_edit_stale(e, n->parent) || (n->flags & COP_NODE_NEW) ||
		 (old->flags & COP_NODE_MADE);
	if (*again || cop_node_is(old, key))
		return COP_OK;
	if ((code = cop_guard_entry(e, n, false, err)) ||
	    (code = guard_key(e, old, err)) ||
	    (code = cop_guard_new_key(e, n->parent, key, err)) ||
	    (code = cop_adopt_key(e, key,
				  n->parent->style == COP_FLOW ? COP_SPOT_FLOW : 0,
				  old->style, &copy, err)))
		return code;
	cop_scalar_write(&text, copy->value, copy->style, 0);
	cop_patch_add(e, &p, old->start, old->end - old->start, &text);
	*again = !cop_patch_note(e, &p);
	if (*again)
		return COP_OK;
	copy->start = old->start;
	copy->end = old->end;
	copy->lead = old->lead;
	copy->flags |= COP_NODE_MADE;
	cop_node_set_key(n, copy, n->parent);
	return COP_OK;
}

enum cop_code cop_edit_rename(struct cop_edit *e, struct cop_node *entry, const char *key,
			      struct cop_error *err)
{
	bool again = true;
	enum cop_code code;

	if (!entry->key)
		return cop_edit_refuse(e, entry->start, "an item of a list has no key",
				       "set it, or take it out and add another", err);
	if ((code = try_rename(e, entry, key, &again, err)) || !again)
		return code;
	if ((code = cop_edit_again(e, &entry, NULL, err)))
		return code;
	code = try_rename(e, entry, key, &again, err);
	return cop_edit_done(e, code, again, err);
}
