/* SPDX-License-Identifier: MIT */
/* What the files of a change share: its pending files, and where records are in them. Not
 * for others. */
#ifndef COP_STORE_PENDING_H
#define COP_STORE_PENDING_H

#include "base/keys.h"
#include "store/change.h"

struct cop_pending {
	const char *path;
	const struct cop_source *before; /* NULL: not there */
	const struct cop_source *after; /* NULL: to be removed; while editing: the base */
	struct cop_edit *edit;          /* NULL: none open */
};

/* Ids of records that share a file with others -> position in paths. */
struct cop_shared {
	const char *where; /* of the kind; NULL: not looked for yet */
	const char **paths;
	size_t n, cap;
	struct cop_keys by_id;
};

struct cop_change {
	struct cop_arena *arena;
	struct cop_store *store;
	struct cop_date today;
	struct cop_pending *files;
	size_t n, cap;
	struct cop_keys by_path;   /* path -> position in files */
	struct cop_keys by_record; /* "roles/scribe" -> position of the last such file */
	struct cop_shared *shared; /* of the kinds that were asked for */
	size_t nshared, shared_cap;
	struct cop_moved *moves;
	size_t nmoves, moves_cap;
	bool sealed;
};

/* The pending file of a path, read from the store on first use (absent: before NULL). Valid
 * until the next call for another path. */
enum cop_code cop_pending_file(struct cop_change *c, const char *path,
			       struct cop_pending **ret, struct cop_error *err)
	COP_CHECKED;

/*
 * The path of a file as the change has left it so far: what it made and moved is there,
 * what it removed is not. NULL: there is none. The first goes by the file's name alone; the
 * second also finds a record among others in one file (at the price of reading the kind's
 * files, once), and is not deceived by the name of such a file.
 */
const char *cop_pending_named(struct cop_change *c, const struct cop_record *kind,
			      const char *id);
const char *cop_pending_path(struct cop_change *c, const struct cop_record *kind,
			     const char *id, bool *ret_among);

/* A record that shares its file is to be found by another id from here on. */
void cop_pending_renamed(struct cop_change *c, const struct cop_record *kind,
			 const char *id, const char *to);

/* A record in a file that is open for edits. Nodes live until the next edit. */
struct cop_spot {
	struct cop_edit *edit;
	struct cop_node *root; /* of the record; NULL: the file is empty */
	bool among; /* the file holds a sequence of records, `root` is one of them */
};
/* COP_E_NOT_FOUND: there is no such record. */
enum cop_code cop_pending_edit(struct cop_change *c, const struct cop_record *kind,
			       const char *id, struct cop_spot *ret,
			       struct cop_error *err) COP_CHECKED;
/* An open edit of a file that is there. */
enum cop_code cop_pending_open(struct cop_change *c, struct cop_pending *p,
			       struct cop_error *err) COP_CHECKED;
/* Ends an open edit with its proof; `after` is then the new text. */
enum cop_code cop_pending_finish(struct cop_pending *p, struct cop_error *err)
	COP_CHECKED;
enum cop_code cop_no_record(const struct cop_record *kind, const char *id,
			    struct cop_error *err);

#endif
