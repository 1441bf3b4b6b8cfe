/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

#include "doc/finding.h"
#include "doc/render.h"

/* Columns of source shown where the terminal's width is not known. */
#define EXCERPT_WIDTH 100
#define EXCERPT_LEAST 20
/* Bytes looked at on either side of the caret: a line may be as long as a file may be. */
#define EXCERPT_REACH 500
#define GUTTER 8 /* "    9 | " */
#define TAB 8

static const char *color_of(enum cop_severity s)
{
	switch (s) {
	case COP_ERROR:
	case COP_CRITICAL:
		return "31";
	case COP_WARNING:
		return "33";
	case COP_INFO:
	case COP_UNKNOWN:
		return "36";
	}
	return NULL;
}

/* One line of source as cells of a terminal: each character's shown form and its place. */
struct glyph {
	const char *at;
	size_t len, column, width;
};
struct excerpt {
	struct glyph *at;
	size_t n, cap;
	size_t from, to;  /* glyphs to underline */
	bool begun, more; /* the line has something before the first, behind the last */
};

static void add_glyph(struct excerpt *x, struct cop_arena *a, const char *at, size_t len,
		      size_t column)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf shown = { 0 };
	struct glyph *g = COP_PUSH(a, x->at, x->n, x->cap);

	if (*at >= ' ' && *at <= '~') {
		*g = (struct glyph){ at, 1, column, 1 };
		return;
	}
	if (*at == '\t')
		cop_buf_fill(&shown, ' ', TAB - column % TAB);
	else
		cop_enc_term_text(&shown, at, len);
	*g = (struct glyph){ cop_buf_keep(&shown, a), shown.len, column,
			     cop_utf8_width(cop_buf_str(&shown), shown.len) };
}

static void read_line(struct excerpt *x, struct cop_arena *a, const struct cop_where *w,
		      size_t start, size_t end)
{
	const char *text = w->at.src->text;
	size_t last = w->at.at + (w->len ? w->len : 1), column = 0;
	uint32_t point;

	for (size_t i = start; i < end;) {
		size_t n = cop_utf8_next(text + i, end - i, &point);

		n = n ? n : 1;
		if (i <= w->at.at)
			x->from = x->n;
		add_glyph(x, a, text + i, n, column);
		if (i < last)
			x->to = x->n;
		column += x->at[x->n - 1].width;
		i += n;
	}
	if (w->at.at >= end)
		x->from = x->n; /* something is missing at the end of the line */
	x->to = x->to > x->from ? x->to : x->from + 1;
}

/* The part of a long line that is shown: the caret with what stands before and after it. */
static void choose_window(const struct excerpt *x, size_t width, size_t *first,
			  size_t *end)
{
	size_t total = 0, left, i;

	*first = 0;
	*end = x->n;
	if (x->n)
		total = x->at[x->n - 1].column + x->at[x->n - 1].width;
	if (total <= width)
		return;
	left = x->from < x->n ? x->at[x->from].column : total;
	if (left > width / 2) {
		size_t shift = left - width / 3;

		for (i = 0; i < x->n && x->at[i].column < shift; i++)
			;
		*first = i;
	}
	for (i = *first; i < x->n; i++) {
		if (x->at[i].column + x->at[i].width > x->at[*first].column + width)
			break;
	}
	*end = i;
}

static size_t put_glyphs(struct cop_buf *out, const struct excerpt *x, size_t first,
			 size_t end)
{
	size_t width = 0;

	for (size_t i = first; i < end && i < x->n; i++) {
		cop_buf_add(out, x->at[i].at, x->at[i].len);
		width += x->at[i].width;
	}
	return width;
}

static size_t width_of(const struct excerpt *x, size_t first, size_t end)
{
	size_t width = 0;

	for (size_t i = first; i < end && i < x->n; i++)
		width += x->at[i].width;
	return width;
}

static void put_excerpt(struct cop_buf *out, const struct excerpt *x, uint32_t line,
			const struct cop_look *look)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf carets = { 0 };
	const char *mark = look->ascii ? "..." : "…";
	size_t room = look->width > GUTTER + EXCERPT_LEAST ? look->width - GUTTER - 6
							   : EXCERPT_WIDTH;
	size_t first, end, wide;

	choose_window(x, room, &first, &end);
	cop_buf_printf(out, "%5u | %s", (unsigned)line, first || x->begun ? mark : "");
	put_glyphs(out, x, first, end);
	cop_buf_printf(out, "%s\n      | ", end < x->n || x->more ? mark : "");
	if (first || x->begun)
		cop_buf_fill(out, ' ', look->ascii ? 3 : 1);
	cop_buf_fill(out, ' ', width_of(x, first, x->from));
	wide = width_of(x, x->from, x->to < end ? x->to : end);
	cop_buf_fill(&carets, '^', wide ? wide : 1);
	cop_text_paint(out, look, "32", cop_buf_str(&carets));
	cop_buf_char(out, '\n');
}

static bool ends_line(char c)
{
	return c == '\n' || c == '\r';
}

