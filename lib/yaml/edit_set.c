/* SPDX-License-Identifier: MIT */
/* One value in the place of another. */
#include "yaml/edit.h"

#include <string.h>

#include "yaml/block.h"
#include "yaml/scalar.h"

/* Where the old value stands, and where the lines of the new one will. */
struct spot {
	size_t intro;    /* after the colon or the dash */
	unsigned column; /* of the entry */
	unsigned lines;  /* of the lines of a literal or of a block collection */
	bool beside;     /* a block collection begins here, not on the next line */
};

/* The new value as text: what goes where the old one began, and the lines after that. */
struct render {
	struct cop_buf head, body;
	bool nothing; /* {} or []: comments that stood above its first entry stay */
};

static void render_clear(struct render *r)
{
	cop_buf_clear(&r->head);
	cop_buf_clear(&r->body);
}

static bool is_block_scalar(const struct cop_node *n)
{
	return n->kind == COP_SCALAR &&
	       (n->style == COP_LITERAL || n->style == COP_FOLDED);
}

static enum cop_code guard(const struct cop_edit *e, const struct cop_node *old,
			   struct cop_error *err)
{
	enum cop_code code;

	if (old->kind == COP_ALIAS)
		return cop_edit_refuse(e, old->start,
				       "the value is an alias ('*'): it stands elsewhere",
				       "change the value it names, by hand", err);
	if ((old->flags & COP_NODE_NO_COLON) &&
	    ((old->flags & COP_NODE_COMPLEX) || old->parent->style != COP_FLOW))
		return cop_edit_refuse(e, old->start,
				       "the key has no ':' to put a value after",
				       "write ': ' after the key", err);
	if ((code = cop_guard_loss(e, old, err)) || (code = cop_guard_way(e, old, err)))
		return code;
	if (old->props)
		return old->props[0] == '&'
			       ? cop_edit_refuse(e, old->start,
						 "the value has an anchor ('&')",
						 "take '&name' out: nothing uses it", err)
			       : cop_edit_refuse(
					 e, old->start,
					 "the value has a tag ('!'), which says "
					 "how to read it",
					 "change what stands after the tag by hand", err);
	return COP_OK;
}

/* Bare words of several lines are a text, unless they begin as a date does. */
static bool is_text(const struct cop_node *n)
{
	const char *source = n->src->text + n->start;

	return cop_str_has_newline(n->value) ||
	       (memchr(source, '\n', n->end - n->start) &&
		!strchr("0123456789+.", source[0]));
}

/* Setting a value to what it says already writes nothing, whatever its quotes. */
static bool says_the_same(const struct cop_node *old, const struct cop_node *value,
			  const struct cop_node *copy)
{
	if (old->kind == COP_SCALAR && value->kind == COP_SCALAR &&
	    value->style == COP_STYLE_AUTO && (!cop_node_plain(old) || is_text(old)))
		return cop_str_equal(old->value, value->value);
	return cop_node_equal(old, copy);
}

/* Columns of the lines of a literal: as before where it was one. */
static unsigned literal_lines(const struct cop_edit *e, const struct cop_node *old,
			      const struct spot *s)
{
	unsigned column = old->parent ? s->column : 0, lines = column + e->layout.step;
	size_t below = cop_node_is_block(old) ? cop_after_entry(e->src, old->end, column)
					      : cop_line_next(e->src, old->end);

	if (is_block_scalar(old)) {
		struct cop_block_header h = cop_block_header(old);

		if (!h.fixed && h.indent > column)
			lines = h.indent;
	}
	return cop_clear_of(e->src, below, lines);
}

static unsigned block_lines(const struct cop_edit *e, const struct cop_node *old,
			    const struct cop_node *copy, const struct spot *s)
{
	bool item = !old->parent || old->parent->kind == COP_SEQ;

	if (cop_node_is_block(old) && (item || old->kind == copy->kind))
		return cop_column(e->src, old->first->lead);
	if (item && cop_node_is_void(old))
		return s->column + 1 + e->layout.gap;
	if (item)
		return cop_column(e->src, old->start);
	return s->column + (copy->kind == COP_SEQ ? e->layout.dash : e->layout.step);
}

