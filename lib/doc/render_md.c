/* SPDX-License-Identifier: MIT */
/* GitHub-flavoured Markdown that is complete on its own: it is what gets reviewed. */
#include "doc/render.h"

static void put_word(struct cop_buf *out, const char *word)
{
	if (word)
		cop_enc_md_text(out, word, strlen(word));
}

/* A code span whose fence is longer than any run of backticks inside. */
static void put_code(struct cop_buf *out, const char *text)
{
	size_t longest = 0, run = 0;
	bool pad;

	for (const char *c = text; *c; c++) {
		run = *c == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	pad = longest && (*text == '`' || text[strlen(text) - 1] == '`');
	cop_buf_fill(out, '`', longest + 1);
	cop_buf_text(out, pad ? " " : "");
	cop_enc_term_text(out, text, strlen(text));
	cop_buf_text(out, pad ? " " : "");
	cop_buf_fill(out, '`', longest + 1);
}

static void put_rule(struct cop_page *p, const struct cop_table *t, struct cop_pick pick)
{
	cop_buf_char(p->out, '|');
	for (size_t c = 0; c < pick.n; c++)
		cop_buf_text(p->out,
			     cop_column_right(t, pick.at[c]) ? " ---: |" : " --- |");
	cop_buf_char(p->out, '\n');
}

static void put_table(struct cop_page *p, const struct cop_block *b)
{
	const struct cop_table *t = &b->u.table;
	struct cop_pick pick = cop_columns_pick(p, t, false);

	if (!t->n || !pick.n) {
		if (t->empty) {
			cop_buf_char(p->out, '*');
			put_word(p->out, t->empty);
			cop_buf_text(p->out, "*\n");
		}
		return;
	}
	cop_buf_char(p->out, '|');
	for (size_t c = 0; c < pick.n; c++) {
		cop_buf_char(p->out, ' ');
		put_word(p->out, cop_column_title(&t->cols[pick.at[c]]));
		cop_buf_text(p->out, " |");
	}
	cop_buf_char(p->out, '\n');
	put_rule(p, t, pick);
	for (size_t i = 0; i < t->n; i++) {
		cop_buf_char(p->out, '|');
		for (size_t c = 0; c < pick.n; c++) {
			cop_buf_char(p->out, ' ');
			cop_value_inline(p->out, &t->rows[i][pick.at[c]], &cop_sink_md);
			cop_buf_text(p->out, " |");
		}
		cop_buf_char(p->out, '\n');
	}
}

static void put_trend(struct cop_buf *out, const struct cop_figure *f)
{
	const char *direction = cop_points_direction(f->trend, f->ntrend);

	if (!f->ntrend || f->state == COP_SUPPRESSED)
		return;
	cop_spark(out, f->trend, f->ntrend, false);
	if (direction)
		cop_buf_printf(out, " %s", direction);
}

static void put_figure(struct cop_buf *out, const struct cop_figure *f)
{
	cop_buf_printf(out, "| %s | ", cop_level_words[f->level].loud);
	cop_figure_name(out, f, &cop_sink_md);
	cop_buf_text(out, " | ");
	cop_figure_value(out, f, &cop_sink_md);
	cop_buf_text(out, " | ");
	cop_figure_target(out, f, &cop_sink_md);
	cop_buf_text(out, " | ");
	put_trend(out, f);
	cop_buf_text(out, " | ");
	put_word(out, f->period);
	cop_buf_text(out, " | ");
	put_word(out, f->why);
	if (f->why && f->source)
		cop_buf_text(out, "; ");
	if (f->source)
		put_code(out, f->source);
	cop_buf_text(out, " |\n");
}

static void put_definition(struct cop_buf *out, const struct cop_figure *f)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf interval = { 0 };

	cop_figure_interval(&interval, f);
	if (!f->definition && !interval.len)
		return;
	cop_buf_text(out, "- **");
	cop_figure_name(out, f, &cop_sink_md);
	cop_buf_text(out, "**: ");
	put_word(out, f->definition);
	if (interval.len)
		cop_buf_printf(out, "%s95 %% interval %s", f->definition ? "; " : "",
			       cop_buf_str(&interval));
	if (f->id) {
		cop_buf_text(out, " (");
		cop_buf_printf(out, "`cop explain %s`)", f->id);
	}
	cop_buf_char(out, '\n');
}

