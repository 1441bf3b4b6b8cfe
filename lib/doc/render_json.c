/* SPDX-License-Identifier: MIT */
/*
 * Two shapes. A report has sections[] and gaps[]; every other document puts each block
 * under its key. Blocks that are arrays and share a key in one place become one array.
 */
#include "doc/render.h"

#include "doc/json.h"

static void put_row(struct cop_json *j, const struct cop_table *t,
		    const struct cop_pick *pick, const struct cop_value *row)
{
	bool computed = false;

	for (size_t i = 0; i < pick->n; i++) {
		const struct cop_column *c = &t->cols[pick->at[i]];

		if (c->flags & COP_COL_COMPUTED)
			computed |= !cop_value_empty(&row[pick->at[i]]);
		else
			cop_json_put(j, c->key, &row[pick->at[i]]);
	}
	if (!computed)
		return;
	cop_json_key(j, "computed");
	cop_json_open(j, '{');
	for (size_t i = 0; i < pick->n; i++) {
		const struct cop_column *c = &t->cols[pick->at[i]];

		if (c->flags & COP_COL_COMPUTED)
			cop_json_put(j, c->key, &row[pick->at[i]]);
	}
	cop_json_close(j, '}');
}

static void put_rows(struct cop_page *p, struct cop_json *j, const struct cop_table *t)
{
	struct cop_pick pick = cop_columns_pick(p, t, true);

	for (size_t i = 0; i < t->n; i++) {
		cop_json_item(j);
		cop_json_open(j, '{');
		put_row(j, t, &pick, t->rows[i]);
		cop_json_close(j, '}');
	}
}

static void put_points(struct cop_json *j, const char *key, const struct cop_point *at,
		       size_t n)
{
	if (!n)
		return;
	cop_json_key(j, key);
	cop_json_open(j, '[');
	for (size_t i = 0; i < n; i++) {
		cop_json_item(j);
		cop_json_open(j, '{');
		cop_json_put_word(j, "period", at[i].label);
		cop_json_put_date(j, "date", at[i].date);
		if (at[i].known)
			cop_json_put_num(j, "value", at[i].value);
		if (at[i].break_here) {
			cop_json_key(j, "break");
			cop_buf_text(j->out, "true");
		}
		cop_json_close(j, '}');
	}
	cop_json_close(j, ']');
}

static void put_text(struct cop_json *j, const char *key, const struct cop_str *s)
{
	struct cop_value v = cop_v_text(s);

	cop_json_put(j, key, &v);
}

static void put_interval(struct cop_json *j, const struct cop_figure *f)
{
	cop_json_key(j, "interval");
	cop_json_open(j, '[');
	cop_json_item(j);
	cop_num_write(j->out, f->low);
	cop_json_item(j);
	cop_num_write(j->out, f->high);
	cop_json_close(j, ']');
}

static void put_measure(struct cop_json *j, const struct cop_figure *f)
{
	if (!cop_figure_has_value(f))
		return;
	cop_json_put_num(j, "value", cop_figure_number(f));
	if (f->n > 0) {
		cop_json_put_num(j, "k", f->k);
		cop_json_put_num(j, "n", f->n);
	}
	if (f->has_interval)
		put_interval(j, f);
}

static void put_figure(struct cop_json *j, const struct cop_figure *f)
{
	cop_json_put_word(j, "id", f->id);
	cop_json_put_word(j, "title", f->title);
	if (!f->title)
		put_text(j, "title", f->name);
	put_measure(j, f);
	cop_json_put_word(j, "unit", f->unit);
	if (!f->unit)
		put_text(j, "unit", f->unit_text);
	if (f->has_target)
		cop_json_put_num(j, "target", f->target);
	cop_json_put_date(j, "target_due", f->target_due);
	cop_json_put_word(j, "period", f->period);
	cop_json_put_word(j, "state", cop_known_word(f->state));
	cop_json_put_word(j, "level", cop_level_words[f->level].key);
	cop_json_put_word(j, "definition", f->definition);
	cop_json_put_word(j, "why", f->why);
	cop_json_put_word(j, "source", f->source);
	if (f->state != COP_SUPPRESSED)
		put_points(j, "trend", f->trend, f->ntrend);
	cop_json_put_word(j, "explain", f->id);
}

