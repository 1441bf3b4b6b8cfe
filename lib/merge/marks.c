/* SPDX-License-Identifier: MIT */
/* Conflict markers, as git writes them. */
#include <string.h>

#include "merge/part.h"

static void put_mark(struct cop_merge_job *j, char sign, const char *name)
{
	cop_buf_fill(&j->out, sign, j->in->marker);
	if (name && *name)
		cop_buf_printf(&j->out, " %s", name);
	cop_buf_text(&j->out, j->eol);
}

static void put_pieces(struct cop_merge_job *j, const struct cop_pieces *lines,
		       size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		cop_buf_add(&j->out, lines->at[i].at, lines->at[i].len);
}

void cop_put_marks(struct cop_merge_job *j, struct cop_piece ours,
		   struct cop_piece theirs)
{
	struct cop_pieces a = cop_pieces_of_lines(j->arena, ours.at, ours.len);
	struct cop_pieces b = cop_pieces_of_lines(j->arena, theirs.at, theirs.len);
	size_t head = 0, tail = 0;

	while (head < a.n && head < b.n && cop_piece_equal(&a.at[head], &b.at[head]))
		head++;
	while (tail < a.n - head && tail < b.n - head &&
	       cop_piece_equal(&a.at[a.n - 1 - tail], &b.at[b.n - 1 - tail]))
		tail++;
	put_pieces(j, &a, 0, head);
	put_mark(j, '<', j->in->ours_name);
	put_pieces(j, &a, head, a.n - tail);
	put_mark(j, '=', NULL);
	put_pieces(j, &b, head, b.n - tail);
	put_mark(j, '>', j->in->theirs_name);
	put_pieces(j, &a, a.n - tail, a.n);
	j->conflicts++;
}

/* The sign of a marker line, 0 where it is none. */
static char mark_of(const struct cop_merge_job *j, const struct cop_piece *line)
{
	size_t n = j->in->marker, run = 0;
	char sign = line->len ? line->at[0] : 0;

	while (run < line->len && line->at[run] == sign)
		run++;
	if (run != n || !strchr("<=>", sign))
		return 0;
	return run == line->len || strchr(" \r\n", line->at[run]) ? sign : 0;
}

const struct cop_source *cop_without_marks(struct cop_merge_job *j,
					   const struct cop_source *text, bool ours)
{
	struct cop_pieces lines = cop_pieces_of_lines(j->arena, text->text, text->len);
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_source *ret = COP_NEW(j->arena, struct cop_source);
	char in = 0;

	for (size_t i = 0; i < lines.n; i++) {
		char mark = mark_of(j, &lines.at[i]);

		if (mark == '<' || (mark && in)) {
			in = mark == '>' ? 0 : mark;
			continue;
		}
		if (!in || (in == '<') == ours)
			cop_buf_add(&out, lines.at[i].at, lines.at[i].len);
	}
	*ret = (struct cop_source){ text->path, cop_buf_keep(&out, j->arena), out.len };
	return ret;
}
