/* SPDX-License-Identifier: MIT */
#include "gauges.h"

/* Changes of definition: values before and after cannot be compared. */
static struct cop_value list_breaks(struct cop_env *env, const struct cop_gauge *g)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; g->own && i < g->own->history.n; i++) {
		const struct cop_indicator_step *s = &g->own->history.at[i];
		struct cop_value one = cop_v_map();

		if (s->break_ != COP_TRUE || s->date.day > env->today.day)
			continue;
		cop_v_put(env->arena, &one, "date", cop_v_date(s->date));
		cop_v_put(env->arena, &one, "note", cop_v_text(s->note));
		cop_v_push(env->arena, &list, one);
	}
	return list;
}

static void put_target(struct cop_env *env, struct cop_value *v,
		       const struct cop_gauge *g)
{
	const struct cop_objective *o = g->objective;

	if (!o)
		return;
	cop_v_put(env->arena, v, "target", cop_v_opt(o->target));
	cop_v_put(env->arena, v, "due", cop_v_date(o->due));
	cop_v_put(env->arena, v, "objective", cop_v_word(o->rec.id));
}

static struct cop_value computed_of(struct cop_env *env, const struct cop_health *h,
				    const struct cop_gauge *g)
{
	struct cop_value v = cop_v_map(), breaks = list_breaks(env, g);
	struct cop_measure m;

	cop_gauge_figure(h, g, env->common.period, &m);
	cop_v_put(env->arena, &v, "status",
		  cop_v_word(cop_enum_word(&cop_enum_indicator_status, (int)g->status)));
	cop_v_put(env->arena, &v, "value", cop_v_word(cop_health_said(env, g, &m)));
	cop_v_put(env->arena, &v, "interval", cop_v_word(cop_health_interval(env, &m)));
	cop_v_put(env->arena, &v, "period", cop_v_word(m.figure.period));
	cop_v_put(env->arena, &v, "beside", cop_v_word(m.beside));
	if (m.figure.state == COP_KNOWN)
		cop_v_put(env->arena, &v, "change", cop_v_word(m.figure.why));
	put_target(env, &v, g);
	if (g->builtin)
		cop_v_put(env->arena, &v, "limits", cop_v_text(g->builtin->mark));
	cop_v_put(env->arena, &v, "computed_by",
		  cop_v_word(g->computed  ? "cop, from the records"
			     : g->builtin ? "nobody yet"
					  : "you: cop health record"));
	if (breaks.u.list.n)
		cop_v_put(env->arena, &v, "breaks", breaks);
	return v;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_show *o = opts;
	struct cop_indicator *merged = COP_NEW(env->arena, struct cop_indicator);
	struct cop_item item = { 0 };
	struct cop_health *h = cop_health_begin(env);
	struct cop_gauge g;
	enum cop_code code = cop_health_find(env, h, o->thing, &g, err);

	if (code)
		return code;
	if (g.own)
		*merged = *g.own;
	else
		*merged = *g.builtin->record;
	merged->text = g.text;
	merged->unit = g.unit;
	merged->source = g.source;
	merged->desirable = g.desirable;
	merged->low = g.low;
	merged->high = g.high;
	merged->window = g.window;
	if (g.item)
		item = *g.item;
	item.id = g.id;
	item.rec = merged;
	return cop_noun_show_item(env, &item, computed_of(env, h, &g), err);
}

static const char *const examples[] = { "cop health show calls",
					"cop health show participation-rate --period 90d",
					"cop health show calls --json", NULL };

static const struct cop_arg args[] = { COP_NOUN_THING("INDICATOR", INDICATOR,
						      cop_noun_show, thing) };

const struct cop_cmd cop_cmd_health_show = {
	.summary = "one indicator: definition, source, value, breaks",
	.rule = "Of a built-in one, what your file does not say comes from the "
		"catalogue.",
	.examples = examples,
	.see = "cop health trend, cop health record, cop health set",
	.formats = "text json md",
	.document = "cop.indicator/1",
	.needs = COP_READS | COP_SPANS | COP_HEALTH_KINDS,
	.record = &cop_record_indicator,
	.opts_size = sizeof(struct cop_noun_show),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
