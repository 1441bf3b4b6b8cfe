/* SPDX-License-Identifier: MIT */
/*
 * Where a community's files are, and their text: what is pending (the overlay of a sealed
 * change) before what is on disk. Nothing here knows what a record says.
 */
#ifndef COP_STORE_STORE_H
#define COP_STORE_STORE_H

#include "base/arena.h"
#include "base/error.h"
#include "schema/schema.h"

struct cop_store;

/* More files are no community's record, but somebody's mistake or trap. */
#define COP_STORE_FILES_MOST 50000

/*
 * Finds the community at or above `start` (a folder with cop.yaml), looking no higher than
 * the top of the git repository it is in. COP_E_NOT_FOUND: none. Lives in the arena; the
 * folder stays open until cop_store_close.
 */
enum cop_code cop_store_open(struct cop_arena *a, const char *start,
			     struct cop_store **ret, struct cop_error *err) COP_CHECKED;
/*
 * A folder that is to become a community: need not hold anything yet, nor be there. One that
 * is not there is given by its absolute path, and is as an empty one.
 */
enum cop_code cop_store_begin(struct cop_arena *a, const char *dir,
			      struct cop_store **ret, struct cop_error *err) COP_CHECKED;
/* NULL is fine; sets *s to NULL. */
void cop_store_close(struct cop_store **s);

const char *cop_store_root(const struct cop_store *s); /* absolute, no slash at the end */
/* The folder inside its git repository: "" or "a/b/"; "" too where there is none. */
const char *cop_store_prefix(const struct cop_store *s);

/* Overlay first, then disk. COP_E_NOT_FOUND: no such file. */
enum cop_code cop_store_read(struct cop_store *s, const char *path,
			     const struct cop_source **ret, struct cop_error *err)
	COP_CHECKED;

/* One file of a kind. `id` is its stem; NULL: the stem is no id. */
struct cop_store_file {
	const char *path, *id;
};
struct cop_store_files {
	struct cop_store_file *at;
	size_t n;
};
/*
 * All files where records of this kind live, sub-folders too, sorted by path. Of the kinds
 * that share a folder (activity/) each gets the whole folder. Names that begin with a dot
 * are passed over. What is no regular file is among them where it is named as a record or is
 * a link to a folder, and cannot be read.
 */
enum cop_code cop_store_list(struct cop_store *s, const struct cop_record *kind,
			     struct cop_store_files *ret, struct cop_error *err)
	COP_CHECKED;
/*
 * Path of the file that holds this id, NULL where there is none. One look at the disk where
 * the file stands in its folder itself.
 */
const char *cop_store_path(struct cop_store *s, const struct cop_record *kind,
			   const char *id);
/* Where a new record of that id goes: the only place that knows the layout. */
const char *cop_store_place(struct cop_store *s, const struct cop_record *kind,
			    const char *id);

/*
 * What a record is found by wherever its file stands below the kind's folder:
 * "roles/2026/scribe.yaml" -> "roles/scribe". NULL: the stem is no id.
 */
const char *cop_store_record(struct cop_arena *a, const char *path);

/*
 * A file that belongs to the community although it is not on the disk: what a sparse checkout
 * leaves out. Read and listed as if it were there; what is on the disk goes before it.
 */
void cop_store_lay(struct cop_store *s, const char *path, const struct cop_source *text);

/* The overlay: text NULL means removed. Later calls for a path replace earlier ones. */
void cop_store_overlay(struct cop_store *s, const char *path,
		       const struct cop_source *text);
void cop_store_overlay_clear(struct cop_store *s);
/* From now on only what is in the overlay is there: the files of another commit. */
void cop_store_freeze(struct cop_store *s);
/* Does the overlay say anything of this path? */
bool cop_store_pending(const struct cop_store *s, const char *path);

#endif
