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
	const struct cop_figure *figure;
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
	if (s->figure->has_target) {
		s->low = fmin(s->low, s->figure->target);
		s->high = fmax(s->high, s->figure->target);
	}
}

static double x_of(const struct spark *s, size_t i)
{
	return EDGE + (WIDTH - 2 * EDGE) * (double)i / (double)(s->n - 1);
}

static double y_of(const struct spark *s, double value)
{
	double span = s->high - s->low;
	double share = span > 0 ? (value - s->low) / span : 0.5;

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
		cop_svg_num(out, y_of(s, s->at[i].value));
		drawing = true;
		last = i;
	}
	cop_buf_text(out, "\"/><circle class=\"s1\" fill=\"#0072b2\" r=\"3\"");
	cop_svg_attr(out, "cx", x_of(s, last));
	cop_svg_attr(out, "cy", y_of(s, s->at[last].value));
	cop_buf_text(out, "/>");
}

/* The card says the number below. */
static void put_target(struct cop_buf *out, const struct spark *s)
{
	if (!s->figure->has_target)
		return;
	cop_buf_text(out, "<line class=\"l1\" stroke=\"#0072b2\" "
			  "stroke-dasharray=\"3 3\"");
	cop_svg_attr(out, "x1", 0);
	cop_svg_attr(out, "y1", y_of(s, s->figure->target));
	cop_svg_attr(out, "x2", WIDTH);
	cop_svg_attr(out, "y2", y_of(s, s->figure->target));
	cop_buf_text(out, "/>");
}

void cop_svg_spark(struct cop_buf *out, const struct cop_figure *f, unsigned id)
{
	struct spark s = { .n = f->ntrend, .figure = f };
	struct cop_curve series;
	struct cop_chart chart = { .series = &series, .n = 1 };

	s.at = cop_points_last(f->trend, &s.n);
	measure(&s);
	if (s.known < 2 || f->state == COP_SUPPRESSED)
		return;
	series = (struct cop_curve){ .label = "trend",
				     .at = s.at,
				     .n = s.n,
				     .has_target = f->has_target,
				     .target = f->target,
				     .target_due = f->target_due };
	cop_buf_printf(out,
		       "<svg class=\"spark\" role=\"img\" aria-labelledby=\"spark_%u_t "
		       "spark_%u_d\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
		       "<title id=\"spark_%u_t\">Trend: ",
		       id, id, (int)WIDTH, (int)HEIGHT, (int)WIDTH, (int)HEIGHT, id);
	cop_figure_name(out, f, &cop_sink_html);
	cop_buf_printf(out, "</title><desc id=\"spark_%u_d\">", id);
	cop_chart_words(out, &chart, &cop_sink_svg);
	cop_buf_text(out, "</desc>");
	put_target(out, &s);
	put_path(out, &s);
	cop_buf_text(out, "</svg>\n");
}
