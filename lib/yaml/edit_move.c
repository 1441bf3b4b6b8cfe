/* SPDX-License-Identifier: MIT */
/* An entry taken to another place among its siblings, with its lines and comments as they are. */
#include "yaml/edit.h"

#include <string.h>

#include "yaml/block.h"
#include "yaml/scalar.h"

/* The text of an entry: whole lines, or from the dash of what holds it to the line's end. */
struct unit {
	size_t start, stop;
	unsigned column;
	bool own_line;
};

static enum cop_code refuse_loose(const struct cop_edit *e, const struct cop_node *n,
				  struct cop_error *err)
{
	return cop_edit_refuse(e, n->lead, "the entry shares its line with another",
			       "give it a line of its own by hand", err);
}

/* A name must be given before it is used, so neither may pass the other. */
static enum cop_code guard_names(const struct cop_edit *e, const struct cop_node *entry,
				 struct cop_error *err)
{
	const struct cop_node *start = entry->key ? entry->key : entry;

	for (const struct cop_node *n = start; n; n = cop_tree_next(n, entry))
		if (n->kind == COP_ALIAS || (n->props && n->props[0] == '&'))
			return cop_edit_refuse(
				e, n->start,
				"an anchor ('&') or alias ('*') would come to another "
				"place",
				"move it by hand, and keep '&name' before '*name'", err);
	return COP_OK;
}

static enum cop_code guard(const struct cop_edit *e, const struct cop_node *entry,
			   struct cop_error *err)
{
	const struct cop_node *list = entry->parent;
	enum cop_code code;

	if (list->flags & COP_NODE_PAIR)
		return cop_edit_refuse(e, entry->lead,
				       "a single 'key: value' in a list without brackets",
				       "it holds nothing to move it past", err);
	if ((code = guard_names(e, entry, err)) || (code = cop_guard_way(e, list, err)))
		return code;
	if (list->style == COP_FLOW)
		return COP_OK;
	for (const struct cop_node *n = list->first; n; n = n->next) {
		if ((code = cop_guard_column(e, n->lead, err)))
			return code;
		if (n->prev && !cop_first_on_line(e->src, n->lead))
			return refuse_loose(e, n, err);
	}
	return COP_OK;
}

/* --- block --- */

/* Comments right above go with an entry; those that begin the file are about the file. */
static struct unit unit_of(const struct cop_edit *e, const struct cop_node *n)
{
	const struct cop_source *src = e->src;
	struct unit u = { .start = n->lead, .column = cop_column(src, n->lead) };
	size_t above;

	u.own_line = cop_first_on_line(src, n->lead);
	u.stop = cop_after_entry(src, n->end, u.column);
	if (!u.own_line)
		return u;
	u.start = cop_line_start(src, n->lead);
	above = cop_comment_above(src, u.start, u.column);
	if (above > cop_text_start(src) && (!n->prev || above > n->prev->end))
		u.start = above;
	return u;
}

/* Lines without their carriage returns: cop_patch_add gives them those of their new place. */
static void copy_lines(const struct cop_source *src, const struct unit *u,
		       struct cop_buf *out)
{
	for (size_t i = u->start; i < u->stop; i++)
		if (src->text[i] != '\r')
			cop_buf_char(out, src->text[i]);
	if (out->len && out->at[out->len - 1] == '\n')
		out->len--;
}

/* Does its last line end belong to its value? */
static bool keeps_line_end(const struct cop_node *n)
{
	while (cop_node_is_block(n) && n->last)
		n = n->last;
	return (n->style == COP_LITERAL || n->style == COP_FOLDED) &&
	       cop_scalar_ends_line(n->value);
}

static size_t lines_in(const struct cop_source *src, size_t from, size_t to)
{
	size_t n = 0;

	for (; from < to; from++)
		n += src->text[from] == '\n';
	return n;
}

/*
 * Takes the lines out, with the blank lines on one side: those below at the start of the
 * collection or under a text that would keep them, else those above unless only there are
 * some. Returns how many blank lines went.
 */
static size_t lift(struct cop_edit *e, const struct cop_node *n, const struct unit *u,
		   struct cop_patch *p)
{
	const struct cop_source *src = e->src;
	bool blank_below = u->stop < src->len && cop_line_blank(src, u->stop);
	size_t start = u->start, stop = u->stop, blanks;

	if (n->prev && (!n->next || blank_below))
		start = cop_blank_above(src, start, cop_line_next(src, n->prev->end));
	while (!n->prev && n->next && stop < src->len && cop_line_blank(src, stop))
		stop = cop_line_next(src, stop);
	stop = cop_block_reach(n->prev, stop).blanks;
	blanks = lines_in(src, start, u->start) + lines_in(src, u->stop, stop);
	if (stop == src->len && cop_text_open(src) && !keeps_line_end(n->prev)) {
		start--;
		start -= start > 0 && src->text[start - 1] == '\r';
	}
	cop_patch_text(e, p, start, stop - start, "");
	return blanks;
}

/*
 * The first entry beside a dash: the next comes up to it, or where a comment stands above
 * that, the dash stays alone on its line. Returns how many blank lines went.
 */