static void put_figures(struct cop_json *j, const struct cop_block *b)
{
	for (size_t i = 0; i < b->u.figures.n; i++) {
		cop_json_item(j);
		cop_json_open(j, '{');
		put_figure(j, &b->u.figures.at[i]);
		cop_json_close(j, '}');
	}
}

static void put_chart(struct cop_json *j, const struct cop_block *b)
{
	const struct cop_chart *c = &b->u.chart;

	cop_json_item(j);
	cop_json_open(j, '{');
	cop_json_put_word(j, "id", b->key);
	cop_json_put_word(j, "title", c->title);
	if (!c->title)
		put_text(j, "title", c->title_text);
	cop_json_put_word(j, "description", c->description);
	cop_json_put_word(j, "unit", c->unit);
	cop_json_key(j, "series");
	cop_json_open(j, '[');
	for (size_t i = 0; i < c->n; i++) {
		cop_json_item(j);
		cop_json_open(j, '{');
		cop_json_put_word(j, "name", c->series[i].label);
		if (!c->series[i].label)
			put_text(j, "name", c->series[i].name);
		if (c->series[i].has_target)
			cop_json_put_num(j, "target", c->series[i].target);
		cop_json_put_date(j, "target_due", c->series[i].target_due);
		put_points(j, "points", c->series[i].at, c->series[i].n);
		cop_json_close(j, '}');
	}
	cop_json_close(j, ']');
	cop_json_close(j, '}');
}

static void put_report_table(struct cop_page *p, struct cop_json *j,
			     const struct cop_block *b)
{
	cop_json_item(j);
	cop_json_open(j, '{');
	cop_json_put_word(j, "id", b->key);
	cop_json_put_word(j, "title", b->title);
	cop_json_key(j, "rows");
	cop_json_open(j, '[');
	put_rows(p, j, &b->u.table);
	cop_json_close(j, ']');
	cop_json_close(j, '}');
}

static void put_gaps(struct cop_page *p, struct cop_json *j, bool always)
{
	struct cop_blocks gaps;

	cop_blocks_of(p, COP_B_GAP, &gaps);
	if (!gaps.n && !always)
		return;
	cop_json_key(j, "gaps");
	cop_json_open(j, '[');
	for (size_t i = 0; i < gaps.n; i++) {
		cop_json_item(j);
		cop_json_open(j, '{');
		cop_json_put_word(j, "section", gaps.at[i]->up->key);
		cop_json_put_word(j, "text", gaps.at[i]->u.gap.text);
		cop_json_put_word(j, "command", gaps.at[i]->u.gap.command);
		cop_json_close(j, '}');
	}
	cop_json_close(j, ']');
}

/* The key a block stands under, NULL where JSON does not show it by itself. */
static const char *key_of(const struct cop_block *b)
{
	switch (b->kind) {
	case COP_B_TABLE:
		if (b->u.table.item)
			return b->u.table.item;
		return b->key ? b->key : "items";
	case COP_B_FIGURES:
		return b->key ? b->key : "figures";
	case COP_B_CHART:
		return "charts";
	case COP_B_FIELDS:
		return b->key ? b->key : "item";
	case COP_B_PROSE:
	case COP_B_DATA:
	case COP_B_SECTION:
		return b->key;
	case COP_B_LINE:
	case COP_B_GAP:
		break;
	}
	return NULL;
}

static bool joins(const struct cop_block *a, const struct cop_block *b)
{
	const char *key = key_of(b);

	return a->kind == b->kind && key_of(a) && key && strcmp(key_of(a), key) == 0;
}

static bool is_array(const struct cop_block *b)
{
	return b->kind == COP_B_TABLE || b->kind == COP_B_FIGURES ||
	       b->kind == COP_B_CHART;
}

static void put_element(struct cop_page *p, struct cop_json *j, const struct cop_block *b)
{
	if (b->kind == COP_B_TABLE)
		put_rows(p, j, &b->u.table);
	else if (b->kind == COP_B_FIGURES)
		put_figures(j, b);
	else
		put_chart(j, b);
}

