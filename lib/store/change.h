/* SPDX-License-Identifier: MIT */
/*
 * What one command decides to change: several files, several edits each. Nothing touches
 * the disk. Undo is dropping the change: the overlay hangs on it.
 *
 * Every call addresses by kind, id and path, never by node: an edit may parse anew.
 */
#ifndef COP_STORE_CHANGE_H
#define COP_STORE_CHANGE_H

#include "store/commit.h"
#include "store/store.h"

struct cop_change;

/* `today` is what relative dates in typed values count from. Lives in the arena. */
struct cop_change *cop_change_new(struct cop_arena *a, struct cop_store *s,
				  struct cop_date today);

/*
 * What a person typed for a path: typed by the table (wrong text is refused here,
 * COP_E_USAGE), "" clears the field, "[]" says none of a list, a list takes commas where its
 * entries are ids or a set; `path+` appends. COP_E_NOT_FOUND: no such record or entry.
 */
enum cop_code cop_change_set(struct cop_change *c, const struct cop_record *kind,
			     const char *id, const char *path,
			     const struct cop_str *typed, struct cop_error *err)
	COP_CHECKED;
/*
 * A made value; `path+` adds an entry where the list's order wants it. Sets and keyed lists
 * in it are put in order.
 */
enum cop_code cop_change_put(struct cop_change *c, const struct cop_record *kind,
			     const char *id, const char *path, struct cop_node *value,
			     struct cop_error *err) COP_CHECKED;
/* An entry of a list or a field; what is absent is COP_E_NOT_FOUND. */
enum cop_code cop_change_remove(struct cop_change *c, const struct cop_record *kind,
				const char *id, const char *path, struct cop_error *err)
	COP_CHECKED;
/* A new record from its root node, its sets and keyed lists put in order. COP_E_REFUSED:
 * the file is there already. */
enum cop_code cop_change_create(struct cop_change *c, const struct cop_record *kind,
				const char *id, struct cop_node *root,
				struct cop_error *err) COP_CHECKED;
/* A line of a LINES record, put where its date belongs; the file is made where absent. */
enum cop_code cop_change_line(struct cop_change *c, const struct cop_record *kind,
			      const char *id, struct cop_node *line,
			      struct cop_error *err) COP_CHECKED;
/* Any other file of the community (.gitattributes), as a whole. */
enum cop_code cop_change_file(struct cop_change *c, const char *path, const char *text,
			      size_t len, struct cop_error *err) COP_CHECKED;
/* The whole text of a record as the user edited it. */
enum cop_code cop_change_text(struct cop_change *c, const struct cop_record *kind,
			      const char *id, const char *text, size_t len,
			      struct cop_error *err) COP_CHECKED;
enum cop_code cop_change_delete(struct cop_change *c, const struct cop_record *kind,
				const char *id, struct cop_error *err) COP_CHECKED;
/* Another id: the file moves, its text stays. References are the caller's (replace_ref). */
enum cop_code cop_change_move(struct cop_change *c, const struct cop_record *kind,
			      const char *id, const char *to, struct cop_error *err)
	COP_CHECKED;
/* Another name for an id that references of some kinds (enum cop_ref) hold. */
struct cop_new_name {
	uint32_t refs;
	const char *from, *to;
};
/* In one record every such reference to `from` becomes `to`; counts them. */
enum cop_code cop_change_replace_ref(struct cop_change *c, const struct cop_record *kind,
				     const char *id, const struct cop_new_name *name,
				     size_t *ret_count, struct cop_error *err)
	COP_CHECKED;

/* Finishes every edit with its proof and makes the result the store's overlay. On failure
 * the overlay is as before. */
enum cop_code cop_change_seal(struct cop_change *c, struct cop_error *err) COP_CHECKED;

/* After sealing: */
bool cop_change_empty(const struct cop_change *c); /* set to the same values: no commit */
void cop_change_diff(const struct cop_change *c,
		     struct cop_buf *ret); /* unified, a/ b/ */
/* What commit and write_files take; lives in the change's arena. */
struct cop_writes cop_change_writes(const struct cop_change *c);

/* Records that moved, as findings name them: "roles/scribe". Lives in the change's arena. */
struct cop_moved {
	const char *from, *to;
};
size_t cop_change_moves(const struct cop_change *c, const struct cop_moved **ret);

/* One file that changes, for summaries. Lines, not bytes. */
struct cop_changed {
	const char *path;
	size_t added, removed;
};
size_t cop_change_files(const struct cop_change *c, const struct cop_changed **ret);

#endif
