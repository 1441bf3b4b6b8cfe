/* SPDX-License-Identifier: MIT */
/* Myers' greedy comparison of lines, after equal beginnings and ends are set aside. */
#include "store/diff.h"

#include <stdlib.h>
#include <string.h>

#define CONTEXT 3
#define EDITS_MAX 1500 /* beyond this the middle is shown as replaced: still true */

struct line {
	const char *at;
	size_t len; /* with its newline */
};

struct lines {
	struct line *at;
	size_t n;
};

/* A run of lines: kept (both counts equal), or removed and added. */
struct side_marks {
	bool *gone, *come; /* per line of before, of after */
};

static void split(struct cop_arena *a, const struct cop_source *s, struct lines *ret)
{
	size_t cap = 0, at = 0;

	*ret = (struct lines){ 0 };
	while (s && at < s->len) {
		const char *end = memchr(s->text + at, '\n', s->len - at);
		size_t len = end ? (size_t)(end - s->text) - at + 1 : s->len - at;

		*COP_PUSH(a, ret->at, ret->n, cap) = (struct line){ s->text + at, len };
		at += len;
	}
}

static bool same(const struct line *a, const struct line *b)
{
	return a->len == b->len && memcmp(a->at, b->at, a->len) == 0;
}

struct job {
	const struct line *a, *b;
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

			while (x < j->n && y < j->m && same(&j->a[x], &j->b[y])) {
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

static struct side_marks compare(struct cop_arena *arena, const struct lines *a,
				 const struct lines *b)
{
	struct side_marks marks = { COP_NEW_N(arena, bool, a->n + 1),
				    COP_NEW_N(arena, bool, b->n + 1) };
	size_t head = 0, tail = 0;
	struct job j = { 0 };

	while (head < a->n && head < b->n && same(&a->at[head], &b->at[head]))
		head++;
	while (tail < a->n - head && tail < b->n - head &&
	       same(&a->at[a->n - 1 - tail], &b->at[b->n - 1 - tail]))
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

static void put(struct cop_buf *out, char sign, const struct line *l)
{
	cop_buf_char(out, sign);
	cop_buf_add(out, l->at, l->len);
	if (l->len == 0 || l->at[l->len - 1] != '\n')
		cop_buf_text(out, "\n\\ No newline at end of file\n");
}

/* One hunk: lines [i, ...) of before and [k, ...) of after up to the next long quiet. */
struct hunk {
	size_t a, na, b, nb;
};

static bool quiet(const struct side_marks *m, const struct lines *a,
		  const struct lines *b, size_t i, size_t k)
{
	return i < a->n && k < b->n && !m->gone[i] && !m->come[k];
}

static bool next_hunk(const struct side_marks *m, const struct lines *a,
		      const struct lines *b, struct hunk *h)
{
	size_t i = h->a + h->na, k = h->b + h->nb, calm = 0, lead;

	while (quiet(m, a, b, i, k)) {
		i++;
		k++;
	}
	if (i >= a->n && k >= b->n)
		return false;
	lead = i - (h->a + h->na) < CONTEXT ? i - (h->a + h->na) : CONTEXT;
	*h = (struct hunk){ .a = i - lead, .b = k - lead };
	while ((i < a->n || k < b->n) && calm <= 2 * CONTEXT) {
		calm = quiet(m, a, b, i, k) ? calm + 1 : 0;
		if (calm) {
			i++;
			k++;
			continue;
		}
		i += i < a->n && m->gone[i];
		k += k < b->n && m->come[k];
	}
	calm = calm > CONTEXT ? calm - CONTEXT : 0;
	h->na = i - calm - h->a;
	h->nb = k - calm - h->b;
	return true;
}

static void write_range(struct cop_buf *out, char sign, size_t start, size_t n)
{
	cop_buf_printf(out, "%c%zu", sign, n ? start + 1 : start);
	if (n != 1)
		cop_buf_printf(out, ",%zu", n);
}

static void write_hunk(struct cop_buf *out, const struct side_marks *m,
		       const struct lines *a, const struct lines *b, const struct hunk *h)
{
	size_t i = h->a, k = h->b;

	cop_buf_text(out, "@@ ");
	write_range(out, '-', h->a, h->na);
	cop_buf_char(out, ' ');
	write_range(out, '+', h->b, h->nb);
	cop_buf_text(out, " @@\n");
	while (i < h->a + h->na || k < h->b + h->nb) {
		if (i < h->a + h->na && m->gone[i]) {
			put(out, '-', &a->at[i++]);
		} else if (k < h->b + h->nb && m->come[k]) {
			put(out, '+', &b->at[k++]);
		} else {
			put(out, ' ', &a->at[i++]);
			k++;
		}
	}
}

/* git writes a name with such characters in quotes, as C does. */
static bool is_strange(const char *path)
{
	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (c < 0x20 || c == 0x7F || c == '"' || c == '\\')
			return true;
	}
	return false;
}

static void write_path(struct cop_buf *out, const char *side, const char *path)
{
	if (!is_strange(path)) {
		cop_buf_printf(out, "%s%s", side, path);
		return;
	}
	cop_buf_printf(out, "\"%s", side);
	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (c == '"' || c == '\\')
			cop_buf_printf(out, "\\%c", c);
		else if (c < 0x20 || c == 0x7F)
			cop_buf_printf(out, "\\%03o", c);
		else
			cop_buf_char(out, *path);
	}
	cop_buf_char(out, '"');
}

/* A tab after a name with blanks, so that nothing after it is taken for a part of it. */
static void write_side(struct cop_buf *out, const char *sign, const char *side,
		       const char *path, bool there)
{
	cop_buf_text(out, sign);
	if (there)
		write_path(out, side, path);
	else
		cop_buf_text(out, "/dev/null");
	cop_buf_text(out, there && strchr(path, ' ') ? "\t\n" : "\n");
}

static bool equal(const struct cop_source *a, const struct cop_source *b)
{
	if (!a || !b)
		return a == b;
	return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

void cop_diff(struct cop_buf *out, const char *path, const struct cop_source *before,
	      const struct cop_source *after)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *arena = cop_arena_new();
	struct lines a, b;
	struct side_marks marks;
	struct hunk h = { 0 };

	if (equal(before, after))
		return;
	split(arena, before, &a);
	split(arena, after, &b);
	marks = compare(arena, &a, &b);
	cop_buf_text(out, "diff --git ");
	write_path(out, "a/", path);
	cop_buf_char(out, ' ');
	write_path(out, "b/", path);
	cop_buf_char(out, '\n');
	if (!before)
		cop_buf_text(out, "new file mode 100644\n");
	if (!after)
		cop_buf_text(out, "deleted file mode 100644\n");
	if (a.n || b.n) {
		write_side(out, "--- ", "a/", path, before);
		write_side(out, "+++ ", "b/", path, after);
	}
	while (next_hunk(&marks, &a, &b, &h))
		write_hunk(out, &marks, &a, &b, &h);
}

void cop_diff_count(const struct cop_source *before, const struct cop_source *after,
		    size_t *ret_added, size_t *ret_removed)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *arena = cop_arena_new();
	struct lines a, b;
	struct side_marks marks;

	split(arena, before, &a);
	split(arena, after, &b);
	marks = compare(arena, &a, &b);
	*ret_added = *ret_removed = 0;
	for (size_t i = 0; i < a.n; i++)
		*ret_removed += marks.gone[i];
	for (size_t i = 0; i < b.n; i++)
		*ret_added += marks.come[i];
}
