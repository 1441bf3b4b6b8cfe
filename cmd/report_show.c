/* SPDX-License-Identifier: MIT */
#include "report_show.h"

#include <string.h>

#include "calendar.h"
#include "config.h"
#include "judge.h"

enum charts { CHARTS_UNSAID, CHARTS_UNICODE, CHARTS_SVG, CHARTS_NONE };

static const struct cop_word charts_words[] = {
	{ "unicode", "drawn in characters: text and md" },
	{ "svg", "pictures: html" },
	{ "none", "no charts, only tables" },
};
const struct cop_enum cop_enum_charts = { "charts", charts_words,
					  COP_COUNT(charts_words) };

static bool is_text_file(const char *path)
{
	const char *dot = path ? strrchr(path, '.') : NULL;

	return dot && strcmp(dot, ".txt") == 0;
}

/* Where nothing chose a form: text for a person at a terminal, Markdown for the rest. */
static void settle_format(struct cop_env *env)
{
	const struct cop_common *c = &env->common;

	if (env->format != cop_format_text || c->format_word || is_text_file(c->output))
		return;
	if (c->output || !env->host.out_tty)
		env->format = cop_format_md;
}

static enum cop_code check_charts(const struct cop_env *env, int charts,
				  struct cop_error *err)
{
	bool page = env->format == cop_format_html;

	if (charts == CHARTS_SVG && !page) {
		cop_fail(err, COP_E_USAGE, "charts are pictures in html only");
		return cop_fail_hint(err, "--format html, or --charts unicode");
	}
	if (charts == CHARTS_UNICODE && page) {
		cop_fail(err, COP_E_USAGE, "charts are pictures in html");
		return cop_fail_hint(err, "--charts svg, or --format md");
	}
	return COP_OK;
}

static struct cop_period span(const struct cop_env *env, const struct cop_report_form *f)
{
	struct cop_period p = env->common.period;

	if (env->common.since.day)
		p = (struct cop_period){ env->common.since, env->today };
	if (!p.from.day && !p.to.day)
		return cop_report_span(f, env->arena, env->community, env->today);
	if (!p.to.day)
		p.to = env->today;
	if (!p.from.day)
		p.from = env->community->cop->started.day ? env->community->cop->started
							  : p.to;
	return p;
}

/* What figures and risks rest on, for a report that has them. */
static enum cop_code judge(struct cop_env *env, struct cop_report *r,
			   struct cop_findings *ret, struct cop_error *err)
{
	enum cop_code code = cop_calendar_of_plan(env, &r->calendar, err);

	if (code || (code = cop_judge_all(env, env->community, ret, err)))
		return code;
	r->findings = ret;
	return COP_OK;
}

/*
 * What the sections lack cannot be filled by what is recorded now where the period lies
 * before the first record; another period is wanted then.
 */
static bool say_before(struct cop_env *env, const struct cop_report_form *f,
		       const struct cop_report *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf then = { 0 };
	struct cop_date since;
	char day[COP_DATE_TEXT];

	if (!f->spans || !cop_report_is_before(r, &since))
		return false;
	cop_period_write(&then, cop_quarter_of(since));
	cop_say(env, "note: nothing is recorded before %s", cop_date_text(since, day));
	cop_say(env, "hint: cop report %s --period %s",
		cop_enum_word(&cop_enum_report_kind, (int)f->kind), cop_buf_str(&then));
	return true;
}

/* "wrote x.html: 2026-Q1, 10 sections, 2 say "nothing recorded": stories, money" */
static void say_written(struct cop_env *env, const struct cop_report_form *f,
			const struct cop_report *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf texts = { 0 }, commands = { 0 };
	const struct cop_block **gaps;
	size_t n = cop_report_gaps(env->arena, r->doc, &gaps);
	size_t sections = cop_report_sections(r->doc);

	for (size_t i = 0; i < n; i++) {
		cop_buf_printf(&texts, "%s%s", i ? ", " : "", gaps[i]->u.gap.text);
		if (gaps[i]->u.gap.command)
			cop_buf_printf(&commands, "%s%s", commands.len ? "; " : "",
				       gaps[i]->u.gap.command);
	}
	cop_say(env, "wrote %s: %s, %zu section%s%s%s%s%s", env->common.output,
		cop_report_span_text(r, r->period), sections, sections == 1 ? "" : "s",
		n ? ", " : "",
		n ? cop_arena_printf(env->arena, "%zu say%s \"nothing recorded\"", n,
				     n == 1 ? "s" : "")
		  : "",
		n ? ": " : "", cop_buf_str(&texts));
	if (!say_before(env, f, r) && commands.len)
		cop_say(env, "hint: %s", cop_buf_str(&commands));
}

enum cop_code cop_report_run(struct cop_env *env, enum cop_report_kind kind,
			     const struct cop_report_opts *o, struct cop_error *err)
{
	const struct cop_report_form *f = cop_report_form(kind);
	struct cop_report r = { .arena = env->arena,
				.c = env->community,
				.today = env->today,
				.period = span(env, f),
				.readers = f->readers,
				.subject = o->subject,
				.brief = o->brief,
				.no_charts = o->charts == CHARTS_NONE };
	struct cop_findings judged;
	enum cop_code code;

	settle_format(env);
	if ((code = check_charts(env, o->charts, err)))
		return code;
	if (env->common.readers)
		r.readers = (enum cop_tier)env->common.readers;
	env->for_all = r.readers == cop_tier_public;
	if (f->judges && (code = judge(env, &r, &judged, err)))
		return code;
	cop_report_make(f, &r);
	env->look.version = "cop " COP_VERSION;
	code = cop_show(env, r.doc, err);
	if (!code && env->common.output && strcmp(env->common.output, "-") != 0)
		say_written(env, f, &r);
	else if (!code)
		say_before(env, f, &r);
	return code;
}
