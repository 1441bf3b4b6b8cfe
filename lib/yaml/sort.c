/* SPDX-License-Identifier: MIT */
/* Items of a sequence in another order: the text of each goes to the place of another. */
#include <string.h>

#include "yaml/block.h"
#include "yaml/edit.h"

/* What moves with an item, and what stands between it and the next, which stays. */
struct part {
	size_t start, stop, gap; /* [start, stop) moves, [stop, gap) stays */
};

struct sorting {
	struct cop_edit *e;
	const struct cop_node *seq;
	struct cop_node *const *order;
	struct part *parts; /* by place in the text */
};

/* --- items on lines of their own --- */

/* Its blank lines below are part of the text, so others may not come to stand there. */
static bool ends_in_kept_lines(const struct cop_node *n)
{
	while (cop_node_is_block(n) && n->last)
		n = n->last;
	return (n->style == COP_LITERAL || n->style == COP_FOLDED) &&
	       cop_block_header(n).keep;
}

static bool ends_in_lines(const struct cop_node *n)
{
	while (cop_node_is_block(n) && n->last)
		n = n->last;
	return n->style == COP_LITERAL || n->style == COP_FOLDED;
}

static enum cop_code check_item(const struct sorting *s, const struct cop_node *n,
				struct cop_error *err)
{
	const struct cop_source *src = s->e->src;

	if (!cop_first_on_line(src, n->lead))
		return cop_edit_refuse(s->e, n->lead,
				       "the list begins beside what holds it",
				       "begin it on a line of its own", err);
	if (ends_in_kept_lines(n))
		return cop_edit_refuse(s->e, n->lead,
				       "a text with '+' keeps the empty lines below it",
				       "write | or |- in place of |+", err);
	if (cop_text_open(src) && ends_in_lines(n) &&
	    cop_line_next(src, n->end) == src->len)
		return cop_edit_refuse(s->e, n->lead,
				       "a text at the end of the file has no line end",
				       "end the last line with a line break", err);
	return COP_OK;
}

/* The comment on top of a file speaks of the file, not of its first item. */
static size_t comments_of(const struct cop_source *src, const struct cop_node *n)
{
	size_t line = cop_line_start(src, n->lead);
	size_t start = cop_comment_above(src, line, cop_column(src, n->lead));

	return start == cop_text_start(src) ? line : start;
}

static enum cop_code cut_lines(struct sorting *s, struct cop_error *err)
{
	const struct cop_source *src = s->e->src;
	size_t i = 0;
	enum cop_code code;

	for (const struct cop_node *n = s->seq->first; n; n = n->next, i++) {
		if ((code = check_item(s, n, err)))
			return code;
		s->parts[i].start = comments_of(src, n);
		s->parts[i].stop = cop_after_entry(src, n->end, cop_column(src, n->lead));
		if (i)
			s->parts[i - 1].gap = s->parts[i].start;
	}
	s->parts[i - 1].gap = s->parts[i - 1].stop;
	return COP_OK;
}

/* Comments that belong to no item are a wall: items are put in order on both sides of it. */
static enum cop_code check_walls(const struct sorting *s, struct cop_error *err)
{
	const struct cop_source *src = s->e->src;

	for (size_t i = 0; i + 1 < s->seq->count; i++) {
		const struct part *p = &s->parts[i];
		size_t wall = p->stop;
		bool crossed = false;

		if (!cop_comment_between(src, p->stop, p->gap))
			continue;
		while (cop_line_blank(src, wall))
			wall = cop_line_next(src, wall);
		for (size_t k = 0; k <= i; k++)
			crossed |= s->order[k]->nth > i;
		if (crossed)
			return cop_edit_refuse(
				s->e, wall + strspn(src->text + wall, " "),
				"a comment stands by itself between entries that have to "
				"change places",
				"put it right above the entry it belongs to, in the same "
				"column, or above the list",
				err);
	}
	return COP_OK;
}

static void add_lines(const struct sorting *s, const struct part *p, struct cop_buf *out)
{
	const struct cop_source *src = s->e->src;

	cop_buf_add(out, src->text + p->start, p->stop - p->start);
	if (p->stop == src->len && cop_text_open(src))
		cop_buf_text(out, cop_line_break(src, p->start));
}

