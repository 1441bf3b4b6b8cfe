/* SPDX-License-Identifier: MIT */
/* The charter to read: what the group agreed, from what it shares to when it agreed so. */
#include "report/charter.h"

#include "report/consent.h"

/* The first `BRIEF` ones stand on the sponsor's single page, with the last. */
static const struct cop_report_part parts[] = {
	{ "share", "What we share", cop_charter_part_share },
	{ "purpose", "Why we exist", cop_charter_part_purpose },
	{ "scope", "What belongs here", cop_charter_part_scope },
	{ "roles", "Who does what", cop_charter_part_roles },
	{ "people", "Whom it is for", cop_charter_part_people },
	{ "gathering", "How we meet", cop_charter_part_gathering },
	{ "participation", "How members take part", cop_charter_part_participation },
	{ "policies", "How we treat each other", cop_charter_part_policies },
	{ "growth", "How we grow", cop_charter_part_growth },
	{ "success", "How success shows", cop_charter_part_success },
	{ "knowledge", "What we do with what we know", cop_charter_part_knowledge },
	{ "questions", "The seven questions", cop_charter_part_questions },
	{ "adoption", "When we agreed", cop_charter_part_adoption },
};
#define BRIEF 4

bool cop_charter_prose(struct cop_report *r, struct cop_block *s, const char *key,
		       const char *title, const struct cop_str *text)
{
	if (!cop_str_len(text))
		return false;
	if (title)
		s = cop_doc_section(r->doc, s, key, title);
	cop_doc_prose(r->doc, s, key, text);
	return true;
}

bool cop_charter_texts(struct cop_report *r, struct cop_block *s, const char *key,
		       const char *title, const struct cop_str *const *at, size_t n)
{
	struct cop_value map = cop_v_map(), list = cop_v_list();

	for (size_t i = 0; i < n; i++)
		cop_v_push(r->arena, &list, cop_v_text(at[i]));
	if (!list.u.list.n)
		return false;
	cop_v_put_named(r->arena, &map, key, title, list);
	cop_doc_fields(r->doc, s, key, map);
	return true;
}

void cop_charter_gap(struct cop_report *r, struct cop_block *s, bool shown,
		     const char *what, const char *path)
{
	if (!shown)
		cop_doc_gap(
			r->doc, s, what,
			cop_arena_printf(r->arena, "cop charter set %s \"...\"", path));
}

static const char *subtitle(struct cop_report *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_charter *c = r->c->charter;
	const struct cop_charter_step *step = c ? cop_charter_step_on(c, r->today) : NULL;
	unsigned version = c ? cop_charter_version(c, r->today) : 0;
	struct cop_date adopted = c ? cop_charter_adopted(c, r->today)
				    : (struct cop_date){ 0 };

	if (version) {
		cop_buf_printf(&out, "Version %u, adopted on ", version);
		cop_date_write_long(&out, adopted);
	} else {
		cop_buf_text(&out, "A draft, not adopted yet");
	}
	if (step && step->status == cop_charter_status_under_review)
		cop_buf_text(&out, ", under review");
	cop_buf_text(&out, "; as of ");
	cop_date_write_long(&out, r->today);
	return cop_buf_keep(&out, r->arena);
}

static bool on_page(const struct cop_report *r, size_t i)
{
	return !r->brief || i < BRIEF || i + 1 == COP_COUNT(parts);
}

void cop_report_charter(struct cop_report *r)
{
	cop_report_begin(r, cop_report_kind_charter, "our charter", subtitle(r));
	if (!r->c->charter) {
		cop_doc_gap(r->doc, cop_doc_section(r->doc, NULL, "charter", "Charter"),
			    "a charter", "cop charter set purpose \"...\"");
		return;
	}
	for (size_t i = 0; i < COP_COUNT(parts); i++) {
		if (on_page(r, i))
			cop_report_add(r, &parts[i], 1);
	}
}
