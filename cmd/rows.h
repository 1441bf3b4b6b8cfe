/* SPDX-License-Identifier: MIT */
/*
 * Tables that are taken in: read from the user's file; rows that are refused are shown, stop
 * the import, or go to a file of their own (--rejects). What a row means is the leaf's.
 */
#ifndef COP_ROWS_H
#define COP_ROWS_H

#include "base/csv.h"
#include "finish.h"

/* A row that is refused. */
struct cop_rows_bad {
	size_t row, col;                /* in the table: the place of what is wrong */
	const char *why;                /* shown text */
	const struct cop_rule_id *rule; /* what it goes against; NULL: wrong-type */
	size_t alike; /* as many rows share this reason, and the first stands for all; 0: none */
};

struct cop_rows {
	struct cop_csv csv;
	const char *file, *into; /* as typed; into NULL: a refused row stops the import */
	size_t n;                /* rows that were judged */
	struct cop_rows_bad *bad;
	size_t nbad, cap;
	struct cop_findings *findings; /* one for each of these */
};

/*
 * The user's FILE ("-": standard input) as a table; file and into are borrowed. In env's
 * arena, so that findings outlive the command. As cop_fs_read_any and cop_csv_read fail.
 */
enum cop_code cop_rows_read(struct cop_env *env, const char *file, const char *into,
			    struct cop_rows *ret, struct cop_error *err) COP_CHECKED;
/* FILE and --rejects as commands have them; opts has members `file` and `rejects`. */
#define COP_ROWS_FILE(type) \
	{ \
		.name = "FILE", .min = 1, .max = 1, .kind = COP_OPT_WORD, \
		.offset = offsetof(type, file), .hint = COP_HINT_FILE, \
		.help = "a table with a header, separated by commas, semicolons or tabs" \
	}
#define COP_ROWS_REJECTS(type) \
	{ \
		.kind = COP_OPT_WORD, .name = "rejects", .metavar = "FILE", \
		.help = "put refused rows there and import the others", \
		.hint = COP_HINT_FILE, .offset = offsetof(type, rejects) \
	}

/* Counts a row in; record names the whole in findings. bad->why NULL: nothing is wrong. */
void cop_rows_judged(struct cop_env *env, struct cop_rows *r, const char *record,
		     const struct cop_rows_bad *bad);

/* Rows are refused and there is no file for them. */
static inline bool cop_rows_stop(const struct cop_rows *r)
{
	return r->nbad && !r->into;
}
/* Then: the first of them on standard error (all in JSON), and COP_E_NO with a hint. */
enum cop_code cop_rows_refuse(struct cop_env *env, const struct cop_rows *r,
			      struct cop_error *err) COP_CHECKED;

/* Line of the file on which a row begins. */
unsigned cop_rows_line(const struct cop_rows *r, size_t row, size_t col);
/* "2 rows left out: bad.csv, ..."; NULL: none is. */
const char *cop_rows_note(struct cop_env *env, const struct cop_rows *r);
/*
 * cop_finish, and the file of refused rows: written once the change is, or where nothing is
 * to be changed; neither with -n nor when the change is refused. A file that cannot be
 * written is told before anything is.
 */
enum cop_code cop_rows_finish(struct cop_env *env, const struct cop_rows *r,
			      struct cop_change *c, struct cop_decided *d,
			      struct cop_error *err) COP_CHECKED;

#endif
