/* SPDX-License-Identifier: MIT */
/* What `cop explain` says of paths and of things. */
#ifndef COP_EXPLAIN_H
#define COP_EXPLAIN_H

#include "noun.h"

/*
 * A path as people write it ("charter.scope.out", "settings.timezone", "clinic.due", and
 * "role.duties" for the field whatever the record): its schema, and the record where one was
 * named. False: the first word names neither a file, a kind nor a record.
 */
struct explain_path {
	const struct cop_record *record;
	const struct cop_item *item; /* NULL: of the kind as such */
	const char *path;            /* within the record */
	const char *noun; /* "charter", "role": how commands are called; NULL none */
};
bool explain_path_find(struct cop_env *env, const char *word, struct explain_path *ret);
/* COP_E_USAGE: no such field; COP_E_NOT_FOUND: no such entry. */
enum cop_code explain_path_show(struct cop_env *env, const struct explain_path *p,
				struct cop_error *err) COP_CHECKED;

/* A record by its id, title or file, or an entry of the charter or budget by its id. */
enum cop_code explain_thing(struct cop_env *env, const char *word, struct cop_error *err)
	COP_CHECKED;

/*
 * An indicator by its id: its value over the span of the command, what it was counted from and
 * what it is held against. False: there is no such indicator.
 */
bool explain_figure(struct cop_env *env, const char *word, enum cop_code *ret,
		    struct cop_error *err);

/* What names a record, as a list of "clinic (owner)"; NONE: nothing does. */
struct cop_value explain_named_by(struct cop_env *env, const struct cop_item *item,
				  const struct cop_record *r);
/* "charter.yaml:12" */
const char *explain_where(struct cop_env *env, struct cop_loc at);
/* Shows the map as the document cop.explain/1. */
enum cop_code explain_show(struct cop_env *env, struct cop_value item,
			   struct cop_error *err) COP_CHECKED;
/* The group of commands for a kind: "health" for indicators; NULL: none. */
const char *explain_noun(const struct cop_record *r);

#endif
