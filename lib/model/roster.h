/* SPDX-License-Identifier: MIT */
/*
 * A table of people (an export of a mailing list, of a personnel system) read against the
 * members who are there: which column is which field, and what each row means. Decides only;
 * nothing is changed here.
 */
#ifndef COP_MODEL_ROSTER_H
#define COP_MODEL_ROSTER_H

#include "base/csv.h"
#include "model/community.h"
#include "model/member.h"

/* --- columns --- */

struct cop_roster_column {
	const struct cop_str *header;
	const char *field; /* "name" ... "joined", "status"; NULL: ignored */
	bool first, last;  /* half of a name, in two columns */
};

struct cop_roster_map {
	struct cop_roster_column *at; /* one for each column of the header */
	size_t n;
	enum cop_date_order order; /* 0: not said */
	const char *remembered;    /* list of cop.yaml that said all this; NULL: none */
};

/* What the person said. Zero: nothing. */
struct cop_roster_told {
	const char *const *pairs; /* "HEADER=FIELD"; "HEADER=" ignores that column */
	size_t n;
	enum cop_date_order order;
};

/*
 * From what was told, else from a list in cop.yaml whose columns are all there (the one named
 * `stem` first), else from the header's own words, ignoring case and punctuation.
 * COP_E_USAGE: told of a column or field there is not, or of two columns for one field;
 * COP_E_INVALID: no rows, or no column that says who somebody is.
 */
enum cop_code cop_roster_map(struct cop_arena *a, const struct cop_community *c,
			     const struct cop_csv *csv, const char *stem,
			     const struct cop_roster_told *told,
			     struct cop_roster_map *ret, struct cop_error *err)
	COP_CHECKED;

/* --- rows --- */

enum cop_roster_what {
	COP_ROSTER_NEW,
	COP_ROSTER_CHANGED, /* known, but the row says something else */
	COP_ROSTER_SAME,
	COP_ROSTER_TWICE,   /* an earlier row is the same person */
	COP_ROSTER_MACHINE, /* in the community's list of accounts to ignore */
	COP_ROSTER_REFUSED,
	COP_ROSTER_WHATS
};

struct cop_roster_row {
	enum cop_roster_what what;
	size_t row, col; /* of the table; refused: the column that is wrong */
	const char *id;  /* of the record, new or known; NULL: refused, a machine */
	const char *why; /* refused, twice: in words; shown text */
	const struct cop_rule_id *rule; /* refused: what it goes against */
	bool two_days; /* refused only because its date may be one of two days */
	bool namesake; /* new, but somebody else has that name */
	struct cop_member member; /* what the row says; of a new one with its history */
	uint64_t changed;         /* bits: which fields of a member differ */
};

struct cop_roster {
	struct cop_roster_row *at; /* in the order of the table, without its header */
	size_t n;
	size_t count[COP_ROSTER_WHATS];
	size_t two_days, namesakes;
	/* known people who joined on another day by the table; the first, NULL: none */
	const char *other_day;
	size_t other_days;
};

/* For new people, where no column says it. */
struct cop_roster_terms {
	struct cop_date on; /* day they joined */
	enum cop_member_status status;
	const struct cop_str *source;
	uint64_t seed; /* of random ids, where the community wants those */
};

/*
 * Somebody is known by id, else by e-mail, else by name where no two e-mails speak against
 * it; other addresses and names of members (`aliases`) count too. Two members of one name
 * without more are refused, never guessed. Members, charter and every other kind must be
 * loaded.
 */
void cop_roster_read(struct cop_arena *a, struct cop_community *c,
		     const struct cop_csv *csv, const struct cop_roster_map *map,
		     const struct cop_roster_terms *terms, struct cop_roster *ret);

/* --- who a row is about, in a table of something else --- */

/* Everybody who is there, found by id, address and name. In the arena; members are loaded. */
struct cop_roster_known;
struct cop_roster_known *cop_roster_known_new(struct cop_arena *a,
					      const struct cop_community *c);

/* Position + 1 of the columns with an id, an address and a name; 0: there is none. */
#define COP_ROSTER_WHO_COLUMNS 3
struct cop_roster_who_columns {
	size_t at[COP_ROSTER_WHO_COLUMNS];
};
/* By the words of its header; what they are is said once, for imports of members. */
void cop_roster_who_columns(struct cop_arena *a, const struct cop_csv *csv,
			    struct cop_roster_who_columns *ret);
/* The field of a member that a header means ("E-mail": email); NULL: none. */
const char *cop_roster_field(struct cop_arena *a, const struct cop_str *header);

enum cop_roster_who {
	COP_ROSTER_WHO_EMPTY,
	COP_ROSTER_WHO_ONE,
	COP_ROSTER_WHO_NOBODY,  /* no member */
	COP_ROSTER_WHO_SEVERAL, /* of one name */
};
/* A text as an id, else an address, else a whole name; aliases count. */
enum cop_roster_who cop_roster_who(const struct cop_roster_known *k, struct cop_arena *a,
				   const struct cop_str *text, const char **ret_id);

struct cop_roster_who_cell {
	size_t row;     /* given */
	size_t col;     /* by which it was found, or of what is not */
	const char *id; /* of one */
};
/* The cells of a row: its id, else its address, else its name. */
enum cop_roster_who cop_roster_who_row(const struct cop_roster_known *k,
				       struct cop_arena *a, const struct cop_csv *csv,
				       const struct cop_roster_who_columns *cols,
				       struct cop_roster_who_cell *ret);

/* --- parts --- */

/*
 * A day as files have it: ISO (a time behind it is passed over); three numbers with one of
 * `/.-` between them, the year with four digits, first or last. False: why says it in words
 * that follow the quoted text; *ret_two_days where only the order is missing.
 */
bool cop_roster_date(struct cop_arena *a, const struct cop_str *text,
		     enum cop_date_order order, struct cop_date *ret,
		     const char **ret_why, bool *ret_two_days);
/* A field of a member as one text, lists joined by commas; NULL: not given. */
const struct cop_str *cop_roster_text(struct cop_arena *a, const struct cop_field *f,
				      const struct cop_member *m);
/* "m-7q2k": letters and digits that are not mistaken for one another. Moves the seed on. */
const char *cop_roster_random_id(struct cop_arena *a, uint64_t *seed);

#endif
