/* SPDX-License-Identifier: MIT */
/* The reports that can be made; a new one is a row here and a builder. */
#include "report/report.h"

#include <string.h>

#include "health/health.h"

static struct cop_duration sponsor_rhythm(const struct cop_charter *c)
{
	return c->cadence.sponsor_report;
}

const struct cop_report_form cop_report_forms[] = {
	{ cop_report_kind_sponsor, "sponsor report",
	  "one page for the sponsor and an annex; it ends in asks", true, true,
	  cop_tier_public, sponsor_rhythm, cop_report_sponsor },
	{ cop_report_kind_charter, "charter", "the charter to read", false, false,
	  cop_tier_public, NULL, cop_report_charter },
	{ cop_report_kind_roster, "who's who", "who holds which role", false, false,
	  cop_tier_members, NULL, cop_report_roster },
	{ cop_report_kind_inception, "inception workshop",
	  "workshop sheet from open questions", false, false, cop_tier_stewards, NULL,
	  cop_report_inception },
	{ cop_report_kind_role_card, "role card", "a role on one page, to recruit for it",
	  false, false, cop_tier_public, NULL, cop_report_role_card },
};
const size_t cop_nreport_forms = COP_COUNT(cop_report_forms);

const struct cop_report_form *cop_report_form(enum cop_report_kind kind)
{
	for (size_t i = 0; i < cop_nreport_forms; i++) {
		if (cop_report_forms[i].kind == kind)
			return &cop_report_forms[i];
	}
	return NULL;
}

struct cop_period cop_report_span(const struct cop_report_form *f, struct cop_arena *a,
				  const struct cop_community *c, struct cop_date day)
{
	struct cop_period last = cop_quarter_before(day);

	if (!f->spans)
		return (struct cop_period){ day, day };
	return cop_report_begun(a, c).day > last.to.day ? cop_quarter_of(day) : last;
}

void cop_report_make(const struct cop_report_form *f, struct cop_report *r)
{
	r->health = cop_health_new(r->arena, r->c, r->calendar);
	f->build(r);
}

static bool is_annex(const struct cop_block *b)
{
	return b->key && strcmp(b->key, "annex") == 0;
}

size_t cop_report_sections(const struct cop_doc *d)
{
	size_t n = 0;

	for (const struct cop_block *b = d->top.first; b; b = b->next)
		n += b->kind == COP_B_SECTION && !is_annex(b);
	return n;
}

size_t cop_report_gaps(struct cop_arena *a, const struct cop_doc *d,
		       const struct cop_block ***ret)
{
	const struct cop_block **list = NULL, *b = d->top.first;
	size_t n = 0, cap = 0;

	while (b) {
		if (b->kind == COP_B_GAP)
			*COP_PUSH(a, list, n, cap) = b;
		if (b->kind == COP_B_SECTION && b->first) {
			b = b->first;
			continue;
		}
		while (b && !b->next)
			b = b->up;
		b = b ? b->next : NULL;
	}
	*ret = list;
	return n;
}
