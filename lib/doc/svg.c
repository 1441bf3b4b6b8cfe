/* SPDX-License-Identifier: MIT */
/*
 * Charts as inline SVG. Colours stand both as classes (the page's light and dark styles)
 * and as attributes (viewers that ignore a page's CSS inside SVG). Series differ by dash
 * and mark too, so that a black-and-white print can be read.
 */
#include "doc/svg.h"

#include <math.h>

#define WIDTH 640.0
#define HEIGHT 280.0
#define CHAR 7.8 /* about the width of a character of the labels */
#define LABEL_MAX 18
#define TICKS 5

struct plot {
	double left, right, top, bottom;
	double low, high, step;
	struct cop_axis axis;
	const struct cop_chart *chart;
	struct cop_buf *out;
};

static const char *const colors[] = { "#0072b2", "#d55e00", "#009e73", "#cc79a7" };
static const char *const dashes[] = { NULL, "7 4", "2 3", "8 3 2 3" };

void cop_svg_num(struct cop_buf *out, double v)
{
	cop_num_write(out, round(v * 10) / 10);
}

void cop_svg_attr(struct cop_buf *out, const char *name, double v)
{
	cop_buf_printf(out, " %s=\"", name);
	cop_svg_num(out, v);
	cop_buf_char(out, '"');
}

static void label_num(struct cop_buf *out, double v)
{
	cop_num_write(out, cop_num_short(v));
}

static void open_text(struct plot *p, double x, double y, const char *anchor)
{
	cop_buf_text(p->out, "<text");
	cop_svg_attr(p->out, "x", x);
	cop_svg_attr(p->out, "y", y);
	if (anchor)
		cop_buf_printf(p->out, " text-anchor=\"%s\"", anchor);
	cop_buf_char(p->out, '>');
}

static void line(struct plot *p, const char *class, double x1, double y1, double x2,
		 double y2)
{
	cop_buf_printf(p->out, "<line class=\"%s\" stroke=\"#8a9097\"", class);
	cop_svg_attr(p->out, "x1", x1);
	cop_svg_attr(p->out, "y1", y1);
	cop_svg_attr(p->out, "x2", x2);
	cop_svg_attr(p->out, "y2", y2);
	cop_buf_text(p->out, "/>\n");
}

static void find_range(struct plot *p)
{
	bool any = false;

	for (size_t s = 0; s < p->chart->n; s++) {
		const struct cop_curve *series = &p->chart->series[s];

		for (size_t i = 0; i < series->n; i++) {
			double v = series->at[i].value;

			if (!series->at[i].known)
				continue;
			p->low = any ? fmin(p->low, v) : v;
			p->high = any ? fmax(p->high, v) : v;
			any = true;
		}
	}
	if (!any)
		p->high = 1;
}

/* 1, 2 or 5 times a power of ten, so that about TICKS steps cover the span. */
static double nice_step(double span)
{
	double raw = span / TICKS, power, part;

	if (!(raw > 0))
		return 1;
	power = pow(10, floor(log10(raw)));
	part = raw / power;
	if (part <= 1)
		return power;
	if (part <= 2)
		return 2 * power;
	return part <= 5 ? 5 * power : 10 * power;
}

/* Bars start at zero. Lines do too, unless that would flatten them to nothing. */
static void choose_scale(struct plot *p)
{
	find_range(p);
	if (p->chart->bars || p->low < 0 || p->high - p->low > p->high / 3)
		p->low = fmin(0, p->low);
	p->high = fmax(p->high, p->low);
	if (p->high - p->low <= 0)
		p->high = p->low + 1;
	p->step = nice_step(p->high - p->low);
	p->low = floor(p->low / p->step) * p->step;
	p->high = ceil(p->high / p->step) * p->step;
}

static double y_of(const struct plot *p, double v)
{
	return p->bottom - (v - p->low) / (p->high - p->low) * (p->bottom - p->top);
}

