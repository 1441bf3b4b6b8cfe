/* SPDX-License-Identifier: MIT */
/*
 * What a command or report says, before it has a form: values, tables, figures, charts,
 * prose. Renderers (text, tsv, csv, json, ndjson, md, html) know nothing of communities.
 * Everything lives in the arena of the document.
 */
#ifndef COP_DOC_DOC_H
#define COP_DOC_DOC_H

#include "base/buf.h"
#include "base/date.h"
#include "base/error.h"
#include "base/finding.h"
#include "base/num.h"
#include "base/str.h"

/* --- values --- */

/* NONE shows as nothing in tables ("unknown" in figures) and is absent in JSON. */
enum cop_value_kind {
	COP_V_NONE,
	COP_V_TEXT, /* outside text, may have lines */
	COP_V_WORD, /* our own: ids, enum words, labels */
	COP_V_DATE,
	COP_V_NUM,
	COP_V_BOOL,
	COP_V_LIST,
	COP_V_MAP, /* keys in order */
};

struct cop_pair;
struct cop_value {
	enum cop_value_kind kind;
	union {
		const struct cop_str *text;
		const char *word;
		struct cop_date date;
		double num;
		bool yes;
		struct {
			struct cop_value *at;
			size_t n, cap;
		} list;
		struct {
			struct cop_pair *at;
			size_t n, cap;
		} map;
	} u;
};
/*
 * Key of a map: our own word, or (survey answers, columns) text from outside. With both,
 * people read the text and JSON has the word.
 */
struct cop_pair {
	const char *key;
	const struct cop_str *outside; /* instead of key, or for people */
	struct cop_value value;
};

struct cop_value cop_v_text(const struct cop_str *s); /* NULL or empty: NONE */
struct cop_value cop_v_word(const char *word);        /* NULL or "": NONE */
struct cop_value cop_v_date(struct cop_date d);       /* 0: NONE */
struct cop_value cop_v_num(double n);
struct cop_value cop_v_opt(struct cop_num n);
struct cop_value cop_v_bool(bool yes);
struct cop_value cop_v_list(void);
struct cop_value cop_v_map(void);
void cop_v_push(struct cop_arena *a, struct cop_value *list, struct cop_value item);
/* NONE values are left out. */
void cop_v_put(struct cop_arena *a, struct cop_value *map, const char *key,
	       struct cop_value v);
void cop_v_put_str(struct cop_arena *a, struct cop_value *map, const struct cop_str *key,
		   struct cop_value v);
/* One key for JSON and another for people: "time_ask", "time it takes". */
void cop_v_put_named(struct cop_arena *a, struct cop_value *map, const char *key,
		     const char *name, struct cop_value v);

/* --- the document --- */

enum cop_block_kind {
	COP_B_SECTION, /* title, children */
	COP_B_PROSE,   /* CommonMark from outside */
	COP_B_LINE, /* one line of our own text (shown words in it are already encoded) */
	COP_B_FIELDS, /* a map, for `show`: key and value, one a line */
	COP_B_TABLE,
	COP_B_FIGURES, /* cards: name, word, value, target, trend */
	COP_B_CHART,
	COP_B_GAP,  /* "nothing recorded", and the command that records it */
	COP_B_DATA, /* JSON only: a value under its key */
};

enum cop_column_flags {
	COP_COL_RIGHT = 1 << 0, /* numbers */
	COP_COL_WIDE = 1 << 1,  /* only when --columns names it, and in JSON */
	COP_COL_JSON = 1 << 2,  /* in JSON only */
	COP_COL_NO_JSON = 1 << 3,
	COP_COL_COMPUTED = 1 << 4, /* JSON: under "computed" */
};

struct cop_column {
	const char *key, *title; /* title NULL: the key */
	unsigned flags;
};

struct cop_table {
	const struct cop_column *cols;
	size_t ncols;
	struct cop_value **rows; /* ncols values each */
	size_t n, cap;
	struct cop_arena *arena;
	/* JSON key of the array where the table is the whole: "items" */
	const char *item;
	/* note where there are no rows: "no roles yet" */
	const char *empty;
};

