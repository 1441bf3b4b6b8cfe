/* SPDX-License-Identifier: MIT */
/*
 * What the verbs share of the nouns that are one file: charter, budget, settings. The file is
 * the one of the command's record.
 */
#ifndef COP_SINGLE_H
#define COP_SINGLE_H

#include "noun.h"

/* "the charter", "cop.yaml": what messages call it. */
const char *cop_single_name(const struct cop_env *env);
/* Its text as a tree. NULL where it is empty. COP_E_NOT_FOUND: there is no such file yet. */
enum cop_code cop_single_root(struct cop_env *env, struct cop_node **ret,
			      struct cop_error *err) COP_CHECKED;

/* --- single_list.c --- */

/* The whole path of a list that was typed by it or by its last name: "barriers". */
enum cop_code cop_single_list(struct cop_env *env, const char *typed,
			      const char **ret_path, const struct cop_field **ret,
			      struct cop_error *err) COP_CHECKED;
/* The row of an entry that a bare text fills: name, title, text, funder; NULL: none. */
const struct cop_field *cop_single_main(const struct cop_schema *entry);

/* --- single_add.c: add LIST TEXT [--FIELD VALUE]... --- */

/*
 * A field of entries as an option of the command; all of the command's own options are such.
 * The member is struct cop_words: one value, or as many as the field is a list of.
 */
#define COP_SINGLE_FIELD(option, type, member, flags_, help_) \
	{ \
		.kind = COP_OPT_WORD, .name = option, .metavar = "VALUE", .help = help_, \
		.flags = COP_OPT_REPEAT | (flags_), \
		.offset = offsetof(struct type, member) \
	}

struct cop_single_new {
	const char *list; /* as typed */
	const struct cop_str *text;
	const void *opts; /* the command's options */
	const char *path; /* set by cop_single_add: of the list */
};
/*
 * The entry, put into the change and sealed. Where the list is keyed by id, the id is --id or
 * made from the text. COP_E_USAGE: no such list, or an option that its entries do not have.
 */
enum cop_code cop_single_add(struct cop_env *env, struct cop_change *c,
			     struct cop_single_new *o, struct cop_error *err) COP_CHECKED;

/* --- single_remove.c: remove PATH [VALUE] --- */

struct cop_single_gone {
	const char *path;
	const struct cop_str *value; /* which entry of the list; NULL: path names it */
	/* set by cop_single_remove, where it was an entry: its list, and what it said */
	const char *list;
	const struct cop_str *text;
};
/* The removal, put into the change. COP_E_NOT_FOUND: the path is not filled. */
enum cop_code cop_single_remove(struct cop_env *env, struct cop_change *c,
				struct cop_single_gone *o, struct cop_error *err)
	COP_CHECKED;

#endif
