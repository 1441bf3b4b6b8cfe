/* SPDX-License-Identifier: MIT */
/*
 * Who changed each line of a file last, and when: one run of `git blame`. Where only white
 * space changed, or lines moved within the file, the line counts as it was before.
 */
#ifndef COP_STORE_BLAME_H
#define COP_STORE_BLAME_H

#include "base/date.h"
#include "base/str.h"

/* One change as the lines have it. */
struct cop_blame_entry {
	const char *id; /* whole id of the commit */
	const struct cop_str *author, *email;
	int64_t time; /* of the author, seconds since 1970: what is newer */
	struct cop_date
		date; /* the same, on the author's own calendar; zero: no such day */
	bool pending; /* in the working tree, not committed; no author, no date */
	bool unknown; /* older than the history of this clone (--depth) */
};

/* line[0] is the first line. Lives in the arena. */
struct cop_blame {
	const struct cop_blame_entry **line;
	size_t n;
};

/*
 * `root` is the community's folder, path is relative to it. rev NULL: the working tree, where
 * a file that was never committed is pending as a whole (n 0, all lines count as pending).
 * COP_E_NOT_FOUND: no repository. COP_E_REPO: git is not installed or cannot read it.
 */
enum cop_code cop_blame_file(struct cop_arena *a, const char *root, const char *rev,
			     const char *path, struct cop_blame *ret,
			     struct cop_error *err) COP_CHECKED;

/* The newer of two; either may be NULL: then the other. What is pending is newest. */
const struct cop_blame_entry *cop_blame_newer(const struct cop_blame_entry *x,
					      const struct cop_blame_entry *y);
/*
 * The newest change of the lines from first to last, counted from 1; those the file had not
 * when it was asked are pending.
 */
const struct cop_blame_entry *cop_blame_newest(const struct cop_blame *b, size_t first,
					       size_t last);

#endif
