/* SPDX-License-Identifier: MIT */
/*
 * For terminals and plain text. Reports get headings and air between their blocks; the
 * screens of commands place their own empty lines.
 */
#include "doc/render.h"

#include "doc/render_text.h"

#define PROSE_WIDTH 80
#define BOLD "1"

static size_t prose_width(const struct cop_look *look)
{
	return look->width ? look->width : PROSE_WIDTH;
}

static const char *level_color(enum cop_level l)
{
	switch (l) {
	case COP_LEVEL_ACT:
		return "31";
	case COP_LEVEL_WATCH:
		return "33";
	case COP_LEVEL_OK:
		return "32";
	case COP_LEVEL_NO_DATA:
		return "36";
	case COP_LEVEL_NONE:
		break;
	}
	return NULL;
}

/* Ids and numbers are never cut, nor is a column that holds a command. */
static enum cop_fit fit_of(const struct cop_table *t, const struct cop_grid *g, size_t c,
			   size_t col)
{
	if (g->right[c] || strcmp(t->cols[col].key, "id") == 0)
		return COP_FIT_KEEP;
	for (size_t i = c; i < g->n; i += g->cols) {
		if (cop_text_is_command(g->at[i].at))
			return COP_FIT_MOVE;
	}
	return COP_FIT_CUT;
}

static void put_table(struct cop_page *p, const struct cop_table *t)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf cell = { 0 };
	struct cop_pick pick = cop_columns_pick(p, t, false);
	struct cop_grid g = { .arena = p->arena, .cols = pick.n, .headed = true };

	if (!t->n && t->empty && p->doc->sections)
		cop_buf_printf(p->out, "%s\n", t->empty);
	if (!t->n || !pick.n)
		return;
	g.right = COP_NEW_N(p->arena, bool, pick.n);
	g.fit = COP_NEW_N(p->arena, enum cop_fit, pick.n);
	for (size_t c = 0; c < pick.n; c++) {
		g.right[c] = cop_column_right(t, pick.at[c]);
		cop_grid_add(&g, cop_column_title(&t->cols[pick.at[c]]))->sgr = BOLD;
	}
	for (size_t i = 0; i < t->n; i++) {
		for (size_t c = 0; c < pick.n; c++) {
			cop_buf_reset(&cell);
			cop_value_inline(&cell, &t->rows[i][pick.at[c]], &cop_sink_term);
			cop_grid_add(&g, cop_buf_str(&cell));
		}
	}
	for (size_t c = 0; c < pick.n; c++)
		g.fit[c] = fit_of(t, &g, c, pick.at[c]);
	cop_grid_print(&g, p->look, p->out);
}

static void add_part(struct cop_buf *out, const char *part, const char *between)
{
	if (!part || !*part)
		return;
	if (out->len)
		cop_buf_text(out, between);
	cop_enc_term_text(out, part, strlen(part));
}

/* What a narrow terminal does without, in this order. */
enum {
	WITH_DUE = 1 << 0,
	WITH_EXPLAIN = 1 << 1,
	WITH_TREND = 1 << 2,
	WITH_TARGET = 1 << 3
};

/* Room left for the remark at the end, below which something else is left out. */
#define REMARK_LEAST 12
#define REMARK 6

static void add_built(struct cop_grid *g, struct cop_buf *cell)
{
	cop_grid_add(g, cop_buf_str(cell));
	cop_buf_reset(cell);
}

static void add_target(struct cop_grid *g, const struct cop_figure *f, unsigned with)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf cell = { 0 };
	struct cop_figure shown = *f;

	if (!(with & WITH_DUE))
		shown.target_due = (struct cop_date){ 0 };
	if (f->has_target && with & WITH_TARGET) {
		cop_buf_text(&cell, "target ");
		cop_figure_target(&cell, &shown, &cop_sink_term);
	}
	cop_grid_add(g, cop_buf_str(&cell));
}