static void put_array(struct cop_page *p, struct cop_json *j,
		      const struct cop_blocks *all, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (joins(all->at[i], all->at[at]))
			return; /* written with the first of them */
	}
	cop_json_key(j, key_of(all->at[at]));
	cop_json_open(j, '[');
	for (size_t i = at; i < all->n; i++) {
		if (joins(all->at[i], all->at[at]))
			put_element(p, j, all->at[i]);
	}
	cop_json_close(j, ']');
}

static void put_blocks(struct cop_page *p, struct cop_json *j,
		       const struct cop_block *from);

static void put_block(struct cop_page *p, struct cop_json *j, const struct cop_block *b)
{
	const char *key = key_of(b);

	if (!key)
		return;
	if (b->kind == COP_B_PROSE) {
		put_text(j, key, b->u.prose);
		return;
	}
	cop_json_key(j, key);
	if (b->kind != COP_B_SECTION) {
		cop_json_value(j, &b->u.map);
		return;
	}
	cop_json_open(j, '{');
	if (j->depth < COP_VALUE_DEPTH)
		put_blocks(p, j, b);
	cop_json_close(j, '}');
}

static void put_blocks(struct cop_page *p, struct cop_json *j,
		       const struct cop_block *from)
{
	struct cop_blocks all;

	cop_blocks_flat(p, from, &all);
	for (size_t i = 0; i < all.n; i++) {
		if (is_array(all.at[i]))
			put_array(p, j, &all, i);
		else if (!p->doc->sections || all.at[i]->kind != COP_B_SECTION)
			put_block(p, j, all.at[i]);
	}
}

typedef bool wanted(const struct cop_block *b);

static bool is_text(const struct cop_block *b)
{
	return b->kind == COP_B_PROSE || b->kind == COP_B_LINE;
}

static bool is_table(const struct cop_block *b)
{
	return b->kind == COP_B_TABLE;
}

static bool is_chart(const struct cop_block *b)
{
	return b->kind == COP_B_CHART;
}

static bool is_figures(const struct cop_block *b)
{
	return b->kind == COP_B_FIGURES;
}

static void put_member(struct cop_page *p, struct cop_json *j, const struct cop_block *b)
{
	if (b->kind == COP_B_TABLE) {
		put_report_table(p, j, b);
	} else if (b->kind == COP_B_CHART) {
		put_chart(j, b);
	} else if (b->kind == COP_B_FIGURES) {
		put_figures(j, b);
	} else {
		cop_json_item(j);
		if (b->kind == COP_B_PROSE)
			cop_enc_json(j->out, b->u.prose);
		else
			cop_json_word(j, b->u.line);
	}
}

static void put_members(struct cop_page *p, struct cop_json *j,
			const struct cop_blocks *all, const char *key, wanted *want)
{
	bool opened = false;

	for (size_t i = 0; i < all->n; i++) {
		if (!want(all->at[i]))
			continue;
		if (!opened) {
			cop_json_key(j, key);
			cop_json_open(j, '[');
			opened = true;
		}
		put_member(p, j, all->at[i]);
	}
	if (opened)
		cop_json_close(j, ']');
}

static void put_sections(struct cop_page *p, struct cop_json *j,
			 const struct cop_blocks *all, bool always);

static void put_section(struct cop_page *p, struct cop_json *j, const struct cop_block *b)
{
	struct cop_blocks all;

	cop_blocks_flat(p, b, &all);
	cop_json_item(j);
	cop_json_open(j, '{');
	cop_json_put_word(j, "id", b->key);
	cop_json_put_word(j, "title", b->title);
	put_members(p, j, &all, "text", is_text);
	put_members(p, j, &all, "tables", is_table);
	put_members(p, j, &all, "charts", is_chart);
	put_members(p, j, &all, "figures", is_figures);
	for (size_t i = 0; i < all.n; i++) {
		enum cop_block_kind kind = all.at[i]->kind;

		if (kind == COP_B_FIELDS || kind == COP_B_DATA)
			put_block(p, j, all.at[i]);
	}
	if (j->depth < COP_VALUE_DEPTH)
		put_sections(p, j, &all, false);
	cop_json_close(j, '}');
}

