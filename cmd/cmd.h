/* SPDX-License-Identifier: MIT */
/*
 * Commands, declared once: one row per command, option and argument. Parsing, -h, --help,
 * usage errors, man pages, completion and `cop help --format json` are derived from them.
 */
#ifndef COP_CMD_H
#define COP_CMD_H

#include "base/buf.h"
#include "base/date.h"
#include "base/error.h"
#include "base/finding.h"
#include "doc/doc.h"
#include "model/kinds.h"
#include "schema/schema.h"

#include <stdio.h>

struct cop_env;

/* How a value is read, and the C type it lands in. */
enum cop_opt_kind {
	COP_OPT_FLAG, /* bool */
	COP_OPT_TEXT, /* const struct cop_str *; "-" reads standard input */
	COP_OPT_WORD, /* const char *: ids, names of things, files, revisions; raw argv */
	COP_OPT_CHOICE,   /* int; of: struct cop_enum */
	COP_OPT_BOOL,     /* enum cop_bool: true|false */
	COP_OPT_UINT,     /* unsigned */
	COP_OPT_NUM,      /* struct cop_num */
	COP_OPT_HOURS,    /* struct cop_num */
	COP_OPT_DATE,     /* struct cop_date; COP_OPT_END: a month means its last day */
	COP_OPT_PERIOD,   /* struct cop_period */
	COP_OPT_DURATION, /* struct cop_duration */
	COP_OPT_FIELD, /* a field of the new thing: into struct cop_given, typed by schema */
};

enum cop_opt_flags {
	COP_OPT_REPEAT = 1 << 0, /* may stand several times; value is struct cop_words */
	COP_OPT_COMMA = 1 << 1,  /* commas separate values; value is struct cop_words */
	COP_OPT_END = 1 << 2,
	COP_OPT_NEEDED = 1 << 3, /* --no-input names it when it is missing */
	COP_OPT_NO = 1 << 4,   /* a flag that also has a --no- form; the last one wins */
	COP_OPT_RARE = 1 << 5, /* in --help and the man page, not in -h */
};

/* What completion should offer, and what a WORD names. */
enum cop_hint {
	COP_HINT_NONE,
	COP_HINT_ROLE,
	COP_HINT_MEMBER,
	COP_HINT_PLAN,
	COP_HINT_NOTE,
	COP_HINT_PLATFORM,
	COP_HINT_INDICATOR,
	COP_HINT_THING,
	COP_HINT_FILE,
	COP_HINT_DIR,
	COP_HINT_PATH,  /* a field path of the group's record */
	COP_HINT_FIELD, /* a column of the group's list */
	COP_HINT_RULE,
	COP_HINT_COMMAND,
	COP_HINT_REPORT,
	COP_HINT_SCHEMA,
	COP_HINT_REV,
};

/* A list of words as typed; NULL-terminated for convenience. */
struct cop_words {
	const char **at;
	size_t n;
};

/* Fields of a new thing, in the order typed. */
struct cop_given_field {
	const char *path; /* "seats.max" */
	const struct cop_field *field;
	const struct cop_str *text; /* as typed */
};
struct cop_given {
	struct cop_given_field *at;
	size_t n, cap;
};

struct cop_opt {
	enum cop_opt_kind kind;
	char letter;      /* 0: none */
	const char *name; /* "from"; FIELD: may be NULL, made from the path's last name */
	const char *metavar;  /* "DATE"; NULL: from the kind or field */
	const char *help;     /* FIELD: may be NULL, the field's doc */
	const char *fallback; /* shown in brackets: "[today]" without them; NULL none */
	const char *field;    /* FIELD: path in the group's schema */
	const struct cop_enum *of;
	size_t offset;
	unsigned flags;
	enum cop_hint hint;
};

struct cop_arg {
	const char *name;       /* "ROLE" */
	unsigned min, max;      /* max 0: any number; at most one arg has min != max */
	enum cop_opt_kind kind; /* TEXT or WORD, ... */
	size_t offset;          /* max 1: the kind's type; else struct cop_words (WORD) */
	enum cop_hint hint;
	const char *help;
};

