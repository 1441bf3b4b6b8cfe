/* SPDX-License-Identifier: MIT */
/* What the renderers share. Inside lib/doc only. */
#ifndef COP_DOC_RENDER_H
#define COP_DOC_RENDER_H

#include <string.h>

#include "base/embed.h"
#include "base/enc.h"
#include "doc/doc.h"

/* Nested values deeper than this are not shown; the loader's own limit is lower. */
#define COP_VALUE_DEPTH 32

/* One rendering: what, how, where to, and an arena that dies with it. */
struct cop_page {
	const struct cop_doc *doc;
	const struct cop_look *look;
	struct cop_buf *out;
	struct cop_arena *arena;
};

enum cop_code cop_render_text(struct cop_page *p, struct cop_error *err) COP_CHECKED;
enum cop_code cop_render_tsv(struct cop_page *p, struct cop_error *err) COP_CHECKED;
enum cop_code cop_render_csv(struct cop_page *p, struct cop_error *err) COP_CHECKED;
enum cop_code cop_render_json(struct cop_page *p, struct cop_error *err) COP_CHECKED;
enum cop_code cop_render_ndjson(struct cop_page *p, struct cop_error *err) COP_CHECKED;
enum cop_code cop_render_md(struct cop_page *p, struct cop_error *err) COP_CHECKED;
enum cop_code cop_render_html(struct cop_page *p, struct cop_error *err) COP_CHECKED;

/* --- values (value.c, render.c) --- */

/* How the parts of a value are written for one kind of output. */
struct cop_sink {
	void (*text)(struct cop_buf *out, const struct cop_str *s);
	void (*word)(struct cop_buf *out, const char *at, size_t len);
	void (*date)(struct cop_buf *out, struct cop_date d); /* NULL: as in files */
	const char *yes, *no, *joint, *assign;
};
extern const struct cop_sink cop_sink_term, cop_sink_tsv, cop_sink_md, cop_sink_html;
/* HTML text without elements in it, for <title> and <desc>. */
extern const struct cop_sink cop_sink_svg;

/* On one line; lists joined, maps as key and value. */
void cop_value_inline(struct cop_buf *out, const struct cop_value *v,
		      const struct cop_sink *sink);
void cop_pair_key(struct cop_buf *out, const struct cop_pair *p,
		  const struct cop_sink *sink);
/* NONE, or a list or map without anything in it. */
bool cop_value_empty(const struct cop_value *v);

/* --- blocks and columns (render.c) --- */

struct cop_blocks {
	const struct cop_block **at;
	size_t n, cap;
};
/* All blocks under `from` in order; sections without a key are opened up, others kept. */
void cop_blocks_flat(struct cop_page *p, const struct cop_block *from,
		     struct cop_blocks *ret);
/* All blocks of one kind anywhere in the document, in order. */
void cop_blocks_of(struct cop_page *p, enum cop_block_kind kind, struct cop_blocks *ret);
/* The next block of the whole document after `b`, depth first; NULL at the end. */
const struct cop_block *cop_block_after(const struct cop_block *b);
/* Sections around it, the top not counted. */
unsigned cop_block_depth(const struct cop_block *b);

/* Which columns of a table are shown, in which order. */
struct cop_pick {
	const size_t *at;
	size_t n;
};
struct cop_pick cop_columns_pick(struct cop_page *p, const struct cop_table *t,
				 bool json);
/* The heading for people. */
const char *cop_column_title(const struct cop_column *c);
/* Numbers to the right: flagged, or nothing but numbers in it. */
bool cop_column_right(const struct cop_table *t, size_t col);

/* --- figures (figure.c) --- */

/* Below this many, counts only: a share of five people misleads (practice.md B.0). */
#define COP_SHARE_LEAST 10
#define COP_TREND_LAST 8

const char *cop_known_word(enum cop_known k); /* "known", "unknown", "suppressed" */
bool cop_figure_has_value(const struct cop_figure *f);
/* The value as a number: given, or 100 k/n. */
double cop_figure_number(const struct cop_figure *f);
void cop_figure_name(struct cop_buf *out, const struct cop_figure *f,
		     const struct cop_sink *sink);
/* "43 % (13/30)", "5 of 8", "14 h", "unknown", "fewer than 5" */
void cop_figure_value(struct cop_buf *out, const struct cop_figure *f,
		      const struct cop_sink *sink);
/* "50 % by 2026-12-31"; nothing without a target */
void cop_figure_target(struct cop_buf *out, const struct cop_figure *f,
		       const struct cop_sink *sink);
/* "27 % to 61 %"; nothing without one or where only counts are shown */
void cop_figure_interval(struct cop_buf *out, const struct cop_figure *f);

/* Two decimals are enough for people; the exact number is in JSON and in data tables. */
double cop_num_short(double value);
/* The date as written or the label. */
void cop_point_name(struct cop_buf *out, const struct cop_point *p,
		    const struct cop_sink *sink);
