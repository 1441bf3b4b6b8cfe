/* SPDX-License-Identifier: MIT */
#include "gauges.h"

#include <math.h>

#include "base/enc.h"

#define POINTS 12

struct opts {
	struct cop_words indicators;
};

/* One indicator with its points. */
struct series {
	struct cop_gauge gauge;
	struct cop_gauge_series points;
};

/* From the value before; none across a break, where they cannot be compared. */
static struct cop_value change_of(const struct series *s, size_t i)
{
	const struct cop_gauge_point *at = s->points.at;

	if (!i || at[i].point.break_here || !at[i].point.known || !at[i - 1].point.known)
		return cop_v_word(NULL);
	return cop_v_num(round((at[i].point.value - at[i - 1].point.value) * 100) / 100);
}

/* A share of fewer than ten is no number to go by: k and n stand beside it. */
static bool is_few(const struct series *s, const struct cop_gauge_point *p)
{
	return p->n > 0 && p->n < 10 && cop_gauge_in_percent(&s->gauge);
}

static struct cop_value value_of(const struct series *s, const struct cop_gauge_point *p)
{
	if (!p->point.known)
		return cop_v_word("unknown");
	if (is_few(s, p))
		return cop_v_word("too few");
	return cop_v_num(round(p->point.value * 100) / 100);
}

static struct cop_value note_of(struct cop_env *env, const struct cop_gauge_point *p)
{
	if (!p->point.break_here)
		return cop_v_text(p->note);
	return cop_v_word(cop_arena_printf(env->arena, "new definition%s%s",
					   p->break_note ? ": " : "",
					   p->break_note ? p->break_note : ""));
}

/* "1430 to 1148 since 2025-05-31 (desirable: down)" stands beside the line itself. */
static void add_chart(struct cop_env *env, struct cop_doc *doc, const struct series *s)
{
	const struct cop_gauge *g = &s->gauge;
	struct cop_point *points = COP_NEW_N(env->arena, struct cop_point, s->points.n);
	struct cop_curve *curve = COP_NEW(env->arena, struct cop_curve);
	const char *unit = cop_health_unit(env, g);
	struct cop_chart chart = { .title_text = g->title, .series = curve, .n = 1 };

	for (size_t i = 0; i < s->points.n; i++)
		points[i] = s->points.at[i].point;
	*curve = (struct cop_curve){ .label = g->id, .at = points, .n = s->points.n };
	if (g->objective && g->objective->target.known) {
		curve->has_target = true;
		curve->target = g->objective->target.value;
		curve->target_due = g->objective->due;
	}
	chart.unit = cop_arena_printf(
		env->arena, "%s%sdesirable: %s", unit, *unit ? "; " : "",
		g->desirable ? cop_enum_word(&cop_enum_desirable, (int)g->desirable)
			     : "neutral");
	cop_doc_chart(doc, NULL, g->id, &chart);
}

static const struct cop_column columns[] = {
	{ "indicator", NULL, 0 },
	{ "date", NULL, 0 },
	{ "value", NULL, COP_COL_RIGHT },
	{ "k", NULL, COP_COL_RIGHT },
	{ "n", NULL, COP_COL_RIGHT },
	{ "change", NULL, COP_COL_RIGHT },
	{ "note", NULL, 0 },
};

static void add_rows(struct cop_env *env, struct cop_table *t, const struct series *s)
{
	bool several = t->ncols == COP_COUNT(columns);

	for (size_t i = 0; i < s->points.n; i++) {
		const struct cop_gauge_point *p = &s->points.at[i];
		struct cop_value *row = cop_table_row(t), *cell = row;

		if (several)
			*cell++ = cop_v_word(s->gauge.id);
		*cell++ = cop_v_date(p->point.date);
		*cell++ = value_of(s, p);
		*cell++ = p->n > 0 ? cop_v_num(p->k) : cop_v_word(NULL);
		*cell++ = p->n > 0 ? cop_v_num(p->n) : cop_v_word(NULL);
		*cell++ = change_of(s, i);
		*cell = note_of(env, p);
	}
}

static struct cop_value point_value(struct cop_env *env, const struct series *s,
				    const struct cop_gauge_point *p)
{
	struct cop_value v = cop_v_map();

	cop_v_put(env->arena, &v, "date", cop_v_date(p->point.date));
	if (p->point.known && !is_few(s, p))
		cop_v_put(env->arena, &v, "value", cop_v_num(p->point.value));
	if (p->n > 0) {
		cop_v_put(env->arena, &v, "k", cop_v_num(p->k));
		cop_v_put(env->arena, &v, "n", cop_v_num(p->n));
	}
	cop_v_put(env->arena, &v, "state",
		  cop_v_word(p->point.known ? "known" : "unknown"));
	cop_v_put(env->arena, &v, "note", cop_v_text(p->note));
	return v;
}

