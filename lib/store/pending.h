/* SPDX-License-Identifier: MIT */
/* What the two files of a change share: its pending files. Not for others. */
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

struct cop_change {
	struct cop_arena *arena;
	struct cop_store *store;
	struct cop_date today;
	struct cop_pending *files;
	size_t n, cap;
	struct cop_keys by_path; /* path -> position in files */
	bool sealed;
};

/* The pending file of a path, read from the store on first use (absent: before NULL). */
enum cop_code cop_pending_file(struct cop_change *c, const char *path,
			       struct cop_pending **ret, struct cop_error *err)
	COP_CHECKED;
/* An open edit of the record's file. COP_E_NOT_FOUND: there is no such record. */
enum cop_code cop_pending_edit(struct cop_change *c, const struct cop_record *kind,
			       const char *id, struct cop_edit **ret,
			       struct cop_error *err) COP_CHECKED;
/* Ends an open edit with its proof; `after` is then the new text. */
enum cop_code cop_pending_finish(struct cop_pending *p, struct cop_error *err)
	COP_CHECKED;

#endif
