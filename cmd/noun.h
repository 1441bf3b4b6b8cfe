/* SPDX-License-Identifier: MIT */
/*
 * The regular verbs (commands.md 3.0): the same for every noun, told apart by the record of
 * the command's row. A leaf file is one macro; nouns that need more write their own run and
 * call these.
 */
#ifndef COP_NOUN_H
#define COP_NOUN_H

#include "finish.h"

/* The kind of the command's record. */
enum cop_kind cop_noun_kind(const struct cop_env *env);
/* "role 'scribe'" by id, title, name ...: the loaded item. COP_E_NOT_FOUND. */
enum cop_code cop_noun_find(struct cop_env *env, const char *word,
			    const struct cop_item **ret, struct cop_error *err)
	COP_CHECKED;
/* What a word is the id of, as COP_REF_ bits; 0: of nothing. */
uint32_t cop_noun_what(struct cop_env *env, const char *word);
/*
 * Where the word that was not found is the id of another kind of thing, the hint becomes the
 * command that shows it ("cop member show ana-silva"). False: it names nothing else.
 */
bool cop_noun_other(struct cop_env *env, const char *word, struct cop_error *err);
/* `role assign MEMBER ROLE`: no such role, but the two the other way round make sense. */
void cop_noun_swapped(struct cop_env *env, const char *verb, const char *role,
		      const struct cop_words *members, struct cop_error *err);
/* The failure where a single file ("charter.yaml") gave no record: not there, or not readable. */
enum cop_code cop_noun_missing(struct cop_env *env, const char *path,
			       struct cop_error *err) COP_CHECKED;
/* The failure where a file has the name of that record and gave none: what is wrong in it. */
enum cop_code cop_noun_unread(struct cop_env *env, enum cop_kind kind, const char *id,
			      struct cop_error *err) COP_CHECKED;
/* "role: ", the area of a subject; of a noun of two words the first. */
void cop_noun_area(const struct cop_env *env, struct cop_buf *out);
/* A member (or, with roles, a role) that a person typed, as id. */
enum cop_code cop_noun_who(struct cop_env *env, const char *word, bool roles,
			   const char **ret, struct cop_error *err) COP_CHECKED;
/* Each word of a list resolved in place. */
enum cop_code cop_noun_whos(struct cop_env *env, struct cop_words *words, bool roles,
			    struct cop_error *err) COP_CHECKED;

/* --- get THING PATH --- */
struct cop_noun_get {
	const char *thing, *path;
};
enum cop_code cop_noun_get_run(struct cop_env *env, const void *opts,
			       struct cop_error *err);
/* For the single files (charter, budget, cop.yaml): opts has no thing (NULL). */

/* --- set THING PATH VALUE [PATH VALUE]... --- */
struct cop_noun_set {
	const char *thing;
	struct cop_words pairs;
	const struct cop_str *note; /* of a new entry of a history, as the next three */
	struct cop_date until;
	const char *cause, *policy;
};
/* The edits of `set` alone: pairs (and `status`, which adds an entry to a history). */
enum cop_code cop_noun_set_pairs(struct cop_env *env, struct cop_change *c,
				 const char *id, const struct cop_noun_set *o,
				 struct cop_error *err) COP_CHECKED;
/* "organisation, mode": first names of the paths, for subjects. */
void cop_noun_paths(struct cop_buf *out, const struct cop_words *pairs);
/*
 * The same, with the new value where it is one that may stand in a subject: "due 2026-07-20",
 * "owner Ana Silva", "vision is cleared"; else the names alone.
 */
void cop_noun_say(struct cop_env *env, struct cop_buf *out,
		  const struct cop_words *pairs);
/* One pair, its field called `name`. False: there is no value to say; nothing was written. */
bool cop_noun_said(struct cop_env *env, struct cop_buf *out, const char *name,
		   const struct cop_words *pair);

/* --- edit THING... --- */
struct cop_noun_things {
	struct cop_words things;
};
enum cop_code cop_noun_edit_run(struct cop_env *env, const void *opts,
				struct cop_error *err);