/* The middle of a place: bars have a band each, lines go from edge to edge. */
static double x_of(const struct plot *p, size_t place)
{
	double width = p->right - p->left;
	const struct cop_axis *axis = &p->axis;
	int32_t first, last;

	if (p->chart->bars || axis->n < 2)
		return p->left + width * ((double)place + 0.5) / (double)axis->n;
	first = axis->at[0]->date.day;
	last = axis->at[axis->n - 1]->date.day;
	if (axis->dated && last > first)
		return p->left +
		       width * (axis->at[place]->date.day - first) / (last - first);
	return p->left + width * (double)place / (double)(axis->n - 1);
}

static void put_scale(struct plot *p)
{
	int steps = (int)lround((p->high - p->low) / p->step);

	for (int i = 0; i <= steps; i++) {
		double v = p->low + i * p->step;

		line(p, i ? "grid" : "axis", p->left, y_of(p, v), p->right, y_of(p, v));
		open_text(p, p->left - 6, y_of(p, v) + 4, "end");
		label_num(p->out, v);
		cop_buf_text(p->out, "</text>\n");
	}
}

static void put_places(struct plot *p)
{
	double last_x = p->axis.n ? x_of(p, p->axis.n - 1) : 0, free = -WIDTH;

	for (size_t i = 0; i < p->axis.n; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf name = { 0 };
		double x = x_of(p, i), half;

		cop_point_name(&name, p->axis.at[i], &cop_sink_term);
		half = CHAR * (double)cop_utf8_width(cop_buf_str(&name), name.len) / 2 +
		       3;
		if (i + 1 < p->axis.n && (x - half < free || x + 2 * half > last_x))
			continue;
		free = x + half;
		open_text(p, x, p->bottom + 18, "middle");
		cop_enc_html_text(p->out, cop_buf_str(&name), name.len);
		cop_buf_text(p->out, "</text>\n");
	}
}

static void put_break(struct plot *p, size_t place)
{
	double x = place ? (x_of(p, place) + x_of(p, place - 1)) / 2 : x_of(p, place);

	line(p, "break", x, p->top, x, p->bottom);
	open_text(p, x, p->top - 6, "middle");
	cop_buf_text(p->out, "new definition</text>\n");
}

static void put_breaks(struct plot *p)
{
	for (size_t i = 1; i < p->axis.n; i++) {
		bool here = false;

		for (size_t s = 0; s < p->chart->n; s++) {
			const struct cop_point *at =
				cop_axis_find(&p->axis, i, &p->chart->series[s]);

			here |= at && at->break_here;
		}
		if (here)
			put_break(p, i);
	}
}

static void put_mark(struct plot *p, size_t s, double x, double y)
{
	const char *color = colors[s % COP_COUNT(colors)];

	if (s % 4 == 0) {
		cop_buf_printf(p->out, "<circle class=\"s%zu\" fill=\"%s\" r=\"3.5\"",
			       s + 1, color);
		cop_svg_attr(p->out, "cx", x);
		cop_svg_attr(p->out, "cy", y);
	} else if (s % 4 == 1) {
		cop_buf_printf(
			p->out,
			"<rect class=\"s%zu\" fill=\"%s\" width=\"7\" height=\"7\"",
			s + 1, color);
		cop_svg_attr(p->out, "x", x - 3.5);
		cop_svg_attr(p->out, "y", y - 3.5);
	} else {
		cop_buf_printf(p->out, "<path class=\"s%zu\" fill=\"%s\" d=\"M", s + 1,
			       color);
		cop_svg_num(p->out, x);
		cop_buf_char(p->out, ' ');
		cop_svg_num(p->out, y - 4.5);
		cop_buf_text(p->out, s % 4 == 2 ? "l4.5 8h-9z\""
						: "l4.5 4.5l-4.5 4.5l-4.5 -4.5z\"");
	}
	cop_buf_text(p->out, "/>\n");
}

