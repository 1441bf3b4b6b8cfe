/* SPDX-License-Identifier: MIT */
/* Figures as cards, charts as SVG; the numbers of both as tables below. */
#include "doc/html.h"

#include "doc/svg.h"

static void put_card(struct cop_html *h, const struct cop_figure *f)
{
	const struct cop_level_words *level = &cop_level_words[f->level];

	cop_buf_text(h->out, "<li class=\"card\">\n<p class=\"name\">");
	cop_figure_name(h->out, f, &cop_sink_html);
	if (level->key)
		cop_buf_printf(h->out, " <strong class=\"%s\">%s</strong>", level->key,
			       level->page);
	cop_buf_text(h->out, "</p>\n<p class=\"big\">");
	cop_figure_value(h->out, f, &cop_sink_html);
	cop_buf_text(h->out, "</p>\n");
	cop_svg_spark(h->out, f, ++h->sparks);
	if (f->has_target) {
		cop_buf_text(h->out, "<p>target ");
		cop_figure_target(h->out, f, &cop_sink_html);
		cop_buf_text(h->out, "</p>\n");
	}
	if (f->why) {
		cop_buf_text(h->out, "<p>");
		cop_html_word(h, f->why);
		cop_buf_text(h->out, "</p>\n");
	}
	if (f->source) {
		cop_buf_text(h->out, "<p>");
		cop_html_code(h, f->source);
		cop_buf_text(h->out, "</p>\n");
	}
	cop_buf_text(h->out, "</li>\n");
}

static void put_trend(struct cop_html *h, const struct cop_figure *f)
{
	size_t n = f->state == COP_SUPPRESSED ? 0 : f->ntrend;
	const struct cop_point *at = cop_points_last(f->trend, &n);

	for (size_t i = 0; i < n; i++) {
		cop_buf_text(h->out, i ? "; " : "");
		cop_point_name(h->out, &at[i], &cop_sink_html);
		cop_buf_char(h->out, ' ');
		if (at[i].known)
			cop_figure_past(h->out, f, at[i].value);
		else
			cop_buf_text(h->out, "unknown");
	}
}

static void put_numbers(struct cop_html *h, const struct cop_figure *f)
{
	cop_buf_text(h->out, "<tr><th scope=\"row\">");
	cop_figure_name(h->out, f, &cop_sink_html);
	cop_buf_text(h->out, "</th><td class=\"w\">");
	cop_figure_value(h->out, f, &cop_sink_html);
	cop_buf_text(h->out, "</td><td class=\"w\">");
	cop_figure_interval(h->out, f);
	cop_buf_text(h->out, "</td><td class=\"w\">");
	cop_html_word(h, f->period);
	cop_buf_text(h->out, "</td><td>");
	put_trend(h, f);
	cop_buf_text(h->out, "</td><td>");
	cop_html_word(h, f->definition);
	if (f->id) {
		cop_buf_text(h->out, f->definition ? "<br><code>" : "<code>");
		cop_buf_text(h->out, "cop explain ");
		cop_html_word(h, f->id);
		cop_buf_text(h->out, "</code>");
	}
	cop_buf_text(h->out, "</td></tr>\n");
}

void cop_html_figures(struct cop_html *h, const struct cop_block *b)
{
	cop_buf_text(h->out, "<ul class=\"cards\">\n");
	for (size_t i = 0; i < b->u.figures.n; i++)
		put_card(h, &b->u.figures.at[i]);
	cop_buf_text(h->out, "</ul>\n");
	if (h->page->doc->annex)
		return;
	cop_buf_text(h->out, "<details>\n<summary>Numbers and definitions</summary>\n");
	cop_html_table_open(h, "Numbers and definitions");
	cop_buf_text(
		h->out,
		"<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Value</th>"
		"<th scope=\"col\">95 % interval</th><th scope=\"col\">Period</th>"
		"<th scope=\"col\">Trend</th><th scope=\"col\">Definition</th></tr>"
		"</thead>\n<tbody>\n");
	for (size_t i = 0; i < b->u.figures.n; i++)
		put_numbers(h, &b->u.figures.at[i]);
	cop_buf_text(h->out, "</tbody>\n");
	cop_html_table_close(h);
	cop_buf_text(h->out, "</details>\n");
}

