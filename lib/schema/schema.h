/* SPDX-License-Identifier: MIT */
/*
 * A record kind is a list of rows; one row makes the member of the C struct and the row of
 * the table from which loading, checking, emitting, addressing by path, JSON Schema and the
 * field reference are derived.
 *
 *   #define HOLDER_FIELDS(ONE, LIST) \
 *           ONE(REF, , member, COP_REQUIRED, "The person.", .refs = COP_REF_MEMBER) \
 *           ONE(DATE, , from, COP_REQUIRED, "First day.") \
 *           ONE(ENUM, engagement, engagement, 0, "Always there, or called in.") \
 *           LIST(REF, , focus, COP_SET, "Duties looked after.", .refs = COP_REF_DUTY)
 *   COP_STRUCT(holder, HOLDER_FIELDS);             in the header: struct cop_holder
 *
 *   #define COP_REC struct cop_holder              in the .c file
 *   COP_SCHEMA(holder, HOLDER_FIELDS, "One term of one person in a role.");
 *   #undef COP_REC
 *
 * C name = YAML key; the few keys that are no C names use .as = "for".
 * Zero is "not given" for every kind: NULL, day 0, enum 0, tri-state unknown, known false.
 */
#ifndef COP_SCHEMA_SCHEMA_H
#define COP_SCHEMA_SCHEMA_H

#include "base/date.h"
#include "base/finding.h"
#include "base/num.h"
#include "base/str.h"
#include "yaml/yaml.h"

/* --- types of members --- */

enum cop_bool { COP_UNSAID, COP_FALSE, COP_TRUE };

enum cop_field_kind {
	COP_K_TEXT,     /* const struct cop_str *: one line, 1 to 200 characters */
	COP_K_PROSE,    /* const struct cop_str *: CommonMark, at most 64 KiB */
	COP_K_URL,      /* const struct cop_str * */
	COP_K_EMAIL,    /* const struct cop_str * */
	COP_K_ID,       /* const char *: passed the whitelist */
	COP_K_REF,      /* const char *: id of something, .refs says of what */
	COP_K_ZONE,     /* const char *: IANA name, letters digits _ + - / */
	COP_K_RRULE,    /* const char *: RFC 5545 subset, upper case */
	COP_K_PATH,     /* const char *: field names joined by dots */
	COP_K_ENUM,     /* enum cop_<of>, 0 not given */
	COP_K_DATE,     /* struct cop_date */
	COP_K_TIME,     /* struct cop_time */
	COP_K_NUM,      /* struct cop_num; COP_INTEGER: no decimals */
	COP_K_BOOL,     /* enum cop_bool */
	COP_K_DURATION, /* struct cop_duration */
	COP_K_MONEY,    /* struct cop_money */
	COP_K_AMOUNT,   /* const struct cop_str *: a number or a duration (thresholds) */
	COP_K_MAP,      /* struct cop_<of>, rec.src NULL when absent */
	COP_K_DICT,     /* list of struct cop_<of>; a mapping with free keys */
};

enum cop_field_flags {
	COP_REQUIRED = 1 << 0, /* always: its absence is an error */
	COP_IS_LIST = 1 << 1,  /* set by LIST() */
	COP_SET = 1 << 2,      /* order means nothing, no doubles, kept sorted */
	COP_SORTED =
		1 << 3, /* keyed list kept sorted by its key (not the author's order) */
	COP_INTEGER = 1 << 4,
	COP_BLOCK_ENTRY =
		1 << 5, /* new entries are written as blocks (words), not flow (facts) */
	COP_DICT_KEY = 1 << 6,   /* this row of a dict's entry is the key */
	COP_DICT_VALUE = 1 << 7, /* this row is the whole value (a scalar) */
	COP_HISTORY = 1 << 8,    /* a life: ordered by date, entered by number */
	COP_BY_NUMBER = 1 << 9,  /* keyed, but entered by number (key is a name or url) */
	COP_SENSITIVE = 1 << 10, /* stewards only, whatever consent says (format.md 9) */
};