/* State of a figure (commands.md 1.5) and its word on the dashboard. */
enum cop_known { COP_KNOWN, COP_NOT_KNOWN, COP_SUPPRESSED };
enum cop_level {
	COP_LEVEL_NONE,
	COP_LEVEL_ACT,
	COP_LEVEL_WATCH,
	COP_LEVEL_OK,
	COP_LEVEL_NO_DATA
};
#define COP_LEVELS (COP_LEVEL_NO_DATA + 1)
/* How a level is said, by the level; all but `loud` are NULL for none. */
struct cop_level_words {
	const char *loud;  /* on a dashboard: "ACT", "OK"; "" for none */
	const char *key;   /* for programs: "act", "no-data" */
	const char *plain; /* in counts: "act", "ok", "no data" */
	const char *page;  /* beside a figure: "act", "on track", "no data" */
};
extern const struct cop_level_words cop_level_words[COP_LEVELS];

/* One line of a chart, or its bars of one colour. */
struct cop_curve {
	const char *label; /* our own word, or */
	const struct cop_str *name;
	const struct cop_point *at;
	size_t n;
	bool has_target; /* where it is wanted to be: a level line across the chart */
	double target;
	struct cop_date target_due; /* zero: no day is set */
};
struct cop_point {
	struct cop_date date;
	const char *label; /* "2026-Q1"; NULL: the date */
	double value;
	bool known;      /* false: a gap, drawn as a gap */
	bool break_here; /* the definition changed: what was before cannot be compared */
};

struct cop_figure {
	const char *id, *title;     /* id is the word for `cop health show` */
	const struct cop_str *name; /* instead of title: from outside */
	enum cop_known state;
	enum cop_level level;
	double value;
	double k, n;      /* n > 0: a share; value, interval and target in percent */
	double low, high; /* interval, where has_interval */
	bool has_interval, has_target, has_value;
	double target;
	struct cop_date target_due;
	/* the value for people where k, n and unit would mislead ("4 h of 5 h 30"), or NULL */
	const char *shown;
	const char *unit;                /* our own word ("%", "people", "h"); NULL */
	const struct cop_str *unit_text; /* or from outside */
	const char *period;              /* "2026-Q1" */
	const char *definition;          /* how it is computed, one sentence */
	const char *why;                 /* "up 6 points", "too few for a share" */
	const char *source; /* "roles/x.yaml:21" or a command that would fill it */
	const struct cop_point *trend; /* oldest first, at most 8 shown */
	size_t ntrend;
};

struct cop_chart {
	const char *title; /* says the finding, not the axis */
	const struct cop_str *title_text;
	const char *description; /* the numbers in words, for screen readers */
	const char *unit;
	const struct cop_curve *series;
	size_t n;
	bool bars; /* else lines */
};

struct cop_block {
	enum cop_block_kind kind;
	const char *key, *title;
	struct cop_block *first, *last, *next, *up;
	union {
		const struct cop_str *prose;
		const char *line;
		struct cop_value map;
		struct cop_table table;
		struct {
			struct cop_figure *at;
			size_t n, cap;
		} figures;
		struct cop_chart chart;
		struct {
			const char *text, *command;
		} gap;
	} u;
};

struct cop_doc {
	struct cop_arena *arena;
	const char *schema; /* "cop.role-list/1" */
	/* map: community, as_of, total ... top of JSON, header of pages */
	struct cop_value head;
	const struct cop_str *title, *subtitle; /* of pages */
	const char *language;                   /* "en" */
	bool sections; /* JSON puts sections[] (reports), else each block under its key */
	bool annex;    /* explains its figures itself: not below each group too */
	struct cop_block top; /* a section without title */
};

struct cop_doc *cop_doc_new(struct cop_arena *a, const char *schema);
/* Sections nest by `in`; NULL: the top. All others append to `in`. */
struct cop_block *cop_doc_section(struct cop_doc *d, struct cop_block *in,
				  const char *key, const char *title);
void cop_doc_prose(struct cop_doc *d, struct cop_block *in, const char *key,
		   const struct cop_str *markdown);
void cop_doc_line(struct cop_doc *d, struct cop_block *in, const char *fmt, ...)
	COP_PRINTF(3, 4);