static void open_path(struct plot *p, size_t s)
{
	const char *dash = dashes[s % COP_COUNT(dashes)];

	cop_buf_printf(
		p->out,
		"<path class=\"l%zu\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"",
		s + 1, colors[s % COP_COUNT(colors)]);
	if (dash)
		cop_buf_printf(p->out, " stroke-dasharray=\"%s\"", dash);
	cop_buf_text(p->out, " d=\"");
}

/* One path per run of known points: gaps stay gaps. */
static void put_line(struct plot *p, size_t s)
{
	const struct cop_curve *series = &p->chart->series[s];
	bool drawing = false;

	open_path(p, s);
	for (size_t i = 0; i < p->axis.n; i++) {
		const struct cop_point *at = cop_axis_find(&p->axis, i, series);

		if (!at || !at->known) {
			drawing = false;
			continue;
		}
		cop_buf_char(p->out, drawing && !at->break_here ? 'L' : 'M');
		cop_svg_num(p->out, x_of(p, i));
		cop_buf_char(p->out, ' ');
		cop_svg_num(p->out, y_of(p, at->value));
		drawing = true;
	}
	cop_buf_text(p->out, "\"/>\n");
	for (size_t i = 0; i < p->axis.n; i++) {
		const struct cop_point *at = cop_axis_find(&p->axis, i, series);

		if (at && at->known)
			put_mark(p, s, x_of(p, i), y_of(p, at->value));
	}
}

static void put_bar(struct plot *p, size_t s, size_t place, const struct cop_point *at)
{
	double band = (p->right - p->left) / (double)p->axis.n * 0.72;
	double width = band / (double)p->chart->n;
	double x = x_of(p, place) - band / 2 + width * (double)s;
	double top = fmin(y_of(p, at->value), y_of(p, fmax(0, p->low)));
	double end = fmax(y_of(p, at->value), y_of(p, fmax(0, p->low)));

	cop_buf_printf(p->out, "<rect class=\"s%zu\" fill=\"%s\"", s + 1,
		       colors[s % COP_COUNT(colors)]);
	cop_svg_attr(p->out, "x", x);
	cop_svg_attr(p->out, "y", top);
	cop_svg_attr(p->out, "width", fmax(width - 1, 1));
	cop_svg_attr(p->out, "height", end - top);
	cop_buf_text(p->out, "/>\n");
	if (width < 3 * CHAR)
		return;
	open_text(p, x + width / 2, top - 4, "middle");
	label_num(p->out, at->value);
	cop_buf_text(p->out, "</text>\n");
}

static void put_bars(struct plot *p)
{
	for (size_t i = 0; i < p->axis.n; i++) {
		for (size_t s = 0; s < p->chart->n; s++) {
			const struct cop_point *at =
				cop_axis_find(&p->axis, i, &p->chart->series[s]);

			if (at && at->known)
				put_bar(p, s, i, at);
		}
	}
}

static const struct cop_point *last_known(const struct cop_curve *s)
{
	for (size_t i = s->n; i > 0; i--) {
		if (s->at[i - 1].known)
			return &s->at[i - 1];
	}
	return NULL;
}

/* Plain text of the label at the end of a line, cut to what fits beside the plot. */
static void series_label(struct cop_buf *out, const struct cop_chart *c, size_t s)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf name = { 0 };
	const struct cop_point *last = last_known(&c->series[s]);

	cop_curve_name(&name, &c->series[s], &cop_sink_term);
	cop_text_cut(out, cop_buf_str(&name), LABEL_MAX, false);
	if (last && !c->bars) {
		cop_buf_char(out, ' ');
		label_num(out, last->value);
	}
}

/* Labels that would stand on each other are moved apart downwards. */
static void spread(double y[COP_SVG_SERIES_MAX], const size_t order[COP_SVG_SERIES_MAX],
		   size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (y[order[i]] < y[order[i - 1]] + 15)
			y[order[i]] = y[order[i - 1]] + 15;
	}
}

