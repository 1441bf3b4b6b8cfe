/* SPDX-License-Identifier: MIT */
#include "gauges.h"

#include <string.h>

#include "base/enc.h"
#include "model/observation.h"

struct opts {
	const char *indicator;
	const struct cop_str *value, *of, *from, *url, *note;
};

static enum cop_code put(struct cop_env *env, struct cop_node *line, const char *key,
			 const struct cop_str *typed, struct cop_error *err)
{
	const struct cop_field *f = cop_path_field(&cop_schema_reading, key);
	struct cop_node *node;
	enum cop_code code;

	if (!typed)
		return COP_OK;
	code = cop_value_typed(env->arena, f, typed, env->today, &node, err);
	if (code)
		return cop_fail_prefix(err, "%s", key);
	cop_make_put(env->arena, line, key, node);
	return COP_OK;
}

/* "'1.200' could be 1200 or 1.2", with both commands. */
static enum cop_code refuse_meant(const struct cop_gauge *g, const char *typed,
				  const struct cop_num_meant *m, struct cop_error *err)
{
	enum cop_code code = cop_num_refuse_meant(typed, m, err);

	if (m->other[0])
		cop_fail_hint(err, "cop health record %s %s, or cop health record %s %s",
			      g->id, m->one, g->id, m->other);
	else
		cop_fail_hint(err, "cop health record %s %s", g->id, m->one);
	return code;
}

/* "'lots' is not a number (calls is in calls a month)", and the command with the latest one. */
static enum cop_code explain_number(struct cop_env *env, const struct cop_gauge *g,
				    const struct opts *o, struct cop_error *err)
{
	const struct cop_observation *there = cop_observation_of(env->community, g->id);
	const struct cop_reading *last =
		there && there->readings.n ? &there->readings.at[there->readings.n - 1]
					   : NULL;
	const char *unit = cop_health_unit(env, g);
	COP_CLEANUP(cop_buf_clear) struct cop_buf number = { 0 };
	const char *typed = cop_enc_shown(env->arena, o->value);
	struct cop_num_meant meant;

	*err = (struct cop_error){ 0 };
	if (cop_num_meant(typed, strlen(typed), &meant))
		return refuse_meant(g, typed, &meant, err);
	if (*unit && strcmp(unit, g->id) != 0)
		cop_fail(err, COP_E_USAGE, "'%s' is not a number (%s is in %s)", typed,
			 g->id, unit);
	else
		cop_fail(err, COP_E_USAGE, "'%s' is not a number", typed);
	if (last && last->value.known)
		cop_num_write(&number, last->value.value);
	else
		cop_buf_text(&number, "12");
	return cop_fail_hint(err, "cop health record %s %s", g->id, cop_buf_str(&number));
}

static enum cop_code make_line(struct cop_env *env, const struct cop_gauge *g,
			       const struct opts *o, struct cop_node **ret,
			       struct cop_error *err)
{
	struct cop_node *line = cop_make_map(env->arena, COP_FLOW);
	char day[COP_DATE_TEXT];
	enum cop_code code;

	cop_make_put(env->arena, line, "date",
		     cop_make_bare(env->arena, cop_date_text(cop_day(env), day)));
	if ((code = put(env, line, o->of ? "count" : "value", o->value, err)))
		return explain_number(env, g, o, err);
	code = put(env, line, "of", o->of, err);
	if (!code)
		code = put(env, line, "from", o->from, err);
	if (!code)
		code = put(env, line, "url", o->url, err);
	if (!code)
		code = put(env, line, "note", o->note, err);
	*ret = line;
	return code;
}

/* What the line says, as a record; its findings were the typed values' own. */
static const struct cop_reading *read_back(struct cop_env *env, struct cop_node *line)
{
	struct cop_findings unread;
	struct cop_load l = { .arena = env->arena,
			      .findings = &unread,
			      .record = "observations" };

	cop_findings_init(&unread, env->arena);
	return cop_schema_load(&l, &cop_schema_reading, line, NULL);
}

static bool same_value(const struct cop_reading *a, const struct cop_reading *b)
{
	if (a->value.known || b->value.known)
		return a->value.known && b->value.known &&
		       a->value.value == b->value.value;
	return a->count.value == b->count.value && a->of.value == b->of.value;
}

static enum cop_code refuse_second(const struct cop_gauge *g,
				   const struct cop_reading *old,
				   const struct cop_reading *now, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf wanted = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf value = { 0 };
	char day[COP_DATE_TEXT];
	const char *date = cop_date_text(old->date, day);

	cop_num_write(&value, old->value.known ? old->value.value : old->count.value);
	if (!old->value.known)
		cop_buf_printf(&value, " of %.0f", old->of.value);
	cop_fail(err, COP_E_REFUSED, "'%s' is %s on %s already", g->id,
		 cop_buf_str(&value), date);
	cop_num_write(&wanted, now->value.known ? now->value.value : now->count.value);
	return cop_fail_hint(err, "cop health set %s observations.%s.%s %s", g->id, date,
			     old->value.known ? "value" : "count", cop_buf_str(&wanted));
}

/* The values that are there: none of that day, or *ret_same where it is this one. */
static enum cop_code check_day(struct cop_env *env, const struct cop_gauge *g,
			       const struct cop_reading *now, bool *ret_same,
			       struct cop_error *err)
{
	const struct cop_observation *o = cop_observation_of(env->community, g->id);

