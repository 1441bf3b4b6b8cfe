/* SPDX-License-Identifier: MIT */
/* Which columns of a grid give way to a narrow terminal. */
#include "doc/render.h"

/* No column is cut below this: a date, a word. */
#define LEAST_WIDTH 10
/* What is no command stays in a column of commands up to this: "held", "charter.yaml:12". */
#define SHORT_WIDTH 16

bool cop_grid_moved(const struct cop_grid *g, size_t cell)
{
	enum cop_fit fit = g->fit ? g->fit[cell % g->cols] : COP_FIT_KEEP;

	if (fit != COP_FIT_SPLIT)
		return fit == COP_FIT_MOVED;
	return g->at[cell].width > SHORT_WIDTH || cop_text_is_command(g->at[cell].at);
}

static void split(struct cop_grid *g, size_t *widths, size_t col)
{
	g->fit[col] = COP_FIT_SPLIT;
	widths[col] = 0;
	for (size_t i = col; i < g->n; i += g->cols) {
		if (!cop_grid_moved(g, i) && g->at[i].width > widths[col])
			widths[col] = g->at[i].width;
	}
}

static size_t whole(const struct cop_grid *g, const size_t *widths)
{
	size_t sum = g->indent, n = 0;

	for (size_t c = 0; c < g->cols; c++) {
		if (g->fit[c] == COP_FIT_MOVED || (g->drop_empty && !widths[c]))
			continue;
		sum += widths[c];
		n++;
	}
	return sum + (n ? 2 * (n - 1) : 0);
}

/* Takes `over` columns away from the widest, fairly; what is left to take. */
static size_t shrink(const struct cop_grid *g, size_t *widths, size_t over)
{
	for (; over; over--) {
		size_t widest = g->cols;

		for (size_t c = 0; c < g->cols; c++) {
			if (g->fit[c] == COP_FIT_CUT && widths[c] > LEAST_WIDTH &&
			    (widest == g->cols || widths[c] > widths[widest]))
				widest = c;
		}
		if (widest == g->cols)
			return over;
		widths[widest]--;
	}
	return 0;
}

/* The last column that may give way; false where there is none. */
static bool move_last(struct cop_grid *g)
{
	for (size_t c = g->cols; c-- > 0;) {
		if (g->fit[c] == COP_FIT_CUT || g->fit[c] == COP_FIT_SPLIT) {
			g->fit[c] = COP_FIT_MOVED;
			return true;
		}
	}
	return false;
}

void cop_grid_fit(struct cop_grid *g, size_t *widths, size_t width)
{
	size_t *natural = COP_NEW_N(g->arena, size_t, g->cols);

	if (whole(g, widths) <= width)
		return;
	for (size_t c = 0; c < g->cols; c++) {
		if (g->fit[c] == COP_FIT_MOVE)
			split(g, widths, c);
	}
	memcpy(natural, widths, g->cols * sizeof(*natural));
	for (;;) {
		size_t sum = whole(g, widths);

		if (sum <= width || !shrink(g, widths, sum - width) || !move_last(g))
			return;
		memcpy(widths, natural, g->cols * sizeof(*natural));
	}
}
