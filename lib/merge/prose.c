/* SPDX-License-Identifier: MIT */
/* Texts of several lines, merged line by line: literals, and what becomes one. */
#include <string.h>

#include "base/raw.h"
#include "merge/part.h"
#include "yaml/block.h"
#include "yaml/place.h"

static bool is_literal(const struct cop_part *p)
{
	return p->node->style == COP_LITERAL;
}

static bool can_be_prose(const struct cop_part *p)
{
	const struct cop_node *n = p ? p->node : NULL;
	size_t len = n && n->kind == COP_SCALAR ? cop_str_len(n->value) : 0;

	if (!n || n->kind != COP_SCALAR || n->style == COP_FOLDED ||
	    (is_literal(p) && cop_block_header(n).keep))
		return false;
	return len < 2 || strncmp(cop_str_raw(n->value) + len - 2, "\n\n", 2) != 0;
}

/* The last line gets an end too, so that it is a line like the others. */
struct cop_piece cop_prose_lines(const struct cop_merge_job *j, const struct cop_node *n)
{
	const char *at = cop_str_raw(n->value);
	size_t len = cop_str_len(n->value);

	while (len && at[len - 1] == '\n')
		len--;
	if (!len)
		return (struct cop_piece){ "", 0 };
	return (struct cop_piece){ cop_arena_printf(j->arena, "%.*s\n", (int)len, at),
				   len + 1 };
}

static bool is_prose(struct cop_trio t)
{
	return can_be_prose(t.o) && can_be_prose(t.a) && can_be_prose(t.b) &&
	       (is_literal(t.a) || is_literal(t.b));
}

static struct cop_pieces lines_of(struct cop_merge_job *j, const struct cop_part *p)
{
	struct cop_piece text = cop_prose_lines(j, p->node);

	return cop_pieces_of_lines(j->arena, text.at, text.len);
}

/* As lines of a literal. */
static struct cop_piece indented(struct cop_merge_job *j, const struct cop_piece *lines,
				 size_t n, unsigned indent)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (lines[i].len > 1)
			cop_buf_fill(&out, ' ', indent);
		cop_buf_add(&out, lines[i].at, lines[i].len - 1);
		cop_buf_text(&out, j->eol);
	}
	return (struct cop_piece){ cop_buf_keep(&out, j->arena), out.len };
}

static void put_stretches(struct cop_merge_job *j, struct cop_trio t, unsigned indent)
{
	struct cop_pieces o = lines_of(j, t.o), a = lines_of(j, t.a),
			  b = lines_of(j, t.b);
	struct cop_stretches s = cop_compare3(j->arena, &o, &a, &b);

	for (size_t i = 0; i < s.n; i++) {
		const struct cop_stretch *at = &s.at[i];
		struct cop_piece ours = indented(j, a.at + at->a, at->na, indent);
		struct cop_piece theirs = indented(j, b.at + at->b, at->nb, indent);
		bool take = at->kind == COP_STRETCH_THEIRS;

		if (at->kind == COP_STRETCH_CLASH)
			cop_put_marks(j, ours, theirs);
		else
			cop_buf_add(&j->out, take ? theirs.at : ours.at,
				    take ? theirs.len : ours.len);
	}
}

/* --- the line of the `|` --- */

/* The comment there, with the blanks before it. */
static struct cop_piece note_of(const struct cop_part *p)
{
	const struct cop_node *n = p->node;
	struct cop_block_header h;

	if (n->style != COP_LITERAL && n->style != COP_FOLDED)
		return (struct cop_piece){ "", 0 };
	h = cop_block_header(n);
	return (struct cop_piece){ p->src->text + h.end,
				   cop_line_end(p->src, h.end) - h.end };
}

/* NULL: both changed it. */
static const struct cop_piece *pick_note(struct cop_trio t, struct cop_piece store[3])
{
	if (t.o)
		store[0] = note_of(t.o);
	store[1] = note_of(t.a);
	store[2] = note_of(t.b);
	return cop_pick_changed(t.o ? &store[0] : NULL, &store[1], &store[2]);
}

bool cop_note_kept(struct cop_trio t, const struct cop_part *from)
{
	struct cop_piece store[3], own = note_of(from);
	const struct cop_piece *note = pick_note(t, store);

	return note && cop_piece_equal(note, &own);
}

bool cop_ends_open(const struct cop_node *n)
{
	size_t len = cop_str_len(n->value);

	return !len || cop_str_raw(n->value)[len - 1] != '\n';
}

/* As the one that is a literal has it, and ending as the side that changed the end has it. */
static void put_indicator(struct cop_merge_job *j, struct cop_trio t,
			  struct cop_block_header h, const struct cop_source *src)
{
	bool open = cop_decide(cop_ends_open(t.o->node), cop_ends_open(t.a->node),
			       cop_ends_open(t.b->node));

	for (size_t i = h.start; i < h.end; i++)
		if (src->text[i] != '-')
			cop_buf_char(&j->out, src->text[i]);
	if (open)
		cop_buf_char(&j->out, '-');
}

enum cop_outcome cop_put_prose(struct cop_merge_job *j, struct cop_trio t,
			       unsigned column)
{
	const struct cop_part *like = is_literal(t.a) ? t.a : t.b;
	struct cop_block_header h = cop_block_header(like->node);
	size_t eol = strlen(j->eol);
	struct cop_piece store[3];
	const struct cop_piece *note = pick_note(t, store);

	if (!is_prose(t) || !note)
		return COP_CLASH;
	put_indicator(j, t, h, like->src);
	cop_buf_add(&j->out, note->at, note->len);
	cop_buf_text(&j->out, j->eol);
	put_stretches(j, t, column + h.indent - like->column);
	/* what follows a value begins with the end of its line */
	cop_buf_splice(&j->out, j->out.len - eol, eol, "", 0);
	return COP_DONE;
}
