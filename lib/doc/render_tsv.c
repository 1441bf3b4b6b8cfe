/* SPDX-License-Identifier: MIT */
/* Tab-separated and comma-separated: a header line, then one record a line. */
#include "doc/render.h"

struct form {
	void (*value)(struct cop_buf *out, const struct cop_value *v);
	char between;
	const char *end;
};

static void tsv_value(struct cop_buf *out, const struct cop_value *v)
{
	cop_value_inline(out, v, &cop_sink_tsv);
}

static const struct cop_sink plain = {
	.text = cop_enc_term,
	.word = cop_enc_term_text,
	.yes = "true",
	.no = "false",
	.joint = ",",
	.assign = "=",
};

/* Numbers are no formulas, so "-3" stays a number; texts keep their lines. */
static void csv_value(struct cop_buf *out, const struct cop_value *v)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf field = { 0 };

	if (v->kind == COP_V_TEXT) {
		cop_enc_csv(out, v->u.text);
		return;
	}
	if (v->kind == COP_V_NUM) {
		cop_num_write(out, v->u.num);
		return;
	}
	cop_value_inline(&field, v, &plain);
	cop_enc_csv_text(out, cop_buf_str(&field), field.len);
}

static const struct form tsv = { tsv_value, '\t', "\n" };
static const struct form csv = { csv_value, ',', "\r\n" };

static void put_word(struct cop_page *p, const struct form *f, const char *word)
{
	struct cop_value v = cop_v_word(word);

	f->value(p->out, &v);
}

static void put_table(struct cop_page *p, const struct form *f, const struct cop_table *t)
{
	struct cop_pick pick = cop_columns_pick(p, t, false);

	if (!t->n || !pick.n)
		return;
	for (size_t c = 0; c < pick.n; c++) {
		if (c)
			cop_buf_char(p->out, f->between);
		put_word(p, f, t->cols[pick.at[c]].key);
	}
	cop_buf_text(p->out, f->end);
	for (size_t i = 0; i < t->n; i++) {
		for (size_t c = 0; c < pick.n; c++) {
			if (c)
				cop_buf_char(p->out, f->between);
			f->value(p->out, &t->rows[i][pick.at[c]]);
		}
		cop_buf_text(p->out, f->end);
	}
}

static void put_figures(struct cop_page *p, const struct form *f,
			const struct cop_block *b)
{
	static const struct cop_column cols[] = {
		{ "id" },   { "title" },  { "state" }, { "level" },  { "value" },
		{ "k" },    { "n" },      { "low" },   { "high" },   { "target" },
		{ "unit" }, { "period" }, { "why" },   { "source" },
	};
	struct cop_table t = { .cols = cols,
			       .ncols = COP_COUNT(cols),
			       .arena = p->arena };

	for (size_t i = 0; i < b->u.figures.n; i++) {
		const struct cop_figure *g = &b->u.figures.at[i];
		struct cop_value *row = cop_table_row(&t);
		bool known = cop_figure_has_value(g);

		row[0] = cop_v_word(g->id);
		row[1] = g->title ? cop_v_word(g->title) : cop_v_text(g->name);
		row[2] = cop_v_word(cop_known_word(g->state));
		row[3] = cop_v_word(cop_level_words[g->level].key);
		row[4] = known ? cop_v_num(cop_figure_number(g)) : cop_v_word(NULL);
		row[5] = known && g->n > 0 ? cop_v_num(g->k) : cop_v_word(NULL);
		row[6] = known && g->n > 0 ? cop_v_num(g->n) : cop_v_word(NULL);
		row[7] = known && g->has_interval ? cop_v_num(g->low) : cop_v_word(NULL);
		row[8] = known && g->has_interval ? cop_v_num(g->high) : cop_v_word(NULL);
		row[9] = g->has_target ? cop_v_num(g->target) : cop_v_word(NULL);
		row[10] = g->unit ? cop_v_word(g->unit) : cop_v_text(g->unit_text);
		row[11] = cop_v_word(g->period);
		row[12] = cop_v_word(g->why);
		row[13] = cop_v_word(g->source);
	}
	put_table(p, f, &t);
}

static void put_fields(struct cop_page *p, const struct form *f,
		       const struct cop_block *b)
{
	static const struct cop_column cols[] = { { "field" }, { "value" } };
	struct cop_table t = { .cols = cols,
			       .ncols = COP_COUNT(cols),
			       .arena = p->arena };

	for (size_t i = 0; i < b->u.map.u.map.n; i++) {
		const struct cop_pair *pair = &b->u.map.u.map.at[i];
		struct cop_value *row;

		if (cop_value_empty(&pair->value))
			continue;
		row = cop_table_row(&t);
		row[0] = !pair->key ? cop_v_text(pair->outside) : cop_v_word(pair->key);
		row[1] = pair->value;
	}
	put_table(p, f, &t);
}

/* A chart is a table of its points. */
static void put_chart(struct cop_page *p, const struct form *f, const struct cop_block *b)
{
	static const struct cop_column cols[] = { { "series" }, { "at" }, { "value" } };
	struct cop_table t = { .cols = cols,
			       .ncols = COP_COUNT(cols),
			       .arena = p->arena };
	const struct cop_chart *c = &b->u.chart;

	for (size_t s = 0; s < c->n; s++) {
		for (size_t i = 0; i < c->series[s].n; i++) {
			const struct cop_point *at = &c->series[s].at[i];
			struct cop_value *row = cop_table_row(&t);

			row[0] = c->series[s].label ? cop_v_word(c->series[s].label)
						    : cop_v_text(c->series[s].name);
			row[1] = at->label ? cop_v_word(at->label) : cop_v_date(at->date);
			row[2] = at->known ? cop_v_num(at->value) : cop_v_word(NULL);
		}
	}
	put_table(p, f, &t);
}

static void put_block(struct cop_page *p, const struct form *f, const struct cop_block *b)
{
	if (b->kind == COP_B_TABLE)
		put_table(p, f, &b->u.table);
	else if (b->kind == COP_B_FIGURES)
		put_figures(p, f, b);
	else if (b->kind == COP_B_FIELDS)
		put_fields(p, f, b);
	else if (b->kind == COP_B_CHART)
		put_chart(p, f, b);
}

/* Several tables are parted by an empty line; text, lines and gaps have no place here. */
static enum cop_code put_all(struct cop_page *p, const struct form *f)
{
	size_t start = p->out->len;

	for (const struct cop_block *b = p->doc->top.first; b; b = cop_block_after(b)) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf one = { 0 };
		struct cop_page q = { p->doc, p->look, &one, p->arena };

		put_block(&q, f, b);
		if (one.len && p->out->len > start)
			cop_buf_text(p->out, f->end);
		cop_buf_add(p->out, cop_buf_str(&one), one.len);
	}
	return COP_OK;
}

enum cop_code cop_render_tsv(struct cop_page *p, struct cop_error *err)
{
	(void)err;
	return put_all(p, &tsv);
}

enum cop_code cop_render_csv(struct cop_page *p, struct cop_error *err)
{
	(void)err;
	return put_all(p, &csv);
}
