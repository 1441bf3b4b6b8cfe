/* SPDX-License-Identifier: MIT */
/* Text in columns: two spaces between them, cut to the terminal. */
#include "doc/render.h"

/* The last column is never cut below this, however narrow the terminal. */
#define LEAST_WIDTH 8
#define MOVED_INDENT 4

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

bool cop_text_is_command(const char *text)
{
	return strncmp(text, "cop ", 4) == 0 || strncmp(text, "git ", 4) == 0;
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

size_t cop_grid_before(const struct cop_grid *g, size_t col)
{
	struct layout l = { 0 };
	size_t before = g->indent;

	if (!g->n || !g->cols)
		return 0;
	measure(g, &l);
	for (size_t c = 0; c < col; c++) {
		if (l.widths[c] || !g->drop_empty)
			before += l.widths[c] + 2;
	}
	return before;
}

static size_t room_for_last(const struct layout *l, const struct cop_look *look)
{
	size_t room;

	if (!look->width)
		return SIZE_MAX;
	room = look->width > l->before ? look->width - l->before : 0;
	return room > LEAST_WIDTH ? room : LEAST_WIDTH;
}

static size_t room_for(const struct cop_grid *g, const struct layout *l, size_t c,
		       const struct cop_look *look)
{
	if (g->fit)
		return look->width ? l->widths[c] : SIZE_MAX;
	return c == l->last ? room_for_last(l, look) : SIZE_MAX;
}

static void print_row(const struct cop_grid *g, const struct layout *l, size_t row,
		      const struct cop_look *look, struct cop_buf *out)
{
	const struct cop_cell *cells = &g->at[row * g->cols];
	size_t pending = g->indent;

	for (size_t c = 0; c <= l->last; c++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf cut = { 0 };
		size_t width, slack;
		bool right = g->right && g->right[c];

		if ((g->drop_empty && !l->widths[c]) ||
		    (g->fit && g->fit[c] == COP_FIT_MOVED))
			continue;
		if (!cop_grid_moved(g, row * g->cols + c))
			cop_text_cut(&cut, cells[c].at, room_for(g, l, c, look),
				     look->ascii);
		width = cop_utf8_width(cop_buf_str(&cut), cut.len);
		slack = l->widths[c] > width ? l->widths[c] - width : 0;
		if (right)
			pending += slack;
		if (cut.len) {
			cop_buf_fill(out, ' ', pending);
			pending = 0;
			cop_text_paint(out, look, cells[c].sgr, cop_buf_str(&cut));
		}
		pending += right ? 2 : slack + 2;
	}
	cop_buf_char(out, '\n');
}

static void print_below(const struct cop_grid *g, const char *text, size_t width,
			struct cop_buf *out)
{
	size_t indent = g->indent + MOVED_INDENT;

	if (!*text)
		return;
	cop_buf_fill(out, ' ', indent);
	cop_text_wrap(out, text, indent, indent, width);
}

/* What had no place in its row: texts together, then each command whole on its line. */
static void print_moved(const struct cop_grid *g, size_t row, const struct cop_look *look,
			struct cop_buf *out)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf texts = { 0 };

	for (size_t c = 0; c < g->cols; c++) {
		const char *text = g->at[row * g->cols + c].at;

		if (!*text || cop_text_is_command(text) ||
		    !cop_grid_moved(g, row * g->cols + c))
			continue;
		if (texts.len)
			cop_buf_text(&texts, look->ascii ? "; " : " · ");
		cop_buf_text(&texts, text);
	}
	print_below(g, cop_buf_str(&texts), look->width, out);
	for (size_t c = 0; c < g->cols; c++) {
		const char *text = g->at[row * g->cols + c].at;

		if (cop_text_is_command(text) && cop_grid_moved(g, row * g->cols + c))
			print_below(g, text, 0, out);
	}
}

void cop_grid_print(struct cop_grid *g, const struct cop_look *look, struct cop_buf *out)
{
	struct layout l = { 0 };

	if (!g->n || !g->cols)
		return;
	measure(g, &l);
	if (g->fit && look->width)
		cop_grid_fit(g, l.widths, look->width);
	for (size_t row = 0; row < g->n / g->cols; row++) {
		print_row(g, &l, row, look, out);
		if (row || !g->headed)
			print_moved(g, row, look, out);
	}
}
