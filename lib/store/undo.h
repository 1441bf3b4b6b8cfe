/* SPDX-License-Identifier: MIT */
/* Inside the store: what stood in the files of a change before it, to take the change back. */
#ifndef COP_STORE_UNDO_H
#define COP_STORE_UNDO_H

#include "store/commit.h"

struct cop_undo {
	int root; /* borrowed */
	const struct cop_writes *writes;
	const struct cop_source **old; /* by file; NULL: there was none */
};

/* Reads every file of the change. Texts are in the arena. */
enum cop_code cop_undo_begin(int root, const struct cop_writes *writes,
			     struct cop_arena *a, struct cop_undo *ret,
			     struct cop_error *err) COP_CHECKED;
/*
 * Puts back what still holds what was written. Called on a failure, whose code it returns: a file
 * that somebody changed meanwhile (a hook that formats, an editor) stays as it is, and the message
 * says so. Where one could not be put back (the disk is full) the message says that, the hint
 * names the file, and *ret_all is false.
 */
enum cop_code cop_undo(const struct cop_undo *u, bool *ret_all, struct cop_error *err);

#endif
