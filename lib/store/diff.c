/* SPDX-License-Identifier: MIT */
#include "store/diff.h"

#include <string.h>

#include "base/compare.h"

#define CONTEXT 3

static struct cop_pieces lines_of(struct cop_arena *a, const struct cop_source *s)
{
	return s ? cop_pieces_of_lines(a, s->text, s->len) : (struct cop_pieces){ 0 };
}

static void put(struct cop_buf *out, char sign, const struct cop_piece *l)
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

static bool quiet(const struct cop_marks *m, const struct cop_pieces *a,
		  const struct cop_pieces *b, size_t i, size_t k)
{
	return i < a->n && k < b->n && !m->gone[i] && !m->come[k];
}

static bool next_hunk(const struct cop_marks *m, const struct cop_pieces *a,
		      const struct cop_pieces *b, struct hunk *h)
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

static void write_hunk(struct cop_buf *out, const struct cop_marks *m,
		       const struct cop_pieces *a, const struct cop_pieces *b,
		       const struct hunk *h)
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
	struct cop_pieces a, b;
	struct cop_marks marks;
	struct hunk h = { 0 };

	if (equal(before, after))
		return;
	a = lines_of(arena, before);
	b = lines_of(arena, after);
	marks = cop_compare(arena, &a, &b);
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
	struct cop_pieces a, b;
	struct cop_marks marks;

	a = lines_of(arena, before);
	b = lines_of(arena, after);
	marks = cop_compare(arena, &a, &b);
	*ret_added = *ret_removed = 0;
	for (size_t i = 0; i < a.n; i++)
		*ret_removed += marks.gone[i];
	for (size_t i = 0; i < b.n; i++)
		*ret_added += marks.come[i];
}
