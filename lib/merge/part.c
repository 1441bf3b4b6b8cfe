/* SPDX-License-Identifier: MIT */
/* Entries as stretches of text, and how they are put into another text. */
#include <string.h>

#include "merge/part.h"
#include "yaml/place.h"

static size_t spaces(const struct cop_source *src, size_t at, size_t stop)
{
	size_t n = 0;

	while (at + n < stop && src->text[at + n] == ' ')
		n++;
	return n;
}

/* The lines without their indent: what can be compared with a version that stands elsewhere. */
static struct cop_piece dedented(const struct cop_merge_job *j,
				 const struct cop_source *src, size_t from, size_t to,
				 unsigned column)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	while (from < to) {
		size_t next = cop_line_next(src, from) < to ? cop_line_next(src, from)
							    : to;
		size_t skip = from == cop_line_start(src, from) ? spaces(src, from, next)
								: 0;

		from += skip < column ? skip : column;
		cop_buf_add(&out, src->text + from, next - from);
		from = next;
	}
	return (struct cop_piece){ cop_buf_keep(&out, j->arena), out.len };
}

static void read_texts(const struct cop_merge_job *j, struct cop_part *p)
{
	size_t line = p->beside || p->flow ? p->lead : cop_line_start(p->src, p->lead);

	if (p->flow) {
		p->text = (struct cop_piece){ p->src->text + p->lead, p->end - p->lead };
		return;
	}
	p->lead_text = dedented(j, p->src, p->start, line, p->column);
	p->text = dedented(j, p->src, p->lead, p->end, p->column);
}

uint32_t cop_head_end(const struct cop_merge_job *j, const struct cop_source *src,
		      const struct cop_node *root)
{
	size_t line = cop_line_start(src, root->first ? root->first->lead : root->start);
	size_t at = line;

	while (at > 0) {
		size_t above = cop_line_start(src, at - 1);
		size_t word = above + strspn(src->text + above, " ");

		if (src->text[word] == '#') {
			at = above;
			continue;
		}
		/* A comment that touches the top is about the file. */
		return (uint32_t)(cop_line_blank(src, above) ? at : line);
	}
	/* One that is new there and touches the first entry is about that entry. */
	return j->headless ? 0 : (uint32_t)line;
}

/* Where the lines of the entries begin: after the line of the key or dash. */
static size_t first_line(const struct cop_merge_job *j, const struct cop_node *n)
{
	const struct cop_source *src = n->src;
	size_t intro = n->key ? n->key->end : n->lead;

	if (!n->parent)
		return cop_head_end(j, src, n);
	if (!n->key && n->first && cop_same_line(src, n->lead, n->first->lead))
		return n->first->lead;
	return cop_line_next(src, intro);
}

static struct cop_part part_in_flow(const struct cop_node *c)
{
	return (struct cop_part){ .node = c,
				  .src = c->src,
				  .start = c->lead,
				  .lead = c->lead,
				  .end = c->end,
				  .flow = true };
}

static struct cop_part part_in_block(const struct cop_node *c, uint32_t start)
{
	unsigned column = cop_column(c->src, c->lead);

	return (struct cop_part){
		.node = c,
		.src = c->src,
		.start = start,
		.lead = c->lead,
		.end = (uint32_t)cop_after_entry(c->src, c->end, column),
		.column = column,
		.beside = start == c->lead && !cop_first_on_line(c->src, c->lead),
	};
}

struct cop_parts cop_parts_of(const struct cop_merge_job *j, const struct cop_node *n,
			      uint32_t end)
{
	bool flow = n->style == COP_FLOW;
	uint32_t at = flow ? n->start : (uint32_t)first_line(j, n);
	struct cop_parts list = { 0 };

	list.start = at;
	list.at = COP_NEW_N(j->arena, struct cop_part, n->count + 1);
	for (const struct cop_node *c = n->first; c; c = c->next) {
		struct cop_part *p = &list.at[list.n++];

		*p = flow ? part_in_flow(c) : part_in_block(c, at);
		at = p->end;
		read_texts(j, p);
	}
	list.end = flow ? n->end : end;
	return list;
}

bool cop_part_same(const struct cop_part *x, const struct cop_part *y)
{
	return cop_piece_equal(&x->text, &y->text) &&
	       cop_piece_equal(&x->lead_text, &y->lead_text);
}

static struct cop_piece without_blank_lines(const struct cop_merge_job *j,
					    struct cop_piece text)
{
	struct cop_pieces lines = cop_pieces_of_lines(j->arena, text.at, text.len);
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	for (size_t i = 0; i < lines.n; i++)
		if (strspn(lines.at[i].at, " \t\r") < lines.at[i].len - 1)
			cop_buf_add(&out, lines.at[i].at, lines.at[i].len);
	return (struct cop_piece){ cop_buf_keep(&out, j->arena), out.len };
}

bool cop_part_alike(const struct cop_merge_job *j, const struct cop_part *x,
		    const struct cop_part *y)
{
	struct cop_piece a = without_blank_lines(j, x->lead_text);
	struct cop_piece b = without_blank_lines(j, y->lead_text);

	return cop_piece_equal(&x->text, &y->text) && cop_piece_equal(&a, &b);
}

void cop_put_lines(struct cop_merge_job *j, struct cop_lines l, unsigned column)
{
	while (l.from < l.to) {
		size_t next = cop_line_next(l.src, l.from);
		size_t indent = spaces(l.src, l.from, l.to);

		next = next < l.to ? next : l.to;
		if (!l.rest && l.column > column)
			l.from += indent < l.column - column ? indent : l.column - column;
		if (!l.rest && l.column < column && !cop_line_blank(l.src, l.from))
			cop_buf_fill(&j->out, ' ', column - l.column);
		cop_buf_add(&j->out, l.src->text + l.from, next - l.from);
		l.rest = false;
		l.from = next;
	}
}

static enum cop_outcome put_in_flow(struct cop_merge_job *j, const struct cop_part *p)
{
	if (!p->flow || memchr(p->text.at, '\n', p->text.len))
		return COP_CLASH;
	cop_buf_add(&j->out, p->text.at, p->text.len);
	return COP_DONE;
}

/* What stood between brackets gets a line and a dash of its own. */
static enum cop_outcome put_flow_in_block(struct cop_merge_job *j,
					  const struct cop_part *p,
					  struct cop_part_place at, bool beside)
{
	if (memchr(p->text.at, '\n', p->text.len))
		return COP_CLASH;
	if (!beside)
		cop_buf_fill(&j->out, ' ', at.column);
	if (!p->node->key)
		cop_buf_text(&j->out, "- ");
	cop_buf_add(&j->out, p->text.at, p->text.len);
	cop_buf_text(&j->out, j->eol);
	return COP_DONE;
}

enum cop_outcome cop_put_part(struct cop_merge_job *j, const struct cop_part *p,
			      struct cop_part_place at, bool first)
{
	bool beside = at.beside && first;
	size_t line = p->beside ? p->lead : cop_line_start(p->src, p->lead);

	if (at.flow)
		return put_in_flow(j, p);
	if (p->flow)
		return put_flow_in_block(j, p, at, beside);
	if (beside && p->start < line)
		return COP_CLASH; /* no room for what stands above it */
	cop_put_lines(j, (struct cop_lines){ p->src, p->start, line, p->column, false },
		      at.column);
	if (!beside)
		cop_buf_fill(&j->out, ' ', at.column);
	cop_put_lines(j, (struct cop_lines){ p->src, p->lead, p->end, p->column, true },
		      at.column);
	return COP_DONE;
}