/* What a reference may name. Local ones (duty, task, skill) are of the same or named role. */
enum cop_ref {
	COP_REF_ROLE = 1 << 0,
	COP_REF_MEMBER = 1 << 1,
	COP_REF_PLATFORM = 1 << 2,
	COP_REF_PLAN = 1 << 3,
	COP_REF_PRACTICE = 1 << 4,
	COP_REF_GATHERING = 1 << 5,
	COP_REF_INDICATOR = 1 << 6, /* a file or a built-in one */
	COP_REF_SURVEY = 1 << 7,
	COP_REF_NOTE = 1 << 8,
	COP_REF_CHARTER = 1 << 9,    /* the word charter */
	COP_REF_BUDGET = 1 << 10,    /* the word budget */
	COP_REF_OBJECTIVE = 1 << 11, /* entries of charter lists from here */
	COP_REF_PROBLEM = 1 << 12,
	COP_REF_AUDIENCE = 1 << 13, /* and the words internal, external */
	COP_REF_CHANNEL = 1 << 14,
	COP_REF_REWARD = 1 << 15,
	COP_REF_REJECTION = 1 << 16,
	COP_REF_STAKEHOLDER = 1 << 17,
	COP_REF_FUNDING = 1 << 18, /* entries of budget.yaml */
	COP_REF_DUTY = 1 << 19,
	COP_REF_TASK = 1 << 20,
	COP_REF_SKILL = 1 << 21,
	COP_REF_RULE = 1 << 22, /* id of a rule */
	COP_REF_WHO = COP_REF_ROLE | COP_REF_MEMBER,
	COP_REF_ANY = COP_REF_ROLE | COP_REF_MEMBER | COP_REF_PLATFORM | COP_REF_PLAN |
		      COP_REF_PRACTICE | COP_REF_GATHERING | COP_REF_INDICATOR |
		      COP_REF_SURVEY | COP_REF_NOTE | COP_REF_CHARTER | COP_REF_BUDGET,
};

/* Words of a choice. Value v of the C enum is words[v - 1]. */
struct cop_word {
	const char *word, *doc;
};
struct cop_enum {
	const char *name;
	const struct cop_word *words;
	size_t n;
};
/* The word of a value; "" for 0. */
const char *cop_enum_word(const struct cop_enum *e, int value);
int cop_enum_find(const struct cop_enum *e, const char *at, size_t len); /* 0: none */

struct cop_schema;

struct cop_field {
	const char *name, *as, *doc;
	const char *serves;  /* "6, 8; R6": rows of practice.md table A, risks, reports */
	const char *keyed;   /* keyed list: "id", "date", "member+from" */
	const char *when;    /* required from this moment on: "adopted", "has holders" */
	const char *limits;  /* in words, for the reference */
	const char *only;    /* a note reference: of this kind */
	const void *of;      /* struct cop_enum or struct cop_schema */
	double min, max;     /* both 0: no limits */
	uint32_t refs, most; /* most entries of a list; 0: no limit */
	uint16_t offset, flags;
	uint8_t kind;
};

struct cop_schema {
	const char *name, *doc;
	const struct cop_field *fields;
	size_t nfields, size;
};

static inline const char *cop_field_key(const struct cop_field *f)
{
	return f->as ? f->as : f->name;
}

/* First member of every struct made from a mapping: where it came from. src NULL: absent. */
struct cop_rec {
	const struct cop_source *src;
	const char
		*id; /* of a record: its id; of a keyed entry: its id where it has one */
	uint32_t at; /* byte offset of the mapping */
};

/* Every list member looks like this in memory. `given`: [] was said, or entries. */
struct cop_list {
	void *at;
	size_t n;
	bool given;
};

/* --- macros --- */

#define COP_T_TEXT(of) const struct cop_str *
#define COP_T_PROSE(of) const struct cop_str *
#define COP_T_URL(of) const struct cop_str *
#define COP_T_EMAIL(of) const struct cop_str *
#define COP_T_AMOUNT(of) const struct cop_str *
#define COP_T_ID(of) const char *
#define COP_T_REF(of) const char *
#define COP_T_ZONE(of) const char *
#define COP_T_RRULE(of) const char *
#define COP_T_PATH(of) const char *
#define COP_T_ENUM(of) enum cop_##of
#define COP_T_DATE(of) struct cop_date
#define COP_T_TIME(of) struct cop_time
#define COP_T_NUM(of) struct cop_num
#define COP_T_BOOL(of) enum cop_bool
#define COP_T_DURATION(of) struct cop_duration
#define COP_T_MONEY(of) struct cop_money
#define COP_T_MAP(of) struct cop_##of

#define COP_OF_TEXT(of) NULL
#define COP_OF_PROSE(of) NULL
#define COP_OF_URL(of) NULL
#define COP_OF_EMAIL(of) NULL
#define COP_OF_AMOUNT(of) NULL
#define COP_OF_ID(of) NULL
#define COP_OF_REF(of) NULL
#define COP_OF_ZONE(of) NULL
#define COP_OF_RRULE(of) NULL
#define COP_OF_PATH(of) NULL
#define COP_OF_ENUM(of) &cop_enum_##of
#define COP_OF_DATE(of) NULL
#define COP_OF_TIME(of) NULL
#define COP_OF_NUM(of) NULL
#define COP_OF_BOOL(of) NULL
#define COP_OF_DURATION(of) NULL
#define COP_OF_MONEY(of) NULL
#define COP_OF_MAP(of) &cop_schema_##of
#define COP_OF_DICT(of) &cop_schema_##of