/* One record through the editor, into the change; for nouns that finish it themselves. */
enum cop_code cop_noun_edit_text(struct cop_env *env, const struct cop_item *item,
				 struct cop_change *c, struct cop_error *err) COP_CHECKED;
/* --- rename THING NEW --- */
struct cop_noun_rename {
	const char *thing, *new_id;
};
enum cop_code cop_noun_rename_run(struct cop_env *env, const void *opts,
				  struct cop_error *err);
/* --- remove THING... --- */
enum cop_code cop_noun_remove_run(struct cop_env *env, const void *opts,
				  struct cop_error *err);
/* --- show THING: fields, then what the leaf computed (a map, may be NONE) --- */
struct cop_noun_show {
	const char *thing;
};
enum cop_code cop_noun_show_item(struct cop_env *env, const struct cop_item *item,
				 struct cop_value computed, struct cop_error *err)
	COP_CHECKED;

/* --- add --- */
/* May a new thing have this id? COP_E_USAGE: it is none; COP_E_REFUSED: it is taken. */
enum cop_code cop_noun_check_new(struct cop_env *env, const char *id,
				 struct cop_error *err) COP_CHECKED;
/*
 * A free id for a new thing: --id, else made from the title (with the prefix, as of dated
 * notes), with -2 and so on where taken (said in a note). COP_E_REFUSED: --id is taken.
 */
enum cop_code cop_noun_new_id(struct cop_env *env, const struct cop_str *title,
			      const char *prefix, const char **ret, struct cop_error *err)
	COP_CHECKED;
/* The options that are fields, set one by one on a record that the change has made. */
enum cop_code cop_noun_given(struct cop_env *env, struct cop_change *c, const char *id,
			     const struct cop_given *given, struct cop_error *err)
	COP_CHECKED;

/* All values given for a list field, as a new list. */
enum cop_code cop_given_list(struct cop_env *env, const struct cop_given *given,
			     const struct cop_field *f, struct cop_node **ret,
			     struct cop_error *err) COP_CHECKED;

/* --- values --- */
/* Every given field of a record as a value map, keys in schema order. */
struct cop_value cop_record_value(struct cop_arena *a, const struct cop_schema *s,
				  const void *rec);

/* --- lists --- */
struct cop_list_row {
	const struct cop_item *item;
	struct cop_value fields, computed; /* maps */
};
struct cop_listing {
	struct cop_list_row *at;
	size_t n, cap;
};
/*
 * Adds a record: its fields from the schema, and what the leaf computed (a map whose keys
 * are column names). Left out where the words of the command line are in no field.
 */
void cop_listing_add(struct cop_env *env, struct cop_listing *l,
		     const struct cop_item *item, struct cop_value computed,
		     const struct cop_words *words);
/*
 * Applies --where, --sort, --limit and --columns and shows the rest. `columns` are the
 * default ones: names of fields or computed values, with flags of struct cop_column.
 * `empty` is the note where nothing is left: "no roles yet".
 */
enum cop_code cop_listing_show(struct cop_env *env, struct cop_listing *l,
			       const struct cop_column *columns, size_t ncolumns,
			       const char *empty, struct cop_error *err) COP_CHECKED;
struct cop_noun_list {
	struct cop_words words;
};

/* --- rows --- */

#define COP_NOUN_THING(word, what, type, member) \
	{ \
		.name = word, .min = 1, .max = 1, .kind = COP_OPT_WORD, \
		.offset = offsetof(struct type, member), .hint = COP_HINT_##what, \
		.help = "which one, by id or name" \
	}

/* The same for as many as one likes: `things` of struct cop_noun_things. */
#define COP_NOUN_THINGS(word, what) \
	{ \
		.name = word, .min = 1, .max = 0, .kind = COP_OPT_WORD, \
		.offset = offsetof(struct cop_noun_things, things), \
		.hint = COP_HINT_##what, .help = "which ones, by id or name" \
	}

#define COP_NOUN_PATH(help_) \
	{ \
		.name = "PATH", .min = 1, .max = 1, .kind = COP_OPT_WORD, \
		.offset = offsetof(struct cop_noun_get, path), .hint = COP_HINT_PATH, \
		.help = help_ \
	}

