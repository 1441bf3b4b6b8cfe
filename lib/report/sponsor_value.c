/* SPDX-License-Identifier: MIT */
/* The headline, and what changed for the organisation: stories with their chain. */
#include "report/sponsor.h"

#include <math.h>

#include "base/enc.h"
#include "report/consent.h"
#include "report/figures.h"

/* What somebody wrote for this report. */
static const struct cop_note *draft(const struct cop_report *r)
{
	const struct cop_note *n, *found = NULL;

	for (COP_EACH(r->c, note, n)) {
		if (n->kind == cop_note_kind_report &&
		    n->report == cop_report_kind_sponsor &&
		    n->from.day == r->period.from.day && n->to.day == r->period.to.day &&
		    n->date.day <= r->today.day && n->text)
			found = n;
	}
	return found;
}

static const char *moved(struct cop_report *r, const struct cop_goal *g)
{
	const struct cop_figure *f = &g->figure;
	double by = f->value - g->start.value;
	const char *name = f->title ? f->title : cop_report_shown(r, f->name);
	char from[COP_DATE_TEXT], to[COP_DATE_TEXT];

	if (f->state != COP_KNOWN || !g->start.known || by == 0 || (by < 0) != g->down)
		return NULL;
	if (cop_figure_in_percent(f))
		by = round(f->value) - round(g->start.value);
	if (by == 0)
		return NULL;
	return cop_arena_printf(
		r->arena, "%s: %s on %s, %s %s%s than at the start (%s%s%s).", name,
		cop_report_rounded(r, f, f->value), cop_date_text(g->measured, to),
		cop_report_number(r, by < 0 ? -by : by),
		cop_figure_in_percent(f) ? "points " : "", by < 0 ? "fewer" : "more",
		cop_report_rounded(r, f, g->start.value), g->start_date.day ? " on " : "",
		g->start_date.day ? cop_date_text(g->start_date, from) : "");
}

static const char *good(struct cop_report *r)
{
	const struct cop_goal *goals;
	size_t n = cop_report_goals(r, &goals);
	struct cop_figure f = cop_report_figure(r, "participation-rate");

	for (size_t i = 0; i < n; i++) {
		const char *text = goals[i].measured.day ? moved(r, &goals[i]) : NULL;

		if (text)
			return text;
	}
	if (f.state == COP_KNOWN && f.k > 0)
		return cop_arena_printf(r->arena, "%s of %s members took part in %s.",
					cop_report_number(r, f.k),
					cop_report_number(r, f.n), f.period);
	return NULL;
}

/* How far it has come; without a beginning, what is beside what was promised. */
static void write_promise(struct cop_buf *out, const struct cop_goal *g)
{
	if (g->start.known || !g->figure.has_target) {
		cop_buf_text(out, g->figure.why);
		return;
	}
	cop_figure_words(out, &g->figure);
	cop_buf_text(out, ", ");
	cop_figure_wanted(out, &g->figure);
	cop_buf_text(out, " wanted");
}

static const char *late_promise(struct cop_report *r)
{
	const struct cop_goal *goals;
	size_t n = cop_report_goals(r, &goals);

	for (size_t i = 0; i < n; i++) {
		const struct cop_goal *g = &goals[i];
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

		if (g->figure.level != COP_LEVEL_ACT &&
		    g->figure.level != COP_LEVEL_WATCH)
			continue;
		cop_buf_printf(&out, "The promise \"%s\" needs attention: ",
			       cop_report_clause(r, g->objective->text));
		write_promise(&out, g);
		cop_buf_char(&out, '.');
		return cop_buf_keep(&out, r->arena);
	}
	return NULL;
}

/*
 * The first figure of the report at this level: "Plan delivery is 55 % (6/11); 80 % counts as
 * good": nobody promised it, so it is not called wanted.
 */
static const char *low_figure(struct cop_report *r, enum cop_level level)
{
	for (size_t i = 0; i < r->nused; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		const struct cop_figure *f = &r->used[i];

		if (f->level != level)
			continue;
		cop_buf_printf(&out, "%s is ",
			       f->title ? f->title : cop_report_shown(r, f->name));
		cop_figure_words(&out, f);
		if (f->has_target) {
			cop_buf_text(&out, "; ");
			cop_figure_wanted(&out, f);
			cop_buf_text(&out, " counts as good");
		}
		return cop_buf_keep(&out, r->arena);
	}
	return NULL;
}