static void put_point(struct cop_html *h, const struct cop_point *at)
{
	cop_buf_text(h->out, "<td class=\"n\">");
	if (at && at->known)
		cop_num_write(h->out, at->value);
	else if (at)
		cop_buf_text(h->out, "unknown");
	if (at && at->break_here)
		cop_buf_text(h->out, " (new definition)");
	cop_buf_text(h->out, "</td>");
}

static void put_targets(struct cop_html *h, const struct cop_chart *c)
{
	if (!cop_chart_has_target(c))
		return;
	cop_buf_text(h->out, "<tfoot><tr><th scope=\"row\">target</th>");
	for (size_t s = 0; s < c->n; s++) {
		cop_buf_text(h->out, "<td class=\"n\">");
		cop_curve_target(h->out, &c->series[s], &cop_sink_html);
		cop_buf_text(h->out, "</td>");
	}
	cop_buf_text(h->out, "</tr></tfoot>\n");
}

static void put_data(struct cop_html *h, const struct cop_chart *c)
{
	struct cop_axis axis;

	cop_axis_make(h->page->arena, c, &axis);
	cop_buf_text(h->out, "<details>\n<summary>Data</summary>\n");
	cop_buf_text(h->out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
			     "aria-label=\"Data: ");
	cop_chart_title(h->out, c, &cop_sink_html);
	cop_buf_text(h->out, "\">\n<table>\n");
	cop_buf_text(h->out, "<caption>");
	cop_chart_title(h->out, c, &cop_sink_html);
	if (c->unit) {
		cop_buf_text(h->out, " (");
		cop_html_word(h, c->unit);
		cop_buf_char(h->out, ')');
	}
	cop_buf_text(h->out, "</caption>\n<thead><tr><th scope=\"col\">When</th>");
	for (size_t s = 0; s < c->n; s++) {
		cop_buf_text(h->out, "<th scope=\"col\" class=\"n\">");
		cop_curve_name(h->out, &c->series[s], &cop_sink_html);
		cop_buf_text(h->out, "</th>");
	}
	cop_buf_text(h->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < axis.n; i++) {
		cop_buf_text(h->out, "<tr><th scope=\"row\">");
		cop_point_name(h->out, axis.at[i], &cop_sink_html);
		cop_buf_text(h->out, "</th>");
		for (size_t s = 0; s < c->n; s++)
			put_point(h, cop_axis_find(&axis, i, &c->series[s]));
		cop_buf_text(h->out, "</tr>\n");
	}
	cop_buf_text(h->out, "</tbody>\n");
	put_targets(h, c);
	cop_html_table_close(h);
	cop_buf_text(h->out, "</details>\n");
}

static void put_svg(struct cop_html *h, const struct cop_chart *c)
{
	/* Where it is wider than the page, its end is seen first: the newest values. */
	cop_buf_text(h->out, "<div class=\"scroll latest\" tabindex=\"0\" "
			     "role=\"region\" aria-label=\"Chart: ");
	cop_chart_title(h->out, c, &cop_sink_html);
	cop_buf_text(h->out, "\">\n");
	cop_svg_chart(h->out, c, ++h->charts, h->page->arena);
	cop_buf_text(h->out, "</div>\n");
}

/* More than four lines in one picture cannot be told apart: one small chart each. */
static void put_pictures(struct cop_html *h, const struct cop_chart *c)
{
	struct cop_chart one = *c;

	if (c->n <= COP_SVG_SERIES_MAX) {
		put_svg(h, c);
		return;
	}
	one.n = 1;
	one.description = NULL;
	for (size_t s = 0; s < c->n; s++) {
		one.series = &c->series[s];
		put_svg(h, &one);
	}
}

void cop_html_chart(struct cop_html *h, const struct cop_chart *c)
{
	cop_buf_text(h->out, "<figure>\n<figcaption>");
	cop_chart_title(h->out, c, &cop_sink_html);
	if (c->unit) {
		cop_buf_text(h->out, " <span class=\"mute\">");
		cop_html_word(h, c->unit);
		cop_buf_text(h->out, "</span>");
	}
	cop_buf_text(h->out, "</figcaption>\n");
	put_pictures(h, c);
	put_data(h, c);
	cop_buf_text(h->out, "</figure>\n");
}
