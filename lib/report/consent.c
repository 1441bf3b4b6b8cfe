/* SPDX-License-Identifier: MIT */
#include "report/consent.h"

#include "base/enc.h"

/* The tiers are in order, public first. */
bool cop_consent_opens(enum cop_tier share, enum cop_tier readers)
{
	if (readers == cop_tier_stewards)
		return true;
	return share && share <= readers;
}

bool cop_consent_names(const struct cop_community *c, const char *member,
		       enum cop_tier readers)
{
	const struct cop_member *m = cop_member_of(c, member);

	return m && m->name && cop_consent_opens(m->consent.name, readers);
}

bool cop_report_names_all(const struct cop_report *r, const char *const *ids, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!cop_role_of(r->c, ids[i]) &&
		    !cop_consent_names(r->c, ids[i], r->readers))
			return false;
	}
	return true;
}

/* Name or title; NULL: nobody that may be named. */
static const struct cop_str *named(const struct cop_report *r, const char *id)
{
	const struct cop_role *role = cop_role_of(r->c, id);

	if (role)
		return role->title;
	return cop_consent_names(r->c, id, r->readers) ? cop_member_name(r->c, id) : NULL;
}

struct cop_value cop_report_who(const struct cop_report *r, const char *id)
{
	const struct cop_str *name = id ? named(r, id) : NULL;

	if (name)
		return cop_v_text(name);
	return cop_v_word(id ? "a member" : NULL);
}

static const char *unnamed(const struct cop_report *r, size_t n)
{
	if (n == 1)
		return "a member";
	return cop_arena_printf(r->arena, "%zu members", n);
}

struct cop_value cop_report_whos(const struct cop_report *r, const char *const *ids,
				 size_t n)
{
	struct cop_value list = cop_v_list();
	size_t hidden = 0;

	for (size_t i = 0; i < n; i++) {
		const struct cop_str *name = named(r, ids[i]);

		if (name)
			cop_v_push(r->arena, &list, cop_v_text(name));
		else
			hidden++;
	}
	if (hidden)
		cop_v_push(r->arena, &list, cop_v_word(unnamed(r, hidden)));
	return list;
}

const char *cop_report_who_line(const struct cop_report *r, const char *const *ids,
				size_t n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_value list = cop_report_whos(r, ids, n);

	for (size_t i = 0; i < list.u.list.n; i++) {
		const struct cop_value *v = &list.u.list.at[i];

		cop_buf_text(&out, i ? ", " : "");
		if (v->kind == COP_V_TEXT)
			cop_buf_text(&out, cop_enc_shown(r->arena, v->u.text));
		else
			cop_buf_text(&out, v->u.word);
	}
	return out.len ? cop_buf_keep(&out, r->arena) : NULL;
}

enum cop_tier cop_note_share(const struct cop_note *n)
{
	if (n->share)
		return n->share;
	switch (n->kind) {
	case cop_note_kind_feedback:
	case cop_note_kind_concern:
	case cop_note_kind_ask:
	case cop_note_kind_touchpoint:
		return cop_tier_stewards;
	case cop_note_kind_report:
		return n->report == cop_report_kind_sponsor ||
				       n->report == cop_report_kind_funder
			       ? cop_tier_stewards
			       : cop_tier_members;
	default:
		return cop_tier_members;
	}
}

bool cop_report_tells(const struct cop_report *r, enum cop_tier share)
{
	return cop_consent_opens(share, r->readers);
}
