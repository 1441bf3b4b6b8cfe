/* SPDX-License-Identifier: MIT */
/*
 * `cop yaml`: edits of any YAML file by JSON Pointer. One value changes and no other byte;
 * what cannot be done safely is refused and the file stays as it is.
 */
#ifndef COP_YAML_FILE_H
#define COP_YAML_FILE_H

#include "env.h"
#include "yaml/yaml.h"

struct cop_yaml_opts {
	const char *file, *pointer;
	const char *value;          /* as typed; NULL: none */
	const char *from;           /* --file: the value is that file's text */
	const char *before, *after; /* a key or index beside the place; NULL: none */
	bool as_int, as_bool, as_null, with_parent, dry_run;
};

struct cop_yaml_file {
	const struct cop_source *before;
	struct cop_edit *edit;
	struct cop_pointer at;
};

/* Opens the file for editing and finds the pointer. */
enum cop_code cop_yaml_open(struct cop_env *env, const struct cop_yaml_opts *o,
			    struct cop_yaml_file *ret, struct cop_error *err) COP_CHECKED;
/* The value to be written: text by the quoting rule, or what --int, --bool, --null say. */
enum cop_code cop_yaml_value(struct cop_env *env, const struct cop_yaml_opts *o,
			     struct cop_node **ret, struct cop_error *err) COP_CHECKED;
/* A text that was read ends as the one it replaces does. */
void cop_yaml_like(struct cop_env *env, const struct cop_yaml_opts *o,
		   const struct cop_node *old, struct cop_node **value);
/* Proves the edit and replaces the file (or, with -n, prints the diff). Equal: no write. */
enum cop_code cop_yaml_close(struct cop_env *env, const struct cop_yaml_opts *o,
			     struct cop_yaml_file *f, struct cop_error *err) COP_CHECKED;
/* Proves the edit; the first comment that it takes away, src NULL: none. */
enum cop_code cop_yaml_lost(struct cop_env *env, struct cop_yaml_file *f,
			    struct cop_loc *ret, struct cop_error *err) COP_CHECKED;
/* The pointer names nothing. */
enum cop_code cop_yaml_absent(const struct cop_yaml_opts *o, struct cop_error *err);

/* The pointer names the whole document, which the verb cannot take ("add", "set"). */
enum cop_code cop_yaml_whole(const struct cop_yaml_opts *o, const char *verb,
			     struct cop_error *err) COP_CHECKED;

/* What --before or --after names among the entries of `list`: the entry to stand before; NULL:
 * the end. */
enum cop_code cop_yaml_beside(const struct cop_yaml_opts *o, const struct cop_node *list,
			      struct cop_node **ret, struct cop_error *err) COP_CHECKED;

#define COP_YAML_DRY_RUN \
	{ \
		.kind = COP_OPT_FLAG, .letter = 'n', .name = "dry-run", \
		.help = "show the diff, write nothing", \
		.offset = offsetof(struct cop_yaml_opts, dry_run) \
	}
#define COP_YAML_BESIDE \
	{ .kind = COP_OPT_WORD, \
	  .name = "before", \
	  .metavar = "KEY", \
	  .help = "it comes right before this one", \
	  .offset = offsetof(struct cop_yaml_opts, before) }, \
	{ \
		.kind = COP_OPT_WORD, .name = "after", .metavar = "KEY", \
		.help = "it comes right after this one", \
		.offset = offsetof(struct cop_yaml_opts, after) \
	}

/* -n --file --int --bool --null; `add` has two more: --before --after */
#define COP_YAML_VALUE_OPTIONS 5
extern const struct cop_opt cop_yaml_options[COP_YAML_VALUE_OPTIONS + 2];

#define COP_YAML_ARG(word, member, hint_, doc) \
	{ \
		.name = word, .min = 1, .max = 1, .kind = COP_OPT_WORD, \
		.offset = offsetof(struct cop_yaml_opts, member), .hint = hint_, \
		.help = doc \
	}
#define COP_YAML_FILE_ARGS \
	COP_YAML_ARG("FILE", file, COP_HINT_FILE, "any YAML file"), \
		COP_YAML_ARG("POINTER", pointer, COP_HINT_NONE, \
			     "JSON Pointer: /services/web/ports/0")
#define COP_YAML_VALUE_ARG \
	{ \
		.name = "VALUE", .min = 0, .max = 1, .kind = COP_OPT_WORD, \
		.offset = offsetof(struct cop_yaml_opts, value), \
		.help = "a text; - reads standard input" \
	}

#endif
