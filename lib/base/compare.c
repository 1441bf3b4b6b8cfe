/* SPDX-License-Identifier: MIT */
#include "base/compare.h"

#include <string.h>

#define EDITS_MAX 1500

struct cop_pieces cop_pieces_of_lines(struct cop_arena *a, const char *text, size_t len)
{
	struct cop_pieces lines = { 0 };
	size_t cap = 0, at = 0;

	while (at < len) {
		const char *end = memchr(text + at, '\n', len - at);
		size_t n = end ? (size_t)(end - text) - at + 1 : len - at;

		*COP_PUSH(a, lines.at, lines.n, cap) = (struct cop_piece){ text + at, n };
		at += n;
	}
	return lines;
}

bool cop_piece_equal(const struct cop_piece *a, const struct cop_piece *b)
{
	return a->len == b->len && (!a->len || memcmp(a->at, b->at, a->len) == 0);
}

struct job {
	const struct cop_piece *a, *b;
	long n, m;
	long **trace; /* one V array for each number of edits */
	long edits;   /* how many were needed, -1: too many */
};

static void search(struct cop_arena *arena, struct job *j)
{
	long max = j->n + j->m < EDITS_MAX ? j->n + j->m : EDITS_MAX;
	long *v = COP_NEW_N(arena, long, (size_t)(2 * max + 3));
	long mid = max + 1;

	j->trace = COP_NEW_N(arena, long *, (size_t)max + 1);
	for (long d = 0; d <= max; d++) {
		j->trace[d] = COP_NEW_N(arena, long, (size_t)(2 * d + 3));
		memcpy(j->trace[d], v + mid - d - 1, (size_t)(2 * d + 3) * sizeof(*v));
		for (long k = -d; k <= d; k += 2) {
			bool down = k == -d ||
				    (k != d && v[mid + k - 1] < v[mid + k + 1]);
			long x = down ? v[mid + k + 1] : v[mid + k - 1] + 1;
			long y = x - k;

			while (x < j->n && y < j->m &&
			       cop_piece_equal(&j->a[x], &j->b[y])) {
				x++;
				y++;
			}
			v[mid + k] = x;
			if (x >= j->n && y >= j->m) {
				j->edits = d;
				return;
			}
		}
	}
	j->edits = -1;
}

static void mark_all(const struct job *j, bool *gone, bool *come)
{
	for (long i = 0; i < j->n; i++)
		gone[i] = true;
	for (long i = 0; i < j->m; i++)
		come[i] = true;
}

static void walk_back(const struct job *j, bool *gone, bool *come)
{
	long x = j->n, y = j->m;

	for (long d = j->edits; d > 0; d--) {
		const long *v = j->trace[d] + d + 1;
		long k = x - y;
		bool down = k == -d || (k != d && v[k - 1] < v[k + 1]);
		long from_k = down ? k + 1 : k - 1;
		long from_x = v[from_k], from_y = from_x - from_k;

		for (long snake = down ? from_x : from_x + 1; x > snake; x--)
			y--;
		if (down)
			come[from_y] = true;
		else
			gone[from_x] = true;
		x = from_x;
		y = from_y;
	}
}

struct cop_marks cop_compare(struct cop_arena *arena, const struct cop_pieces *a,
			     const struct cop_pieces *b)
{
	struct cop_marks marks = { COP_NEW_N(arena, bool, a->n + 1),
				   COP_NEW_N(arena, bool, b->n + 1) };
	size_t head = 0, tail = 0;
	struct job j = { 0 };

	while (head < a->n && head < b->n && cop_piece_equal(&a->at[head], &b->at[head]))
		head++;
	while (tail < a->n - head && tail < b->n - head &&
	       cop_piece_equal(&a->at[a->n - 1 - tail], &b->at[b->n - 1 - tail]))
		tail++;
	j.a = a->n ? a->at + head : NULL;
	j.b = b->n ? b->at + head : NULL;
	j.n = (long)(a->n - head - tail);
	j.m = (long)(b->n - head - tail);
	if (j.n && j.m)
		search(arena, &j);
	else
		j.edits = -1; /* nothing to compare: all of the middle came, or went */
	if (j.edits < 0)
		mark_all(&j, marks.gone + head, marks.come + head);
	else
		walk_back(&j, marks.gone + head, marks.come + head);
	return marks;
}

/* --- three --- */

/* Pieces [at, at + n) of the old text became [to, to + m) of a new one. */
struct change {
	size_t at, n, to, m;
};

struct changes {
	struct change *at;
	size_t n;
};

static struct changes changes_of(struct cop_arena *arena, const struct cop_pieces *o,
				 const struct cop_pieces *x)
{
	struct cop_marks marks = cop_compare(arena, o, x);
	struct changes list = { 0 };
	size_t cap = 0, i = 0, k = 0;

	while (i < o->n || k < x->n) {
		struct change c = { .at = i, .to = k };

		while (i < o->n && marks.gone[i])
			i++;
		while (k < x->n && marks.come[k])
			k++;
		c.n = i - c.at;
		c.m = k - c.to;
		if (c.n || c.m)
			*COP_PUSH(arena, list.at, list.n, cap) = c;
		if (i < o->n && k < x->n) {
			i++;
			k++;
		}
	}
	return list;
}

