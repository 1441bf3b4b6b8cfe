/* SPDX-License-Identifier: MIT */
#include "doc/svg.h"

#include <math.h>

#define WIDTH 120.0
#define HEIGHT 30.0
#define EDGE 4.0

struct spark {
	const struct cop_point *at;
	size_t n, known;
	double low, high;
};

static void measure(struct spark *s)
{
	for (size_t i = 0; i < s->n; i++) {
		if (!s->at[i].known)
			continue;
		s->low = s->known ? fmin(s->low, s->at[i].value) : s->at[i].value;
		s->high = s->known ? fmax(s->high, s->at[i].value) : s->at[i].value;
		s->known++;
	}
}

static double x_of(const struct spark *s, size_t i)
{
	return EDGE + (WIDTH - 2 * EDGE) * (double)i / (double)(s->n - 1);
}

static double y_of(const struct spark *s, size_t i)
{
	double span = s->high - s->low;
	double share = span > 0 ? (s->at[i].value - s->low) / span : 0.5;

	return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share;
}

static void put_path(struct cop_buf *out, const struct spark *s)
{
	bool drawing = false;
	size_t last = 0;

	cop_buf_text(out, "<path class=\"l1\" fill=\"none\" stroke=\"#0072b2\" "
			  "stroke-width=\"2\" d=\"");
	for (size_t i = 0; i < s->n; i++) {
		if (!s->at[i].known) {
			drawing = false;
			continue;
		}
		cop_buf_char(out, drawing && !s->at[i].break_here ? 'L' : 'M');
		cop_svg_num(out, x_of(s, i));
		cop_buf_char(out, ' ');
		cop_svg_num(out, y_of(s, i));
		drawing = true;
		last = i;
	}
	cop_buf_text(out, "\"/><circle class=\"s1\" fill=\"#0072b2\" r=\"3\"");
	cop_svg_attr(out, "cx", x_of(s, last));
	cop_svg_attr(out, "cy", y_of(s, last));
	cop_buf_text(out, "/>");
}

void cop_svg_spark(struct cop_buf *out, const struct cop_figure *f, unsigned id)
{
	struct spark s = { .n = f->ntrend };
	struct cop_curve series;
	struct cop_chart chart = { .series = &series, .n = 1 };

	s.at = cop_points_last(f->trend, &s.n);
	measure(&s);
	if (s.known < 2 || f->state == COP_SUPPRESSED)
		return;
	series = (struct cop_curve){ .label = "trend", .at = s.at, .n = s.n };
	cop_buf_printf(out,
		       "<svg class=\"spark\" role=\"img\" aria-labelledby=\"spark_%u_t "
		       "spark_%u_d\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
		       "<title id=\"spark_%u_t\">Trend: ",
		       id, id, (int)WIDTH, (int)HEIGHT, (int)WIDTH, (int)HEIGHT, id);
	cop_figure_name(out, f, &cop_sink_html);
	cop_buf_printf(out, "</title><desc id=\"spark_%u_d\">", id);
	cop_chart_words(out, &chart, &cop_sink_svg);
	cop_buf_text(out, "</desc>");
	put_path(out, &s);
	cop_buf_text(out, "</svg>\n");
}
