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

static struct cop_piece closed(struct cop_merge_job *j, const struct cop_source *src)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_buf_add(&out, src->text, src->len);
	if (src->len && src->text[src->len - 1] != '\n')
		cop_buf_text(&out, j->eol);
	return (struct cop_piece){ cop_buf_keep(&out, j->arena), out.len };
}

/* Two texts side by side: up to where they were read. */
struct abreast {
	struct cop_pieces a, b;
	struct cop_marks differs;
	size_t i, k;
};

static bool skip_differing(struct abreast *t)
{
	size_t i = t->i, k = t->k;

	while (t->i < t->a.n && t->differs.gone[t->i])
		t->i++;
	while (t->k < t->b.n && t->differs.come[t->k])
		t->k++;
	return t->i > i || t->k > k;
}

/* Past what differs; so few equal lines that one place is clearer than two go with it. */
static void skip_place(struct abreast *t)
{
	struct abreast ahead = *t;

	for (size_t equal = 0; equal <= 3; equal++, ahead.i++, ahead.k++) {
		if (skip_differing(&ahead)) {
			*t = ahead;
			equal = 0;
		}
		if (ahead.i == ahead.a.n || ahead.k == ahead.b.n)
			return;
	}
}

void cop_put_both(struct cop_merge_job *j, const struct cop_source *ours,
		  const struct cop_source *theirs)
{
	struct cop_piece ta = closed(j, ours), tb = closed(j, theirs);
	struct abreast t = { .a = cop_pieces_of_lines(j->arena, ta.at, ta.len),
			     .b = cop_pieces_of_lines(j->arena, tb.at, tb.len) };

	t.differs = cop_compare(j->arena, &t.a, &t.b);
	while (t.i < t.a.n || t.k < t.b.n) {
		struct abreast from = t;

		if (!skip_differing(&t)) {
			put_pieces(j, &t.a, t.i, t.i + 1);
			t.i++;
			t.k++;
			continue;
		}
		t = from;
		skip_place(&t);
		put_mark(j, '<', j->in->ours_name);
		put_pieces(j, &t.a, from.i, t.i);
		put_mark(j, '=', NULL);
		put_pieces(j, &t.b, from.k, t.k);
		put_mark(j, '>', j->in->theirs_name);
		j->conflicts++;
	}
}
