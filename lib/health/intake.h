/* SPDX-License-Identifier: MIT */
/*
 * Tables that bring dated values of an indicator, or who came to gatherings: which column is
 * what, and what would become of each row. Nothing is changed here; taking the same table in
 * again brings nothing new.
 */
#ifndef COP_HEALTH_INTAKE_H
#define COP_HEALTH_INTAKE_H

#include "base/csv.h"
#include "health/indicator.h"
#include "model/gathering.h"
#include "model/observation.h"

#define INTAKE_WORDS(W, t) \
	W(t, values, "values", "dated values of one indicator") \
	W(t, attendance, "attendance", "who came to gatherings")
COP_ENUM(intake_kind, INTAKE_WORDS);

/* Fields a column may be; the last ones are of gatherings. */
enum cop_intake_field {
	COP_INTAKE_DATE,
	COP_INTAKE_VALUE,
	COP_INTAKE_COUNT,
	COP_INTAKE_OF,
	COP_INTAKE_FROM,
	COP_INTAKE_URL,
	COP_INTAKE_NOTE,
	COP_INTAKE_MEMBERS,
	COP_INTAKE_MEMBER,
	COP_INTAKE_EMAIL,
	COP_INTAKE_NAME,
	COP_INTAKE_PLAN,
	COP_INTAKE_TITLE,
	COP_INTAKE_REGISTERED,
	COP_INTAKE_GUESTS,
	COP_INTAKE_WALK_INS,
	COP_INTAKE_VIEWS,
	COP_INTAKE_FIELDS,
};

struct cop_intake_columns {
	const struct cop_csv *csv; /* the table, borrowed */
	enum cop_intake_kind kind;
	size_t at[COP_INTAKE_FIELDS]; /* position in the header + 1; 0: no such column */
	const char *ignored;          /* headers that are no field, shown; "" for none */
};

/*
 * told: "HEADER=FIELD" words; a header is recognised by itself where it is a field's name, and
 * that of a column of people as member import does. kind none: values where there is a date
 * and a value or count, attendance where there is a date and people; attendance can be
 * without a date; kind values: of two columns one is the day and the other the value, whatever
 * they are called. COP_E_USAGE: a field or a header that does not exist; COP_E_INVALID: a table
 * that is neither.
 */
enum cop_code cop_intake_columns(struct cop_arena *a, const struct cop_csv *csv,
				 enum cop_intake_kind kind, const char *const *told,
				 size_t ntold, struct cop_intake_columns *ret,
				 struct cop_error *err) COP_CHECKED;

enum cop_intake_what {
	COP_INTAKE_NEW,
	COP_INTAKE_SAME,
	COP_INTAKE_REFUSED,
	COP_INTAKE_WHATS,
};

struct cop_intake_row {
	size_t row, col; /* in the table; of what is wrong, where something is */
	enum cop_intake_what what;
	const char *why; /* of a refused one; shown text, all there is to say */
	const struct cop_rule_id *rule; /* what the first of that goes against */
	bool falls;                     /* to less than half of the value before */
	struct cop_reading reading;     /* values */
	struct cop_gathering *held;     /* attendance: of the first row of a gathering */
	const char *id;                 /* of that gathering */
	size_t joined; /* position + 1 of that first row; 0: it is the first itself */
};

struct cop_intake {
	struct cop_intake_row *at;
	size_t n;
	size_t count[COP_INTAKE_WHATS];
};

/* What the table says of one indicator. */
void cop_intake_values(const struct cop_health *h, const struct cop_gauge *g,
		       const struct cop_intake_columns *cols, struct cop_intake *ret);
/*
 * Gatherings: a row each with all members in one cell (separated by semicolons or commas), or
 * a row for each member. What no column says: the item they are of (NULL: nobody does) and
 * their day. Members are found by id, address or whole name, and loaded for that.
 */
struct cop_intake_else {
	const char *plan;
	struct cop_date date;
};
void cop_intake_attendance(struct cop_community *c, struct cop_arena *a,
			   const struct cop_intake_columns *cols,
			   struct cop_intake_else otherwise, struct cop_intake *ret);

/* --- shared by the two --- */

/* Has the table a row for each member? */
bool cop_intake_by_member(const struct cop_intake_columns *cols);
/* The row is refused, for this too. */
void cop_intake_refuse(struct cop_arena *a, struct cop_intake_row *row,
		       const struct cop_rule_id *rule, const char *why);

const struct cop_str *cop_intake_cell(const struct cop_intake_columns *cols, size_t row,
				      enum cop_intake_field field);
/* The cell into the member of a record. False: refused, with why and place. Empty: true. */
bool cop_intake_take(struct cop_arena *a, const struct cop_intake_columns *cols,
		     enum cop_intake_field field, const struct cop_schema *s, void *rec,
		     struct cop_intake_row *row);

#endif
