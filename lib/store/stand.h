/* SPDX-License-Identifier: MIT */
/*
 * What a writing command stands on: asked before it reads a file of the community, so that
 * its commit can tell whether somebody else was faster.
 */
#ifndef COP_STORE_STAND_H
#define COP_STORE_STAND_H

#include "store/writer.h"

/* What a command that was cut off had left, and was brought to its end. */
struct cop_recovered {
	char commit[COP_GIT_ID]; /* its commit; "" where there was nothing to finish */
	const char *left; /* a file that had been edited since, and stays so; NULL none */
	const char *back; /* a file git had not committed, as it was before; NULL none */
};

struct cop_stand {
	bool known;           /* false: no repository, or none that libgit2 opens */
	char tip[COP_GIT_ID]; /* "" where the branch has no commit yet */
	struct cop_recovered did;
};

/*
 * Finishes what was cut off, and looks at the tip. Files read after it belong to that tip:
 * while another writer is between its commit and its last file, this waits. `lock`: by->hold
 * is taken, and nobody of ours commits until it is released. Without a repository, or with
 * one in a state that will be refused later, nothing is said.
 *
 *   COP_E_REFUSED     a journal that cannot be read
 *   COP_E_REPO        another writer did not end in time
 *   COP_E_OS ...      what was cut off could not be finished yet
 */
enum cop_code cop_stand(const struct cop_writer *by, const char *root, bool lock,
			struct cop_arena *a, struct cop_stand *ret, struct cop_error *err)
	COP_CHECKED;

#endif
