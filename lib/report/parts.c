/* SPDX-License-Identifier: MIT */
/* What builders share. */
#include "report/report.h"

#include <math.h>
#include <string.h>

#include "base/enc.h"

void cop_report_add(struct cop_report *r, const struct cop_report_part *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		parts[i].add(r,
			     cop_doc_section(r->doc, NULL, parts[i].key, parts[i].title));
}

const char *cop_report_span_text(const struct cop_report *r, struct cop_period p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (p.from.day == p.to.day)
		cop_date_write(&out, p.from);
	else
		cop_period_write(&out, p);
	return cop_buf_keep(&out, r->arena);
}

/* Figures over half of the record look like those of the whole: the page says so itself. */
static void say_incomplete(struct cop_report *r)
{
	size_t lost = r->c->unreadable, flaws = cop_community_flaws(r->c);

	if (lost)
		cop_doc_line(r->doc, NULL,
			     "Not complete: %zu file%s of the record could not be read, "
			     "so people, items and figures may be missing here.",
			     lost, lost == 1 ? "" : "s");
	else if (flaws)
		cop_doc_line(r->doc, NULL,
			     "Not complete: %zu value%s in the record could not be used, "
			     "so people, items and figures may be missing here.",
			     flaws, flaws == 1 ? "" : "s");
	cop_v_put(r->arena, &r->doc->head, "complete", cop_v_bool(!lost && !flaws));
}

void cop_report_begin(struct cop_report *r, enum cop_report_kind kind, const char *title,
		      const char *subtitle)
{
	struct cop_doc *d = cop_doc_new(r->arena, "cop.report/1");
	const struct cop_cop *cop = r->c->cop;

	r->doc = d;
	r->end = r->period.to.day < r->today.day ? r->period.to : r->today;
	d->sections = d->annex = true;
	d->title = cop_str_text(r->arena,
				cop_arena_printf(r->arena, "%s: %s",
						 cop_report_shown(r, cop->name), title));
	d->subtitle = cop_str_text(r->arena, subtitle);
	if (cop->language)
		d->language = cop_enc_shown(r->arena, cop->language);
	cop_v_put(r->arena, &d->head, "report",
		  cop_v_word(cop_enum_word(&cop_enum_report_kind, (int)kind)));
	cop_v_put(r->arena, &d->head, "community", cop_v_text(cop->name));
	cop_v_put(r->arena, &d->head, "as_of", cop_v_date(r->today));
	cop_v_put(r->arena, &d->head, "period",
		  cop_v_word(cop_report_span_text(r, r->period)));
	cop_v_put(r->arena, &d->head, "readers",
		  cop_v_word(cop_enum_word(&cop_enum_tier, (int)r->readers)));
	say_incomplete(r);
}

void cop_report_keep(struct cop_report *r, const struct cop_figure *f)
{
	for (size_t i = 0; i < r->nused; i++) {
		if (f->id && r->used[i].id && strcmp(r->used[i].id, f->id) == 0)
			return;
	}
	*COP_PUSH(r->arena, r->used, r->nused, r->cused) = *f;
}

void cop_report_card(struct cop_report *r, struct cop_block *in, struct cop_figure f)
{
	cop_report_keep(r, &f);
	/* Without a promise, "on track" would claim one. */
	if (f.level == COP_LEVEL_OK && !f.has_target)
		f.level = COP_LEVEL_NONE;
	*cop_doc_figure(r->doc, in) = f;
}

bool cop_report_within(const struct cop_report *r, struct cop_date d)
{
	return cop_period_holds(r->period, d) && d.day <= r->end.day;
}

const char *cop_report_shown(const struct cop_report *r, const struct cop_str *s)
{
	return cop_enc_shown(r->arena, s);
}

const char *cop_report_clause(const struct cop_report *r, const struct cop_str *s)
{
	const char *shown = cop_report_shown(r, s);
	size_t len = strlen(shown);

	if (!len || shown[len - 1] != '.')
		return shown;
	return cop_arena_copy(r->arena, shown, len - 1);
}

const char *cop_report_count(const struct cop_report *r, size_t n, const char *one,
			     const char *many)
{
	return cop_arena_printf(r->arena, "%zu %s", n, n == 1 ? one : many);
}

const char *cop_report_number(const struct cop_report *r, double value)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_num_write(&out, round(value * 100) / 100);
	return cop_buf_keep(&out, r->arena);
}

const char *cop_report_rounded(const struct cop_report *r, const struct cop_figure *f,
			       double value)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_figure_past(&out, f, value);
	return cop_buf_keep(&out, r->arena);
}