/* Do they meet? Side by side is no meeting for two that both replaced something. */
static bool meet(const struct change *a, const struct change *b)
{
	bool rewrite = a->n && a->m && b->n && b->m;

	if (rewrite)
		return a->at < b->at + b->n && b->at < a->at + a->n;
	return a->at <= b->at + b->n && b->at <= a->at + a->n;
}

struct walk {
	struct cop_arena *arena;
	const struct cop_pieces *o, *a, *b;
	struct changes ours, theirs;
	size_t i, k; /* the next change of each side */
	size_t at_o, at_a, at_b;
	struct cop_stretches out;
	size_t cap;
};

/* The next stretch, which ends before piece `o`, `a` and `b` of the three. */
static void put(struct walk *w, enum cop_stretch_kind kind, size_t o, size_t a, size_t b)
{
	struct cop_stretch s = { kind,        w->at_o, o - w->at_o, w->at_a,
				 a - w->at_a, w->at_b, b - w->at_b };

	if (!s.no && !s.na && !s.nb)
		return;
	*COP_PUSH(w->arena, w->out.at, w->out.n, w->cap) = s;
	w->at_o = o;
	w->at_a = a;
	w->at_b = b;
}

static bool same_pieces(const struct walk *w, const struct cop_stretch *s)
{
	if (s->na != s->nb)
		return false;
	for (size_t i = 0; i < s->na; i++)
		if (!cop_piece_equal(&w->a->at[s->a + i], &w->b->at[s->b + i]))
			return false;
	return true;
}

/* Takes in changes of both sides as long as they meet the stretch that grows. */
static void grow(const struct changes *list, size_t *next, const struct change *other,
		 struct change *mine)
{
	while (*next < list->n && meet(&list->at[*next], other)) {
		const struct change *c = &list->at[(*next)++];

		mine->n = c->at + c->n - mine->at;
		mine->m = c->to + c->m - mine->to;
	}
}

static void put_clash(struct walk *w, struct change ours, struct change theirs)
{
	size_t start = ours.at < theirs.at ? ours.at : theirs.at;
	size_t end_a = ours.at + ours.n, end_b = theirs.at + theirs.n;
	size_t end = end_a > end_b ? end_a : end_b;
	struct cop_stretch *s;

	put(w, COP_STRETCH_SAME, start, w->at_a + start - w->at_o,
	    w->at_b + start - w->at_o);
	put(w, COP_STRETCH_CLASH, end, ours.to + ours.m + end - end_a,
	    theirs.to + theirs.m + end - end_b);
	s = &w->out.at[w->out.n - 1];
	if (same_pieces(w, s))
		s->kind = COP_STRETCH_BOTH;
}

/* One change of one side alone, or a clash with all that meets it. */
static void step(struct walk *w)
{
	bool has_a = w->i < w->ours.n, has_b = w->k < w->theirs.n;
	struct change *a = has_a ? &w->ours.at[w->i] : NULL;
	struct change *b = has_b ? &w->theirs.at[w->k] : NULL;
	bool ours = a && (!b || a->at < b->at || (a->at == b->at && a->n <= b->n));
	struct change *c = ours ? a : b;
	size_t shift = c->at - w->at_o;

	if (a && b && meet(a, b)) {
		struct change mine = *a, other = *b;
		size_t before;

		w->i++;
		w->k++;
		do {
			before = w->i + w->k;
			grow(&w->ours, &w->i, &other, &mine);
			grow(&w->theirs, &w->k, &mine, &other);
		} while (w->i + w->k > before);
		put_clash(w, mine, other);
		return;
	}
	put(w, COP_STRETCH_SAME, c->at, w->at_a + shift, w->at_b + shift);
	if (ours) {
		put(w, COP_STRETCH_OURS, c->at + c->n, c->to + c->m, w->at_b + c->n);
		w->i++;
	} else {
		put(w, COP_STRETCH_THEIRS, c->at + c->n, w->at_a + c->n, c->to + c->m);
		w->k++;
	}
}

struct cop_stretches cop_compare3(struct cop_arena *arena, const struct cop_pieces *o,
				  const struct cop_pieces *a, const struct cop_pieces *b)
{
	struct walk w = { .arena = arena,
			  .o = o,
			  .a = a,
			  .b = b,
			  .ours = changes_of(arena, o, a),
			  .theirs = changes_of(arena, o, b) };

	while (w.i < w.ours.n || w.k < w.theirs.n)
		step(&w);
	put(&w, COP_STRETCH_SAME, o->n, a->n, b->n);
	return w.out;
}
