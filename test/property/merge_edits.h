/* SPDX-License-Identifier: MIT */
/* What people do to a file of a community, as edits that can be made to any version of it. */
#ifndef COP_PROPERTY_MERGE_EDITS_H
#define COP_PROPERTY_MERGE_EDITS_H

#include "merge_spots.h"

enum edit_kind {
	EDIT_SET,        /* a value */
	EDIT_ADD_FIELD,  /* to a mapping */
	EDIT_REMOVE,     /* a field or an entry */
	EDIT_ADD_ENTRY,  /* to a list, in its place */
	EDIT_SENTENCE,   /* another line of prose */
	EDIT_MORE_PROSE, /* a line after one */
	EDIT_LESS_PROSE, /* without a line */
	EDIT_REMARK,     /* a comment above an entry */
	EDIT_BESIDE,     /* a comment on its line */
	EDIT_REMARK_SET, /* other words of a comment */
	EDIT_HEADER,     /* a comment on the line of a literal comes or goes */
	EDIT_CHOMP,      /* its last line end comes or goes */
	EDIT_RESTYLE,    /* brackets to lines; on base documents only */
	EDIT_REKEY,      /* another key for an entry; against others only */
	EDIT_KINDS,
};

#define REMARKS 4

struct edit {
	enum edit_kind kind;
	struct spot spot;
	const char *touches;       /* names that begin alike touch the same thing */
	const char *old;           /* the line of prose, the comment */
	const char *field;         /* that is added */
	const char *gone[REMARKS]; /* comments that go with the entry */
	unsigned number;           /* makes its words its own */
	unsigned variant;          /* another content for the same entry */
	bool block;                /* how an entry is written */
};

/* A document and its tree. */
struct doc {
	const struct cop_record *kind;
	const struct cop_source *src;
	struct cop_node *root;
};

/* False: it cannot be read. */
bool doc_read(struct cop_arena *a, const struct cop_record *kind,
	      const struct cop_source *src, struct doc *ret);
/* One that can be made to the document; false: none was found. */
bool edit_draw(struct cop_arena *a, struct lottery *l, const struct doc *d,
	       unsigned number, struct edit *ret);
/* One of this kind, and one that goes against it. */
bool edit_draw_against(struct cop_arena *a, struct lottery *l, const struct doc *d,
		       unsigned number, struct edit ret[2]);
bool edits_meet(const struct edit *x, const struct edit *y);
/* The document after it; false: it cannot be made there. */
bool edit_make(struct cop_arena *a, const struct edit *e, struct doc *d);
/* Where a comment on the entry's line goes; SIZE_MAX: nowhere. */
size_t edit_beside(const struct cop_source *src, const struct cop_node *n);
/* Some more of everything, so that there is something to edit. */
void doc_dress(struct cop_arena *a, struct lottery *l, struct doc *d);

#endif