/* The worst first: danger, a promise, a figure that says act, a warning. */
static const char *worry(struct cop_report *r)
{
	const struct cop_finding *worst = cop_sponsor_worst(r);
	const char *promise = late_promise(r);
	const char *act = low_figure(r, COP_LEVEL_ACT), *concern = NULL;

	if (worst && worst->severity == COP_CRITICAL)
		concern = cop_sponsor_risk(r, worst);
	else if (promise)
		return promise;
	else if (act || !worst)
		concern = act ? act : low_figure(r, COP_LEVEL_WATCH);
	else
		concern = cop_sponsor_risk(r, worst);
	return concern ? cop_arena_printf(r->arena, "Of concern: %s.", concern) : NULL;
}

void cop_sponsor_headline(struct cop_report *r, struct cop_block *s)
{
	const struct cop_note *note = draft(r);
	const char *value, *concern;

	if (note) {
		cop_doc_prose(r->doc, s, "text", note->text);
		return;
	}
	value = good(r);
	concern = worry(r);
	if (value)
		cop_doc_line(r->doc, s, "%s", value);
	else
		cop_doc_gap(r->doc, s, "anything that shows value yet",
			    "cop health record INDICATOR VALUE");
	if (concern)
		cop_doc_line(r->doc, s, "%s", concern);
	else
		cop_doc_line(r->doc, s, "%s",
			     "Nothing in what is recorded asks for concern.");
}

static void put_story(struct cop_report *r, struct cop_block *s, const struct cop_note *n)
{
	struct cop_block *in =
		cop_doc_section(r->doc, s, n->rec.id, cop_report_shown(r, n->title));
	struct cop_value chain = cop_v_map();
	const char *who = cop_report_who_line(r, n->people.at, n->people.n);
	char day[COP_DATE_TEXT];

	cop_doc_line(r->doc, in, "%s, value %s%s%s", cop_date_text(n->date, day),
		     cop_enum_word(&cop_enum_cycle, (int)n->cycle), who ? "; " : "",
		     who ? who : "");
	if (n->text)
		cop_doc_prose(r->doc, in, "text", n->text);
	cop_v_put_named(r->arena, &chain, "gained", "what was gained",
			cop_v_text(n->gained));
	cop_v_put_named(r->arena, &chain, "did", "what was done", cop_v_text(n->did));
	cop_v_put_named(r->arena, &chain, "result", "what changed",
			cop_v_text(n->result));
	cop_v_put_named(r->arena, &chain, "quote", "in their words",
			cop_v_text(n->quote));
	if (n->url && cop_url_safe(n->url))
		cop_v_put(r->arena, &chain, "evidence", cop_v_text(n->url));
	cop_doc_fields(r->doc, in, "chain", chain);
}

#define STORIES_SHOWN 2

void cop_sponsor_value(struct cop_report *r, struct cop_block *s)
{
	const struct cop_note *n;
	size_t shown = 0, held = 0, more = 0;
	const struct cop_note *first_held = NULL;

	for (COP_EACH(r->c, note, n)) {
		if (n->kind != cop_note_kind_story || n->cycle < cop_cycle_applied ||
		    !cop_report_within(r, n->date))
			continue;
		if (!cop_report_tells(r, cop_note_share(n)))
			first_held = ++held == 1 ? n : first_held;
		else if (shown < STORIES_SHOWN && ++shown)
			put_story(r, s, n);
		else
			more++;
	}
	if (more)
		cop_doc_line(r->doc, s, "%s of this period stand%s in the notes.",
			     cop_report_count(r, more, "more story", "more stories"),
			     more == 1 ? "s" : "");
	if (held)
		cop_doc_line(r->doc, s,
			     "%s recorded, but may not go to these readers yet "
			     "(\"share: %s\" in notes/%s.yaml, once those in it agree).",
			     cop_report_count(r, held, "story is", "stories are"),
			     cop_enum_word(&cop_enum_tier, (int)r->readers),
			     first_held->rec.id);
	if (!shown && !held)
		cop_doc_gap(r->doc, s, "stories",
			    "cop note add story \"...\" --people MEMBER --cycle applied "
			    "--gained \"...\" --did \"...\"");
}
