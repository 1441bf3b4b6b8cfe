/* SPDX-License-Identifier: MIT */
/*
 * Three-way merge of one YAML file that knows what its entries are (format.md section 8):
 * records and keyed lists by key, sets by value, streams as multisets of lines, prose by
 * line, all other lists and values as a whole. The result is the text of ours with what
 * theirs did put into it, so comments and layout stay.
 *
 * What both sides changed in different ways is marked as git does, around that entry alone,
 * both versions whole. Where the texts cannot be merged with certainty (they do not parse,
 * keys stand twice, the result would not mean what it should) nothing is merged and `doubt`
 * says why: the caller asks for a merge by lines.
 */
#ifndef COP_MERGE_MERGE_H
#define COP_MERGE_MERGE_H

#include "schema/schema.h"

struct cop_merge_in {
	const struct cop_source *base, *ours, *theirs;
	const struct cop_record *kind;       /* NULL: any YAML file, lists have no keys */
	const char *ours_name, *theirs_name; /* after the markers */
	unsigned marker;                     /* signs of a marker, 7 with git */
};

struct cop_merged {
	const struct cop_source *text; /* NULL where in doubt; its path is that of ours */
	size_t conflicts;              /* marked places */
	const char *doubt;             /* why it was not merged; NULL */
};

/* Everything lives in the arena; never fails. */
void cop_merge(struct cop_arena *a, const struct cop_merge_in *in,
	       struct cop_merged *ret);

/*
 * The merge by lines that git made of the three, with `conflicts` marked places, looked at:
 * `text` are the lines where they can be trusted. Otherwise both versions whole between
 * markers, and `doubt` says why. Ours and theirs are the same: cop_merge() is enough.
 */
void cop_merge_by_lines(struct cop_arena *a, const struct cop_merge_in *in,
			const struct cop_source *lines, size_t conflicts,
			struct cop_merged *ret);

/*
 * What a merge by lines can leave behind although it saw no conflict: a key twice in one
 * mapping, an entry twice in a keyed list or set, an anchor twice, an alias without its
 * anchor, a text that does not parse. COP_E_INVALID
 * with the place; conflict markers are no concern of it.
 */
enum cop_code cop_merge_lint(const struct cop_source *text, const struct cop_record *kind,
			     struct cop_error *err) COP_CHECKED;

#endif
