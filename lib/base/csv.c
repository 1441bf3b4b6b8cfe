/* SPDX-License-Identifier: MIT */
#include "base/csv.h"

#include <string.h>

#include "base/buf.h"
#include "base/enc.h"

struct reader {
	struct cop_arena *arena;
	const struct cop_source *src;
	const char *text;
	size_t at, len;
	char separator;
	struct cop_buf field;
	struct cop_csv_field *fields;
	size_t nfields, cap;
};

static void reader_clear(struct reader *r)
{
	cop_buf_clear(&r->field);
}

static enum cop_code refuse(const struct reader *r, size_t at, const char *why,
			    struct cop_error *err)
{
	return cop_fail_at(err, COP_E_INVALID, (struct cop_loc){ r->src, (uint32_t)at },
			   "%s", why);
}

static bool ends_line(char c)
{
	return c == '\n' || c == '\r';
}

/* The most frequent of the three outside quotes in the first line; a comma by default. */
static char find_separator(const struct reader *r)
{
	static const char candidates[] = ",;\t";
	size_t counts[3] = { 0 }, best = 0;
	bool quoted = false;

	for (size_t i = r->at; i < r->len; i++) {
		const char *c;

		if (r->text[i] == '"')
			quoted = !quoted;
		if (quoted || r->text[i] == '"' || r->text[i] == '\0')
			continue;
		if (ends_line(r->text[i]))
			break;
		c = strchr(candidates, r->text[i]);
		if (c)
			counts[c - candidates]++;
	}
	for (size_t i = 1; i < COP_COUNT(counts); i++)
		if (counts[i] > counts[best])
			best = i;
	return candidates[best];
}

static void take_newline(struct reader *r)
{
	bool pair = r->text[r->at] == '\r' && r->at + 1 < r->len &&
		    r->text[r->at + 1] == '\n';

	r->at += pair ? 2 : 1;
}

static bool is_blank(const struct reader *r, char c)
{
	return (c == ' ' || c == '\t') && c != r->separator;
}

static void skip_blanks(struct reader *r)
{
	while (r->at < r->len && is_blank(r, r->text[r->at]))
		r->at++;
}

static bool field_ends(const struct reader *r)
{
	return r->at == r->len || r->text[r->at] == r->separator ||
	       ends_line(r->text[r->at]);
}

/* At the opening quote. */
static enum cop_code take_quoted(struct reader *r, struct cop_error *err)
{
	size_t begin = r->at++;

	for (;;) {
		if (r->at == r->len) {
			refuse(r, begin, "this quote is never closed", err);
			return cop_fail_hint(
				err, "a quote inside a field is written twice: \"\"");
		}
		if (r->text[r->at] == '"') {
			r->at++;
			if (r->at == r->len || r->text[r->at] != '"')
				break;
			cop_buf_char(&r->field, '"');
			r->at++;
		} else if (ends_line(r->text[r->at])) {
			take_newline(r);
			cop_buf_char(&r->field, '\n');
		} else {
			cop_buf_char(&r->field, r->text[r->at++]);
		}
	}
	skip_blanks(r);
	if (field_ends(r))
		return COP_OK;
	refuse(r, r->at, "there is text behind the closing quote", err);
	return cop_fail_hint(err, "a quote inside a field is written twice: \"\"");
}

static void take_plain(struct reader *r)
{
	size_t begin = r->at, end;

	while (!field_ends(r))
		r->at++;
	end = r->at;
	while (end > begin && is_blank(r, r->text[end - 1]))
		end--;
	cop_buf_add(&r->field, r->text + begin, end - begin);
}

static enum cop_code take_field(struct reader *r, struct cop_error *err)
{
	struct cop_csv_field *f;
	enum cop_code code;
	uint32_t at;

	skip_blanks(r);
	at = (uint32_t)r->at;
	cop_buf_reset(&r->field);
	if (r->at < r->len && r->text[r->at] == '"') {
		if ((code = take_quoted(r, err)))
			return code;
	} else {
		take_plain(r);
	}
	if (r->nfields == COP_CSV_MOST_FIELDS) {
		refuse(r, at, "this line has more than 512 fields", err);
		return cop_fail_hint(err, "keep the columns that are wanted, no others");
	}
	f = COP_PUSH(r->arena, r->fields, r->nfields, r->cap);
	f->text = cop_str_new(r->arena, cop_buf_str(&r->field), r->field.len);
	f->at = at;
	return COP_OK;
}

/* One line; an empty one has one empty field. */
static enum cop_code take_row(struct reader *r, struct cop_csv_row *ret,
			      struct cop_error *err)
{
	enum cop_code code;

	r->fields = NULL;
	r->nfields = r->cap = 0;
	for (;;) {
		if ((code = take_field(r, err)))
			return code;
		if (r->at == r->len)
			break;
		if (ends_line(r->text[r->at])) {
			take_newline(r);
			break;
		}
		r->at++;
	}
	*ret = (struct cop_csv_row){ r->fields, r->nfields };
	return COP_OK;
}

