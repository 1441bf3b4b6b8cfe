/* SPDX-License-Identifier: MIT */
/*
 * One answer to findings of a rule on its way into `findings` of cop.yaml: the command
 * (top/accept.c), and the entries that stand there (accept_entry.c).
 */
#ifndef COP_ACCEPT_H
#define COP_ACCEPT_H

#include "noun.h"

struct accept_opts {
	const char *rule;
	struct cop_words things;
	struct cop_date until;
	const char *owner;
	bool end;
};

struct accept {
	struct cop_env *env;
	const struct accept_opts *o;
	struct cop_words about; /* ids, in order, each once; n 0: everywhere */
	struct cop_words by;
	const char *owner;
	struct cop_node *seq; /* `findings` as it is; or NULL */
};

/* Is the id in the list? */
bool accept_holds(const struct cop_words *list, const char *id);
/* Reads `findings` of cop.yaml into seq. */
enum cop_code accept_read(struct accept *w, struct cop_error *err) COP_CHECKED;
bool accept_is_of_rule(const struct cop_node *entry, const char *rule);
/* How many records an entry is about; 0: it holds everywhere. */
size_t accept_count_about(const struct cop_node *entry);
/* The entry about these records, and `exactly`: about no other. NULL: there is none. */
struct cop_node *accept_entry(const struct accept *w, bool exactly);
/* A new entry, or what is said now in the one that is there. */
enum cop_code accept_put(const struct accept *w, struct cop_change *c,
			 struct cop_error *err) COP_CHECKED;
/* The entry `old` goes, or where it is about others too, goes on for those. */
enum cop_code accept_take_back(const struct accept *w, struct cop_change *c,
			       const struct cop_node *old, struct cop_error *err)
	COP_CHECKED;

#endif
