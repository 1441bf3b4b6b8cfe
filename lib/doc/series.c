/* SPDX-License-Identifier: MIT */
/* Charts in words, and their points on one axis. */
#include "doc/render.h"

void cop_chart_title(struct cop_buf *out, const struct cop_chart *c,
		     const struct cop_sink *sink)
{
	if (c->title)
		sink->word(out, c->title, strlen(c->title));
	else if (c->title_text)
		sink->text(out, c->title_text);
}

void cop_curve_name(struct cop_buf *out, const struct cop_curve *s,
		    const struct cop_sink *sink)
{
	if (s->label)
		sink->word(out, s->label, strlen(s->label));
	else
		sink->text(out, s->name);
}

void cop_curve_target(struct cop_buf *out, const struct cop_curve *s,
		      const struct cop_sink *sink)
{
	struct cop_value due = cop_v_date(s->target_due);

	if (!s->has_target)
		return;
	cop_num_write(out, cop_num_short(s->target));
	if (due.kind == COP_V_NONE)
		return;
	cop_buf_text(out, " by ");
	cop_value_inline(out, &due, sink);
}

bool cop_chart_has_target(const struct cop_chart *c)
{
	for (size_t i = 0; i < c->n; i++) {
		if (c->series[i].has_target)
			return true;
	}
	return false;
}

static void end_words(struct cop_buf *out, const struct cop_point *p,
		      const struct cop_sink *sink)
{
	cop_num_write(out, cop_num_short(p->value));
	cop_buf_text(out, " (");
	cop_point_name(out, p, sink);
	cop_buf_char(out, ')');
}

static void way_words(struct cop_buf *out, const struct cop_curve *s,
		      const struct cop_sink *sink)
{
	const struct cop_point *first, *last;
	const char *direction = cop_points_direction(s->at, s->n);
	size_t unknown = 0;

	for (size_t i = 0; i < s->n; i++)
		unknown += !s->at[i].known;
	if (!cop_points_ends(s->at, s->n, &first, &last)) {
		cop_buf_text(out, "unknown");
		return;
	}
	end_words(out, first, sink);
	if (first != last) {
		cop_buf_text(out, " to ");
		end_words(out, last, sink);
	}
	if (direction)
		cop_buf_printf(out, ", %s", direction);
	if (unknown)
		cop_buf_printf(out, ", %zu unknown", unknown);
}

static void series_words(struct cop_buf *out, const struct cop_curve *s,
			 const struct cop_sink *sink)
{
	if (s->label || cop_str_len(s->name)) {
		cop_curve_name(out, s, sink);
		cop_buf_text(out, ": ");
	}
	way_words(out, s, sink);
	if (s->has_target)
		cop_buf_text(out, ", target ");
	cop_curve_target(out, s, sink);
}

void cop_chart_words(struct cop_buf *out, const struct cop_chart *c,
		     const struct cop_sink *sink)
{
	for (size_t i = 0; i < c->n; i++) {
		if (i)
			cop_buf_text(out, "; ");
		series_words(out, &c->series[i], sink);
	}
}

static bool same_place(const struct cop_point *a, const struct cop_point *b)
{
	if (a->label && b->label)
		return strcmp(a->label, b->label) == 0;
	return !a->label && !b->label && a->date.day == b->date.day;
}

static void add_place(struct cop_arena *a, struct cop_axis *axis,
		      const struct cop_point *p)
{
	for (size_t i = 0; i < axis->n; i++) {
		if (same_place(axis->at[i], p))
			return;
	}
	*COP_PUSH(a, axis->at, axis->n, axis->cap) = p;
	axis->dated &= p->date.day != 0;
}

static int by_date(const void *va, const void *vb)
{
	const struct cop_point *a = *(const struct cop_point *const *)va;
	const struct cop_point *b = *(const struct cop_point *const *)vb;

	return (a->date.day > b->date.day) - (a->date.day < b->date.day);
}

void cop_axis_make(struct cop_arena *a, const struct cop_chart *c, struct cop_axis *ret)
{
	*ret = (struct cop_axis){ .dated = true };
	for (size_t i = 0; i < c->n; i++) {
		for (size_t j = 0; j < c->series[i].n; j++)
			add_place(a, ret, &c->series[i].at[j]);
	}
	if (ret->dated)
		cop_sort(ret->at, ret->n, sizeof(const struct cop_point *), by_date);
}

const struct cop_point *cop_axis_find(const struct cop_axis *axis, size_t place,
				      const struct cop_curve *s)
{
	for (size_t i = 0; i < s->n; i++) {
		if (same_place(axis->at[place], &s->at[i]))
			return &s->at[i];
	}
	return NULL;
}