static void add_figure(struct cop_page *p, struct cop_grid *g, const struct cop_figure *f,
		       unsigned with)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf cell = { 0 };
	bool trend = f->state != COP_SUPPRESSED && with & WITH_TREND;
	bool apart = p->look->width && f->source && cop_text_is_command(f->source);

	cop_grid_add(g, cop_level_words[f->level].loud)->sgr = level_color(f->level);
	cop_figure_name(&cell, f, &cop_sink_term);
	add_built(g, &cell);
	cop_figure_value(&cell, f, &cop_sink_term);
	add_built(g, &cell);
	add_target(g, f, with);
	cop_spark(&cell, f->trend, trend ? f->ntrend : 0, p->look->ascii);
	add_built(g, &cell);
	if (p->doc->sections && with & WITH_EXPLAIN) {
		add_part(&cell, f->period, ", ");
		add_part(&cell, f->id, ", ");
	}
	add_built(g, &cell);
	add_part(&cell, f->why, "  ");
	if (!apart)
		add_part(&cell, f->source, "  ");
	add_built(g, &cell);
	if (apart)
		add_part(&cell, f->source, "");
	add_built(g, &cell);
}

/* A figure without its target reads as if there were none: so it is said. */
static void put_left_out(struct cop_page *p, unsigned with)
{
	if (with & WITH_TREND)
		return;
	cop_buf_text(p->out, "  ");
	cop_text_wrap(p->out,
		      with & WITH_TARGET
			      ? "no room here for the trend; a wider window shows more"
			      : "no room here for trend and target; a wider window shows "
				"more",
		      2, 2, prose_width(p->look));
}

static void put_figures(struct cop_page *p, const struct cop_block *b)
{
	enum cop_fit fit[] = { COP_FIT_KEEP, COP_FIT_KEEP, COP_FIT_KEEP, COP_FIT_KEEP,
			       COP_FIT_KEEP, COP_FIT_KEEP, COP_FIT_CUT,  COP_FIT_MOVE };
	unsigned with = WITH_DUE | WITH_EXPLAIN | WITH_TREND | WITH_TARGET;
	struct cop_grid g;

	for (unsigned leave = WITH_DUE;; leave <<= 1) {
		g = (struct cop_grid){ .arena = p->arena,
				       .cols = COP_COUNT(fit),
				       .indent = 2,
				       .drop_empty = true,
				       .fit = fit };
		for (size_t i = 0; i < b->u.figures.n; i++)
			add_figure(p, &g, &b->u.figures.at[i], with);
		if (!with || !p->look->width ||
		    cop_grid_before(&g, REMARK) + REMARK_LEAST <= p->look->width)
			break;
		with &= ~leave;
	}
	cop_grid_print(&g, p->look, p->out);
	put_left_out(p, with);
}

static void add_num(struct cop_grid *g, double value)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf cell = { 0 };

	cop_num_write(&cell, value);
	cop_grid_add(g, cop_buf_str(&cell));
}

static double highest(const struct cop_chart *c)
{
	double high = 0;

	for (size_t s = 0; s < c->n; s++) {
		for (size_t i = 0; i < c->series[s].n; i++) {
			const struct cop_point *p = &c->series[s].at[i];

			high = p->known && p->value > high ? p->value : high;
		}
		if (c->series[s].has_target && c->series[s].target > high)
			high = c->series[s].target;
	}
	return high;
}

#define BAR_WIDTH 24

static void add_bar(struct cop_grid *g, double share, bool ascii)
{
	static const char *const parts[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	COP_CLEANUP(cop_buf_clear) struct cop_buf bar = { 0 };
	size_t eighths = share > 0 ? (size_t)(share * BAR_WIDTH * 8 + 0.5) : 0;

	if (ascii) {
		cop_buf_fill(&bar, '#', (eighths + 4) / 8);
	} else {
		for (size_t i = 0; i < eighths / 8; i++)
			cop_buf_text(&bar, "█");
		cop_buf_text(&bar, parts[eighths % 8]);
	}
	cop_grid_add(g, cop_buf_str(&bar));
}

static void put_bar_target(struct cop_page *p, struct cop_grid *g,
			   const struct cop_curve *s, double high)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf by = { 0 };
	struct cop_value due = cop_v_date(s->target_due);

	cop_buf_text(&by, due.kind == COP_V_NONE ? "target" : "target by ");
	cop_value_inline(&by, &due, &cop_sink_term);
	cop_grid_add(g, cop_buf_str(&by));
	add_num(g, s->target);
	add_bar(g, high > 0 ? s->target / high : 0, p->look->ascii);
}

