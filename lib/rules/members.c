/* SPDX-License-Identifier: MIT */
/* Single people: breaks, refusals, who looks after whom, one person twice. */
#include <string.h>

#include "base/enc.h"
#include "model/life.h"
#include "rules/mentions.h"
#include "rules/subjects.h"

/* --- member-duplicate --- */

struct person {
	const struct cop_item *item;
	const struct cop_str *text; /* the name or address that is compared */
};

static int by_text(const void *va, const void *vb)
{
	const struct person *a = va, *b = vb;
	int order = cop_str_order(a->text, b->text);

	return order ? order : strcmp(a->item->id, b->item->id);
}

static void report_pair(const struct cop_case *k, const struct person *a,
			const struct person *b, const char *field, const char *how)
{
	const struct cop_member *m = b->item->rec;
	struct cop_finding *f = cop_flag(
		k, cop_where_in(k->j->c, b->item, cop_kind_member, &m->rec, field),
		"one person? '%s' and '%s' have %s", a->item->id, b->item->id, how);

	cop_flag_hint(k, f, "cop member show %s; cop member show %s", a->item->id,
		      b->item->id);
}

static void report_doubles(const struct cop_case *k, struct person *people, size_t n,
			   const char *field, const char *how)
{
	cop_sort(people, n, sizeof(*people), by_text);
	for (size_t i = 1; i < n; i++) {
		if (cop_str_order(people[i - 1].text, people[i].text) == 0)
			report_pair(k, &people[i - 1], &people[i], field, how);
	}
}

/* Names that are one name only where look-alike letters are taken for each other. */
static void report_alike(const struct cop_case *k, struct cop_arena *scratch,
			 struct person *people, size_t n)
{
	bool foreign = false;

	for (size_t i = 0; i < n; i++) {
		const struct cop_str *alike = cop_str_alike(scratch, people[i].text);

		foreign = foreign || alike != people[i].text;
		people[i].text = alike;
	}
	if (!foreign)
		return;
	cop_sort(people, n, sizeof(*people), by_text);
	for (size_t i = 1; i < n; i++) {
		const struct cop_member *a = people[i - 1].item->rec;
		const struct cop_member *b = people[i].item->rec;

		if (cop_str_order(people[i - 1].text, people[i].text) == 0 &&
		    cop_str_order(a->name, b->name) != 0)
			report_pair(k, &people[i - 1], &people[i], "name",
				    "names that look alike");
	}
}

static void member_duplicate(const struct cop_case *k)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	const struct cop_items *items = &k->j->c->items[cop_kind_member];
	struct person *names = COP_NEW_N(scratch, struct person, items->n);
	struct person *mails = COP_NEW_N(scratch, struct person, items->n);
	size_t nnames = 0, nmails = 0;

	for (size_t i = 0; i < items->n; i++) {
		const struct cop_member *m = items->at[i].rec;

		if (m->name)
			names[nnames++] = (struct person){ &items->at[i], m->name };
		if (m->email)
			mails[nmails++] = (struct person){ &items->at[i], m->email };
	}
	report_doubles(k, names, nnames, "name", "the same name");
	report_doubles(k, mails, nmails, "email", "the same email");
	report_alike(k, scratch, names, nnames);
}

/* --- declined-without-policy --- */

static void declined_without_policy(const struct cop_case *k)
{
	const struct cop_member *m = k->rec;

	for (size_t i = 1; i < m->history.n; i++) {
		const struct cop_member_step *s = &m->history.at[i];

		/* their own no has nobody in `by` */
		if (s->status == cop_member_status_declined && s->by.n && !s->policy &&
		    s[-1].status == cop_member_status_interested)
			cop_flag(k, cop_case_map(k, &s->rec),
				 "declined, but it does not say for which reason");
	}
}

/* --- break-over, break-too-long --- */

static const struct cop_member_step *present_break(const struct cop_case *k)
{
	const struct cop_member_step *s = cop_member_step_on(k->rec, k->j->today);

	return s && s->status == cop_member_status_on_break && s->until.day ? s : NULL;
}

static void break_over(const struct cop_case *k)
{
	const struct cop_member_step *s = present_break(k);
	char until[COP_DATE_TEXT];
	struct cop_finding *f;

	if (!s || s->until.day + (int32_t)cop_case_limit(k, 0) > k->j->today.day)
		return;
	f = cop_flag(k, COP_AT(k, member, s, until), "the break was to end on %s",
		     cop_date_text(s->until, until));
	f->since = s->until.day + 1;
	cop_flag_hint(k, f, "cop member edit %s, when you have asked kindly",
		      k->item->id);
}

static void break_too_long(const struct cop_case *k)
{
	const struct cop_member_step *s = present_break(k);

	if (s && s->until.day > k->j->today.day + (int32_t)cop_case_limit(k, 0))
		cop_flag(k, COP_AT(k, member, s, until), "back in %d?",
			 cop_date_parts(s->until).year);
}

/* --- buddy-self, invited-by-self --- */

static void buddy_self(const struct cop_case *k)
{
	const struct cop_member *m = k->rec;

	if (m->buddy && strcmp(m->buddy, k->item->id) == 0)
		cop_flag(k, COP_AT(k, member, m, buddy), "%s cannot be their own buddy",
			 cop_case_who(k, k->item->id));
}