static bool row_is_empty(const struct cop_csv_row *row)
{
	return row->n == 1 && cop_str_len(row->at[0].text) == 0;
}

static enum cop_code check_bytes(struct reader *r, struct cop_error *err)
{
	const char *nul;

	if (r->len > COP_CSV_MOST_BYTES) {
		cop_fail(err, COP_E_INVALID, "the table is larger than 64 MiB");
		return cop_fail_hint(err, "split it");
	}
	if (r->len >= 2 && (memcmp(r->text, "\xFF\xFE", 2) == 0 ||
			    memcmp(r->text, "\xFE\xFF", 2) == 0)) {
		refuse(r, 0, "the table is in UTF-16", err);
		return cop_fail_hint(err, "save it as 'CSV UTF-8' and try again");
	}
	for (size_t i = 0, step; i < r->len; i += step) {
		uint32_t point;

		step = cop_utf8_next(r->text + i, r->len - i, &point);
		if (step)
			continue;
		refuse(r, i, "the table is not in UTF-8", err);
		return cop_fail_hint(err, "save it as 'CSV UTF-8' and try again");
	}
	nul = memchr(r->text, '\0', r->len);
	if (nul) {
		refuse(r, (size_t)(nul - r->text), "there is a NUL byte here", err);
		return cop_fail_hint(err, "save it as 'CSV UTF-8' and try again");
	}
	if (r->len >= 3 && memcmp(r->text, "\xEF\xBB\xBF", 3) == 0)
		r->at = 3;
	return COP_OK;
}

enum cop_code cop_csv_read(struct cop_arena *a, const struct cop_source *src,
			   struct cop_csv *ret, struct cop_error *err)
{
	COP_CLEANUP(reader_clear)
	struct reader r = { .arena = a, .src = src, .text = src->text, .len = src->len };
	struct cop_csv_row *rows = NULL;
	size_t n = 0, cap = 0;
	enum cop_code code;

	if ((code = check_bytes(&r, err)))
		return code;
	r.separator = find_separator(&r);
	while (r.at < r.len) {
		struct cop_csv_row row;

		if (n == COP_CSV_MOST_ROWS)
			return refuse(&r, r.at, "the table has more than a million rows",
				      err);
		if ((code = take_row(&r, &row, err)))
			return code;
		if (!row_is_empty(&row))
			*COP_PUSH(a, rows, n, cap) = row;
	}
	*ret = (struct cop_csv){ src, rows, n, r.separator };
	return COP_OK;
}

const struct cop_str *cop_csv_text(const struct cop_csv *c, size_t row, size_t col)
{
	if (row >= c->n || col >= c->rows[row].n)
		return NULL;
	return c->rows[row].at[col].text;
}

struct cop_loc cop_csv_loc(const struct cop_csv *c, size_t row, size_t col)
{
	if (row >= c->n)
		return (struct cop_loc){ c->src, (uint32_t)c->src->len };
	if (col >= c->rows[row].n)
		col = 0;
	return (struct cop_loc){ c->src, c->rows[row].at[col].at };
}

bool cop_csv_column(const struct cop_csv *c, const struct cop_str *name, size_t *ret)
{
	if (!c->n)
		return false;
	for (size_t i = 0; i < c->rows[0].n; i++) {
		if (!cop_str_same_name(c->rows[0].at[i].text, name))
			continue;
		*ret = i;
		return true;
	}
	return false;
}

static enum cop_code no_such_column(struct cop_arena *a, const struct cop_csv *c,
				    const struct cop_str *header, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf list = { 0 };

	cop_fail(err, COP_E_USAGE, "the table has no column '%s'",
		 cop_enc_shown(a, header));
	for (size_t i = 0; c->n && i < c->rows[0].n && i < 12; i++)
		cop_buf_printf(&list, "%s%s", i ? ", " : "",
			       cop_enc_snippet(a, c->rows[0].at[i].text, 24));
	return cop_fail_hint(err, "it has %s", cop_buf_str(&list));
}

enum cop_code cop_csv_told(struct cop_arena *a, const struct cop_csv *c,
			   const char *typed, const char *example,
			   struct cop_csv_told *ret, struct cop_error *err)
{
	const char *sign = strrchr(typed, '=');
	const struct cop_str *header;
	size_t column;

	if (!sign) {
		cop_fail(err, COP_E_USAGE, "'%s' is not HEADER=FIELD", typed);
		return cop_fail_hint(err, "as in --map %s", example);
	}
	header = cop_str_new(a, typed, (size_t)(sign - typed));
	if (!cop_csv_column(c, header, &column))
		return no_such_column(a, c, header, err);
	*ret = (struct cop_csv_told){ column, sign + 1 };
	return COP_OK;
}
