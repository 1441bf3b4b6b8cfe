/* SPDX-License-Identifier: MIT */
/* Which sentences of a text changed: a reader wants those, not the whole text twice. */
#include <string.h>

#include "base/compare.h"
#include "base/enc.h"
#include "words/tell.h"

struct sentences {
	struct cop_arena *arena;
	struct cop_pieces pieces;
	size_t cap;
};

static void add(struct sentences *s, const char *at, size_t len)
{
	while (len && *at == ' ') {
		at++;
		len--;
	}
	while (len && at[len - 1] == ' ')
		len--;
	if (len)
		*COP_PUSH(s->arena, s->pieces.at, s->pieces.n, s->cap) =
			(struct cop_piece){ cop_arena_copy(s->arena, at, len), len };
}

/* A sentence ends at a stop, question or exclamation mark with a space behind it. */
static void cut_line(struct sentences *s, const char *line)
{
	const char *start = line, *at = line;

	for (; *at; at++) {
		if (!strchr(".?!", *at) || at[1] != ' ')
			continue;
		add(s, start, (size_t)(at + 1 - start));
		start = at + 1;
	}
	add(s, start, (size_t)(at - start));
}

static struct cop_pieces cut(struct cop_arena *a, const struct cop_str *text)
{
	struct sentences s = { .arena = a };
	const struct cop_str **lines = NULL;
	size_t n = text ? cop_str_split(a, text, "\n", &lines) : 0;

	for (size_t i = 0; i < n; i++)
		cut_line(&s, cop_enc_shown(a, lines[i]));
	return s.pieces;
}

static const char *const *marked(struct cop_arena *a, const struct cop_pieces *all,
				 const bool *marks)
{
	const char **list = NULL;
	size_t n = 0, cap = 0;

	for (size_t i = 0; i < all->n; i++) {
		if (marks[i])
			*COP_PUSH(a, list, n, cap) = all->at[i].at;
	}
	if (n)
		*COP_PUSH(a, list, n, cap) = NULL;
	return list;
}

void cop_put_sentences(const struct cop_teller *t, struct cop_told *told,
		       const struct cop_str *old, const struct cop_str *new)
{
	struct cop_pieces before = cut(t->arena, old), after = cut(t->arena, new);
	struct cop_marks marks = cop_compare(t->arena, &before, &after);

	told->was = marked(t->arena, &before, marks.gone);
	told->is = marked(t->arena, &after, marks.come);
}
