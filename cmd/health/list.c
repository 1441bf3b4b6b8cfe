/* SPDX-License-Identifier: MIT */
#include "gauges.h"

#include <math.h>
#include <string.h>

#include "base/enc.h"
#include "base/near.h"
#include "calendar.h"

struct cop_health *cop_health_begin(struct cop_env *env)
{
	const struct cop_calendar_table *calendar = NULL;
	struct cop_error why = { 0 };

	if (cop_health_wants_calendar(env->community) &&
	    cop_calendar(env, &calendar, &why))
		cop_say(env,
			"note: of repeating items only dates on record are counted: "
			"%s",
			why.msg);
	return cop_health_new(env->arena, env->community, calendar);
}

struct cop_doc *cop_health_doc(struct cop_env *env)
{
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);

	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	return doc;
}

/* Title, or one word of it where only one indicator has it. */
static bool find_by_title(struct cop_env *env, const struct cop_health *h,
			  const char *word, struct cop_gauge *ret)
{
	const struct cop_str *typed = cop_str_text(env->arena, word);
	struct cop_gauge *list;
	size_t n = cop_gauges(h, &list);

	for (size_t i = 0; i < n; i++) {
		if (!list[i].title || !cop_str_same_name(list[i].title, typed))
			continue;
		*ret = list[i];
		return true;
	}
	return false;
}

enum cop_code cop_health_find(struct cop_env *env, const struct cop_health *h,
			      const char *word, struct cop_gauge *ret,
			      struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf like = { 0 };
	struct cop_near near = { .typed = word };
	struct cop_gauge *list;
	uint32_t is;
	size_t n;

	if (cop_gauge_find(h, word, ret) || find_by_title(env, h, word, ret))
		return COP_OK;
	is = cop_noun_what(env, word);
	if (is) {
		cop_fail(err, COP_E_NOT_FOUND, "no indicator '%s'; that is %s %s", word,
			 cop_article(cop_ref_word(is)), cop_ref_word(is));
		if (!cop_noun_other(env, word, err))
			cop_fail_hint(err, "cop health list");
		return err->code;
	}
	n = cop_gauges(h, &list);
	for (size_t i = 0; i < n; i++) {
		cop_near_try(&near, list[i].id);
		if (strstr(list[i].id, word))
			cop_buf_printf(&like, "%s%s", like.len ? ", " : "", list[i].id);
	}
	cop_fail(err, COP_E_NOT_FOUND, "no indicator '%s'",
		 cop_enc_shown(env->arena, cop_str_text(env->arena, word)));
	if (like.len && (!near.best || strstr(near.best, word)))
		return cop_fail_hint(err, "did you mean %s?", cop_buf_str(&like));
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'? cop health list",
				     near.best);
	return cop_fail_hint(err, "cop health list");
}

const char *cop_health_unit(struct cop_env *env, const struct cop_gauge *g)
{
	return g->unit ? cop_enc_shown(env->arena, g->unit) : "";
}

void cop_health_value(struct cop_buf *out, const struct cop_gauge *g, double value,
		      double k, double n)
{
	bool percent = cop_gauge_in_percent(g);

	if (n > 0 && n < 10 && percent) {
		cop_num_write(out, k);
		cop_buf_text(out, " of ");
		cop_num_write(out, n);
		return;
	}
	if (percent)
		cop_num_write_fixed(out, value, 0);
	else
		cop_num_write(out, (double)(long long)(value * 100 + 0.5) / 100);
	if (percent)
		cop_buf_text(out, " %");
	if (n <= 0)
		return;
	cop_buf_text(out, " (");
	cop_num_write(out, k);
	cop_buf_char(out, '/');
	cop_num_write(out, n);
	cop_buf_char(out, ')');
}

const char *cop_health_said(struct cop_env *env, const struct cop_gauge *g,
			    const struct cop_measure *m)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (m->figure.state == COP_SUPPRESSED)
		cop_buf_text(&out, "fewer than 5 answers");
	else if (m->figure.state != COP_KNOWN)
		cop_buf_printf(&out, "unknown (%s)", m->figure.why);
	else if (m->figure.shown)
		cop_buf_text(&out, m->figure.shown);
	else
		cop_health_value(&out, g, m->figure.value, m->figure.k, m->figure.n);
	return cop_buf_keep(&out, env->arena);
}

