/* SPDX-License-Identifier: MIT */
/* Text in columns: two spaces between them, the last one cut to the terminal. */
#include "doc/render.h"

/* The last column is never cut below this, however narrow the terminal. */
#define LEAST_WIDTH 8

void cop_text_paint(struct cop_buf *out, const struct cop_look *look, const char *sgr,
		    const char *text)
{
	if (look->color && sgr)
		cop_buf_printf(out, "\033[%sm%s\033[0m", sgr, text);
	else
		cop_buf_text(out, text);
}

void cop_text_cut(struct cop_buf *out, const char *text, size_t width, bool ascii)
{
	size_t len = strlen(text), i = 0, used = 0;
	size_t mark = ascii ? 3 : 1;
	uint32_t point;

	if (cop_utf8_width(text, len) <= width) {
		cop_buf_text(out, text);
		return;
	}
	while (i < len) {
		size_t n = cop_utf8_next(text + i, len - i, &point);
		size_t wide = cop_utf8_width(text + i, n ? n : 1);

		if (used + wide + mark > width)
			break;
		used += wide;
		i += n ? n : 1;
	}
	cop_buf_add(out, text, i);
	cop_buf_text(out, ascii ? "..." : "…");
}

struct cop_cell *cop_grid_add(struct cop_grid *g, const char *text)
{
	struct cop_cell *cell = COP_PUSH(g->arena, g->at, g->n, g->cap);
	size_t len = strlen(text);

	*cell = (struct cop_cell){ .at = cop_arena_copy(g->arena, text, len),
				   .width = cop_utf8_width(text, len) };
	return cell;
}

struct layout {
	size_t *widths;
	size_t last;   /* the last column shown */
	size_t before; /* columns of the terminal before it */
};

static void measure(const struct cop_grid *g, struct layout *l)
{
	l->widths = COP_NEW_N(g->arena, size_t, g->cols);
	for (size_t i = 0; i < g->n; i++) {
		size_t *width = &l->widths[i % g->cols];

		*width = g->at[i].width > *width ? g->at[i].width : *width;
	}
	l->last = g->cols - 1;
	while (g->drop_empty && l->last > 0 && !l->widths[l->last])
		l->last--;
	l->before = g->indent;
	for (size_t c = 0; c < l->last; c++) {
		if (l->widths[c] || !g->drop_empty)
			l->before += l->widths[c] + 2;
	}
}

size_t cop_grid_before(const struct cop_grid *g)
{
	struct layout l = { 0 };

	if (g->n && g->cols)
		measure(g, &l);
	return l.before;
}

static size_t room_for_last(const struct layout *l, const struct cop_look *look)
{
	size_t room;

	if (!look->width)
		return SIZE_MAX;
	room = look->width > l->before ? look->width - l->before : 0;
	return room > LEAST_WIDTH ? room : LEAST_WIDTH;
}

static void print_row(const struct cop_grid *g, const struct layout *l, size_t row,
		      const struct cop_look *look, struct cop_buf *out)
{
	const struct cop_cell *cells = &g->at[row * g->cols];
	size_t pending = g->indent;

	for (size_t c = 0; c <= l->last; c++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf cut = { 0 };
		size_t slack = l->widths[c] - cells[c].width;
		bool right = g->right && g->right[c];

		if (g->drop_empty && !l->widths[c])
			continue;
		if (right)
			pending += slack;
		if (cells[c].width) {
			cop_buf_fill(out, ' ', pending);
			pending = 0;
			cop_text_cut(&cut, cells[c].at,
				     c == l->last ? room_for_last(l, look) : SIZE_MAX,
				     look->ascii);
			cop_text_paint(out, look, cells[c].sgr, cop_buf_str(&cut));
		}
		pending += right ? 2 : slack + 2;
	}
	cop_buf_char(out, '\n');
}

void cop_grid_print(const struct cop_grid *g, const struct cop_look *look,
		    struct cop_buf *out)
{
	struct layout l = { 0 };

	if (!g->n || !g->cols)
		return;
	measure(g, &l);
	for (size_t row = 0; row < g->n / g->cols; row++)
		print_row(g, &l, row, look, out);
}
