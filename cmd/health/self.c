/* SPDX-License-Identifier: MIT */
/* The dashboard. */
#include "gauges.h"

#include "base/enc.h"
#include "health/dashboard.h"

struct opts {
	bool all;
};

static void write_count(struct cop_buf *out, unsigned n, const char *what)
{
	if (n)
		cop_buf_printf(out, "%s%u %s", out->len ? ", " : "", n, what);
}

static void add_title(struct cop_env *env, struct cop_doc *doc,
		      const struct cop_dashboard *d)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf counts = { 0 };
	const char *dot = env->look.ascii ? "-" : "\xC2\xB7";
	struct cop_period p = env->common.period;
	char day[COP_DATE_TEXT];
	const char *span = p.from.day || p.to.day
				   ? cop_period_text(env->arena, p)
				   : cop_arena_printf(env->arena, "90 days to %s",
						      cop_date_text(env->today, day));

	write_count(&counts, d->levels[COP_LEVEL_ACT], "act");
	write_count(&counts, d->levels[COP_LEVEL_WATCH], "watch");
	write_count(&counts, d->levels[COP_LEVEL_OK], "ok");
	write_count(&counts, d->levels[COP_LEVEL_NO_DATA], "no data");
	cop_doc_line(doc, NULL, "%s %s health %s %s %s %s",
		     cop_enc_shown(env->arena, env->community->cop->name), dot, dot, span,
		     dot, cop_buf_str(&counts));
}

static void add_hidden(struct cop_doc *doc, const struct cop_dashboard *d)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf names = { 0 };
	struct cop_value list = cop_v_list();

	for (size_t i = 0; i < d->nhidden; i++) {
		cop_buf_printf(&names, "%s%s", i ? ", " : "", d->hidden[i]);
		cop_v_push(doc->arena, &list, cop_v_word(d->hidden[i]));
	}
	if (d->nhidden)
		cop_doc_line(doc, NULL, "hidden at this stage: %s (cop health --all)",
			     cop_buf_str(&names));
	cop_doc_data(doc, NULL, "hidden", list);
}

/* Levels are no findings: ACT counts as a warning, WATCH as an information. */
static bool gate_failed(const struct cop_env *env, const struct cop_dashboard *d)
{
	enum { ERROR = 1, CRITICAL, WARNING, INFO };

	switch (env->common.fail_on) {
	case WARNING:
		return d->levels[COP_LEVEL_ACT] > 0;
	case INFO:
		return d->levels[COP_LEVEL_ACT] + d->levels[COP_LEVEL_WATCH] > 0;
	default:
		return false;
	}
}

static struct cop_doc *make_doc(struct cop_env *env, const struct cop_dashboard *d)
{
	struct cop_doc *doc = cop_health_doc(env);
	struct cop_value risks = cop_v_map();

	cop_v_put(doc->arena, &doc->head, "stage",
		  cop_v_word(cop_enum_word(&cop_enum_stage,
					   (int)cop_stage_shown(&d->stage))));
	add_title(env, doc, d);
	for (size_t i = 0; i < d->n; i++)
		*cop_doc_figure(doc, NULL) = d->at[i].figure;
	add_hidden(doc, d);
	cop_v_put(doc->arena, &risks, "act", cop_v_num(d->levels[COP_LEVEL_ACT]));
	cop_v_put(doc->arena, &risks, "watch", cop_v_num(d->levels[COP_LEVEL_WATCH]));
	cop_doc_data(doc, NULL, "risks", risks);
	return doc;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct cop_dashboard d;
	struct cop_health *h = cop_health_begin(env);
	enum cop_code code;

	cop_dashboard_make(h, env->common.period, o->all, &d);
	code = cop_show(env, make_doc(env, &d), err);
	if (code)
		return code;
	return gate_failed(env, &d) ? COP_E_NO : COP_OK;
}

static const char *const examples[] = { "cop health", "cop health --period 2026-Q1",
					"cop health --all --json",
					"cop health --fail-on warning", NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "all",
	  .help = "every indicator, not only those that suit the stage",
	  .offset = offsetof(struct opts, all) },
};

const struct cop_cmd cop_cmd_health_self = {
	.summary = "how the community is: few figures, worst first",
	.rule = "ACT is beyond a limit, WATCH short of a target; unknown is never 0.",
	.help = "Shows what `dashboard` in cop.yaml names; where it names nothing, the\n"
		"community's own indicators and those that suit its stage. Without\n"
		"--period each figure covers its own window up to today; of most that "
		"is\n"
		"the last 90 days.\n"
		"\n"
		"Shares of fewer than ten people are shown as counts and are never ACT.\n"
		"A promise (an objective with a target) is kept when the target is\n"
		"reached, or when the value is on its way: no worse than a straight "
		"line\n"
		"from the baseline to the target has it today. With --fail-on, ACT "
		"counts\n"
		"as a warning and WATCH as an information.",
	.examples = examples,
	.see = "cop health list, cop health show, cop health trend",
	.formats = "text json ndjson tsv csv md html",
	.document = "cop.health/1",
	.needs = COP_READS | COP_SPANS | COP_GATES | COP_HEALTH_KINDS,
	.record = &cop_record_indicator,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.run = run,
};