static void put_sections(struct cop_page *p, struct cop_json *j,
			 const struct cop_blocks *all, bool always)
{
	bool opened = always;

	if (always) {
		cop_json_key(j, "sections");
		cop_json_open(j, '[');
	}
	for (size_t i = 0; i < all->n; i++) {
		if (all->at[i]->kind != COP_B_SECTION)
			continue;
		if (!opened) {
			cop_json_key(j, "sections");
			cop_json_open(j, '[');
			opened = true;
		}
		put_section(p, j, all->at[i]);
	}
	if (opened)
		cop_json_close(j, ']');
}

enum cop_code cop_render_json(struct cop_page *p, struct cop_error *err)
{
	struct cop_json j = { .out = p->out };
	struct cop_blocks all;

	(void)err;
	cop_json_open(&j, '{');
	cop_json_put_word(&j, "schema", p->doc->schema);
	cop_json_pairs(&j, &p->doc->head);
	put_blocks(p, &j, &p->doc->top);
	if (p->doc->sections) {
		cop_blocks_flat(p, &p->doc->top, &all);
		put_sections(p, &j, &all, true);
	}
	put_gaps(p, &j, p->doc->sections);
	cop_json_close(&j, '}');
	cop_buf_char(p->out, '\n');
	return COP_OK;
}

static void start_line(struct cop_page *p, struct cop_json *j)
{
	*j = (struct cop_json){ .out = p->out, .compact = true };
	cop_json_open(j, '{');
}

static void end_line(struct cop_json *j)
{
	cop_json_close(j, '}');
	cop_buf_char(j->out, '\n');
}

static size_t table_lines(struct cop_page *p)
{
	struct cop_blocks tables;
	struct cop_json j;

	cop_blocks_of(p, COP_B_TABLE, &tables);
	for (size_t b = 0; b < tables.n; b++) {
		const struct cop_table *t = &tables.at[b]->u.table;
		struct cop_pick pick = cop_columns_pick(p, t, true);

		for (size_t i = 0; i < t->n; i++) {
			start_line(p, &j);
			put_row(&j, t, &pick, t->rows[i]);
			end_line(&j);
		}
	}
	return tables.n;
}

static size_t figure_lines(struct cop_page *p)
{
	struct cop_blocks blocks;
	struct cop_json j;

	cop_blocks_of(p, COP_B_FIGURES, &blocks);
	for (size_t b = 0; b < blocks.n; b++) {
		for (size_t i = 0; i < blocks.at[b]->u.figures.n; i++) {
			start_line(p, &j);
			put_figure(&j, &blocks.at[b]->u.figures.at[i]);
			end_line(&j);
		}
	}
	return blocks.n;
}

static size_t field_lines(struct cop_page *p)
{
	struct cop_blocks blocks;
	struct cop_json j;

	cop_blocks_of(p, COP_B_FIELDS, &blocks);
	for (size_t b = 0; b < blocks.n; b++) {
		start_line(p, &j);
		cop_json_pairs(&j, &blocks.at[b]->u.map);
		end_line(&j);
	}
	return blocks.n;
}

/* Items that are given whole, with every field. */
static size_t item_lines(struct cop_page *p)
{
	struct cop_blocks data;
	struct cop_json j;
	size_t lists = 0;

	cop_blocks_of(p, COP_B_DATA, &data);
	for (size_t b = 0; b < data.n; b++) {
		const struct cop_value *items = &data.at[b]->u.map;

		if (strcmp(data.at[b]->key, "items") != 0 || items->kind != COP_V_LIST)
			continue;
		lists++;
		for (size_t i = 0; i < items->u.list.n; i++) {
			start_line(p, &j);
			cop_json_pairs(&j, &items->u.list.at[i]);
			end_line(&j);
		}
	}
	return lists;
}

/* One item per line: items, or else rows, or figures, or the one thing shown. */
enum cop_code cop_render_ndjson(struct cop_page *p, struct cop_error *err)
{
	if (item_lines(p) || table_lines(p) || figure_lines(p) || field_lines(p))
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "this has no items to put one on a line");
	return cop_fail_hint(err, "--format json");
}