static void put_line_labels(struct plot *p)
{
	double y[COP_SVG_SERIES_MAX] = { 0 };
	size_t order[COP_SVG_SERIES_MAX] = { 0 }, n = 0;

	for (size_t s = 0; s < p->chart->n && s < COP_SVG_SERIES_MAX; s++) {
		const struct cop_point *last = last_known(&p->chart->series[s]);
		size_t at = n;

		if (!last)
			continue;
		y[s] = y_of(p, last->value) + 4;
		for (; at > 0 && y[order[at - 1]] > y[s]; at--)
			order[at] = order[at - 1];
		order[at] = s;
		n++;
	}
	spread(y, order, n);
	for (size_t i = 0; i < n; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf label = { 0 };

		series_label(&label, p->chart, order[i]);
		put_mark(p, order[i], p->right + 14, y[order[i]] - 4);
		open_text(p, p->right + 22, y[order[i]], NULL);
		cop_enc_html_text(p->out, cop_buf_str(&label), label.len);
		cop_buf_text(p->out, "</text>\n");
	}
}

/* Bars of one series need no label; several get a line above the plot. */
static void put_bar_labels(struct plot *p)
{
	double x = p->left;

	for (size_t s = 0; s < p->chart->n && p->chart->n > 1; s++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf label = { 0 };

		series_label(&label, p->chart, s);
		put_mark(p, s, x + 4, 10);
		open_text(p, x + 12, 14, NULL);
		cop_enc_html_text(p->out, cop_buf_str(&label), label.len);
		cop_buf_text(p->out, "</text>\n");
		x += 30 + CHAR * (double)cop_utf8_width(cop_buf_str(&label), label.len);
	}
}

static double label_room(const struct cop_chart *c)
{
	size_t most = 3;

	for (size_t s = 0; s < c->n && !c->bars; s++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf label = { 0 };
		size_t width;

		series_label(&label, c, s);
		width = cop_utf8_width(cop_buf_str(&label), label.len);
		most = width > most ? width : most;
	}
	return c->bars ? 12 : 26 + CHAR * (double)most;
}

static double scale_room(const struct plot *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf low = { 0 }, high = { 0 };
	size_t most;

	label_num(&low, p->low);
	label_num(&high, p->high);
	most = low.len > high.len ? low.len : high.len;
	return fmax(40, 14 + CHAR * (double)(most + 1));
}

static void put_head(struct cop_buf *out, const struct cop_chart *c, unsigned id)
{
	cop_buf_printf(out,
		       "<svg class=\"chart\" role=\"img\" aria-labelledby=\"chart_%u_t "
		       "chart_%u_d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
		       "font-size=\"13\">\n<title id=\"chart_%u_t\">",
		       id, id, (int)WIDTH, (int)HEIGHT, id);
	cop_chart_title(out, c, &cop_sink_html);
	cop_buf_printf(out, "</title>\n<desc id=\"chart_%u_d\">", id);
	if (c->description)
		cop_enc_html_text(out, c->description, strlen(c->description));
	else
		cop_chart_words(out, c, &cop_sink_svg);
	cop_buf_text(out, "</desc>\n");
}

void cop_svg_chart(struct cop_buf *out, const struct cop_chart *c, unsigned id,
		   struct cop_arena *a)
{
	struct plot p = { .chart = c, .out = out };

	cop_axis_make(a, c, &p.axis);
	choose_scale(&p);
	p.left = scale_room(&p);
	p.right = WIDTH - label_room(c);
	p.top = 26;
	p.bottom = HEIGHT - 28;
	put_head(out, c, id);
	put_scale(&p);
	put_places(&p);
	put_breaks(&p);
	if (c->bars) {
		put_bars(&p);
		put_bar_labels(&p);
	} else {
		for (size_t s = 0; s < c->n; s++)
			put_line(&p, s);
		put_line_labels(&p);
	}
	cop_buf_text(out, "</svg>\n");
}
