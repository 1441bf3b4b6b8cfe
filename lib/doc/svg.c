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

static void make_room_for_targets(struct plot *p)
{
	for (size_t s = 0; s < p->chart->n; s++) {
		if (!p->chart->series[s].has_target)
			continue;
		p->low = fmin(p->low, p->chart->series[s].target);
		p->high = fmax(p->high, p->chart->series[s].target);
	}
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

/* Bars start at zero. Lines do too, unless that would flatten them to nothing; a target is
 * never left out for that, but zero is not drawn for its sake. */
static void choose_scale(struct plot *p)
{
	find_range(p);
	if (p->chart->bars || p->low < 0 || p->high - p->low > p->high / 3)
		p->low = fmin(0, p->low);
	make_room_for_targets(p);
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

static void target_label(struct cop_buf *out, const struct cop_curve *s)
{
	cop_buf_text(out, "target ");
	label_num(out, s->target);
}

static void put_target(struct plot *p, size_t s, double y, double from, double to)
{
	cop_buf_printf(p->out,
		       "<line class=\"l%zu\" stroke=\"%s\" stroke-width=\"1.5\" "
		       "stroke-dasharray=\"5 4\"",
		       s + 1, colors[s % COP_COUNT(colors)]);
	cop_svg_attr(p->out, "x1", from);
	cop_svg_attr(p->out, "y1", y);
	cop_svg_attr(p->out, "x2", to);
	cop_svg_attr(p->out, "y2", y);
	cop_buf_text(p->out, "/>\n");
}

static void put_targets(struct plot *p)
{
	for (size_t s = 0; s < p->chart->n; s++) {
		const struct cop_curve *series = &p->chart->series[s];

		if (series->has_target)
			put_target(p, s, y_of(p, series->target), p->left, p->right);
	}
}

/* What is written beside the plot: the end of a line, or a target. */
struct label {
	double y;
	size_t series;
	bool target;
};
struct labels {
	struct label at[2 * COP_SVG_SERIES_MAX]; /* from above */
	size_t n;
};

static void add_label(struct labels *l, struct label one)
{
	size_t at = l->n++;

	for (; at > 0 && l->at[at - 1].y > one.y; at--)
		l->at[at] = l->at[at - 1];
	l->at[at] = one;
}

/* Labels that would stand on each other are moved apart downwards, but not below `lowest`:
 * there the days stand. */
static void spread(struct labels *l, double lowest)
{
	for (size_t i = 1; i < l->n; i++)
		l->at[i].y = fmax(l->at[i].y, l->at[i - 1].y + 15);
	for (size_t i = l->n; i > 0; i--, lowest -= 15)
		l->at[i - 1].y = fmin(l->at[i - 1].y, lowest);
}

static void put_label(struct plot *p, const struct label *l)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	if (l->target) {
		target_label(&text, &p->chart->series[l->series]);
		put_target(p, l->series, l->y - 4, p->right + 4, p->right + 18);
	} else {
		series_label(&text, p->chart, l->series);
		put_mark(p, l->series, p->right + 14, l->y - 4);
	}
	open_text(p, p->right + 22, l->y, NULL);
	cop_enc_html_text(p->out, cop_buf_str(&text), text.len);
	cop_buf_text(p->out, "</text>\n");
}

static void put_side_labels(struct plot *p)
{
	struct labels l = { .n = 0 };

	for (size_t s = 0; s < p->chart->n && s < COP_SVG_SERIES_MAX; s++) {
		const struct cop_curve *series = &p->chart->series[s];
		const struct cop_point *last = last_known(series);

		if (last && !p->chart->bars)
			add_label(&l,
				  (struct label){ y_of(p, last->value) + 4, s, false });
		if (series->has_target)
			add_label(&l,
				  (struct label){ y_of(p, series->target) + 4, s, true });
	}
	spread(&l, p->bottom + 4);
	for (size_t i = 0; i < l.n; i++)
		put_label(p, &l.at[i]);
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
	double most = 3;

	if (c->bars && !cop_chart_has_target(c))
		return 12;
	for (size_t s = 0; s < c->n; s++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf end = { 0 }, target = { 0 };

		if (!c->bars)
			series_label(&end, c, s);
		if (c->series[s].has_target)
			target_label(&target, &c->series[s]);
		most = fmax(most, (double)cop_utf8_width(cop_buf_str(&end), end.len));
		most = fmax(most, (double)target.len);
	}
	return 26 + CHAR * most;
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

/* A description in the caller's words need not name the targets. */
static void put_description(struct cop_buf *out, const struct cop_chart *c)
{
	if (!c->description) {
		cop_chart_words(out, c, &cop_sink_svg);
		return;
	}
	cop_enc_html_text(out, c->description, strlen(c->description));
	for (size_t s = 0; s < c->n; s++) {
		if (!c->series[s].has_target)
			continue;
		cop_buf_text(out, "; ");
		if (c->n > 1) {
			cop_curve_name(out, &c->series[s], &cop_sink_svg);
			cop_buf_text(out, ": ");
		}
		cop_buf_text(out, "target ");
		cop_curve_target(out, &c->series[s], &cop_sink_svg);
	}
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
	put_description(out, c);
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
		put_targets(&p);
	} else {
		put_targets(&p);
		for (size_t s = 0; s < c->n; s++)
			put_line(&p, s);
	}
	put_side_labels(&p);
	cop_buf_text(out, "</svg>\n");
}