/* Blanks on an empty line could become part of a text that comes to stand above it. */
static void add_gap(const struct sorting *s, const struct part *p, struct cop_buf *out)
{
	const struct cop_source *src = s->e->src;

	for (size_t at = p->stop; at < p->gap; at = cop_line_next(src, at)) {
		size_t next = cop_line_next(src, at);
		size_t from = cop_line_blank(src, at) ? cop_line_end(src, at) : at;

		cop_buf_add(out, src->text + from, next - from);
	}
}

/* --- items in brackets --- */

static enum cop_code cut_flow(struct sorting *s, struct cop_error *err)
{
	size_t i = 0;

	for (const struct cop_node *n = s->seq->first; n; n = n->next, i++) {
		s->parts[i] = (struct part){ n->lead, n->end,
					     n->next ? n->next->lead : n->end };
		if (cop_comment_between(s->e->src, n->end, s->parts[i].gap))
			return cop_edit_refuse(s->e, n->lead,
					       "a comment stands inside the brackets",
					       "write the list with a line for each "
					       "entry, or move the comment above it",
					       err);
		if (cop_node_is_void(n))
			return cop_edit_refuse(s->e, n->lead, "an entry is empty",
					       "fill it, or take it out", err);
	}
	return COP_OK;
}

/* --- both --- */

static void write_all(const struct sorting *s, struct cop_buf *out)
{
	const struct cop_source *src = s->e->src;
	bool block = s->seq->style == COP_BLOCK;

	for (size_t i = 0; i < s->seq->count; i++) {
		const struct part *from = &s->parts[s->order[i]->nth];
		const struct part *to = &s->parts[i];

		if (block) {
			add_lines(s, from, out);
			add_gap(s, to, out);
		} else {
			cop_buf_add(out, src->text + from->start,
				    from->stop - from->start);
			cop_buf_add(out, src->text + to->stop, to->gap - to->stop);
		}
	}
}

static enum cop_code try_sort(struct cop_edit *e, struct cop_node *seq,
			      struct cop_node *const *order, bool *again,
			      struct cop_error *err)
{
	struct sorting s = { e, seq, order, NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_patch p = { .n = 1 };
	bool block = seq->style == COP_BLOCK;
	enum cop_code code;

	*again = cop_edit_made(seq) || cop_edit_touched(seq);
	if (*again)
		return COP_OK;
	if ((code = cop_guard_way(e, seq, err)) || (code = cop_guard_loss(e, seq, err)))
		return code;
	s.parts = COP_NEW_N(e->arena, struct part, seq->count);
	code = block ? cut_lines(&s, err) : cut_flow(&s, err);
	if (!code && block)
		code = check_walls(&s, err);
	if (code)
		return code;
	write_all(&s, &text);
	/* the text has its line ends already */
	p.at[0] = (struct cop_splice){
		.at = s.parts[0].start,
		.remove = s.parts[seq->count - 1].gap - s.parts[0].start,
		.text = cop_buf_keep(&text, e->arena),
		.len = text.len,
	};
	*again = !cop_patch_note(e, &p);
	if (*again)
		return COP_OK;
	cop_node_reorder(seq, order);
	seq->flags |= COP_NODE_DIRTY;
	return COP_OK;
}

/* The same order after the text was read anew. */
static struct cop_node **found_again(struct cop_edit *e, const struct cop_node *seq,
				     const uint32_t *numbers)
{
	struct cop_node **order = COP_NEW_N(e->arena, struct cop_node *, seq->count);

	for (uint32_t i = 0; i < seq->count; i++)
		order[i] = cop_node_item(seq, numbers[i]);
	return order;
}

enum cop_code cop_edit_sort(struct cop_edit *e, struct cop_node *seq,
			    struct cop_node *const *order, struct cop_error *err)
{
	uint32_t *numbers = COP_NEW_N(e->arena, uint32_t, seq->count);
	bool again = true;
	enum cop_code code;

	for (uint32_t i = 0; i < seq->count; i++)
		numbers[i] = order[i]->nth;
	if (seq->count < 2)
		return COP_OK;
	if ((code = try_sort(e, seq, order, &again, err)) || !again)
		return code;
	if ((code = cop_edit_again(e, &seq, NULL, err)))
		return code;
	code = try_sort(e, seq, found_again(e, seq, numbers), &again, err);
	return cop_edit_done(e, code, again, err);
}