/* A value on a line of its own with a comment above it: a block begins in its place. */
static bool below_comment(const struct cop_edit *e, const struct cop_node *old,
			  const struct spot *s)
{
	return old->key && !cop_node_is_block(old) && !cop_node_is_void(old) &&
	       cop_first_on_line(e->src, old->start) &&
	       cop_comment_between(e->src, s->intro, old->start);
}

static struct spot find_spot(const struct cop_edit *e, const struct cop_node *old,
			     const struct cop_node *copy)
{
	struct spot s = { .intro = old->start, .column = cop_column(e->src, old->lead) };
	bool item = !old->parent || old->parent->kind == COP_SEQ;

	if (old->parent && item)
		s.intro = old->lead + 1;
	else if (old->key)
		s.intro = cop_gap_skip(e->src, old->key->end, false) + 1;
	s.beside = item && (!cop_node_is_block(old) ||
			    cop_same_line(e->src, s.intro, old->start));
	s.lines = cop_node_is_block(copy) ? block_lines(e, old, copy, &s)
					  : literal_lines(e, old, &s);
	if (!cop_node_is_block(copy))
		return s;
	if (below_comment(e, old, &s)) {
		s.beside = true;
		s.lines = cop_column(e->src, old->start);
	} else if (!old->parent && !cop_first_on_line(e->src, old->start)) {
		s.intro = cop_line_start(e->src, old->start) + strlen("---");
		s.beside = false;
		s.lines = 0;
	}
	return s;
}

static void render(const struct cop_edit *e, const struct cop_node *old,
		   const struct cop_node *copy, const struct spot *s, struct render *ret)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf all = { 0 };
	size_t head;

	ret->nothing = cop_node_is_collection(copy) && !copy->first;
	if (cop_node_is_block(copy) && !s->beside) {
		cop_buf_char(&all, '\n');
		cop_buf_fill(&all, ' ', s->lines);
	}
	if (cop_node_is_block(copy))
		cop_write_entries(&all, copy, s->lines, &e->layout);
	else
		cop_write_inline(&all, copy, s->lines);
	/* At the end of a text without a line end the literal would lose its own. */
	if (cop_write_ends_line(copy) && cop_text_open(e->src) &&
	    cop_line_next(e->src, old->end) == e->src->len)
		cop_buf_char(&all, '\n');
	head = strcspn(cop_buf_str(&all), "\n");
	cop_buf_add(&ret->head, cop_buf_str(&all), head);
	cop_buf_add(&ret->body, cop_buf_str(&all) + head, all.len - head);
}

/* After the colon or dash; what else stands on the line is a comment, and stays. */
static void put_after_intro(struct cop_edit *e, size_t intro, const struct cop_buf *head,
			    struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	size_t blanks =
		cop_rest_blank(e->src, intro) ? cop_line_end(e->src, intro) - intro : 0;

	if (head->len)
		cop_buf_char(&text, ' ');
	cop_buf_add(&text, cop_buf_str(head), head->len);
	cop_patch_add(e, p, intro, blanks, &text);
}

/*
 * [start, end) is what stands on one line with the entry: the whole of a scalar or flow
 * collection, the indicator of a block scalar. A block collection takes the gap before too.
 */
static void put_in_place(struct cop_edit *e, const struct spot *s, size_t start,
			 size_t end, const struct render *r, struct cop_patch *p)
{
	size_t from = r->head.len ? start : s->intro;
	size_t to = !r->head.len && cop_rest_blank(e->src, end)
			    ? cop_line_end(e->src, end)
			    : end;

	cop_patch_add(e, p, from, to - from, &r->head);
}

/* Does the old indicator (`|2`, `|+`) say of the new text what the new one would? */
static bool same_header(const struct cop_edit *e, const struct cop_node *old,
			const struct cop_block_header *h, const struct spot *s,
			const struct render *r)
{
	const struct cop_source *src = e->src;
	bool was_cut = memchr(src->text + h->start, '-', h->end - h->start);
	bool is_cut = r->head.len && memchr(r->head.at, '-', r->head.len);

	return old->style == COP_LITERAL && r->head.len && r->head.at[0] == '|' &&
	       was_cut == is_cut && h->indent == s->lines &&
	       !(h->keep && cop_line_blank(src, cop_line_start(src, old->end)));
}