/* A DICT is written LIST(DICT, entry, ...) since its member is a list of entries. */
#define COP_T_DICT(of) struct cop_##of

#define COP_MEMBER_ONE(kind, of, name, ...) COP_T_##kind(of) name;
#define COP_MEMBER_LIST(kind, of, name, ...) \
	struct { \
		COP_T_##kind(of) * at; \
		size_t n; \
		bool given; \
	} name;

#define COP_ROW(kind_, of_, name_, flags_, ...) \
	{ .kind = COP_K_##kind_, \
	  .of = COP_OF_##kind_(of_), \
	  .name = #name_, \
	  .offset = (uint16_t)offsetof(COP_REC, name_), \
	  .flags = (flags_), \
	  .doc = __VA_ARGS__ },
#define COP_ROW_ONE(kind, of, name, flags, ...) \
	COP_ROW(kind, of, name, (flags), __VA_ARGS__)
#define COP_ROW_LIST(kind, of, name, flags, ...) \
	COP_ROW(kind, of, name, (flags) | COP_IS_LIST, __VA_ARGS__)

/* struct cop_<name> and the declaration of its table. */
#define COP_STRUCT(name, FIELDS) \
	struct cop_##name { \
		struct cop_rec rec; \
		FIELDS(COP_MEMBER_ONE, COP_MEMBER_LIST) \
	}; \
	extern const struct cop_schema cop_schema_##name

