/* SPDX-License-Identifier: MIT */
/*
 * What a command runs in: the only context object. env.c alone reads environment variables,
 * the clock and the terminal; everything else gets what it needs from here.
 */
#ifndef COP_ENV_H
#define COP_ENV_H

#include "cmd.h"

struct cop_community;
struct cop_store;
struct cop_writer;
struct cop_calendar_table;
struct cop_play;

/* Facts about the machine and the person, read once. Texts may be NULL: not set. */
struct cop_host {
	const char *color, *ascii; /* from -c or git config, where they were asked for */
	const char *dir;           /* COP_DIR */
	const char *me, *commit, *hints; /* COP_ME, COP_COMMIT, COP_HINTS */
	const char *editor,
		*pager; /* COP_EDITOR, then VISUAL, EDITOR; COP_PAGER, then PAGER */
	bool own_editor,
		own_pager; /* by a variable of ours: stronger than git's choice */
	bool no_color, force_color, dumb;
	bool no_input; /* COP_NO_INPUT or CI */
	bool runner;   /* GITHUB_ACTIONS: what is printed is read for orders (runner.c) */
	bool today;    /* COP_TODAY is set */
	bool utf8;     /* the locale's character set */
	bool in_tty, out_tty, err_tty;
	unsigned width, height; /* of the terminal; 0 unknown */
	const char *program;    /* absolute path of this program */
	const char *modules[4]; /* folders to look for modules in, NULL-terminated */
};

/* One personal setting as git knows it. */
struct cop_setting {
	const char *key, *value; /* "cop.me" */
	bool own;                /* from the user's configuration, not the repository's */
};

struct cop_env {
	struct cop_arena *arena;
	FILE *in, *out, *err;
	struct cop_host host;
	const struct cop_line *line;
	const struct cop_cmd *cmd;
	struct cop_common common;
	enum cop_format format; /* what --format, --json, -o and the terminal choose */
	struct cop_date today;  /* --as-of, else COP_TODAY, else the clock */
	struct cop_date clock;  /* the same without --as-of */
	struct cop_look look;   /* of standard output */
	bool err_color;         /* of standard error */
	bool can_ask;     /* prompts are possible: a terminal, and not switched off */
	bool stdin_taken; /* some value was "-" */
	const char *rev; /* the commit whose files are read (--rev); NULL: the folder's */
	struct cop_community *community; /* NULL: none was needed, or none was found */
	const char *rev_id;              /* whole id of the commit of --rev; NULL: none */
	/* why a command fails, for `--json`, in the arena; its errors count; NULL none */
	struct cop_findings *findings;
	size_t unreadable; /* files a reader had to leave out: exit 3 at the end */
	bool wrote;        /* something went to standard output */
	bool for_all; /* what is shown was made for public readers, though nobody said so */
	bool told_unreadable;                      /* and the command has named them */
	const struct cop_calendar_table *calendar; /* NULL until asked for (calendar.h) */
	struct cop_setting *settings;              /* of git, NULL until asked for */
	size_t nsettings;
	bool settings_read;
	struct cop_play *play; /* NULL: the command does not write (play.h) */
};

/* Fills host, streams and clock. COP_E_USAGE where COP_TODAY is not a date. */
enum cop_code cop_env_start(struct cop_env *env, struct cop_error *err) COP_CHECKED;
/* The clock's day in a zone ("Europe/Berlin"); nothing where COP_TODAY rules. */
void cop_env_zone(struct cop_env *env, const char *zone);
/* What options say about looks, format, today and prompts; after the options were read. */
enum cop_code cop_env_settle(struct cop_env *env, struct cop_error *err) COP_CHECKED;

/*
 * A personal setting ("cop.me"): -c first, else git's configuration, for which the git
 * program is started once. NULL: not set. Settings that run a program (editor, pager,
 * alias, pdf) are never taken from a repository's configuration.
 */
const char *cop_setting(struct cop_env *env, const char *key);
/* The reader's decision, most wanted first; one stream. setting NULL: not asked. */
bool cop_color_wanted(const struct cop_host *host, int option, const char *setting,
		      bool tty);