void cop_doc_fields(struct cop_doc *d, struct cop_block *in, const char *key,
		    struct cop_value map);
struct cop_table *cop_doc_table(struct cop_doc *d, struct cop_block *in, const char *key,
				const struct cop_column *cols, size_t n);
/* A new row: ncols values, all NONE. It stays where it is when more rows follow. */
struct cop_value *cop_table_row(struct cop_table *t);
/* Figures added one after another stand together. Valid until the next is added. */
struct cop_figure *cop_doc_figure(struct cop_doc *d, struct cop_block *in);
/* k of n: value and Wilson interval in percent; n 0: unknown. */
void cop_figure_share(struct cop_figure *f, double k, double n);
/* "43 % (13/30)", "5 of 8", "1040 calls", "unknown": the value as it is shown. */
void cop_figure_words(struct cop_buf *out, const struct cop_figure *f);
/* Another value of its trend, rounded as its own is: "43 %", "1040". */
void cop_figure_past(struct cop_buf *out, const struct cop_figure *f, double value);
bool cop_figure_in_percent(const struct cop_figure *f);
/* "80 %", "950 calls by 2026-12-31": its target; nothing where there is none. */
void cop_figure_wanted(struct cop_buf *out, const struct cop_figure *f);
/* "27 % to 61 %", its 95 % interval; nothing where there is none. */
void cop_figure_range(struct cop_buf *out, const struct cop_figure *f);
void cop_doc_chart(struct cop_doc *d, struct cop_block *in, const char *key,
		   const struct cop_chart *chart);
void cop_doc_gap(struct cop_doc *d, struct cop_block *in, const char *text,
		 const char *command);
void cop_doc_data(struct cop_doc *d, struct cop_block *in, const char *key,
		  struct cop_value v);

/* --- rendering --- */

/* The one list of output formats: word, ending of a file name. */
/* clang-format off */
#define COP_FORMATS(X) \
	X(text, "txt") X(table, "") X(tsv, "tsv") X(csv, "csv") X(json, "json") \
	X(ndjson, "ndjson") X(md, "md") X(html, "html") X(github, "") X(ics, "ics") X(pdf, "pdf") \
	X(patch, "patch") X(codeowners, "") X(maintainers, "")
/* clang-format on */
#define COP_FORMAT_VALUE(word, ending) cop_format_##word,
enum cop_format { cop_format_none, COP_FORMATS(COP_FORMAT_VALUE) cop_format_count };

struct cop_look {
	unsigned width; /* columns of the terminal; 0: not a terminal, nothing is cut */
	bool color, ascii;
	/* --columns, NULL-terminated; NULL: the default ones */
	const char *const *columns;
	/* "cop 0.1.0", for pages */
	const char *version;
};

/* Appends the document to out. COP_E_USAGE where the document has no such form. */
enum cop_code cop_doc_render(const struct cop_doc *d, enum cop_format f,
			     const struct cop_look *look, struct cop_buf *out,
			     struct cop_error *err) COP_CHECKED;

/* --- findings --- */

struct cop_finding_look {
	struct cop_look look;
	/* folder of the community inside its repository, "" or "a/b/" */
	const char *prefix;
	size_t files; /* how many were read, for the summary line */
	const char *community;
	struct cop_date as_of;
	bool all; /* accepted ones too */
	/* only what came since then, shown text ("main"); NULL: all there is */
	const char *since;
	size_t older; /* how many others there are */
};
/* text, json, ndjson, md, github; sorted by place before. */
enum cop_code cop_findings_render(const struct cop_findings *f, enum cop_format format,
				  const struct cop_finding_look *look,
				  struct cop_buf *out, struct cop_error *err) COP_CHECKED;
/* One finding as text: file:line:col: level: text [rule], source line, caret, hint. */
void cop_finding_text(const struct cop_finding *f, const struct cop_look *look,
		      struct cop_buf *out);

/*
 * Sparkline of at most 8 last values, scaled from the lowest to the highest: block
 * characters, gap `·`; or _.-=# and ? in ASCII. A `|` stands where the definition changed.
 */
void cop_spark(struct cop_buf *out, const struct cop_point *p, size_t n, bool ascii);

#endif
