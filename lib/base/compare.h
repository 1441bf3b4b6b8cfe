/* SPDX-License-Identifier: MIT */
/*
 * Which pieces (lines, entries) two texts share: Myers' greedy comparison ("An O(ND)
 * Difference Algorithm and Its Variations", 1986), after equal beginnings and ends are set
 * aside. And of three: what each of two made of a common one.
 */
#ifndef COP_BASE_COMPARE_H
#define COP_BASE_COMPARE_H

#include "base/arena.h"

/* Borrowed bytes, not NUL-terminated. */
struct cop_piece {
	const char *at;
	size_t len;
};

struct cop_pieces {
	struct cop_piece *at;
	size_t n;
};

/* One piece a line, each with its newline; the last one may have none. */
struct cop_pieces cop_pieces_of_lines(struct cop_arena *a, const char *text, size_t len);
bool cop_piece_equal(const struct cop_piece *a, const struct cop_piece *b);

/* Per piece of before, and of after: is it on this side alone? */
struct cop_marks {
	bool *gone, *come;
};

/* Beyond 1,500 edits all of the middle counts as replaced, which is true too. */
struct cop_marks cop_compare(struct cop_arena *a, const struct cop_pieces *before,
			     const struct cop_pieces *after);

/* A stretch of three texts: pieces [o, o + no) became [a, a + na) and [b, b + nb). */
enum cop_stretch_kind {
	COP_STRETCH_SAME,   /* all three are equal */
	COP_STRETCH_OURS,   /* only a changed it */
	COP_STRETCH_THEIRS, /* only b did */
	COP_STRETCH_BOTH,   /* both made the same of it */
	COP_STRETCH_CLASH,  /* both changed it, each in its way */
};

struct cop_stretch {
	enum cop_stretch_kind kind;
	size_t o, no, a, na, b, nb;
};

struct cop_stretches {
	struct cop_stretch *at;
	size_t n;
};

/*
 * Cuts three texts into stretches, in order; every piece is in one. Changes of the two sides
 * that touch are one clash, but for two that each replaced pieces of their own: neighbours
 * may both be rewritten.
 */
struct cop_stretches cop_compare3(struct cop_arena *arena, const struct cop_pieces *o,
				  const struct cop_pieces *a, const struct cop_pieces *b);

#endif
