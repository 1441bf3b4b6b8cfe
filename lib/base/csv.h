/* SPDX-License-Identifier: MIT */
/*
 * Comma-separated tables as RFC 4180 has them, and as spreadsheets write them: a comma, a
 * semicolon or a tab between fields (the one most frequent in the first line), CRLF, LF or CR
 * at the end of a line, a byte order mark, no newline at the end, empty lines. In quotes a
 * field may hold all of these, and `""` for a quote.
 */
#ifndef COP_BASE_CSV_H
#define COP_BASE_CSV_H

#include "base/error.h"
#include "base/str.h"

/* Tables beyond these are refused. */
#define COP_CSV_MOST_BYTES (64u << 20)
#define COP_CSV_MOST_ROWS 1000000u
#define COP_CSV_MOST_FIELDS 512u

struct cop_csv_field {
	const struct cop_str *text; /* blanks around it are gone unless it was quoted */
	uint32_t at; /* byte of the source where it begins, quote included */
};

struct cop_csv_row {
	const struct cop_csv_field *at;
	size_t n; /* may differ from row to row: what that means is the reader's to say */
};

struct cop_csv {
	const struct cop_source *src;
	const struct cop_csv_row
		*rows; /* the first one is the header, where there is one */
	size_t n;
	char separator;
};

/*
 * Everything lives in the arena; src is borrowed. COP_E_INVALID with the place: not UTF-8, a
 * quote that is not closed, text behind a closing quote, a limit. An empty file has no rows.
 */
enum cop_code cop_csv_read(struct cop_arena *a, const struct cop_source *src,
			   struct cop_csv *ret, struct cop_error *err) COP_CHECKED;

/* The field, NULL past the end of the row or of the table. */
const struct cop_str *cop_csv_text(const struct cop_csv *c, size_t row, size_t col);
/* Where it begins; past the end of the row: where the row begins. */
struct cop_loc cop_csv_loc(const struct cop_csv *c, size_t row, size_t col);
/* Position in the header of the column with that name, ignoring case. False: none. */
bool cop_csv_column(const struct cop_csv *c, const struct cop_str *name, size_t *ret);
/*
 * "HEADER=FIELD" as typed: position of that column, and what stands behind the last `=`
 * (borrowed). COP_E_USAGE: no `=` (the hint shows `example`), or no such column.
 */
struct cop_csv_told {
	size_t column;
	const char *field;
};
enum cop_code cop_csv_told(struct cop_arena *a, const struct cop_csv *c,
			   const char *typed, const char *example,
			   struct cop_csv_told *ret, struct cop_error *err) COP_CHECKED;

#endif
