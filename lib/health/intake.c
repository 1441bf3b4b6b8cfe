/* SPDX-License-Identifier: MIT */
#include "health/intake.h"

#include <string.h>

#include "base/enc.h"
#include "base/near.h"
#include "model/roster.h"

COP_ENUM_DEFINE(intake_kind, INTAKE_WORDS);

/* Keys of the records the columns go to. */
static const char *const names[COP_INTAKE_FIELDS] = {
	[COP_INTAKE_DATE] = "date",     [COP_INTAKE_VALUE] = "value",
	[COP_INTAKE_COUNT] = "count",   [COP_INTAKE_OF] = "of",
	[COP_INTAKE_FROM] = "from",     [COP_INTAKE_URL] = "url",
	[COP_INTAKE_NOTE] = "note",     [COP_INTAKE_MEMBERS] = "members",
	[COP_INTAKE_MEMBER] = "member", [COP_INTAKE_EMAIL] = "email",
	[COP_INTAKE_NAME] = "name",     [COP_INTAKE_PLAN] = "plan",
	[COP_INTAKE_TITLE] = "title",   [COP_INTAKE_REGISTERED] = "registered",
	[COP_INTAKE_GUESTS] = "guests", [COP_INTAKE_WALK_INS] = "walk_ins",
	[COP_INTAKE_VIEWS] = "views",
};

static bool find_field(const char *name, enum cop_intake_field *ret)
{
	for (size_t i = 0; i < COP_INTAKE_FIELDS; i++) {
		if (strcmp(names[i], name) != 0)
			continue;
		*ret = (enum cop_intake_field)i;
		return true;
	}
	return false;
}

static enum cop_code no_such_field(const char *name, struct cop_error *err)
{
	struct cop_near near = { .typed = name };

	for (size_t i = 0; i < COP_INTAKE_FIELDS; i++)
		cop_near_try(&near, names[i]);
	cop_fail(err, COP_E_USAGE, "no column is a '%s'", name);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err, "date, value, count, of, from, url, note; members, "
				  "member, email, name, plan, title, registered, "
				  "guests, walk_ins, views");
}

/* "Month=date" */
static enum cop_code take_told(struct cop_arena *a, const struct cop_csv *csv,
			       const char *told, struct cop_intake_columns *cols,
			       struct cop_error *err)
{
	enum cop_intake_field field;
	struct cop_csv_told one;
	enum cop_code code = cop_csv_told(a, csv, told, "Month=date", &one, err);

	if (code)
		return code;
	if (!find_field(one.field, &field))
		return no_such_field(one.field, err);
	cols->at[field] = one.column + 1;
	return COP_OK;
}

static bool is_taken(const struct cop_intake_columns *cols, size_t column)
{
	for (size_t i = 0; i < COP_INTAKE_FIELDS; i++)
		if (cols->at[i] == column + 1)
			return true;
	return false;
}

/* "Full name", "E-mail": where the fields' own names are not there. */
static void take_people(struct cop_arena *a, const struct cop_csv *csv,
			struct cop_intake_columns *cols)
{
	static const enum cop_intake_field fields[COP_ROSTER_WHO_COLUMNS] = {
		COP_INTAKE_MEMBER, COP_INTAKE_EMAIL, COP_INTAKE_NAME
	};
	struct cop_roster_who_columns who;

	cop_roster_who_columns(a, csv, &who);
	for (size_t i = 0; i < COP_ROSTER_WHO_COLUMNS; i++) {
		if (who.at[i] && !cols->at[fields[i]] && !is_taken(cols, who.at[i] - 1))
			cols->at[fields[i]] = who.at[i];
	}
}

static void take_headers(struct cop_arena *a, const struct cop_csv *csv,
			 struct cop_intake_columns *cols)
{
	for (size_t i = 0; i < COP_INTAKE_FIELDS; i++) {
		size_t at;

		if (!cols->at[i] && cop_csv_column(csv, cop_str_text(a, names[i]), &at) &&
		    !is_taken(cols, at))
			cols->at[i] = at + 1;
	}
	take_people(a, csv, cols);
}

static void drop(struct cop_intake_columns *cols, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++)
		cols->at[i] = 0;
}