/* First and last known point after the last break; false where there is none. */
bool cop_points_ends(const struct cop_point *p, size_t n,
		     const struct cop_point **ret_first,
		     const struct cop_point **ret_last);
/* "up", "down", "steady" from the first to the last of the ends; NULL with one point. */
const char *cop_points_direction(const struct cop_point *p, size_t n);
/* Last COP_TREND_LAST points at most. */
const struct cop_point *cop_points_last(const struct cop_point *p, size_t *n);
/* One sentence per series: name, first and last value, direction, how many unknown, target. */
void cop_chart_words(struct cop_buf *out, const struct cop_chart *c,
		     const struct cop_sink *sink);
void cop_chart_title(struct cop_buf *out, const struct cop_chart *c,
		     const struct cop_sink *sink);
void cop_curve_name(struct cop_buf *out, const struct cop_curve *s,
		    const struct cop_sink *sink);
/* "900 by 2026-12-31"; nothing without a target */
void cop_curve_target(struct cop_buf *out, const struct cop_curve *s,
		      const struct cop_sink *sink);
bool cop_chart_has_target(const struct cop_chart *c);
/* The points of all series on one axis: the data table's rows. */
struct cop_axis {
	const struct cop_point **at; /* one point per place, for its date or label */
	size_t n, cap;
	bool dated; /* every place is a date: distances mean days */
};
void cop_axis_make(struct cop_arena *a, const struct cop_chart *c, struct cop_axis *ret);
/* The series' point at that place, NULL where it has none. */
const struct cop_point *cop_axis_find(const struct cop_axis *axis, size_t place,
				      const struct cop_curve *s);

/* --- text in columns (grid.c, wrap.c) --- */

struct cop_cell {
	const char *at;  /* shown text */
	size_t width;    /* columns of a terminal */
	const char *sgr; /* "31", or NULL */
};
enum cop_fit {
	COP_FIT_CUT,   /* may become narrower */
	COP_FIT_KEEP,  /* ids, numbers: never cut */
	COP_FIT_MOVE,  /* holds commands: whole, below their row where there is no room */
	COP_FIT_SPLIT, /* by cop_grid_fit: its short words stay, the others moved */
	COP_FIT_MOVED  /* by cop_grid_fit: all of it is below the row */
};
struct cop_grid {
	struct cop_arena *arena;
	size_t cols;
	struct cop_cell *at; /* row by row */
	size_t n, cap;
	bool *right; /* cols of them, or NULL */
	unsigned indent;
	bool drop_empty; /* columns with nothing in them are left out */
	bool headed;     /* the first row is a heading */
	/* cols of them: cop_grid_fit is asked; or NULL: only the last column is cut */
	enum cop_fit *fit;
};
/*
 * Makes a grid fit `width` columns: commands move below their row, then the widest columns
 * become narrower, a little at a time; where that is not enough the last of them moves
 * too. Changes g->fit and widths.
 */
void cop_grid_fit(struct cop_grid *g, size_t *widths, size_t width);
/* Is this cell shown below its row? */
bool cop_grid_moved(const struct cop_grid *g, size_t cell);
/* The next cell, rows from left to right; what `text` holds is copied. */
struct cop_cell *cop_grid_add(struct cop_grid *g, const char *text);
/* Columns of a terminal taken before that column. */
size_t cop_grid_before(const struct cop_grid *g, size_t col);
void cop_grid_print(struct cop_grid *g, const struct cop_look *look, struct cop_buf *out);

/* Something to paste: "cop plan next", "git pull". */
bool cop_text_is_command(const char *text);
/* Cut at the end so that it fits, with an ellipsis. */
void cop_text_cut(struct cop_buf *out, const char *text, size_t width, bool ascii);
/*
 * Breaks lines at spaces so that none is wider than `width` (0: only where they break now).
 * The first line starts at column `used`; others are indented by `indent`, and by a list
 * mark's width more under a list item. Ends with a newline.
 */
void cop_text_wrap(struct cop_buf *out, const char *text, size_t used, size_t indent,
		   size_t width);
void cop_text_paint(struct cop_buf *out, const struct cop_look *look, const char *sgr,
		    const char *text);

/* --- prose (prose.c) --- */

/* CommonMark from outside, made safe: headings below `depth`, no images, no raw HTML, only
 * links that cop_url_safe allows. */
void cop_prose_html(struct cop_buf *out, const struct cop_str *s, unsigned depth,
		    struct cop_arena *a);
void cop_prose_md(struct cop_buf *out, const struct cop_str *s, unsigned depth,
		  struct cop_arena *a);

/* style.css, made into C by share/embed.sh; one file. */
extern const struct cop_embedded cop_style[];

#endif
