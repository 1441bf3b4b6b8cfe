/* SPDX-License-Identifier: MIT */
#include "doc/html.h"

#define HEADING_MAX 6u

void cop_html_word(struct cop_html *h, const char *word)
{
	if (word)
		cop_enc_html_text(h->out, word, strlen(word));
}

void cop_html_code(struct cop_html *h, const char *code)
{
	cop_buf_text(h->out, "<code>");
	cop_html_word(h, code);
	cop_buf_text(h->out, "</code>");
}

void cop_html_table_open(struct cop_html *h, const char *label)
{
	cop_buf_text(h->out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
			     "aria-label=\"");
	cop_html_word(h, label);
	cop_buf_text(h->out, "\">\n<table>\n");
}

void cop_html_table_close(struct cop_html *h)
{
	cop_buf_text(h->out, "</table>\n</div>\n");
}

static void put_cell(struct cop_html *h, const struct cop_value *v, bool head, bool right)
{
	const char *tag = head ? "th" : "td";

	cop_buf_printf(h->out, "<%s%s%s>", tag, head ? " scope=\"row\"" : "",
		       right ? " class=\"n\"" : "");
	cop_value_inline(h->out, v, &cop_sink_html);
	cop_buf_printf(h->out, "</%s>", tag);
}

static void put_table(struct cop_html *h, const struct cop_table *t, const char *label)
{
	struct cop_pick pick = cop_columns_pick(h->page, t, false);

	if (!t->n || !pick.n) {
		cop_buf_text(h->out, "<p class=\"mute\">");
		cop_html_word(h, t->empty ? t->empty : "nothing to show");
		cop_buf_text(h->out, "</p>\n");
		return;
	}
	cop_html_table_open(h, label ? label : "Table");
	cop_buf_text(h->out, "<thead><tr>");
	for (size_t c = 0; c < pick.n; c++) {
		cop_buf_printf(h->out, "<th scope=\"col\"%s>",
			       cop_column_right(t, pick.at[c]) ? " class=\"n\"" : "");
		cop_html_word(h, cop_column_title(&t->cols[pick.at[c]]));
		cop_buf_text(h->out, "</th>");
	}
	cop_buf_text(h->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < t->n; i++) {
		cop_buf_text(h->out, "<tr>");
		for (size_t c = 0; c < pick.n; c++)
			put_cell(h, &t->rows[i][pick.at[c]], c == 0,
				 cop_column_right(t, pick.at[c]));
		cop_buf_text(h->out, "</tr>\n");
	}
	cop_buf_text(h->out, "</tbody>\n");
	cop_html_table_close(h);
}

static void put_map(struct cop_html *h, const struct cop_value *map, unsigned depth);

static void put_value(struct cop_html *h, const struct cop_value *v, unsigned depth)
{
	if (v->kind == COP_V_MAP) {
		put_map(h, v, depth + 1);
	} else if (v->kind == COP_V_LIST && depth < COP_VALUE_DEPTH) {
		cop_buf_text(h->out, "<ul>\n");
		for (size_t i = 0; i < v->u.list.n; i++) {
			cop_buf_text(h->out, "<li>");
			put_value(h, &v->u.list.at[i], depth + 1);
			cop_buf_text(h->out, "</li>\n");
		}
		cop_buf_text(h->out, "</ul>\n");
	} else {
		cop_value_inline(h->out, v, &cop_sink_html);
	}
}

static void put_map(struct cop_html *h, const struct cop_value *map, unsigned depth)
{
	if (depth >= COP_VALUE_DEPTH)
		return;
	cop_buf_text(h->out, "<dl>\n");
	for (size_t i = 0; i < map->u.map.n; i++) {
		const struct cop_pair *pair = &map->u.map.at[i];

		if (cop_value_empty(&pair->value))
			continue;
		cop_buf_text(h->out, "<div><dt>");
		cop_pair_key(h->out, pair, &cop_sink_html);
		cop_buf_text(h->out, "</dt><dd>");
		put_value(h, &pair->value, depth);
		cop_buf_text(h->out, "</dd></div>\n");
	}
	cop_buf_text(h->out, "</dl>\n");
}

static void put_fields(struct cop_html *h, const struct cop_value *map)
{
	put_map(h, map, 0);
}

static void put_gap(struct cop_html *h, const struct cop_block *b)
{
	cop_buf_text(h->out, "<p class=\"gap\">nothing recorded: ");
	cop_html_word(h, b->u.gap.text);
	if (b->u.gap.command) {
		cop_buf_text(h->out, "; ");
		cop_html_code(h, b->u.gap.command);
	}
	cop_buf_text(h->out, "</p>\n");
}

static void open_section(struct cop_html *h, const struct cop_block *b)
{
	unsigned level = cop_block_depth(b) + 2;
	const char *id = cop_html_id(h, b);

	level = level < HEADING_MAX ? level : HEADING_MAX;
	cop_buf_text(h->out, "<section id=\"");
	cop_html_word(h, id);
	if (b->title)
		cop_buf_printf(h->out, "\" aria-labelledby=\"%s_h", id);
	cop_buf_text(h->out, "\">\n");
	if (!b->title)
		return;
	cop_buf_printf(h->out, "<h%u id=\"%s_h\">", level, id);
	cop_html_word(h, b->title);
	cop_buf_printf(h->out, "</h%u>\n", level);
}

static void put_line(struct cop_html *h, const char *line)
{
	if (!*line)
		return;
	cop_buf_text(h->out, "<p>");
	cop_html_word(h, line);
	cop_buf_text(h->out, "</p>\n");
}

static void put_block(struct cop_html *h, const struct cop_block *b)
{
	switch (b->kind) {
	case COP_B_SECTION:
		open_section(h, b);
		break;
	case COP_B_PROSE:
		cop_prose_html(h->out, b->u.prose, cop_block_depth(b), h->page->arena);
		break;
	case COP_B_LINE:
		put_line(h, b->u.line);
		break;
	case COP_B_FIELDS:
		put_fields(h, &b->u.map);
		break;
	case COP_B_TABLE:
		put_table(h, &b->u.table, b->up->title);
		break;
	case COP_B_FIGURES:
		cop_html_figures(h, b);
		break;
	case COP_B_CHART:
		cop_html_chart(h, &b->u.chart);
		break;
	case COP_B_GAP:
		put_gap(h, b);
		break;
	case COP_B_DATA:
		break;
	}
}

/* Closes the sections that end between b and the next block, which is returned. */
static const struct cop_block *step(struct cop_html *h, const struct cop_block *b)
{
	if (b->kind == COP_B_SECTION && b->first)
		return b->first;
	if (b->kind == COP_B_SECTION)
		cop_buf_text(h->out, "</section>\n");
	while (!b->next) {
		b = b->up;
		if (!b || !b->up)
			return NULL;
		cop_buf_text(h->out, "</section>\n");
	}
	return b->next;
}

enum cop_code cop_render_html(struct cop_page *p, struct cop_error *err)
{
	struct cop_html h = { .page = p, .out = p->out };

	(void)err;
	cop_html_open(&h);
	for (const struct cop_block *b = p->doc->top.first; b; b = step(&h, b))
		put_block(&h, b);
	cop_html_close(&h);
	return COP_OK;
}