/* 2026-03-31, or 2026-03 for its last day. */
static bool read_date(struct cop_arena *a, const struct cop_str *text,
		      struct cop_date *ret)
{
	const char *shown = cop_enc_shown(a, text);
	size_t len = strlen(shown);
	const char *first;

	if (cop_date_iso(shown, len, ret))
		return true;
	first = cop_arena_printf(a, "%s-01", shown);
	if (len != 7 || !cop_date_iso(first, len + 3, ret))
		return false;
	*ret = cop_date_add(cop_date_add_months(*ret, 1), -1);
	return true;
}

static bool is_day_column(struct cop_arena *a, const struct cop_csv *csv, size_t column)
{
	struct cop_date day;
	size_t rows = 0;

	for (size_t i = 1; i < csv->n; i++) {
		const struct cop_str *cell = cop_csv_text(csv, i, column);

		if (!cop_str_len(cell))
			continue;
		if (!read_date(a, cell, &day))
			return false;
		rows++;
	}
	return rows > 0;
}

/* Values are wanted: what says who came is another table's, and of two columns the one that
 * is no day is the value, whatever it is called. */
static void take_values(struct cop_arena *a, const struct cop_csv *csv,
			struct cop_intake_columns *cols)
{
	size_t *at = cols->at, n = csv->rows[0].n;

	drop(cols, COP_INTAKE_MEMBERS, COP_INTAKE_FIELDS - 1);
	for (size_t i = 0; !at[COP_INTAKE_DATE] && n == 2 && i < n; i++)
		if (!is_taken(cols, i) && is_day_column(a, csv, i))
			at[COP_INTAKE_DATE] = i + 1;
	if (n == 2 && at[COP_INTAKE_DATE] && !at[COP_INTAKE_VALUE] &&
	    !at[COP_INTAKE_COUNT] && !is_taken(cols, 2 - at[COP_INTAKE_DATE]))
		at[COP_INTAKE_VALUE] = 2 - at[COP_INTAKE_DATE] + 1;
}

/* One finding for the whole table, not one for each of its rows. */
static enum cop_code no_column(const struct cop_csv *csv,
			       const struct cop_intake_columns *cols,
			       struct cop_error *err)
{
	const char *field = cols->at[COP_INTAKE_DATE] ? "value" : "date";

	cop_fail_at(err, COP_E_INVALID, cop_csv_loc(csv, 0, 0), "no column is the %s",
		    field);
	return cop_fail_hint(err, "--map HEADER=%s names it", field);
}

/* Values are of nobody and of no gathering. */
static void find_ignored(struct cop_arena *a, const struct cop_csv *csv,
			 struct cop_intake_columns *cols)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf ignored = { 0 };

	if (cols->kind == cop_intake_kind_values)
		drop(cols, COP_INTAKE_MEMBERS, COP_INTAKE_FIELDS - 1);
	else if (cols->at[COP_INTAKE_MEMBERS])
		drop(cols, COP_INTAKE_MEMBER, COP_INTAKE_NAME);
	for (size_t i = 0; i < csv->rows[0].n; i++) {
		if (!is_taken(cols, i))
			cop_buf_printf(&ignored, "%s%s", ignored.len ? ", " : "",
				       cop_enc_shown(a, cop_csv_text(csv, 0, i)));
	}
	cols->ignored = cop_buf_keep(&ignored, a);
}

/* Where a cell has all of them, a name is no member's. */
bool cop_intake_by_member(const struct cop_intake_columns *cols)
{
	return !cols->at[COP_INTAKE_MEMBERS] &&
	       (cols->at[COP_INTAKE_MEMBER] || cols->at[COP_INTAKE_EMAIL] ||
		cols->at[COP_INTAKE_NAME]);
}

static enum cop_intake_kind guess(const struct cop_intake_columns *cols,
				  enum cop_intake_kind told)
{
	bool people = cols->at[COP_INTAKE_MEMBERS] || cop_intake_by_member(cols);
	bool value = cols->at[COP_INTAKE_VALUE] || cols->at[COP_INTAKE_COUNT];

	if (told == cop_intake_kind_attendance)
		return people ? told : cop_intake_kind_none;
	if (!cols->at[COP_INTAKE_DATE])
		return cop_intake_kind_none;
	if (value || told)
		return value ? cop_intake_kind_values : cop_intake_kind_none;
	return people ? cop_intake_kind_attendance : cop_intake_kind_none;
}