static void put_bars(struct cop_page *p, const struct cop_chart *c)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf name = { 0 };
	struct cop_grid g = {
		.arena = p->arena, .cols = 4, .indent = 2, .drop_empty = true
	};
	bool right[4] = { false, false, true, false };
	double high = highest(c);

	g.right = right;
	for (size_t s = 0; s < c->n; s++) {
		for (size_t i = 0; i < c->series[s].n; i++) {
			const struct cop_point *at = &c->series[s].at[i];

			cop_buf_reset(&name);
			if (c->n > 1)
				cop_curve_name(&name, &c->series[s], &cop_sink_term);
			cop_grid_add(&g, cop_buf_str(&name));
			cop_buf_reset(&name);
			cop_point_name(&name, at, &cop_sink_term);
			cop_grid_add(&g, cop_buf_str(&name));
			if (at->known)
				add_num(&g, at->value);
			else
				cop_grid_add(&g, "unknown");
			add_bar(&g, at->known && high > 0 ? at->value / high : 0,
				p->look->ascii);
		}
		if (!c->series[s].has_target)
			continue;
		cop_buf_reset(&name);
		if (c->n > 1)
			cop_curve_name(&name, &c->series[s], &cop_sink_term);
		cop_grid_add(&g, cop_buf_str(&name));
		put_bar_target(p, &g, &c->series[s], high);
	}
	cop_grid_print(&g, p->look, p->out);
}

static void put_points(struct cop_page *p, const struct cop_curve *s)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };

	for (size_t i = 0; i < s->n; i++) {
		if (i)
			cop_buf_text(&line, p->look->ascii ? "; " : " · ");
		if (i && s->at[i].break_here)
			cop_buf_text(&line, "new definition: ");
		cop_point_name(&line, &s->at[i], &cop_sink_term);
		cop_buf_char(&line, ' ');
		if (s->at[i].known)
			cop_num_write(&line, s->at[i].value);
		else
			cop_buf_text(&line, "unknown");
	}
	cop_buf_text(p->out, "    ");
	cop_text_wrap(p->out, cop_buf_str(&line), 4, 4, prose_width(p->look));
}

/* "calls  ▇▆▅▄  1200 → 1040 since 2026-02" */
static void put_series(struct cop_page *p, const struct cop_curve *s)
{
	const struct cop_point *first, *last;
	const char *arrow = p->look->ascii ? "->" : "→";

	cop_buf_text(p->out, "  ");
	cop_curve_name(p->out, s, &cop_sink_term);
	cop_buf_text(p->out, "  ");
	cop_spark(p->out, s->at, s->n, p->look->ascii);
	if (cop_points_ends(s->at, s->n, &first, &last)) {
		cop_buf_text(p->out, "  ");
		cop_num_write(p->out, first->value);
		if (first != last) {
			cop_buf_printf(p->out, " %s ", arrow);
			cop_num_write(p->out, last->value);
			cop_buf_text(p->out, " since ");
			cop_point_name(p->out, first, &cop_sink_term);
		}
	}
	if (s->has_target)
		cop_buf_text(p->out, "  target ");
	cop_curve_target(p->out, s, &cop_sink_term);
	cop_buf_char(p->out, '\n');
	put_points(p, s);
}

