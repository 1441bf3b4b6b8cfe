/* SPDX-License-Identifier: MIT */
/* What the files of `cop init` share; nobody else includes it. */
#ifndef COP_INIT_H
#define COP_INIT_H

#include "finish.h"

#define INIT_TEMPLATE_WORDS(W, t) \
	W(t, minimal, "minimal", "cop.yaml and an empty charter.") \
	W(t, standard, "standard", \
	  "Also five roles and two groups, defined, that nobody holds yet.")
COP_ENUM(init_template, INIT_TEMPLATE_WORDS);

struct init_opts {
	const char *dir, *answers;
	struct cop_given given;
	int origin, template;
	bool print_answers, if_missing;
};

/* Where the community is to be. */
struct init_place {
	const char *dir;   /* absolute; may not be there yet */
	const char *near;  /* the folder itself, or the nearest above that is there */
	const char *typed; /* what a person would type after cd; "." */
	bool repository;   /* near is in one, which the community joins */
};

/* One file that is to be. */
struct init_record {
	enum cop_kind kind;
	const char *id;              /* "" of the single files */
	const void *rec;             /* as loaded from: */
	const struct cop_node *node; /* everything that was said; NULL: rec is all */
};

struct init {
	struct cop_env *env;
	struct cop_arena *arena;
	const struct init_opts *opts;
	struct init_place place;
	const struct cop_node *answers; /* root of the answers file; NULL: none */
	struct cop_node *said;          /* fields of cop.yaml from options and prompts */
	struct init_record *records;
	size_t n, cap;
	const char **notes; /* NULL-terminated */
	size_t nnotes, cnotes;
	/* the community as it will be; its findings are those of the answers */
	struct cop_community *community;
};

/* --- init_place.c --- */

enum cop_code init_place_find(struct cop_env *env, const char *dir,
			      struct init_place *ret, struct cop_error *err) COP_CHECKED;
/* "plain-language" -> "Plain Language"; NULL where the folder's name has no words. */
const struct cop_str *init_place_name(struct cop_arena *a, const struct init_place *p);
/*
 * Is the place in a repository, and, where a commit is wanted, who would sign for it?
 * Nothing is written. COP_E_REFUSED with the commands that name somebody.
 */
enum cop_code init_place_check(struct cop_env *env, struct init_place *p,
			       struct cop_error *err) COP_CHECKED;
/* Makes folder and repository where they are not there. */
enum cop_code init_place_make(struct cop_env *env, const struct init_place *p,
			      struct cop_error *err) COP_CHECKED;

/* --- init_lay.c: one mapping over another --- */

/* Entries of `over` before those of `base`; names in skip (NULL-terminated, or NULL) are
 * left out. Places stay those of the files. One of the two may be NULL. */
struct cop_node *init_lay(struct cop_arena *a, const struct cop_node *base,
			  const struct cop_node *over, const char *const *skip);
/* A list whose mappings are each laid over `base`; other entries stay. */
struct cop_node *init_lay_all(struct cop_arena *a, const struct cop_node *list,
			      const struct cop_node *base);
/* The mapping with another value of this key, made from the one that it has. */
struct cop_node *init_lay_one(struct cop_arena *a, const struct cop_node *map,
			      const char *key, const struct cop_node *value);
/* A made value as if it had been read from a file of that name. */
struct cop_node *init_settle(struct cop_arena *a, const char *name,
			     const struct cop_node *made);
/* The root of a small text of our own. */
struct cop_node *init_text(struct cop_arena *a, const char *fmt, ...) COP_PRINTF(2, 3);
/* Keys that begin with x- are kept, though no table knows them. */
void init_own_keys(struct cop_arena *a, struct cop_node *map,
		   const struct cop_node *from);
/* "key:" with nothing behind it. */
bool init_blank(const struct cop_node *n);

/* --- init_answers.c --- */

enum cop_code init_answers_read(struct init *in, struct cop_error *err) COP_CHECKED;
/* What was said about a field of cop.yaml, by an option or in the answers; NULL: nothing. */
const struct cop_str *init_said(const struct init *in, const char *key);
/* A part of the answers, "charter" or "roles"; NULL: absent or blank. */
const struct cop_node *init_section(const struct init *in, const char *key);
/* Fills records and community; what does not fit is a finding. */
void init_compose(struct init *in);
/* One more file, from everything that was said about it. */
void init_add(struct init *in, enum cop_kind kind, const char *id,
	      const struct cop_node *map);
void init_note(struct init *in, const char *fmt, ...) COP_PRINTF(2, 3);

/* --- init_people.c --- */

/* A list beside the answers, with a head line: one member a row. */
void init_people_list(struct init *in, const struct cop_node *path);
/* An id for a member who has none. */
const char *init_people_id(struct init *in, const struct cop_str *name);

/* --- init_write.c --- */

/* Everything as one sealed change; nothing is on disk yet. */
enum cop_code init_change(struct init *in, struct cop_change **ret, struct cop_error *err)
	COP_CHECKED;
const char *init_subject(const struct init *in);
void init_say_tree(struct init *in, const struct cop_change *c);

/* --- init_template.c --- */

enum cop_code init_template_show(struct init *in, struct cop_error *err) COP_CHECKED;

#endif