static enum cop_code fail_kind(const struct cop_csv *csv, enum cop_intake_kind told,
			       struct cop_error *err)
{
	bool who = told == cop_intake_kind_attendance;

	cop_fail_at(err, COP_E_INVALID, cop_csv_loc(csv, 0, 0),
		    who ? "no column says who came"
			: "the header does not say what this is");
	if (who)
		return cop_fail_hint(err, "a header such as email, or date,name or "
					  "date,members; or --map HEADER=name");
	return cop_fail_hint(err, "a header such as date,value or date,count,of or "
				  "date,members; or --map HEADER=FIELD");
}

enum cop_code cop_intake_columns(struct cop_arena *a, const struct cop_csv *csv,
				 enum cop_intake_kind kind, const char *const *told,
				 size_t ntold, struct cop_intake_columns *ret,
				 struct cop_error *err)
{
	struct cop_intake_columns cols = { .csv = csv };
	enum cop_code code = COP_OK;

	if (!csv->n)
		return cop_fail(err, COP_E_INVALID, "the table is empty");
	for (size_t i = 0; i < ntold && !code; i++)
		code = take_told(a, csv, told[i], &cols, err);
	if (code)
		return code;
	take_headers(a, csv, &cols);
	if (kind == cop_intake_kind_values)
		take_values(a, csv, &cols);
	cols.kind = guess(&cols, kind);
	if (!cols.kind && kind == cop_intake_kind_values)
		return no_column(csv, &cols, err);
	if (!cols.kind)
		return fail_kind(csv, kind, err);
	find_ignored(a, csv, &cols);
	*ret = cols;
	return COP_OK;
}

const struct cop_str *cop_intake_cell(const struct cop_intake_columns *cols, size_t row,
				      enum cop_intake_field field)
{
	const struct cop_str *text;

	if (!cols->at[field])
		return NULL;
	text = cop_csv_text(cols->csv, row, cols->at[field] - 1);
	return cop_str_len(text) ? text : NULL;
}

void cop_intake_refuse(struct cop_arena *a, struct cop_intake_row *row,
		       const struct cop_rule_id *rule, const char *why)
{
	if (row->what == COP_INTAKE_REFUSED) {
		row->why = cop_arena_printf(a, "%s; %s", row->why, why);
		return;
	}
	row->what = COP_INTAKE_REFUSED;
	row->rule = rule;
	row->why = why;
}

/* "1.200" of a table of another country. */
static bool meant_otherwise(struct cop_arena *a, const struct cop_str *text,
			    struct cop_intake_row *row)
{
	const char *shown = cop_enc_snippet(a, text, 40);
	struct cop_num_meant meant;
	struct cop_error why = { 0 };

	if (!cop_num_meant(shown, strlen(shown), &meant) ||
	    !cop_num_refuse_meant(shown, &meant, &why))
		return false;
	row->what = COP_INTAKE_REFUSED;
	row->why = cop_arena_printf(a, "%s: %s", why.msg, why.hint);
	return true;
}

bool cop_intake_take(struct cop_arena *a, const struct cop_intake_columns *cols,
		     enum cop_intake_field field, const struct cop_schema *s, void *rec,
		     struct cop_intake_row *row)
{
	const struct cop_str *text = cop_intake_cell(cols, row->row, field);
	const struct cop_field *f = cop_path_field(s, names[field]);
	char *member = (char *)rec + f->offset;
	const char *why = "";

	if (!text)
		return true;
	if (field == COP_INTAKE_DATE) {
		if (read_date(a, text, (struct cop_date *)(void *)member))
			return true;
	} else if (f->kind == COP_K_NUM && meant_otherwise(a, text, row)) {
		row->col = cols->at[field] - 1;
		return false;
	} else if (cop_value_decode(a, f, text, member, &why)) {
		return true;
	}
	if (row->what != COP_INTAKE_REFUSED)
		row->col = cols->at[field] - 1;
	cop_intake_refuse(
		a, row, &cop_rule_wrong_type,
		cop_arena_printf(a, "'%s' is not %s", cop_enc_snippet(a, text, 40),
				 field == COP_INTAKE_DATE ? "a day such as 2026-03-31"
							  : cop_field_kind_word(f)));
	return false;
}
