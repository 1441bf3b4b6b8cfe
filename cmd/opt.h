/* SPDX-License-Identifier: MIT */
/* The words of a command line, read by the rows of the table. */
#ifndef COP_OPT_H
#define COP_OPT_H

#include "env.h"

/* An option with one meaning everywhere, and which commands take it. */
enum cop_when {
	COP_WHEN_ALWAYS,
	COP_WHEN_NEEDS,    /* the command has one of the bits */
	COP_WHEN_FORMATS,  /* it has a choice of formats */
	COP_WHEN_DOCUMENT, /* it has a JSON document */
};
struct cop_common_opt {
	enum cop_when when;
	unsigned needs;
	const char *class;  /* "writer": how help names those who take it */
	struct cop_opt opt; /* offset into struct cop_common */
};
extern const struct cop_common_opt cop_common_opts[];
extern const size_t cop_ncommon_opts;
extern const struct cop_enum cop_enum_color, cop_enum_fail_on, cop_enum_readers;

bool cop_common_applies(const struct cop_common_opt *o, const struct cop_cmd *cmd);

/* One option as typed. */
struct cop_said {
	const struct cop_opt *opt;
	const struct cop_common_opt *common; /* NULL: the leaf's own */
	const char *text;                    /* its value; NULL for a flag */
	bool off;                            /* --no-x */
};

/* A command line sorted into command, options and the rest; nothing decoded yet. */
struct cop_scan {
	struct cop_arena *arena;
	const struct cop_line *group; /* GROUP line, or NULL */
	const struct cop_line
		*leaf; /* NULL: `cop` alone without such a leaf, or a group */
	struct cop_said *said;
	size_t nsaid, csaid;
	const char **words; /* what is not command or option; NULL-terminated */
	size_t nwords, cwords;
	const char *unknown; /* a first word that is no command; scanning ended there */
	char **rest;         /* argv from that word on */
	bool help, long_help, version, json;
};

/* COP_E_USAGE with the nearest match where a verb or an option is not known. */
enum cop_code cop_opt_scan(struct cop_arena *a, char **argv, struct cop_scan *ret,
			   struct cop_error *err) COP_CHECKED;
/*
 * What --file gives a command that adds: the first of its options that takes prose. NULL:
 * its text argument, or (set) the value of the last path.
 */
const struct cop_opt *cop_opt_from_file(const struct cop_cmd *cmd);
/* Decodes the values into env->common and opts (opts_size of the command, zeroed). */
enum cop_code cop_opt_fill(struct cop_env *env, const struct cop_scan *s, void *opts,
			   struct cop_error *err) COP_CHECKED;
/* The same for the words behind a command that is known. */
enum cop_code cop_opt_scan_leaf(struct cop_arena *a, const struct cop_line *leaf,
				char **argv, struct cop_scan *ret, struct cop_error *err)
	COP_CHECKED;
/* What every command takes, where none is known: -C, -c, looks. */
enum cop_code cop_opt_fill_early(struct cop_env *env, const struct cop_scan *s,
				 struct cop_error *err) COP_CHECKED;
/* The row that answers to "--name", "--name=value" or "-x"; NULL: none. */
const struct cop_opt *cop_opt_find(const struct cop_scan *s, const char *word);
/* One value of a row's kind to ret. `name` is how messages call it: "--from", "ROLE". */
enum cop_code cop_opt_value(struct cop_env *env, const struct cop_opt *o,
			    const char *name, const char *text, void *ret,
			    struct cop_error *err) COP_CHECKED;

/* Name without dashes; of a FIELD row without one, made from its path. */
const char *cop_opt_name(struct cop_arena *a, const struct cop_opt *o);
/* "DATE", "low|high": what stands for the value in help; NULL for a flag. */
const char *cop_opt_metavar(struct cop_arena *a, const struct cop_cmd *cmd,
			    const struct cop_opt *o);
/* Help and, where the row leaves it to the schema, the field's. */
const char *cop_opt_help(struct cop_arena *a, const struct cop_cmd *cmd,
			 const struct cop_opt *o);
const struct cop_enum *cop_opt_enum(const struct cop_cmd *cmd, const struct cop_opt *o);
/* The field of a FIELD row; NULL where the record has none of that path. */
const struct cop_field *cop_opt_field(const struct cop_cmd *cmd, const struct cop_opt *o);
/*
 * The other field of the command's record that has `word` among its choices, where `path` is
 * one with choices and `word` none of them: "status" for kind idea. NULL: none.
 */
const char *cop_opt_choice_of(const struct cop_env *env, const char *path,
			      const char *word);
/* The same for an option: the hint becomes the option that takes the word, where there is one. */
enum cop_code cop_opt_hint_choice(const struct cop_env *env, const char *path,
				  const char *word, struct cop_error *err);
/*
 * A row for a field that has none of its own, where the command makes records: every field
 * of a new thing is an option (commands.md section 0). NULL: no such field.
 */
const struct cop_opt *cop_opt_of_field(struct cop_arena *a, const struct cop_cmd *cmd,
				       const char *name);

/* Refusals with the line that helps (hint.c); all return COP_E_USAGE. */
enum cop_code cop_hint_command(struct cop_arena *a, char **rest, struct cop_error *err);
enum cop_code cop_hint_verb(struct cop_arena *a, const struct cop_line *group,
			    char **rest, struct cop_error *err);
/* `name` without dashes; value as typed or NULL. */
enum cop_code cop_hint_option(struct cop_arena *a, const struct cop_cmd *cmd,
			      const char *words, const char *name, const char *value,
			      struct cop_error *err);

#endif