/* What a command needs, met by the dispatcher before run. Kinds: COP_NEED(role). */
#define COP_NEED(kind) (1u << cop_kind_##kind)
enum cop_cmd_needs {
	COP_NEED_KINDS = (1 << 16) - 1,
	COP_NO_COMMUNITY = 1 << 16,    /* runs anywhere */
	COP_MAYBE_COMMUNITY = 1 << 17, /* uses one where there is one */
	COP_READS = 1 << 18,           /* takes the options of readers */
	COP_LISTS = 1 << 19,           /* and those of lists */
	COP_SPANS = 1 << 20,           /* --period, --since */
	COP_WRITES = 1 << 21,          /* and those of writers; every kind is loaded */
	COP_GATES = 1 << 22,           /* --fail-on */
	COP_DATED = 1 << 23,           /* --on */
	COP_DECIDED = 1 << 24,         /* --by */
	COP_NAMES_NEW = 1 << 25,       /* --id */
	COP_TAKES_FILE = 1 << 26,      /* --file: the text value is read from a file */
	COP_CONSENTS = 1 << 27,        /* --readers */
	COP_REASONS = 1 << 28,         /* --reason */
	COP_CITES = 1 << 29,           /* --decision */
	COP_MAY_REMOVE = 1 << 30,      /* --leave-vacant, --max-removal */
};

struct cop_cmd {
	const char *summary; /* "give a role to one or more members, for a term" */
	const char *rule;    /* the one rule to know; NULL */
	const char
		*help; /* more, for --help and the man page; CommonMark-like paragraphs */
	const char *const *examples; /* NULL-terminated command lines */
	const char *see;      /* "cop role release, cop role matrix; cop help dates" */
	const char *formats;  /* words of --format, "table tsv json"; NULL: no choice */
	const char *document; /* "cop.role-list/1"; NULL none */
	unsigned needs;
	const struct cop_record
		*record; /* FIELD options and PATH completion; NULL none */
	const struct cop_column *columns; /* of a list: fields, and what it computes */
	size_t ncolumns;
	size_t opts_size;
	const struct cop_opt *opts;
	size_t nopts;
	const struct cop_arg *args;
	size_t nargs;
	/* Exit status of every failure, for a caller with rules of its own; 0: as promised. */
	int failed;
	enum cop_code (*run)(struct cop_env *env, const void *opts,
			     struct cop_error *err);
};

/* Options with one meaning everywhere (commands.md 1.1), as parsed. */
struct cop_common {
	const char *dir;
	struct cop_words settings; /* -c KEY=VALUE */
	bool quiet, verbose, no_pager, no_input, ascii, help, long_help, version;
	int color; /* enum of auto always never */
	/* readers */
	const char *format_word, *output, *rev;
	bool json;
	struct cop_date as_of;
	/* lists */
	struct cop_words where, sort, columns;
	unsigned limit;
	bool all;
	struct cop_period period;
	struct cop_date since;
	int readers, fail_on;
	const char *base;
	/* writers */
	bool dry_run, no_commit, leave_vacant;
	const struct cop_str *message, *reason;
	const char *decision, *id, *standard, *file, *lock_timeout, *max_removal;
	struct cop_date on;
	struct cop_words by;
};

/*
 * One line of cmd/leaves.h, in its order. A leaf's group "top" holds the verbs for the whole
 * (`cop check`); a leaf's name "self" is its group alone (`cop role`, or `cop` itself).
 */
enum cop_line_kind { COP_LINE_SECTION, COP_LINE_GROUP, COP_LINE_LEAF };
struct cop_line {
	enum cop_line_kind kind;
	const char *group; /* LEAF */
	const char *name;
	const char *summary;       /* GROUP */
	const struct cop_cmd *cmd; /* LEAF */
};
extern const struct cop_line cop_lines[];
extern const size_t cop_nlines;

/* NULL where the group has no such leaf. "top" and "self" are names like others here. */
const struct cop_line *cop_line_leaf(const char *group, const char *name);
const struct cop_line *cop_line_group(const char *name);
/* A noun below another: "charter platform" for charter and platform. NULL: there is none. */
const struct cop_line *cop_line_below(const char *group, const char *word);
/* The last word of such a noun; NULL: the line is none. */
const char *cop_line_last(const struct cop_line *line);
/* In the section of plumbing: `cop help -a` only. */
bool cop_line_plumbing(const struct cop_line *line);
/* What a person types after `cop`: "role assign", "role", "check"; "" for `cop` alone. */
const char *cop_line_words(struct cop_arena *a, const struct cop_line *line);

#endif