/* `get` of any record; args and examples stand above it in the leaf. */
#define COP_GET(name_, kind_, empty_, see_) \
	const struct cop_cmd cop_cmd_##name_##_get = { \
		.summary = "print one bare value, for a script", \
		.rule = empty_ " prints nothing and exits 1.", \
		.examples = examples, \
		.see = see_ "; cop help paths", \
		.needs = COP_READS | COP_NEED(kind_), \
		.record = &cop_record_##kind_, \
		.opts_size = sizeof(struct cop_noun_get), \
		.args = args, \
		.nargs = COP_COUNT(args), \
		.run = cop_noun_get_run, \
	}

#define COP_NOUN_GET(group_, kind_, word_, hint_, ...) \
	static const char *const examples[] = { __VA_ARGS__, NULL }; \
	static const struct cop_arg args[] = { \
		COP_NOUN_THING(word_, hint_, cop_noun_get, thing), \
		COP_NOUN_PATH("which field, as in holders.ana-silva.to"), \
	}; \
	COP_GET(group_, kind_, "A field that is not filled", \
		"cop " #group_ " show, cop " #group_ " set")

#define COP_NOUN_EDIT(group_, kind_, word_, hint_, ...) \
	COP_NOUN_EDIT_AND(group_, kind_, word_, hint_, 0, __VA_ARGS__)

/* The same with more needs than those of every writer. */
#define COP_NOUN_EDIT_AND(group_, kind_, word_, hint_, needs_, ...) \
	static const char *const examples[] = { __VA_ARGS__, NULL }; \
	static const struct cop_arg args[] = { \
		COP_NOUN_THINGS(word_, hint_), \
	}; \
	const struct cop_cmd cop_cmd_##group_##_edit = { \
		.summary = "open it in your editor; checked when you close it", \
		.rule = "What is wrong comes back as comments in the editor.", \
		.examples = examples, \
		.see = "cop " #group_ " set, cop " #group_ " show", \
		.needs = COP_WRITES | (needs_), \
		.record = &cop_record_##kind_, \
		.document = "cop.change/1", \
		.opts_size = sizeof(struct cop_noun_things), \
		.args = args, \
		.nargs = COP_COUNT(args), \
		.run = cop_noun_edit_run, \
	}

#define COP_NOUN_RENAME(group_, kind_, word_, hint_, ...) \
	static const char *const examples[] = { __VA_ARGS__, NULL }; \
	static const struct cop_arg args[] = { \
		COP_NOUN_THING(word_, hint_, cop_noun_rename, thing), \
		{ .name = "NEW", \
		  .min = 1, \
		  .max = 1, \
		  .kind = COP_OPT_WORD, \
		  .offset = offsetof(struct cop_noun_rename, new_id), \
		  .help = "the new id" }, \
	}; \
	const struct cop_cmd cop_cmd_##group_##_rename = { \
		.summary = "give it another id; every reference follows", \
		.rule = "The id is only a name in the files; titles are changed by " \
			"set.", \
		.examples = examples, \
		.see = "cop " #group_ " set", \
		.needs = COP_WRITES, \
		.record = &cop_record_##kind_, \
		.document = "cop.change/1", \
		.opts_size = sizeof(struct cop_noun_rename), \
		.args = args, \
		.nargs = COP_COUNT(args), \
		.run = cop_noun_rename_run, \
	}

#define COP_NOUN_REMOVE(group_, kind_, word_, hint_, see_, ...) \
	static const char *const examples[] = { __VA_ARGS__, NULL }; \
	static const struct cop_arg args[] = { \
		COP_NOUN_THINGS(word_, hint_), \
	}; \
	const struct cop_cmd cop_cmd_##group_##_remove = { \
		.summary = "undo a mistaken add", \
		.rule = "What something else refers to is kept; the message lists it.", \
		.examples = examples, \
		.see = see_, \
		.needs = COP_WRITES, \
		.record = &cop_record_##kind_, \
		.document = "cop.change/1", \
		.opts_size = sizeof(struct cop_noun_things), \
		.args = args, \
		.nargs = COP_COUNT(args), \
		.run = cop_noun_remove_run, \
	}

#endif
