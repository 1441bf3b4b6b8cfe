/* SPDX-License-Identifier: MIT */
/* The page of `cop diff` in its forms (told_*.c). */
#ifndef COP_TOLD_H
#define COP_TOLD_H

#include "sides.h"

/* Paths of files, in the order of git. */
struct told_files {
	const char **at;
	size_t n, cap;
};

struct told_page {
	struct cop_env *env;
	const struct cop_sides *sides;
	struct cop_tale tale, so_that;
	struct cop_brought judged;
	struct told_files others;     /* no records at all */
	struct told_files moved;      /* stand in another folder: "a to b" */
	struct told_files names;      /* nothing but ids of what has another id now */
	struct told_files layout;     /* nothing but layout or comments changed */
	struct told_files own_keys;   /* keys that begin with x- changed */
	struct told_files unreadable; /* what changed cannot be told */
};

/* "4 decisions in 3 commits by Ana Silva, and 2 files not committed yet" */
void told_summary(const struct told_page *p, struct cop_buf *out);
/* Short ids of the commits that touched the record's file; n says how many. */
const char *const *told_commits(const struct told_page *p, const struct cop_told *told,
				size_t *ret_n);
/* "roles/scribe.yaml:9:13", or the record where no file is known. */
const char *told_place(struct cop_arena *a, const struct cop_finding *f);
/* Files and what is said of them: "layout or comments only", "keys of your own (x-)". */
struct told_note {
	const char *key, *text;
	const struct told_files *files;
};
#define TOLD_NOTES 6
void told_notes(const struct told_page *p, struct told_note ret[TOLD_NOTES]);
/* The first few, and how many more there are. */
const char *told_list(const struct told_page *p, const struct told_files *files);
/* More than this many that say the same are told together, for people. */
#define TOLD_MOST 8
#define TOLD_FINDINGS 20 /* brought, and cleared: the others are counted */

void told_text(const struct told_page *p, struct cop_buf *out);
void told_md(const struct told_page *p, struct cop_buf *out);
struct cop_doc *told_document(const struct told_page *p);

/* One sentence and below it the sentences that went and came, from column `indent` on. */
void told_put(const struct cop_env *env, const struct cop_told *told, size_t indent,
	      struct cop_buf *out);

#endif