static void put_figures(struct cop_page *p, const struct cop_block *b)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf definitions = { 0 };

	cop_buf_text(p->out,
		     "| State | Figure | Value | Target | Trend | Period | Why |\n"
		     "| --- | --- | --- | --- | --- | --- | --- |\n");
	for (size_t i = 0; i < b->u.figures.n; i++) {
		put_figure(p->out, &b->u.figures.at[i]);
		if (!p->doc->annex)
			put_definition(&definitions, &b->u.figures.at[i]);
	}
	if (definitions.len)
		cop_buf_printf(p->out, "\n%s", cop_buf_str(&definitions));
}

static void put_spark(struct cop_buf *out, const struct cop_chart *c, size_t i)
{
	struct cop_chart one = { .series = &c->series[i], .n = 1 };

	cop_buf_text(out, "- ");
	cop_spark(out, c->series[i].at, c->series[i].n, false);
	cop_buf_char(out, ' ');
	cop_chart_words(out, &one, &cop_sink_md);
	cop_buf_char(out, '\n');
}

static void put_point(struct cop_buf *out, const struct cop_point *at)
{
	if (!at)
		return;
	if (at->known)
		cop_num_write(out, at->value);
	else
		cop_buf_text(out, "unknown");
	if (at->break_here)
		cop_buf_text(out, " (new definition)");
}

static void put_points(struct cop_page *p, const struct cop_chart *c)
{
	struct cop_axis axis;

	cop_axis_make(p->arena, c, &axis);
	cop_buf_text(p->out, "\n| |");
	for (size_t s = 0; s < c->n; s++) {
		cop_buf_char(p->out, ' ');
		cop_curve_name(p->out, &c->series[s], &cop_sink_md);
		cop_buf_text(p->out, " |");
	}
	cop_buf_text(p->out, "\n| --- |");
	for (size_t s = 0; s < c->n; s++)
		cop_buf_text(p->out, " ---: |");
	cop_buf_char(p->out, '\n');
	for (size_t i = 0; i < axis.n; i++) {
		cop_buf_text(p->out, "| ");
		cop_point_name(p->out, axis.at[i], &cop_sink_md);
		cop_buf_text(p->out, " |");
		for (size_t s = 0; s < c->n; s++) {
			cop_buf_char(p->out, ' ');
			put_point(p->out, cop_axis_find(&axis, i, &c->series[s]));
			cop_buf_text(p->out, " |");
		}
		cop_buf_char(p->out, '\n');
	}
	if (!cop_chart_has_target(c))
		return;
	cop_buf_text(p->out, "| target |");
	for (size_t s = 0; s < c->n; s++) {
		cop_buf_char(p->out, ' ');
		cop_curve_target(p->out, &c->series[s], &cop_sink_md);
		cop_buf_text(p->out, " |");
	}
	cop_buf_char(p->out, '\n');
}

static void put_chart(struct cop_page *p, const struct cop_chart *c)
{
	if (c->title || c->title_text) {
		cop_buf_text(p->out, "**");
		cop_chart_title(p->out, c, &cop_sink_md);
		cop_buf_text(p->out, "**");
		if (c->unit) {
			cop_buf_text(p->out, " (");
			put_word(p->out, c->unit);
			cop_buf_char(p->out, ')');
		}
		cop_buf_text(p->out, "\n\n");
	}
	if (c->description) {
		put_word(p->out, c->description);
		cop_buf_text(p->out, "\n\n");
	}
	for (size_t i = 0; i < c->n; i++)
		put_spark(p->out, c, i);
	put_points(p, c);
}

