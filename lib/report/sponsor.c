/* SPDX-License-Identifier: MIT */
/* The quarterly sponsor report: one page that ends in asks, and an annex. */
#include "report/sponsor.h"

#include "report/consent.h"

static const struct cop_report_part parts[] = {
	{ "value", "What changed", cop_sponsor_value },
	{ "objectives", "What we promised", cop_sponsor_objectives },
	{ "people", "People and roles", cop_sponsor_people },
	{ "work", "What we did", cop_sponsor_work },
	{ "risks", "Risks", cop_sponsor_risks },
	{ "resources", "Time and money", cop_sponsor_resources },
	{ "asks", "Asks and decisions wanted", cop_sponsor_asks },
	{ "next", "What comes next", cop_sponsor_next },
	{ "thanks", "Thanks", cop_sponsor_thanks },
	{ "annex", "Annex: what the figures mean", cop_report_annex },
};

bool cop_sponsor_owns(const struct cop_report *r, const struct cop_note *n)
{
	const struct cop_role *role = cop_role_of(r->c, "sponsor");

	if (!n->owner)
		return false;
	return cop_who_is(r->c, "sponsor", n->owner, r->today) ||
	       (role && cop_role_of(r->c, n->owner) == role);
}

static const char *subtitle(struct cop_report *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_date since;
	const char **who;
	size_t n = cop_who_members(r->c, cop_role_of(r->c, "sponsor") ? "sponsor" : NULL,
				   r->today, &who);

	cop_date_write_long(&out, r->period.from);
	cop_buf_text(&out, " to ");
	cop_date_write_long(&out, r->period.to);
	if (n && cop_report_names_all(r, who, n))
		cop_buf_printf(&out, ", for %s", cop_report_who_line(r, who, n));
	if (r->today.day <= r->period.to.day) {
		cop_buf_text(&out, "; the period goes on, this is how it stood on ");
		cop_date_write_long(&out, r->today);
	}
	if (cop_report_is_before(r, &since)) {
		cop_buf_text(&out, "; records begin on ");
		cop_date_write_long(&out, since);
	}
	return cop_buf_keep(&out, r->arena);
}

void cop_report_sponsor(struct cop_report *r)
{
	const char *title = cop_arena_printf(r->arena, "sponsor report %s",
					     cop_report_span_text(r, r->period));

	struct cop_block *headline;

	cop_report_begin(r, cop_report_kind_sponsor, title, subtitle(r));
	headline = cop_doc_section(r->doc, NULL, "headline", "In short");
	cop_report_add(r, parts, COP_COUNT(parts));
	/* it stands first and is written last: it sums up the figures of the others */
	cop_sponsor_headline(r, headline);
}