/* The table; COP_REC must be defined as `struct cop_<name>` around it. */
#define COP_SCHEMA(name_, FIELDS, doc_) \
	static const struct cop_field name_##_fields[] = { FIELDS(COP_ROW_ONE, \
								  COP_ROW_LIST) }; \
	const struct cop_schema cop_schema_##name_ = { \
		.name = #name_, \
		.doc = (doc_), \
		.fields = name_##_fields, \
		.nfields = COP_COUNT(name_##_fields), \
		.size = sizeof(struct cop_##name_) \
	}

#define COP_ENUM_VALUE(t, name, word, doc) cop_##t##_##name,
#define COP_ENUM_ROW(t, name, word, doc) { word, doc },
/* enum cop_<name> { cop_<name>_none, cop_<name>_<word>... } */
#define COP_ENUM(name, WORDS) \
	enum cop_##name{ cop_##name##_none, WORDS(COP_ENUM_VALUE, name) }; \
	_Static_assert(sizeof(enum cop_##name) == sizeof(int), "stored through an int"); \
	extern const struct cop_enum cop_enum_##name
#define COP_ENUM_DEFINE(name_, WORDS) \
	static const struct cop_word name_##_words[] = { WORDS(COP_ENUM_ROW, name_) }; \
	const struct cop_enum cop_enum_##name_ = { #name_, name_##_words, \
						   COP_COUNT(name_##_words) }

/* --- record kinds --- */

/*
 * FILE: one file at the root (charter.yaml). FOLDER: one mapping a file, the id is the stem
 * (or, in a file that holds a sequence of records, `id:` of each). LINES: a file is one
 * record, whose single list field holds the items of the file's sequence.
 */
enum cop_shape { COP_SHAPE_FILE, COP_SHAPE_FOLDER, COP_SHAPE_LINES };

struct cop_record {
	const char *name;  /* "role": in messages, and of `cop schema` */
	const char *where; /* "roles" or "charter.yaml" */
	const char *plural;
	const struct cop_schema *schema;
	enum cop_shape shape;
	uint32_t ref;       /* enum cop_ref bit by which others name it, 0 none */
	unsigned char kind; /* enum cop_kind (model/kinds.h) */
};

/* --- loading --- */

/* The rules a loader finds by itself (format.md 6.1). Table in schema/rules.c. */
extern const struct cop_rule_id cop_rule_unknown_key, cop_rule_wrong_type,
	cop_rule_not_a_choice, cop_rule_duplicate_key, cop_rule_duplicate_entry,
	cop_rule_missing_field, cop_rule_bad_id, cop_rule_id_not_stem,
	cop_rule_not_sorted, cop_rule_unreadable;

struct cop_load {
	struct cop_arena *arena; /* the record and its text live here */
	struct cop_findings *findings;
	const char *record; /* "roles/scribe", for findings */
};

/*
 * Fills a struct (size of the schema, in l->arena) from a mapping. Every finding is
 * reported, none stops it; a field that does not fit is left "not given". id may be NULL;
 * where it is given, an `id:` that says the same is no unknown key (sequences of records).
 */
void *cop_schema_load(struct cop_load *l, const struct cop_schema *s,
		      const struct cop_node *map, const char *id);

/* --- one scalar; shared by load, set by path, options, imports --- */

/* Text as it stands in a file -> typed member at ret. False: wrong, why says how. */
bool cop_value_decode(struct cop_arena *a, const struct cop_field *f,
		      const struct cop_str *text, void *ret, const char **why);
/* Do commas separate what a person typed for this list? Not where a value may hold one. */
bool cop_field_takes_commas(const struct cop_field *f);
/*
 * What a person typed (friendly dates, money, durations...) -> the one written form, as a
 * node. COP_E_USAGE with what to write. `today` for relative dates.
 */
enum cop_code cop_value_typed(struct cop_arena *a, const struct cop_field *f,
			      const struct cop_str *typed, struct cop_date today,
			      struct cop_node **ret, struct cop_error *err) COP_CHECKED;
/* A member -> node; NULL where not given. */
struct cop_node *cop_value_node(struct cop_arena *a, const struct cop_field *f,
				const void *member);
/* A member -> the text it has in a file; NULL where not given (maps and lists: NULL). */
const struct cop_str *cop_value_text(struct cop_arena *a, const struct cop_field *f,
				     const void *member);
/* Bytes of one value: of the member, or of one element of a list. */
size_t cop_value_size(const struct cop_field *f);
/* A threshold's number, or the days of its duration; fallback where it is neither. */
double cop_amount_value(const struct cop_str *amount, double fallback);
/* "a date", "a whole number": what a value of this field is called in messages. */
const char *cop_field_kind_word(const struct cop_field *f);
/* "a", or "an" where that stands before one of our own words: "an indicator". */
const char *cop_article(const char *word);

/* --- writing new records --- */

/* Given fields in table order; layout by format.md rule 8. */
struct cop_node *cop_schema_emit(struct cop_arena *a, const struct cop_schema *s,
				 const void *rec, enum cop_style style);

/* How a new mapping of this table is written: facts on one line, words as a block. */
enum cop_style cop_schema_style(const struct cop_schema *s);
/* How one new entry of a list, or a new list, is written. */
enum cop_style cop_entry_style(const struct cop_field *f, const struct cop_node *entry);
enum cop_style cop_list_style(const struct cop_field *f, const struct cop_node *seq);

/* --- paths: holders.ana-silva.to, scope.out.2, history.last.note, duties+ --- */

struct cop_place_in {
	const struct cop_field *field; /* of the value; NULL: an x- key (untyped) */
	const struct cop_schema *in;   /* of a mapping: its table; else NULL */
	struct cop_node *node;         /* NULL: allowed, but absent */
	struct cop_node *up;           /* nearest node on the way that is there */
	const char *rest; /* path from `up` down to the value, "" when present */
	bool entry;       /* names one entry of a list, not the list */
	bool append;      /* trailing + */
};

/*
 * COP_E_USAGE: no such field (nearest match in the hint). COP_E_NOT_FOUND: an entry of a
 * list that is not there. root NULL: an empty file.
 */
enum cop_code cop_path_find(struct cop_arena *a, const struct cop_schema *s,
			    struct cop_node *root, const char *path,
			    struct cop_place_in *ret, struct cop_error *err) COP_CHECKED;
/* The field alone, whatever stands in a file: "seats.min", "holders.to". NULL: none. */
const struct cop_field *cop_path_field(const struct cop_schema *s, const char *path);
/* Node -> path with keys in place of positions where lists are keyed. */
void cop_path_of(const struct cop_schema *s, const struct cop_node *n,
		 struct cop_buf *ret);

/* --- places of loaded things --- */

/* The tree of the source that was looked at last: places are asked for file by file. */
struct cop_places;
struct cop_places *cop_places_new(struct cop_arena *a);

/*
 * Place and path of a field of a loaded struct: parses its source again and finds the key;
 * falls back to the mapping. Path and record are made in the arena of the places.
 */
struct cop_where cop_rec_where(struct cop_places *p, const struct cop_schema *s,
			       const char *record, const struct cop_rec *rec,
			       const char *key);

/* The same, and where the field is a list, the entry in it that is `value`. */
struct cop_where cop_rec_where_value(struct cop_places *p, const struct cop_schema *s,
				     const char *record, const struct cop_rec *rec,
				     const char *key, const char *value);

/* The node a loaded struct was made from, in a tree of its source; `root` where it is gone. */
struct cop_node *cop_rec_node(struct cop_node *root, const struct cop_rec *rec);

/* --- derived --- */

/* JSON Schema draft-07 of one record file. */
void cop_schema_json(struct cop_buf *out, const struct cop_record *kind);
/* Number of fields, nested ones too. */
size_t cop_schema_count(const struct cop_schema *s);
/* Proves a table: docs, unknown flags, doubles, offsets; NULL or what is wrong (in arena). */
const char *cop_schema_flaw(struct cop_arena *a, const struct cop_schema *s);

#endif