static void over_block_scalar(struct cop_edit *e, const struct cop_node *old,
			      const struct spot *s, const struct render *r,
			      struct cop_patch *p)
{
	struct cop_block_header h = cop_block_header(old);
	size_t line_end = cop_line_end(e->src, h.end);

	if (!same_header(e, old, &h, s, r))
		put_in_place(e, s, h.start, h.end, r, p);
	cop_patch_add(e, p, line_end, old->end > line_end ? old->end - line_end : 0,
		      &r->body);
}

/* Before the line end of the last line that goes with an entry. */
static size_t last_line_end(const struct cop_source *src, size_t end, unsigned column)
{
	size_t after = cop_after_entry(src, end, column);

	while (cop_line_next(src, end) < after)
		end = cop_line_next(src, end);
	return cop_line_end(src, end);
}

/* The end of the comments right before its first line; `from` where there are none. */
static size_t comments_end(const struct cop_source *src, const struct cop_node *block,
			   size_t from)
{
	size_t end = cop_line_start(src, block->first->lead);

	if (!cop_comment_between(src, cop_line_next(src, from), end))
		return from;
	do
		end = cop_line_start(src, end - 1);
	while (cop_line_blank(src, end));
	return cop_line_end(src, end);
}

static void over_block(struct cop_edit *e, const struct cop_node *old,
		       const struct spot *s, const struct render *r, struct cop_patch *p)
{
	unsigned column = old->parent ? s->column : 0;
	size_t stop = last_line_end(e->src, old->end, column);
	bool beside = !old->parent || cop_same_line(e->src, s->intro, old->start);
	COP_CLEANUP(cop_buf_clear) struct cop_buf all = { 0 };
	size_t line_end;

	if (beside) {
		cop_buf_add(&all, cop_buf_str(&r->head), r->head.len);
		cop_buf_add(&all, cop_buf_str(&r->body), r->body.len);
		cop_patch_add(e, p, old->start, stop - old->start, &all);
		return;
	}
	line_end = cop_line_end(e->src, s->intro);
	if (r->head.len)
		put_after_intro(e, s->intro, &r->head, p);
	if (r->nothing)
		line_end = comments_end(e->src, old, line_end);
	cop_patch_add(e, p, line_end, stop - line_end, &r->body);
}

/* The line that begins with this marker; src->len where there is none. */
static size_t marker(const struct cop_source *src, size_t at, const char *mark)
{
	while (at < src->len && strncmp(src->text + at, mark, strlen(mark)) != 0)
		at = cop_line_next(src, at);
	return at;
}

/* A document of a '---' and comments: a block comes after them all. */
static enum cop_code set_nothing(struct cop_edit *e, const struct cop_node *old,
				 const struct cop_node *copy, struct cop_patch *p,
				 struct cop_error *err)
{
	COP_CLEANUP(render_clear) struct render r = { 0 };
	size_t start = marker(e->src, cop_text_start(e->src), "---");
	struct spot s = { .intro = start + strlen("---") };
	size_t end = marker(e->src, start, "...");
	bool open = end == e->src->len && cop_text_open(e->src);

	if (start == e->src->len)
		return cop_edit_refuse(e, old->start, "the document holds nothing",
				       "write its first line by hand", err);
	s.beside = cop_node_is_block(copy);
	s.lines = s.beside ? 0
			   : cop_clear_of(e->src, cop_line_next(e->src, start),
					  e->layout.step);
	render(e, old, copy, &s, &r);
	if (!s.beside) {
		put_after_intro(e, s.intro, &r.head, p);
		cop_patch_add(e, p, cop_line_end(e->src, s.intro), 0, &r.body);
		return COP_OK;
	}
	if (open)
		cop_patch_text(e, p, end, 0, "\n");
	cop_patch_add(e, p, end, 0, &r.head);
	cop_patch_add(e, p, end, 0, &r.body);
	if (!open)
		cop_patch_text(e, p, end, 0, "\n");
	return COP_OK;
}

static enum cop_code set_in_block(struct cop_edit *e, const struct cop_node *old,
				  const struct cop_node *copy, struct cop_patch *p,
				  struct cop_error *err)
{
	COP_CLEANUP(render_clear) struct render r = { 0 };
	struct spot s = find_spot(e, old, copy);
	bool one_line = cop_same_line(e->src, old->start, old->end);
	enum cop_code code;