static bool nested(const struct cop_value *v)
{
	if (v->kind == COP_V_MAP)
		return true;
	for (size_t i = 0; v->kind == COP_V_LIST && i < v->u.list.n; i++) {
		enum cop_value_kind kind = v->u.list.at[i].kind;

		if (kind == COP_V_MAP || kind == COP_V_LIST)
			return true;
	}
	return false;
}

static void put_items(struct cop_buf *out, const struct cop_value *v, unsigned depth);

static void put_item(struct cop_buf *out, const struct cop_value *v, unsigned depth)
{
	if (nested(v) && depth < COP_VALUE_DEPTH) {
		cop_buf_char(out, '\n');
		put_items(out, v, depth + 1);
		return;
	}
	cop_buf_char(out, ' ');
	cop_value_inline(out, v, &cop_sink_md);
	cop_buf_char(out, '\n');
}

static void put_items(struct cop_buf *out, const struct cop_value *v, unsigned depth)
{
	for (size_t i = 0; v->kind == COP_V_LIST && i < v->u.list.n; i++) {
		cop_buf_fill(out, ' ', (size_t)depth * 2);
		cop_buf_char(out, '-');
		if (nested(&v->u.list.at[i]))
			cop_buf_printf(out, " %zu", i + 1);
		put_item(out, &v->u.list.at[i], depth);
	}
	for (size_t i = 0; v->kind == COP_V_MAP && i < v->u.map.n; i++) {
		if (cop_value_empty(&v->u.map.at[i].value))
			continue;
		cop_buf_fill(out, ' ', (size_t)depth * 2);
		cop_buf_text(out, "- **");
		cop_pair_key(out, &v->u.map.at[i], &cop_sink_md);
		cop_buf_text(out, "**:");
		put_item(out, &v->u.map.at[i].value, depth);
	}
}

static void put_gap(struct cop_page *p, const struct cop_block *b)
{
	cop_buf_text(p->out, "*nothing recorded: ");
	put_word(p->out, b->u.gap.text);
	cop_buf_char(p->out, '*');
	if (b->u.gap.command) {
		cop_buf_text(p->out, "; ");
		put_code(p->out, b->u.gap.command);
	}
	cop_buf_char(p->out, '\n');
}

static void put_heading(struct cop_page *p, const struct cop_block *b)
{
	if (!b->title)
		return;
	cop_buf_fill(p->out, '#', cop_block_depth(b) + 2);
	cop_buf_char(p->out, ' ');
	put_word(p->out, b->title);
	cop_buf_char(p->out, '\n');
}

static void put_block(struct cop_page *p, const struct cop_block *b)
{
	switch (b->kind) {
	case COP_B_SECTION:
		put_heading(p, b);
		break;
	case COP_B_PROSE:
		cop_prose_md(p->out, b->u.prose, cop_block_depth(b), p->arena);
		break;
	case COP_B_LINE:
		put_word(p->out, b->u.line);
		cop_buf_text(p->out, *b->u.line ? "\n" : "");
		break;
	case COP_B_FIELDS:
		put_items(p->out, &b->u.map, 0);
		break;
	case COP_B_TABLE:
		put_table(p, b);
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

static void put_title(struct cop_page *p)
{
	cop_buf_text(p->out, "# ");
	cop_enc_md(p->out, p->doc->title);
	cop_buf_char(p->out, '\n');
	if (!p->doc->subtitle)
		return;
	cop_buf_char(p->out, '\n');
	cop_enc_md(p->out, p->doc->subtitle);
	cop_buf_char(p->out, '\n');
}

enum cop_code cop_render_md(struct cop_page *p, struct cop_error *err)
{
	size_t start = p->out->len;

	(void)err;
	if (p->doc->sections && p->doc->title)
		put_title(p);
	for (const struct cop_block *b = p->doc->top.first; b; b = cop_block_after(b)) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf one = { 0 };
		struct cop_page q = { p->doc, p->look, &one, p->arena };

		put_block(&q, b);
		if (!one.len)
			continue;
		if (p->out->len > start)
			cop_buf_char(p->out, '\n');
		cop_buf_add(p->out, one.at, one.len);
	}
	return COP_OK;
}