	for (size_t i = 0; o && i < o->readings.n; i++) {
		const struct cop_reading *old = &o->readings.at[i];

		if (old->date.day != now->date.day)
			continue;
		if (!same_value(old, now))
			return refuse_second(g, old, now, err);
		*ret_same = true;
	}
	return COP_OK;
}

/* What the records tell is not typed in as well, but for the time before them. */
static enum cop_code check_source(struct cop_env *env, const struct cop_health *h,
				  const struct cop_gauge *g, struct cop_error *err)
{
	char day[COP_DATE_TEXT];

	if (!g->computed || !h->deeds.first.day || cop_day(env).day < h->deeds.first.day)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "'%s' is computed from the records since %s", g->id,
		 cop_date_text(h->deeds.first, day));
	return cop_fail_hint(err, "cop health show %s", g->id);
}

/* What is to come is no observation: a target or a plan says it. */
static enum cop_code check_past(struct cop_env *env, const struct cop_gauge *g,
				const struct opts *o, struct cop_error *err)
{
	char day[COP_DATE_TEXT];
	COP_CLEANUP(cop_buf_clear) struct cop_buf value = { 0 };
	const char *typed = cop_enc_shown(env->arena, o->value);

	if (cop_day(env).day <= env->today.day)
		return COP_OK;
	cop_enc_shell_text(&value, typed, strlen(typed));
	cop_fail(err, COP_E_REFUSED, "%s is still to come, and '%s' is what was seen",
		 cop_date_text(cop_day(env), day), g->id);
	return cop_fail_hint(
		err, "cop health record %s %s --on %s, the last day it stands for", g->id,
		cop_buf_str(&value), cop_date_text(env->today, day));
}

static void write_target(struct cop_buf *out, const struct cop_gauge *g)
{
	char day[COP_DATE_TEXT];

	if (!g->objective)
		return;
	cop_buf_text(out, " (target ");
	cop_num_write(out, g->objective->target.value);
	if (g->objective->due.day)
		cop_buf_printf(out, " by %s", cop_date_text(g->objective->due, day));
	cop_buf_char(out, ')');
}

static enum cop_code check_count(const struct cop_reading *r, struct cop_error *err)
{
	if (r->value.known || r->count.value <= r->of.value)
		return COP_OK;
	return cop_fail(err, COP_E_USAGE, "%.0f of %.0f is more than all", r->count.value,
			r->of.value);
}

static enum cop_code commit(struct cop_env *env, const struct cop_gauge *g,
			    const struct cop_reading *r, struct cop_node *line,
			    struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	char day[COP_DATE_TEXT];
	enum cop_code code = COP_OK;

	if (line)
		code = cop_change_line(c, &cop_record_observation, g->id, line, err);
	if (code)
		return code;
	cop_buf_printf(&subject, "health: %s is ", g->id);
	cop_num_write(&subject, r->value.known ? r->value.value : r->count.value);
	if (!r->value.known)
		cop_buf_printf(&subject, " of %.0f", r->of.value);
	cop_buf_printf(&subject, " on %s", cop_date_text(r->date, day));
	write_target(&subject, g);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	const struct cop_reading *r;
	struct cop_node *line = NULL;
	struct cop_health *h = cop_health_begin(env);
	struct cop_gauge g;
	bool same = false;
	enum cop_code code = cop_health_find(env, h, o->indicator, &g, err);

	if (!code)
		code = check_source(env, h, &g, err);
	if (!code)
		code = check_past(env, &g, o, err);
	if (!code)
		code = make_line(env, &g, o, &line, err);
	if (code)
		return code;
	r = read_back(env, line);
	code = check_count(r, err);
	if (!code)
		code = check_day(env, &g, r, &same, err);
	return code ? code : commit(env, &g, r, same ? NULL : line, err);
}

static const char *const examples[] = {
	"cop health record calls 1040 --on 2026-06-30 --note \"call centre, monthly\"",
	"cop health record activation-rate 12 --of 40 --on 2025-12-31", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_TEXT,
	  .name = "of",
	  .metavar = "N",
	  .help = "VALUE is a count, out of so many",
	  .offset = offsetof(struct opts, of) },
	{ .kind = COP_OPT_TEXT,
	  .name = "from",
	  .metavar = "DATE",
	  .help = "first day it covers, if not the window",
	  .offset = offsetof(struct opts, from) },
	{ .kind = COP_OPT_TEXT,
	  .name = "url",
	  .help = "evidence",
	  .offset = offsetof(struct opts, url) },
	{ .kind = COP_OPT_TEXT,
	  .name = "note",
	  .help = "what a reader must know",
	  .offset = offsetof(struct opts, note) },
};

static const struct cop_arg args[] = {
	{ .name = "INDICATOR",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, indicator),
	  .hint = COP_HINT_INDICATOR,
	  .help = "which one, by id or title" },
	{ .name = "VALUE",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct opts, value),
	  .help = "the number, in its unit; a negative one behind --" },
};

const struct cop_cmd cop_cmd_health_record = {
	.summary = "one dated value of an indicator",
	.rule = "One value a day; --on is the last day it stands for.",
	.examples = examples,
	.see = "cop health import, cop health trend, cop health set",
	.needs = COP_WRITES | COP_DATED,
	.record = &cop_record_observation,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