/* Member id of the person at the keyboard where they said so (COP_ME, cop.me); or NULL. */
const char *cop_env_me(struct cop_env *env);
/* The machine's time zone by its IANA name: TZ, else /etc/localtime, else "UTC". */
const char *cop_env_machine_zone(struct cop_env *env);
/* "next:" and "undo:" lines: as cop.hints or COP_HINTS says, else on a terminal. */
bool cop_env_hints(struct cop_env *env);
/* A write makes a commit: neither --no-commit, COP_COMMIT nor cop.commit say no. */
bool cop_env_commits(struct cop_env *env);
/* What a commit has to know of the world outside; lives in env's arena. */
void cop_env_writer(struct cop_env *env, struct cop_writer *ret);
/* A number nobody can guess: the seed of random ids. */
uint64_t cop_env_random(void);
/* Program and arguments of editor or pager, NULL-terminated. */
const char *const *cop_env_editor(struct cop_env *env);
const char *const *cop_env_pager(struct cop_env *env);

/*
 * Becomes `cop-WORD` from PATH with argv from the word on, COP_DIR, COP_BIN and COP_VERSION
 * set. Returns only when there is no such program.
 */
void cop_env_become(const struct cop_env *env, char **argv);

/*
 * start.c: the folder's community, found at -C, else here or above, else at COP_DIR.
 * COP_E_NOT_FOUND: none. The caller closes the store.
 */
enum cop_code cop_start_store(struct cop_env *env, struct cop_store **ret,
			      struct cop_error *err) COP_CHECKED;
/*
 * Opens the community where the command needs one; from then on "today" is the day in its
 * zone. Comes before days are read from the command line.
 */
enum cop_code cop_start_open(struct cop_env *env, struct cop_error *err) COP_CHECKED;

/* --rev: the community as another commit has it (start_rev.c). */
enum cop_code cop_start_rev(struct cop_env *env, struct cop_error *err) COP_CHECKED;
/* Loads the kinds the command needs; a writer's are all. */
enum cop_code cop_start_load(struct cop_env *env, struct cop_error *err) COP_CHECKED;
/*
 * Names each file that could not be read, once (not the one the error is about), and closes the
 * community. A command that shows such findings itself sets env->told_unreadable.
 */
void cop_stop(struct cop_env *env, const struct cop_error *err);
/*
 * A note where loading found errors: what they stand at may be missing in what a reading
 * command showed. Nothing where the command shows findings itself.
 */
void cop_tell_flaws(struct cop_env *env);

/* show.c: to -o FILE (complete or not at all), else standard output, through the pager on a
 * terminal. */
enum cop_code cop_show(struct cop_env *env, const struct cop_doc *doc,
		       struct cop_error *err) COP_CHECKED;
/* Columns that text may take: the terminal's, 80 where there is none. */
size_t cop_text_width(const struct cop_env *env);
enum cop_code cop_show_text(struct cop_env *env, const struct cop_buf *text,
			    struct cop_error *err) COP_CHECKED;
/*
 * Where a runner of GitHub reads along, a backslash takes the meaning from what would be an
 * order to it ("::" first in a line, "##[" anywhere; in JSON the same text by its escape).
 * Not for `--format github`, which gives orders.
 */
void cop_runner_calm(const struct cop_env *env, struct cop_buf *text, bool json);
/* One line on standard error, encoded for it: "note: ...", "next: ...". Not with -q. */
void cop_say(struct cop_env *env, const char *fmt, ...) COP_PRINTF(2, 3);
/* The same with -q too: what is wrong. */
void cop_complain(struct cop_env *env, const char *fmt, ...) COP_PRINTF(2, 3);
/* Text that was encoded already (findings), as it is, on standard error. */
void cop_say_block(struct cop_env *env, const struct cop_buf *text);
/* A text value as typed: as it is, or "-" for standard input, once. */
enum cop_code cop_env_text(struct cop_env *env, const char *typed,
			   const struct cop_str **ret, struct cop_error *err) COP_CHECKED;
/*
 * The text of a file ("-": standard input, once): UTF-8 without control characters, each
 * refused with its place; without byte order mark, CRLF as '\n'. cop_env_file leaves out a
 * last line break, cop_env_whole nothing.
 */
enum cop_code cop_env_whole(struct cop_env *env, const char *path,
			    const struct cop_str **ret, struct cop_error *err)
	COP_CHECKED;
enum cop_code cop_env_file(struct cop_env *env, const char *path,
			   const struct cop_str **ret, struct cop_error *err) COP_CHECKED;

#endif