static void put_chart(struct cop_page *p, const struct cop_chart *c)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf title = { 0 };

	cop_chart_title(&title, c, &cop_sink_term);
	if (title.len && c->unit)
		cop_buf_printf(&title, " (%s)", c->unit);
	if (title.len) {
		cop_text_paint(p->out, p->look, BOLD, cop_buf_str(&title));
		cop_buf_char(p->out, '\n');
	}
	if (c->bars) {
		put_bars(p, c);
		return;
	}
	for (size_t i = 0; i < c->n; i++)
		put_series(p, &c->series[i]);
}

static void put_prose(struct cop_page *p, const struct cop_str *s)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	cop_enc_term_lines(&text, s, 0);
	cop_text_wrap(p->out, cop_buf_str(&text), 0, 0, prose_width(p->look));
}

static void put_line(struct cop_page *p, const char *line)
{
	if (p->doc->sections || p->look->width)
		cop_text_wrap(p->out, line, 0, 0, prose_width(p->look));
	else
		cop_buf_printf(p->out, "%s\n", line);
}

static void put_gap(struct cop_page *p, const struct cop_block *b)
{
	cop_buf_printf(p->out, "nothing recorded: %s", b->u.gap.text);
	if (b->u.gap.command)
		cop_buf_printf(p->out, "; %s", b->u.gap.command);
	cop_buf_char(p->out, '\n');
}

static void put_heading(struct cop_page *p, const char *title, char rule)
{
	size_t len = strlen(title);

	cop_text_paint(p->out, p->look, BOLD, title);
	cop_buf_char(p->out, '\n');
	if (rule) {
		cop_buf_fill(p->out, rule, cop_utf8_width(title, len));
		cop_buf_char(p->out, '\n');
	}
}

static void put_block(struct cop_page *p, const struct cop_block *b)
{
	switch (b->kind) {
	case COP_B_SECTION:
		if (b->title)
			put_heading(p, b->title, cop_block_depth(b) ? '\0' : '-');
		break;
	case COP_B_PROSE:
		put_prose(p, b->u.prose);
		break;
	case COP_B_LINE:
		put_line(p, b->u.line);
		break;
	case COP_B_FIELDS:
		cop_text_fields(p, &b->u.map);
		break;
	case COP_B_TABLE:
		put_table(p, &b->u.table);
		break;
	case COP_B_FIGURES:
		put_figures(p, b);
		break;
	case COP_B_CHART:
		put_chart(p, &b->u.chart);
		break;
	case COP_B_GAP:
		put_gap(p, b);
		break;
	case COP_B_DATA:
		break;
	}
}

/* Is there an empty line between two blocks that both show something? */
static bool apart(const struct cop_page *p, const struct cop_block *a,
		  const struct cop_block *b)
{
	if (b->kind == COP_B_SECTION)
		return true;
	if (a->kind == COP_B_SECTION)
		return false;
	if (a->kind == b->kind && (a->kind == COP_B_LINE || a->kind == COP_B_GAP))
		return false;
	if (p->doc->sections)
		return true;
	return a->kind != COP_B_LINE && b->kind != COP_B_LINE &&
	       a->kind != COP_B_FIGURES && b->kind != COP_B_FIGURES;
}

static void put_title(struct cop_page *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf title = { 0 };

	cop_enc_term(&title, p->doc->title);
	put_heading(p, cop_buf_str(&title), '=');
	if (p->doc->subtitle) {
		cop_enc_term(p->out, p->doc->subtitle);
		cop_buf_char(p->out, '\n');
	}
	cop_buf_char(p->out, '\n');
}

enum cop_code cop_render_text(struct cop_page *p, struct cop_error *err)
{
	const struct cop_block *before = NULL;

	(void)err;
	if (p->doc->sections && p->doc->title)
		put_title(p);
	for (const struct cop_block *b = p->doc->top.first; b; b = cop_block_after(b)) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf one = { 0 };
		struct cop_page q = { p->doc, p->look, &one, p->arena };

		put_block(&q, b);
		if (!one.len)
			continue;
		if (before && apart(p, before, b))
			cop_buf_char(p->out, '\n');
		cop_buf_add(p->out, one.at, one.len);
		before = b;
	}
	return COP_OK;
}
