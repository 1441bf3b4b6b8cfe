/* SPDX-License-Identifier: MIT */
/*
 * How often the records of one folder were changed, by one run of `git log` for all of them:
 * what a calendar has to know of its events. Fails as history.h says.
 */
#ifndef COP_STORE_TOUCHES_H
#define COP_STORE_TOUCHES_H

#include "base/error.h"
#include "base/keys.h"

/* What the commits say of one record. */
struct cop_touch {
	/*
	 * Commits that changed its file after the one that added it, under this id and those
	 * it had before; an id that is added again after a removal counts on. A commit more
	 * never makes it less.
	 */
	unsigned times;
	int64_t last; /* seconds since 1970 (UTC): when the latest of them was committed */
	/*
	 * The id it was added with, which stays where it is renamed. Where something else had
	 * that id before and was renamed, a number makes the difference: "clinic-2".
	 */
	const char *origin;
	bool uncommitted; /* the working tree says something else than the commit */
};

struct cop_touches {
	struct cop_touch *at;
	size_t n;
	struct cop_keys by_id; /* position; also of ids that are gone */
	bool shallow;          /* older commits are not in this clone */
};

/*
 * Of the files below folder ("plan"), up to commit rev; NULL: HEAD, and then with what is not
 * committed yet. Lives in the arena. COP_E_NOT_FOUND: no repository, or no commit in it.
 */
enum cop_code cop_touches_read(struct cop_arena *a, const char *root, const char *rev,
			       const char *folder, struct cop_touches *ret,
			       struct cop_error *err) COP_CHECKED;

/* Of one record; NULL: no commit knows it. */
const struct cop_touch *cop_touches_of(const struct cop_touches *t, const char *id);

#endif