static struct cop_value series_value(struct cop_env *env, const struct series *s)
{
	struct cop_value v = cop_v_map(), points = cop_v_list(), breaks = cop_v_list();

	for (size_t i = 0; i < s->points.n; i++) {
		const struct cop_gauge_point *p = &s->points.at[i];
		struct cop_value one = cop_v_map();

		cop_v_push(env->arena, &points, point_value(env, s, p));
		if (!p->point.break_here)
			continue;
		cop_v_put(env->arena, &one, "date", cop_v_date(p->point.date));
		cop_v_put(env->arena, &one, "note", cop_v_word(p->break_note));
		cop_v_push(env->arena, &breaks, one);
	}
	cop_v_put(env->arena, &v, "id", cop_v_word(s->gauge.id));
	cop_v_put(env->arena, &v, "title", cop_v_text(s->gauge.title));
	cop_v_put(env->arena, &v, "unit", cop_v_text(s->gauge.unit));
	cop_v_put(env->arena, &v, "points", points);
	cop_v_put(env->arena, &v, "breaks", breaks);
	return v;
}

static enum cop_code read_series(struct cop_env *env, const struct cop_health *h,
				 const char *word, struct series *ret,
				 struct cop_error *err)
{
	struct cop_period given = env->common.period, p;
	enum cop_code code = cop_health_find(env, h, word, &ret->gauge, err);

	if (code)
		return code;
	p = cop_gauge_period(h, &ret->gauge, given);
	if (!ret->gauge.computed)
		p.from = given.from;
	ret->points = cop_gauge_series_known(cop_gauge_trend(h, &ret->gauge, p, POINTS));
	if (!ret->points.n)
		cop_say(env,
			"note: nothing recorded for '%s': cop health record %s VALUE",
			ret->gauge.id, ret->gauge.id);
	return COP_OK;
}

static bool for_people(enum cop_format f)
{
	return f == cop_format_text || f == cop_format_md || f == cop_format_html;
}

static enum cop_code show_json(struct cop_env *env, const struct series *list, size_t n,
			       struct cop_error *err)
{
	struct cop_doc *doc = cop_health_doc(env);
	struct cop_value all = cop_v_list();

	for (size_t i = 0; i < n; i++)
		cop_v_push(env->arena, &all, series_value(env, &list[i]));
	cop_doc_data(doc, NULL, "series", all);
	return cop_show(env, doc, err);
}

/* Charts first, one table of all points behind them. */
static enum cop_code show_points(struct cop_env *env, const struct series *list, size_t n,
				 struct cop_error *err)
{
	struct cop_doc *doc = cop_health_doc(env);
	struct cop_table *t;

	for (size_t i = 0; i < n && for_people(env->format); i++)
		if (list[i].points.n)
			add_chart(env, doc, &list[i]);
	t = cop_doc_table(doc, NULL, "points", columns + (n == 1),
			  COP_COUNT(columns) - (n == 1));
	for (size_t i = 0; i < n; i++)
		add_rows(env, t, &list[i]);
	return t->n ? cop_show(env, doc, err) : COP_OK;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct series *list = COP_NEW_N(env->arena, struct series, o->indicators.n);
	struct cop_health *h = cop_health_begin(env);
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < o->indicators.n && !code; i++)
		code = read_series(env, h, o->indicators.at[i], &list[i], err);
	if (code)
		return code;
	if (env->format == cop_format_json)
		return show_json(env, list, o->indicators.n, err);
	return show_points(env, list, o->indicators.n, err);
}

static const char *const examples[] = {
	"cop health trend calls", "cop health trend calls --period 2026",
	"cop health trend participation-rate --format csv", NULL
};

static const struct cop_arg args[] = {
	{ .name = "INDICATOR",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, indicators),
	  .hint = COP_HINT_INDICATOR,
	  .help = "which ones, by id or title" },
};

const struct cop_cmd cop_cmd_health_trend = {
	.summary = "how an indicator went: chart and table",
	.rule = "A break in the definition is marked; values across it are not compared.",
	.help = "Of recorded values, all, with the baseline first; of computed ones the\n"
		"last twelve windows. --period 2026 shows what was recorded in that "
		"year;\n"
		"for a computed one it is the last window, and those before it are as "
		"long.",
	.examples = examples,
	.see = "cop health show, cop health record",
	.formats = "text tsv csv json ndjson md html",
	.document = "cop.trend/1",
	.needs = COP_READS | COP_SPANS | COP_HEALTH_KINDS,
	.record = &cop_record_indicator,
	.opts_size = sizeof(struct opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
