/* SPDX-License-Identifier: MIT */
/* One edit on one text, and what must hold of it. */
#ifndef COP_PROPERTY_TRIAL_H
#define COP_PROPERTY_TRIAL_H

#include "ops.h"

enum verdict { ZERO, COLLATERAL, REFUSED, WRONG, VERDICTS };

struct trial {
	struct cop_arena *arena;
	const char *corpus;
	const struct cop_source *before, *after;
	struct cop_node *root; /* of before, for the paper */
	enum op op;
	size_t node;
	struct change change;
	struct cop_error err;
};

/* Reads `before` and plans; false where the operation makes no sense on the node. */
bool trial_begin(struct trial *t);
/* Edits and counts the claims that hold of every edit: P1, P6, P7, P9, P13, P14. */
enum verdict trial_run(struct trial *t);
void trial_show(const struct trial *t, const char *what);

/* Does the change lie in the lines that it must lie in (P7)? */
bool trial_in_place(const struct trial *t);
/* Line ends, byte order mark and the state at the end of the file (P9). */
bool trial_keeps_form(const struct trial *t);

/* Undone or done again on the result: P2, P3, P4, P5, P12. */
void undo_run(struct trial *t);
/* Several edits on one text: P10, P11. */
void batch_run(const char *corpus, const struct cop_source *src, size_t rounds);
/* Bytes changed at random, then edited: P15. */
void mutate_run(const char *corpus, const struct cop_source *src, size_t rounds);

/* The same numbers in every run. */
size_t draw(size_t n);

#endif