const char *cop_health_interval(struct cop_env *env, const struct cop_measure *m)
{
	if (!m->figure.has_interval || (m->figure.n > 0 && m->figure.n < 10))
		return NULL;
	return cop_arena_printf(env->arena, "%.0f to %.0f, 95 of 100", m->figure.low,
				m->figure.high);
}

/* --- list --- */

struct opts {
	struct cop_words words;
	bool standard;
};

static const struct cop_column columns[] = {
	{ "id", NULL, 0 },
	{ "title", NULL, 0 },
	{ "kind", NULL, 0 },
	{ "status", NULL, COP_COL_COMPUTED },
	{ "value", NULL, COP_COL_COMPUTED | COP_COL_RIGHT },
	{ "unit", NULL, COP_COL_COMPUTED },
	{ "date", NULL, COP_COL_COMPUTED },
	{ "target", NULL, COP_COL_COMPUTED | COP_COL_RIGHT },
	{ "level", NULL, COP_COL_COMPUTED | COP_COL_WIDE },
	{ "built_in", NULL, COP_COL_COMPUTED | COP_COL_WIDE },
};

/* Of few people a count, for their share would mislead. */
static struct cop_value value_of(struct cop_env *env, const struct cop_measure *m)
{
	if (m->sampled && m->figure.n < 10)
		return cop_v_word(cop_arena_printf(env->arena, "%g of %g", m->figure.k,
						   m->figure.n));
	return cop_v_num(round(m->figure.value * 100) / 100);
}

static struct cop_value computed_of(struct cop_env *env, const struct cop_health *h,
				    const struct cop_gauge *g)
{
	struct cop_value v = cop_v_map();
	struct cop_measure m;

	cop_gauge_measure(h, g, cop_gauge_period(h, g, env->common.period), &m);
	cop_v_put(env->arena, &v, "status",
		  cop_v_word(cop_enum_word(&cop_enum_indicator_status, (int)g->status)));
	if (m.figure.state == COP_KNOWN && m.figure.has_value) {
		cop_v_put(env->arena, &v, "value", value_of(env, &m));
		cop_v_put(env->arena, &v, "date", cop_v_date(m.period.to));
	}
	cop_v_put(env->arena, &v, "unit", cop_v_text(g->unit));
	if (m.figure.has_target)
		cop_v_put(env->arena, &v, "target", cop_v_num(m.figure.target));
	cop_v_put(env->arena, &v, "level",
		  cop_v_word(m.figure.level ? cop_level_words[m.figure.level].key : ""));
	if (g->builtin)
		cop_v_put(env->arena, &v, "built_in", cop_v_bool(true));
	return v;
}

/* Those with a file; with --all (or --standard) the built-in ones too. */
static bool wanted(const struct cop_env *env, const struct opts *o,
		   const struct cop_gauge *g)
{
	if (o->standard)
		return g->builtin != NULL;
	if (env->common.all)
		return true;
	return g->item && g->status != cop_indicator_status_retired;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct cop_listing l = { 0 };
	struct cop_gauge *list;
	struct cop_health *h = cop_health_begin(env);
	size_t n;

	n = cop_gauges(h, &list);
	for (size_t i = 0; i < n; i++) {
		struct cop_item *item = COP_NEW(env->arena, struct cop_item);

		if (!wanted(env, o, &list[i]))
			continue;
		if (list[i].item)
			*item = *list[i].item;
		else
			*item = (struct cop_item){ .id = list[i].id,
						   .rec = list[i].builtin->record };
		cop_listing_add(env, &l, item, computed_of(env, h, &list[i]), &o->words);
	}
	return cop_listing_show(
		env, &l, columns, COP_COUNT(columns),
		"no indicators match; cop health list --all has the built-in ones too",
		err);
}

static const char *const examples[] = { "cop health list", "cop health list --all",
					"cop health list --where kind=impact",
					"cop health list --standard --columns id,text",
					NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "standard",
	  .help = "the catalogue: what is computed without being asked",
	  .offset = offsetof(struct opts, standard) },
};

static const struct cop_arg args[] = {
	{ .name = "WORD",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, words),
	  .help = "only indicators that contain the words, in any field" },
};

const struct cop_cmd cop_cmd_health_list = {
	.summary = "indicators, their values and targets",
	.rule = "Those you have a file for; --all adds retired and built-in ones.",
	.examples = examples,
	.see = "cop health show, cop health add; cop help where",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.indicator-list/1",
	.needs = COP_READS | COP_LISTS | COP_HEALTH_KINDS,
	.record = &cop_record_indicator,
	.columns = columns,
	.ncolumns = COP_COUNT(columns),
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
