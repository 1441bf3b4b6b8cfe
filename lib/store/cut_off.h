/* SPDX-License-Identifier: MIT */
/*
 * For who only reads: what a command of ours that is at work, or was cut off, may have left
 * half done in the work tree. Who reads neither waits nor mends; it takes these files as the
 * last commit has them.
 */
#ifndef COP_STORE_CUT_OFF_H
#define COP_STORE_CUT_OFF_H

#include "store/around.h"
#include "store/history.h"

/*
 * Paths from the community's folder, and their texts in HEAD. None where nothing is under way,
 * or what is noted of it cannot be read: that is for the next command that writes to say.
 * `prefix`: the folder inside its repository, "" or "a/b/".
 */
enum cop_code cop_cut_off_files(struct cop_arena *a, const struct cop_around *around,
				const char *root, const char *prefix,
				struct cop_differing *ret, struct cop_error *err)
	COP_CHECKED;

/*
 * Has a command been cut off that had asked git for its commit? Its files hold what nobody
 * committed. Where it is still at work (its hooks read them) the answer is no.
 */
bool cop_cut_off_attempt(struct cop_arena *a, const struct cop_around *around);

#endif
