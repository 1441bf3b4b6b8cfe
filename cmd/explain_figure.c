/* SPDX-License-Identifier: MIT */
/* Where a figure comes from: what it counts, over which days, in which lines, against what. */
#include <string.h>

#include "base/enc.h"
#include "explain.h"
#include "health/gauges.h"
#include "judge.h"
#include "model/gathering.h"
#include "model/observation.h"

static void put(struct cop_env *env, struct cop_value *v, const char *key,
		const char *text)
{
	cop_v_put(env->arena, v, key, cop_v_word(text));
}

/* --- what it rests on --- */

/* The first and the last place, in the order of files and lines. */
static void widen(struct cop_loc *first, struct cop_loc *last, struct cop_loc at)
{
	int order = first->src ? strcmp(at.src->path, first->src->path) : -1;

	if (order < 0 || (order == 0 && at.at < first->at))
		*first = at;
	order = last->src ? strcmp(at.src->path, last->src->path) : 1;
	if (order > 0 || (order == 0 && at.at > last->at))
		*last = at;
}

static const char *spread(struct cop_env *env, struct cop_loc first, struct cop_loc last,
			  const char *what, size_t n)
{
	return cop_arena_printf(env->arena, "%s to %s (%zu %s%s)",
				explain_where(env, first), explain_where(env, last), n,
				what, n == 1 ? "" : "s");
}

/* Who took part, in gatherings and beside them. */
static void add_deeds(struct cop_env *env, const struct cop_health *h,
		      struct cop_period p, struct cop_value *list)
{
	struct cop_loc first = { 0 }, last = { 0 };
	size_t from, to, n = 0;

	cop_deeds_within(&h->deeds, p, &from, &to);
	for (; from < to; from++) {
		const struct cop_deed *d = &h->deeds.at[from];

		if (!cop_deed_is_activity(d) || !d->loc.src)
			continue;
		widen(&first, &last, d->loc);
		n++;
	}
	if (n)
		cop_v_push(env->arena, list,
			   cop_v_word(spread(env, first, last, "fact", n)));
}

static void add_gatherings(struct cop_env *env, struct cop_period p,
			   struct cop_value *list, struct cop_value *unseen)
{
	const struct cop_gathering *g;
	size_t held = 0;

	for (COP_EACH(env->community, gathering, g)) {
		if (!cop_period_holds(p, g->date))
			continue;
		held++;
		if (!g->attended.n && !g->guests.known)
			cop_v_push(env->arena, unseen,
				   cop_v_word(cop_arena_printf(
					   env->arena, "nobody is recorded at %s",
					   explain_where(
						   env, (struct cop_loc){ g->rec.src,
									  g->rec.at }))));
	}
	if (held)
		cop_v_push(env->arena, list,
			   cop_v_word(cop_arena_printf(env->arena, "%zu gathering%s",
						       held, held == 1 ? "" : "s")));
}

static void add_observations(struct cop_env *env, const struct cop_gauge *g,
			     struct cop_value *list)
{
	const struct cop_observation *o = NULL;
	const struct cop_item *item =
		cop_community_item(env->community, cop_kind_observation, g->id);
	struct cop_loc first = { 0 }, last = { 0 };

	o = item ? item->rec : NULL;
	for (size_t i = 0; o && i < o->readings.n; i++)
		widen(&first, &last,
		      (struct cop_loc){ o->readings.at[i].rec.src,
					o->readings.at[i].rec.at });
	if (first.src)
		cop_v_push(env->arena, list,
			   cop_v_word(spread(env, first, last, "value", o->readings.n)));
}

static void put_inputs(struct cop_env *env, const struct cop_health *h,
		       const struct cop_gauge *g, const struct cop_measure *m,
		       struct cop_value *v)
{
	struct cop_value list = cop_v_list(), unseen = cop_v_list();
	bool activity = g->source && cop_str_is(g->source, "activity");