static size_t lift_first(struct cop_edit *e, const struct cop_node *n,
			 const struct unit *u, struct cop_patch *p)
{
	const struct cop_source *src = e->src;
	size_t from = u->start, to = n->next->lead, line = cop_line_start(src, to);

	if (cop_blank_above(src, line, u->stop) == u->stop) {
		cop_patch_text(e, p, from, to - from, "");
		return lines_in(src, u->stop, line);
	}
	to = u->stop - 1 - (src->text[u->stop - 2] == '\r');
	while (strchr(" \t", src->text[from - 1]))
		from--;
	cop_patch_text(e, p, from, to - from, "");
	return 0;
}

static void drop_before(struct cop_edit *e, const struct unit *to,
			const struct cop_buf *text, size_t blanks, struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf all = { 0 };
	size_t skip = to->own_line ? 0 : strspn(cop_buf_str(text), " ");

	cop_buf_add(&all, cop_buf_str(text) + skip, text->len - skip);
	cop_buf_fill(&all, '\n', 1 + blanks);
	if (!to->own_line)
		cop_buf_fill(&all, ' ', to->column);
	cop_patch_add(e, p, to->start, 0, &all);
}

static void drop_last(struct cop_edit *e, const struct cop_node *n, const struct unit *to,
		      const struct cop_buf *text, size_t blanks, struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf all = { 0 };
	bool open = to->stop == e->src->len && cop_text_open(e->src);

	cop_buf_fill(&all, '\n', blanks + open);
	cop_buf_add(&all, cop_buf_str(text), text->len);
	if (!open || keeps_line_end(n))
		cop_buf_char(&all, '\n');
	cop_patch_add(e, p, to->stop, 0, &all);
}

static void move_lines(struct cop_edit *e, const struct cop_node *n,
		       const struct cop_node *before, struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct unit u = unit_of(e, n);
	struct unit to = unit_of(e, before ? before : n->parent->last);
	size_t blanks;

	if (!u.own_line)
		cop_buf_fill(&text, ' ', u.column);
	copy_lines(e->src, &u, &text);
	blanks = u.own_line ? lift(e, n, &u, p) : lift_first(e, n, &u, p);
	/* Blank lines become part of a text above that keeps them. */
	if (cop_block_keeps(before ? n : n->parent->last))
		blanks = 0;
	if (before)
		drop_before(e, &to, &text, blanks, p);
	else
		drop_last(e, n, &to, &text, blanks, p);
}

/* Neither what it leaves behind nor what it comes to stand above is drawn into a text. */
static enum cop_code guard_texts(const struct cop_edit *e, const struct cop_node *n,
				 const struct cop_node *before, struct cop_error *err)
{
	size_t end = unit_of(e, n->parent->last).stop;
	enum cop_code code = cop_guard_below(e, n->prev, unit_of(e, n).stop, err);

	if (code || before || (code = cop_guard_below(e, n, end, err)) ||
	    cop_block_reach(n, end).blanks == end)
		return code;
	return cop_edit_refuse(e, end,
			       "the blank line would become part of the text above it",
			       "take it out, or write '|' in place of '|+'", err);
}

/* --- both --- */

static enum cop_code try_move(struct cop_edit *e, struct cop_node *n,
			      struct cop_node *before, bool *again, struct cop_error *err)
{
	struct cop_node *list = n->parent, *next = n->next;
	struct cop_patch p = { 0 };
	enum cop_code code;

	*again = e->n > 0;
	if (*again || before == n || before == n->next)
		return COP_OK;
	if ((code = guard(e, n, err)))
		return code;
	if (list->style == COP_FLOW) {
		if ((code = cop_flow_move(e, n, before, &p, err)))
			return code;
	} else if ((!before || !n->next) &&
		   (*again = cop_edit_close_text(e, list->last))) {
		return COP_OK;
	} else if ((code = guard_texts(e, n, before, err))) {
		return code;
	} else {
		move_lines(e, n, before, &p);
	}
	if (!cop_patch_note(e, &p))
		return cop_edit_refuse(e, n->lead, "this entry cannot be moved there",
				       "move it by hand", err);
	cop_node_unlink(n);
	cop_node_link(list, n, before);
	code = cop_edit_again(e, NULL, NULL, err);
	if (code) {
		cop_node_unlink(n);
		cop_node_link(list, n, next);
		e->n = 0;
	}
	return code;
}

enum cop_code cop_edit_move(struct cop_edit *e, struct cop_node *entry,
			    struct cop_node *before, struct cop_error *err)
{
	bool again = true;
	enum cop_code code;

	if (!entry->parent)
		return cop_edit_refuse(e, entry->start, "this is the whole document",
				       "name an entry of it", err);
	for (int tries = 0; tries < 3 && again; tries++) {
		if ((code = try_move(e, entry, before, &again, err)))
			return code;
		if (again && (code = cop_edit_again(e, &entry, &before, err)))
			return code;
	}
	return cop_edit_done(e, COP_OK, again, err);
}
