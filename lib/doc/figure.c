/* SPDX-License-Identifier: MIT */
/* How figures and series read in words, whatever the form of the output. */
#include "doc/render.h"

#include <math.h>

const struct cop_level_words cop_level_words[COP_LEVELS] = {
	[COP_LEVEL_NONE] = { "", NULL, NULL, NULL },
	[COP_LEVEL_ACT] = { "ACT", "act", "act", "act" },
	[COP_LEVEL_WATCH] = { "WATCH", "watch", "watch", "watch" },
	[COP_LEVEL_OK] = { "OK", "ok", "ok", "on track" },
	[COP_LEVEL_NO_DATA] = { "NO DATA", "no-data", "no data", "no data" },
};

const char *cop_known_word(enum cop_known k)
{
	switch (k) {
	case COP_KNOWN:
		return "known";
	case COP_NOT_KNOWN:
		return "unknown";
	case COP_SUPPRESSED:
		return "suppressed";
	}
	return "unknown";
}

bool cop_figure_has_value(const struct cop_figure *f)
{
	return f->state == COP_KNOWN && (f->has_value || f->n > 0);
}

double cop_figure_number(const struct cop_figure *f)
{
	return f->has_value ? f->value : 100 * f->k / f->n;
}

bool cop_figure_in_percent(const struct cop_figure *f)
{
	if (f->unit)
		return strcmp(f->unit, "%") == 0;
	return f->n > 0 && !f->unit_text;
}

double cop_num_short(double value)
{
	return round(value * 100) / 100;
}

static void write_number(struct cop_buf *out, double value)
{
	cop_num_write(out, cop_num_short(value));
}

static void write_percent(struct cop_buf *out, const struct cop_figure *f, double value)
{
	cop_num_write_fixed(out, value, f->n >= 1000 ? 1 : 0);
	cop_buf_text(out, " %");
}

/* "1 person", "1 story", "1 call": our own words; those from outside stay as they are. */
static void write_one(struct cop_buf *out, const char *unit, const struct cop_sink *sink)
{
	size_t len = strlen(unit);

	if (strcmp(unit, "people") == 0)
		sink->word(out, "person", 6);
	else if (strcmp(unit, "stories") == 0)
		sink->word(out, "story", 5);
	else
		sink->word(out, unit, len - (len > 2 && unit[len - 1] == 's'));
}

static void write_unit(struct cop_buf *out, const struct cop_figure *f, bool one,
		       const struct cop_sink *sink)
{
	if (!f->unit && !f->unit_text)
		return;
	cop_buf_char(out, ' ');
	if (f->unit && one)
		write_one(out, f->unit, sink);
	else if (f->unit)
		sink->word(out, f->unit, strlen(f->unit));
	else
		sink->text(out, f->unit_text);
}

void cop_figure_name(struct cop_buf *out, const struct cop_figure *f,
		     const struct cop_sink *sink)
{
	const char *title = f->title ? f->title : f->id;

	if (f->name && !f->title)
		sink->text(out, f->name);
	else if (title)
		sink->word(out, title, strlen(title));
}

static void write_share(struct cop_buf *out, const struct cop_figure *f,
			const struct cop_sink *sink)
{
	if (cop_figure_in_percent(f) && f->n >= COP_SHARE_LEAST) {
		write_percent(out, f, 100 * f->k / f->n);
		cop_buf_text(out, " (");
		write_number(out, f->k);
		cop_buf_char(out, '/');
		write_number(out, f->n);
		cop_buf_char(out, ')');
		return;
	}
	write_number(out, f->k);
	cop_buf_text(out, " of ");
	write_number(out, f->n);
	if (!cop_figure_in_percent(f))
		write_unit(out, f, f->n == 1, sink);
}

void cop_figure_value(struct cop_buf *out, const struct cop_figure *f,
		      const struct cop_sink *sink)
{
	if (f->state == COP_SUPPRESSED) {
		cop_buf_text(out, "fewer than 5");
	} else if (!cop_figure_has_value(f)) {
		cop_buf_text(out, "unknown");
	} else if (f->shown) {
		sink->word(out, f->shown, strlen(f->shown));
	} else if (f->n > 0) {
		write_share(out, f, sink);
	} else if (cop_figure_in_percent(f)) {
		write_percent(out, f, f->value);
	} else {
		write_number(out, f->value);
		write_unit(out, f, f->value == 1, sink);
	}
}

void cop_figure_words(struct cop_buf *out, const struct cop_figure *f)
{
	cop_figure_value(out, f, &cop_sink_term);
}

void cop_figure_past(struct cop_buf *out, const struct cop_figure *f, double value)
{
	if (cop_figure_in_percent(f))
		write_percent(out, f, value);
	else
		write_number(out, value);
}

void cop_figure_range(struct cop_buf *out, const struct cop_figure *f)
{
	cop_figure_interval(out, f);
}

void cop_figure_target(struct cop_buf *out, const struct cop_figure *f,
		       const struct cop_sink *sink)
{
	struct cop_value due = cop_v_date(f->target_due);

	if (!f->has_target)
		return;
	write_number(out, f->target);
	if (cop_figure_in_percent(f))
		cop_buf_text(out, " %");
	else
		write_unit(out, f, f->target == 1, sink);
	if (due.kind == COP_V_NONE)
		return;
	cop_buf_text(out, " by ");
	cop_value_inline(out, &due, sink);
}

void cop_figure_wanted(struct cop_buf *out, const struct cop_figure *f)
{
	cop_figure_target(out, f, &cop_sink_term);
}

void cop_figure_interval(struct cop_buf *out, const struct cop_figure *f)
{
	bool few = f->n > 0 && f->n < COP_SHARE_LEAST;

	if (!f->has_interval || !cop_figure_has_value(f) || few)
		return;
	if (cop_figure_in_percent(f)) {
		write_percent(out, f, f->low);
		cop_buf_text(out, " to ");
		write_percent(out, f, f->high);
		return;
	}
	write_number(out, f->low);
	cop_buf_text(out, " to ");
	write_number(out, f->high);
}

void cop_point_name(struct cop_buf *out, const struct cop_point *p,
		    const struct cop_sink *sink)
{
	struct cop_value v = p->label ? cop_v_word(p->label) : cop_v_date(p->date);

	cop_value_inline(out, &v, sink);
}

bool cop_points_ends(const struct cop_point *p, size_t n,
		     const struct cop_point **ret_first,
		     const struct cop_point **ret_last)
{
	const struct cop_point *first = NULL, *last = NULL;

	for (size_t i = 0; i < n; i++) {
		if (p[i].break_here)
			first = last = NULL;
		if (!p[i].known)
			continue;
		first = first ? first : &p[i];
		last = &p[i];
	}
	if (!first)
		return false;
	*ret_first = first;
	*ret_last = last;
	return true;
}

const char *cop_points_direction(const struct cop_point *p, size_t n)
{
	const struct cop_point *first, *last;

	if (!cop_points_ends(p, n, &first, &last) || first == last)
		return NULL;
	if (last->value > first->value)
		return "up";
	return last->value < first->value ? "down" : "steady";
}

const struct cop_point *cop_points_last(const struct cop_point *p, size_t *n)
{
	size_t skip = *n > COP_TREND_LAST ? *n - COP_TREND_LAST : 0;

	*n -= skip;
	return skip ? p + skip : p;
}