static bool continues_character(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static void put_source(const struct cop_where *w, uint32_t line,
		       const struct cop_look *look, struct cop_buf *out)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const struct cop_source *src = w->at.src;
	struct excerpt x = { 0 };
	size_t start, end;

	if (!src->text || w->at.at > src->len)
		return;
	start = end = w->at.at;
	while (start > 0 && src->text[start - 1] != '\n' &&
	       (w->at.at - start < EXCERPT_REACH ||
		continues_character(src->text[start])))
		start--;
	while (end < src->len && !ends_line(src->text[end]) &&
	       (end - w->at.at < EXCERPT_REACH || continues_character(src->text[end])))
		end++;
	if (end == start)
		return;
	x.begun = start > 0 && src->text[start - 1] != '\n';
	x.more = end < src->len && !ends_line(src->text[end]);
	read_line(&x, a, w, start, end);
	put_excerpt(out, &x, line, look);
}

void cop_finding_place(struct cop_buf *out, const struct cop_finding *f,
		       struct cop_counted *counted)
{
	const struct cop_source *src = f->where.at.src;
	struct cop_place place;

	if (src && src->path) {
		cop_enc_term_text(out, src->path, strlen(src->path));
		if (!src->text)
			return;
		place = cop_counted_place(counted, f->where.at);
		cop_buf_printf(out, ":%u:%u", (unsigned)place.line,
			       (unsigned)place.column);
	} else if (f->where.record) {
		cop_enc_term_text(out, f->where.record, strlen(f->where.record));
	}
}

static void put_text(struct cop_buf *out, const char *text)
{
	cop_enc_term_text(out, text, strlen(text));
}

static void put_head(const struct cop_finding *f, struct cop_counted *counted,
		     const struct cop_look *look, struct cop_buf *out)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf place = { 0 };

	cop_finding_place(&place, f, counted);
	if (place.len) {
		cop_text_paint(out, look, "1", cop_buf_str(&place));
		cop_buf_text(out, ": ");
	}
	cop_text_paint(out, look, color_of(f->severity), cop_severity_word(f->severity));
	cop_buf_text(out, ": ");
	put_text(out, f->msg);
	cop_buf_printf(out, " [%s]\n", f->rule->id);
}

static void put_tail(const struct cop_finding *f, struct cop_buf *out)
{
	bool hint = f->hint && *f->hint;
	char iso[COP_DATE_TEXT];

	if (f->since) {
		cop_buf_printf(out, "  since %s",
			       cop_date_text((struct cop_date){ f->since }, iso));
		cop_buf_text(out, hint ? " " : "\n");
	}
	if (hint) {
		cop_buf_text(out, "  hint: ");
		put_text(out, f->hint);
		cop_buf_char(out, '\n');
	}
	if (f->accepted) {
		cop_buf_text(out, f->in_hand ? "  in hand" : "  accepted");
		if (f->in_hand)
			cop_buf_printf(out, " of %s", f->in_hand);
		if (f->until)
			cop_buf_printf(out, " until %s",
				       cop_date_text((struct cop_date){ f->until }, iso));
		cop_buf_text(out, ": ");
		put_text(out, f->accepted);
		cop_buf_char(out, '\n');
	}
}

static void put_finding(const struct cop_finding *f, struct cop_counted *counted,
			const struct cop_look *look, struct cop_buf *out)
{
	put_head(f, counted, look, out);
	if (f->where.at.src)
		put_source(&f->where, cop_counted_place(counted, f->where.at).line, look,
			   out);
	put_tail(f, out);
}

void cop_finding_text(const struct cop_finding *f, const struct cop_look *look,
		      struct cop_buf *out)
{
	struct cop_counted counted = { 0 };

	put_finding(f, &counted, look, out);
}

static void add_count(struct cop_buf *out, size_t n, const char *one, const char *many)
{
	cop_buf_printf(out, "%s%zu %s", out->len ? ", " : "", n, n == 1 ? one : many);
}

void cop_findings_summary(struct cop_buf *out, const struct cop_findings *f,
			  const struct cop_finding_look *look)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };
	size_t critical = cop_findings_count(f, COP_CRITICAL);
	size_t info = cop_findings_count(f, COP_INFO);
	size_t unknown = cop_findings_count(f, COP_UNKNOWN), accepted = 0;

	for (size_t i = 0; i < f->n; i++)
		accepted += f->at[i]->accepted != NULL;
	add_count(&line, cop_findings_count(f, COP_ERROR), "error", "errors");
	if (critical)
		add_count(&line, critical, "critical", "critical");
	add_count(&line, cop_findings_count(f, COP_WARNING), "warning", "warnings");
	if (info)
		add_count(&line, info, "note", "notes");
	if (unknown)
		add_count(&line, unknown, "unknown", "unknown");
	if (look->since)
		cop_buf_printf(&line, " since %s", look->since);
	else if (look->files)
		cop_buf_printf(&line, " in %zu %s", look->files,
			       look->files == 1 ? "file" : "files");
	if (look->older)
		cop_buf_printf(&line, " (%zu older %s not shown: --all)", look->older,
			       look->older == 1 ? "one" : "ones");
	if (accepted)
		cop_buf_printf(&line, " (%zu accepted%s)", accepted,
			       look->all ? "" : ": --all");
	cop_buf_printf(out, "%s\n", cop_buf_str(&line));
}

void cop_findings_text(const struct cop_findings *f, const struct cop_finding_look *look,
		       struct cop_buf *out)
{
	struct cop_counted counted = { 0 };

	for (size_t i = 0; i < f->n; i++) {
		if (look->all || !f->at[i]->accepted)
			put_finding(f->at[i], &counted, &look->look, out);
	}
	cop_findings_summary(out, f, look);
}