static void invited_by_self(const struct cop_case *k)
{
	const struct cop_member *m = k->rec;

	if (m->invited_by && strcmp(m->invited_by, k->item->id) == 0)
		cop_flag(k, COP_AT(k, member, m, invited_by),
			 "%s cannot have invited themselves",
			 cop_case_who(k, k->item->id));
}

/* --- orphan-member --- */

static bool is_associate(const struct cop_case *k, const struct cop_member *m)
{
	return cop_member_status_on(m, k->j->today) == cop_member_status_associate;
}

static void orphan_member(const struct cop_case *k)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = NULL;
	const struct cop_items *items = &k->j->c->items[cop_kind_member];
	struct cop_mentions named = { 0 };

	for (size_t i = 0; i < items->n; i++) {
		struct cop_case one = *k;

		if (!is_associate(k, items->at[i].rec))
			continue;
		if (!scratch) {
			scratch = cop_arena_new();
			cop_mentions_collect(k->j->c, scratch, &named);
		}
		one.kind = cop_kind_member;
		one.item = &items->at[i];
		if (!cop_mentions_has(&named, items->at[i].id))
			cop_flag(&one, cop_case_map(&one, items->at[i].rec),
				 "nothing names this associate");
	}
}

/* --- consent-date --- */

static void consent_date(const struct cop_case *k)
{
	const struct cop_member *m = k->rec;

	if (m->consent.rec.src && (!m->consented.day || !m->consent_source))
		cop_flag(k, COP_AT(k, member, m, consent),
			 "consent needs the day and how it was given");
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "member-duplicate",
		       .title = "two records that may be one person",
		       .explain =
			       "The same address, or the same name whatever its case or "
			       "the "
			       "way its accents are written, is often one person who was "
			       "entered twice. Then every share of members is a little "
			       "wrong. "
			       "Two people may well have one name: cop accept "
			       "member-duplicate MEMBER MEMBER --until DATE --reason "
			       "\"two people\".",
		       COP_ALWAYS(COP_WARNING)),
	  .needs = COP_KIND_BIT(member),
	  .all = member_duplicate },
	{ .id = COP_ID(.id = "declined-without-policy",
		       .title = "somebody was declined without a reason of the charter",
		       .explain = "Whoever asks to join and is declined is told the "
				  "reason, and "
				  "it is one that the charter names. This keeps "
				  "admission fair. "
				  "If it was their own no, leave out who decided.",
		       .hint = "cop NOUN edit ID; cite a reason of policies.rejection in "
			       "'policy'",
		       COP_ALWAYS(COP_WARNING)),
	  .of = cop_kind_member,
	  .each = declined_without_policy },
	{ .id = COP_ID(.id = "break-over",
		       .title = "a break is over, and nobody said how it goes on",
		       .explain = "Coming back is the hard part of a break. Two weeks "
				  "after the "
				  "day somebody meant to be back, a kind question is "
				  "due; no "
				  "answer is also one.",
		       COP_ALWAYS(COP_WARNING)),
	  .limits = { { "break-grace", 14, "days",
			"Days after a break before it is named." } },
	  .of = cop_kind_member,
	  .each = break_over },
	{ .id = COP_ID(.id = "break-too-long", .title = "a break that ends far ahead",
		       .explain =
			       "A break of years is a leave in all but name, and keeps "
			       "somebody in every count. Alumni can come back on any day "
			       "as "
			       "well.",
		       .hint = "alumni can return any day as well", COP_ALWAYS(COP_INFO)),
	  .limits = { { "break-at-most", 548, "days",
			"Days ahead that a break may end." } },
	  .of = cop_kind_member,
	  .each = break_too_long },
	{ .id = COP_ID(.id = "buddy-self", .title = "somebody is their own buddy",
		       .explain = "A buddy is another member who looks after a newcomer.",
		       .hint = "cop member set ID buddy MEMBER", COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_member,
	  .each = buddy_self },
	{ .id = COP_ID(.id = "invited-by-self", .title = "somebody invited themselves",
		       .explain = "Who brought whom shows how a community grows. Those "
				  "who came "
				  "by themselves have no invited_by.",
		       .hint = "cop member set ID invited_by \"\"; or name another "
			       "member",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_member,
	  .each = invited_by_self },
	{ .id = COP_ID(.id = "orphan-member", .title = "an associate whom nothing names",
		       .explain = "Associates are in the register because something "
				  "names them: "
				  "a role, a note, a meeting. One that nothing names is "
				  "data "
				  "about a person without a use.",
		       .hint = "keep it for later, or remove the file",
		       COP_ALWAYS(COP_INFO)),
	  .needs = COP_KINDS_ALL,
	  .all = orphan_member },
	{ .id = COP_ID(.id = "consent-date",
		       .title = "consent without its day or how it was given",
		       .explain = "Consent that cannot be traced is none. With the day "
				  "and the "
				  "way it was given anybody can see what a person agreed "
				  "to.",
		       .hint = "cop member set ID consented DATE consent_source \"...\"",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_member,
	  .each = consent_date },
};

COP_RULE_ROWS(members, rows);
