/* SPDX-License-Identifier: MIT */
/* What the files of the editor share; nobody else includes it. */
#ifndef COP_YAML_EDIT_H
#define COP_YAML_EDIT_H

#include "yaml/place.h"
#include "yaml/tree.h"

/* Bytes of the old text that become others. Text lives in the arena of the edit. */
struct cop_splice {
	size_t at, remove;
	const char *text;
	size_t len;
	bool lines; /* whole lines put in: they come after what is put in at the same place */
	unsigned
		depth; /* of the collection that gets lines: the inner ends before the outer */
};

/* What one edit does to the text, before it is certain that it can be done. */
struct cop_patch {
	struct cop_splice at[4];
	size_t n;
};

struct cop_edit {
	struct cop_arena *arena;
	const struct cop_source *first; /* as it came */
	const struct cop_source *src;   /* as it was read last: places are in this */
	const struct cop_yaml_limits *limits;
	struct cop_tree tree; /* as it will be */
	struct cop_layout layout;
	bool one_by_one; /* what one edit writes depends on what another left */
	struct cop_splice *splices; /* sorted, not overlapping */
	size_t n, cap;
	/* Where the last append went, so that thousands do not look for it again. */
	struct cop_node *grown, *grown_after;
};

/* Text is given with '\n' and gets the line ends of the file about `at`. */
void cop_patch_add(struct cop_edit *e, struct cop_patch *p, size_t at, size_t remove,
		   const struct cop_buf *text);
void cop_patch_text(struct cop_edit *e, struct cop_patch *p, size_t at, size_t remove,
		    const char *text);
/* False where it meets what is pending: finish that first. Nothing is noted then. */
bool cop_patch_note(struct cop_edit *e, const struct cop_patch *p);
/* Is anything noted among the blank and comment lines from `at` on? They tell how far in the
 * lines of a literal above them must stand. */
bool cop_patch_below(const struct cop_edit *e, size_t at);
/* The old text with all splices done. */
void cop_splice_all(const struct cop_edit *e, struct cop_buf *out);

/*
 * A line end after a block text that ends the file without one would become part of it: its
 * indicator gets the `-` that says there is none. True where that was noted (or where a new
 * reading is needed to do so): finish it first.
 */
bool cop_edit_close_text(struct cop_edit *e, const struct cop_node *last) COP_CHECKED;

/*
 * Finishes what is pending with proof, reads the result, and finds the same nodes in it
 * (each may be NULL).
 */
enum cop_code cop_edit_again(struct cop_edit *e, struct cop_node **a, struct cop_node **b,
			     struct cop_error *err) COP_CHECKED;

/* What the second attempt ends in: it must not ask for a third. */
enum cop_code cop_edit_done(const struct cop_edit *e, enum cop_code code, bool again,
			    struct cop_error *err) COP_CHECKED;

/* Is it, or is it inside of, something this batch made? It has no place then. */
bool cop_edit_made(const struct cop_node *n);
/*
 * Must what is pending be finished before n is edited? It is made by this batch; or the text
 * ends without a line end or mixes both kinds, so that each edit looks at what is beside it.
 */
bool cop_edit_stale(const struct cop_edit *e, const struct cop_node *n);
/* Did this batch change anything in it? */
bool cop_edit_touched(const struct cop_node *n);

/* --- one attempt each; *again: finish what is pending and try once more --- */

enum cop_code cop_try_set(struct cop_edit *e, struct cop_node *old,
			  struct cop_node *value, bool *again, struct cop_error *err)
	COP_CHECKED;

/* --- between brackets --- */

void cop_flow_take(struct cop_edit *e, const struct cop_node *n, struct cop_patch *p);
/* `before`: a sibling that is neither n nor right after it; NULL: to the end. */
enum cop_code cop_flow_move(struct cop_edit *e, const struct cop_node *n,
			    const struct cop_node *before, struct cop_patch *p,
			    struct cop_error *err) COP_CHECKED;

/* --- refusals: COP_E_REFUSED with place, cause and what to do by hand --- */

enum cop_code cop_edit_refuse(const struct cop_edit *e, size_t at, const char *what,
			      const char *hint, struct cop_error *err);
/* The way to n: keys that stand twice, merge keys, anchors that are used. */
enum cop_code cop_guard_way(const struct cop_edit *e, const struct cop_node *n,
			    struct cop_error *err) COP_CHECKED;
/*
 * The same for the entry n, whose value stays what it is or `goes` with its key: its own anchor
 * does not matter, and what goes may be a merge key.
 */
enum cop_code cop_guard_entry(const struct cop_edit *e, const struct cop_node *n,
			      bool goes, struct cop_error *err) COP_CHECKED;
/* What goes with n: anchors in it that are used elsewhere. */
enum cop_code cop_guard_loss(const struct cop_edit *e, const struct cop_node *n,
			     struct cop_error *err) COP_CHECKED;
/* A key that shall be new in the mapping. */
enum cop_code cop_guard_new_key(const struct cop_edit *e, const struct cop_node *map,
				const char *key, struct cop_error *err) COP_CHECKED;
/* Columns can be counted there. */
enum cop_code cop_guard_column(const struct cop_edit *e, size_t at, struct cop_error *err)
	COP_CHECKED;
/* Where n comes to end right above the line at `at`, no comment there becomes part of it. */
enum cop_code cop_guard_below(const struct cop_edit *e, const struct cop_node *n,
			      size_t at, struct cop_error *err) COP_CHECKED;

/*
 * A copy of a value for the tree, checked against the limits and the profile, its styles
 * decided for where it will stand.
 */
enum cop_code cop_adopt(struct cop_edit *e, const struct cop_node *value, bool flow,
			unsigned indent, struct cop_node **ret, struct cop_error *err)
	COP_CHECKED;
/* The same for a key. */
enum cop_code cop_adopt_key(struct cop_edit *e, const char *key, unsigned spot,
			    enum cop_style keep, struct cop_node **ret,
			    struct cop_error *err) COP_CHECKED;

#endif