	if (g->computed && activity) {
		add_deeds(env, h, m->period, &list);
		add_gatherings(env, m->period, &list, &unseen);
	}
	add_observations(env, g, &list);
	if (list.u.list.n)
		cop_v_put(env->arena, v, "inputs", list);
	if (unseen.u.list.n)
		cop_v_put(env->arena, v, "excluded", unseen);
}

/* --- what it is held against --- */

static void put_target(struct cop_env *env, const struct cop_gauge *g,
		       struct cop_value *v)
{
	const struct cop_objective *o = g->objective;
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	char day[COP_DATE_TEXT];

	if (!o || !o->target.known)
		return;
	cop_num_write(&out, o->target.value);
	if (o->due.day)
		cop_buf_printf(&out, " by %s", cop_date_text(o->due, day));
	cop_buf_printf(&out, " (%s)",
		       explain_where(env, (struct cop_loc){ o->rec.src, o->rec.at }));
	put(env, v, "target", cop_buf_keep(&out, env->arena));
}

/* Whose limits: the file's own, or those that come with cop. */
static void put_limits(struct cop_env *env, const struct cop_gauge *g,
		       struct cop_value *v)
{
	cop_v_put(env->arena, v, "low", cop_v_opt(g->low));
	cop_v_put(env->arena, v, "high", cop_v_opt(g->high));
	if (g->own && (g->own->low.known || g->own->high.known))
		put(env, v, "limits_from",
		    explain_where(env,
				  (struct cop_loc){ g->own->rec.src, g->own->rec.at }));
	else if (g->builtin)
		put(env, v, "limits_from", "the catalogue; our judgement");
	if (g->builtin)
		cop_v_put(env->arena, v, "usual", cop_v_text(g->builtin->mark));
}

static const char *change(struct cop_env *env, const struct cop_gauge *g)
{
	if (g->objective && g->objective->id)
		return cop_arena_printf(env->arena,
					"cop charter set objectives.%s.target N",
					g->objective->id);
	return cop_arena_printf(env->arena,
				g->own ? "cop health set %s low N high N"
				       : "cop health add --standard %s --low N --high N",
				g->id);
}

bool explain_figure(struct cop_env *env, const char *word, enum cop_code *ret,
		    struct cop_error *err)
{
	struct cop_value v = cop_v_map();
	struct cop_health *h;
	struct cop_measure m;
	struct cop_gauge g;

	if (cop_community_load(env->community, COP_HEALTH_KINDS, err)) {
		*ret = err->code;
		return true;
	}
	h = cop_health_begin(env);
	if (!cop_gauge_find(h, word, &g))
		return false;
	cop_gauge_figure(h, &g, env->common.period, &m);
	put(env, &v, "figure", g.id);
	cop_v_put(env->arena, &v, "title", cop_v_text(g.title));
	put(env, &v, "value", cop_health_said(env, &g, &m));
	put(env, &v, "interval", cop_health_interval(env, &m));
	put(env, &v, "period", cop_period_text(env->arena, m.period));
	cop_v_put(env->arena, &v, "definition", cop_v_text(g.text));
	cop_v_put(env->arena, &v, "unit", cop_v_text(g.unit));
	cop_v_put(env->arena, &v, "source", cop_v_text(g.source));
	put_inputs(env, h, &g, &m, &v);
	put(env, &v, "beside", m.beside);
	put_target(env, &g, &v);
	put_limits(env, &g, &v);
	if (g.item) {
		put(env, &v, "stands",
		    explain_where(env,
				  (struct cop_loc){ g.own->rec.src, g.own->rec.at }));
		cop_v_put(env->arena, &v, "named_by",
			  explain_named_by(env, g.item, &cop_record_indicator));
		cop_v_put(env->arena, &v, "findings", cop_judge_item(env, g.item));
	}
	put(env, &v, "change", change(env, &g));
	put(env, &v, "more", cop_arena_printf(env->arena, "cop health trend %s", g.id));
	*ret = explain_show(env, v, err);
	return true;
}