	if (!old->parent && cop_node_is_void(old))
		return set_nothing(e, old, copy, p, err);
	render(e, old, copy, &s, &r);
	if ((old->flags & COP_NODE_COMPLEX) &&
	    (cop_node_is_block(old) || is_block_scalar(old) || cop_node_is_void(old) ||
	     r.body.len))
		return cop_edit_refuse(e, old->lead, "the key is written with '?'",
				       "write it as 'key: value' first", err);
	if ((r.body.len || cop_node_is_block(old)) &&
	    (code = cop_guard_column(e, old->lead, err)))
		return code;
	if (cop_node_is_void(old)) {
		put_after_intro(e, s.intro, &r.head, p);
		cop_patch_add(e, p, cop_line_end(e->src, s.intro), 0, &r.body);
		return COP_OK;
	}
	if (is_block_scalar(old)) {
		over_block_scalar(e, old, &s, &r, p);
	} else if (cop_node_is_block(old) && !(s.beside && one_line)) {
		over_block(e, old, &s, &r, p);
	} else {
		put_in_place(e, &s, old->start, old->end, &r, p);
		cop_patch_add(e, p, cop_line_end(e->src, old->end), 0, &r.body);
	}
	return COP_OK;
}

static void set_in_flow(struct cop_edit *e, const struct cop_node *old,
			const struct cop_node *copy, struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	size_t start = old->start, end = old->end;

	if (old->flags & COP_NODE_NO_COLON) {
		start = end = old->key->end;
		cop_buf_text(&text, ": ");
	} else if (cop_node_is_void(old)) {
		cop_buf_char(&text, ' ');
		end += strspn(e->src->text + end, " ");
		if (end < e->src->len && strchr("#\r\n", e->src->text[end]))
			end = old->end;
	}
	cop_write_inline(&text, copy, 0);
	cop_patch_add(e, p, start, end - start, &text);
}

static void replace(struct cop_edit *e, struct cop_node *old, struct cop_node *copy)
{
	struct cop_node *parent = old->parent;

	copy->lead = old->lead;
	copy->start = old->start;
	copy->end = old->end;
	copy->flags |= COP_NODE_MADE | (old->flags & COP_NODE_COMPLEX);
	if (!parent) {
		e->tree.root = copy;
		return;
	}
	if (old->key)
		cop_node_set_key(copy, old->key, parent);
	cop_node_link(parent, copy, old);
	cop_node_unlink(old);
}

enum cop_code cop_try_set(struct cop_edit *e, struct cop_node *old,
			  struct cop_node *value, bool *again, struct cop_error *err)
{
	bool flow = old->parent && old->parent->style == COP_FLOW;
	struct cop_patch p = { 0 };
	struct cop_node *copy;
	enum cop_code code;

	*again = cop_edit_stale(e, old) || cop_edit_touched(old);
	if (*again)
		return COP_OK;
	if ((code = guard(e, old, err)) ||
	    (code = cop_adopt(e, value, flow, cop_column(e->src, old->lead), &copy, err)))
		return code;
	if (copy->kind == COP_SCALAR && value->style == COP_STYLE_AUTO)
		copy->style = (uint8_t)cop_scalar_style(
			copy->value, flow ? COP_SPOT_FLOW : COP_SPOT_BLOCK,
			old->kind == COP_SCALAR ? old->style : COP_STYLE_AUTO);
	if (says_the_same(old, value, copy))
		return COP_OK;
	*again = copy->style == COP_LITERAL && !flow && cop_patch_below(e, old->end);
	if (*again)
		return COP_OK;
	if (flow)
		set_in_flow(e, old, copy, &p);
	else if ((code = set_in_block(e, old, copy, &p, err)))
		return code;
	*again = !cop_patch_note(e, &p);
	if (!*again)
		replace(e, old, copy);
	return COP_OK;
}

enum cop_code cop_edit_set(struct cop_edit *e, struct cop_node *old,
			   struct cop_node *value, struct cop_error *err)
{
	bool again = true;
	enum cop_code code = cop_try_set(e, old, value, &again, err);

	if (code || !again)
		return code;
	if ((code = cop_edit_again(e, &old, NULL, err)))
		return code;
	code = cop_try_set(e, old, value, &again, err);
	return cop_edit_done(e, code, again, err);
}
