/* SPDX-License-Identifier: MIT */
/* Up to three risks. What is a risk is judged elsewhere; here it is only told. */
#include "report/sponsor.h"

#include <string.h>

#include "report/consent.h"
#include "rules/rule.h"

static const struct cop_column columns[] = {
	{ "level", "Level", 0 },         { "risk", "Risk", 0 },
	{ "owner", "Who", 0 },           { "until", "Looked at again", 0 },
	{ "answer", "What is done", 0 }, { "rule", NULL, COP_COL_JSON },
};
enum { LEVEL, RISK, OWNER, UNTIL, ANSWER, RULE };

#define RISKS_SHOWN 3

/*
 * Rules about the files themselves are the convener's business, not the sponsor's. These
 * data rules tell of the community, as every practice risk does.
 */
static const char *const telling[] = {
	"role-unfilled", "term-ended",   "owner-on-break",  "sponsor-line",
	"review-due",    "council-open", "promise-overdue", "not-current-member",
};

static bool tells(const struct cop_finding *f)
{
	const struct cop_rule *rule = cop_rules_find(f->rule->id);

	if (f->severity == COP_CRITICAL)
		return true;
	if (f->severity != COP_WARNING)
		return false;
	if (rule && rule->risk)
		return true;
	for (size_t i = 0; i < COP_COUNT(telling); i++) {
		if (strcmp(f->rule->id, telling[i]) == 0)
			return true;
	}
	return false;
}

static bool in_id(char c)
{
	return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Does the text name this id, and not only one that holds it? */
static bool names_id(const char *text, const char *id)
{
	size_t len = strlen(id);

	for (const char *at = text; (at = strstr(at, id)) != NULL; at++) {
		if ((at == text || !in_id(at[-1])) && !in_id(at[len]))
			return true;
	}
	return false;
}

/*
 * A finding may hold a name, or an id that is one, which these readers must not see; then what
 * its rule looks for is all that is told.
 */
const char *cop_sponsor_risk(const struct cop_report *r, const struct cop_finding *f)
{
	const struct cop_str *msg = cop_str_text(r->arena, f->msg);
	const struct cop_member *m;

	for (COP_EACH(r->c, member, m)) {
		if (cop_consent_names(r->c, m->rec.id, r->readers))
			continue;
		if ((m->name && cop_str_has(msg, m->name)) || names_id(f->msg, m->rec.id))
			return f->rule->title;
	}
	return f->msg;
}

const struct cop_finding *cop_sponsor_worst(const struct cop_report *r)
{
	const struct cop_finding *worst = NULL;

	for (size_t i = 0; r->findings && i < r->findings->n; i++) {
		const struct cop_finding *f = r->findings->at[i];

		if (!f->accepted && tells(f) && (!worst || f->severity < worst->severity))
			worst = f;
	}
	return worst;
}

static void put_answer(const struct cop_report *r, struct cop_value *row,
		       const struct cop_answered_finding *a)
{
	row[ANSWER] = cop_v_text(a->reason);
	row[OWNER] = a->owner ? cop_report_who(r, a->owner)
			      : cop_report_whos(r, a->by.at, a->by.n);
	row[UNTIL] = cop_v_date(a->until);
}

static void put_finding(const struct cop_report *r, struct cop_table *t,
			const struct cop_finding *f)
{
	const struct cop_answered_finding *a = cop_rules_answer(r->c, f);
	struct cop_value *row = cop_table_row(t);

	row[RISK] = cop_v_word(cop_sponsor_risk(r, f));
	row[LEVEL] = cop_v_word(cop_severity_word(f->severity));
	row[ANSWER] = cop_v_word("not answered yet");
	row[RULE] = cop_v_word(f->rule->id);
	if (a)
		put_answer(r, row, a);
}

/* One kind at a time, so that the worst and the unanswered come first. */
static void put_findings(const struct cop_report *r, struct cop_table *t,
			 enum cop_severity severity, bool accepted)
{
	for (size_t i = 0; r->findings && i < r->findings->n; i++) {
		const struct cop_finding *f = r->findings->at[i];

		if (t->n < RISKS_SHOWN && f->severity == severity &&
		    !!f->accepted == accepted && tells(f))
			put_finding(r, t, f);
	}
}

static bool shown(const struct cop_table *t, const char *rule)
{
	for (size_t i = 0; i < t->n; i++) {
		if (t->rows[i][RULE].kind == COP_V_WORD &&
		    strcmp(t->rows[i][RULE].u.word, rule) == 0)
			return true;
	}
	return false;
}

/* "single-leader" of a rule that says no more here: "single leader". */
static const char *in_words(const struct cop_report *r, const char *rule)
{
	const struct cop_rule *known = cop_rules_find(rule);
	char *words = cop_arena_text(r->arena, rule);

	if (known)
		return known->id->title;
	for (char *at = words; *at; at++)
		*at = *at == '-' ? ' ' : *at;
	return words;
}

/* What the community has answered though it was not found again here. */
static void put_answered(const struct cop_report *r, struct cop_table *t)
{
	const struct cop_cop *cop = r->c->cop;

	for (size_t i = 0; i < cop->findings.n && t->n < RISKS_SHOWN; i++) {
		const struct cop_answered_finding *a = &cop->findings.at[i];
		struct cop_value *row;

		if (!a->rule || a->until.day <= r->today.day || shown(t, a->rule))
			continue;
		row = cop_table_row(t);
		row[RISK] = cop_v_word(in_words(r, a->rule));
		row[LEVEL] =
			cop_v_word(cop_enum_word(&cop_enum_response, (int)a->response));
		row[RULE] = cop_v_word(a->rule);
		put_answer(r, row, a);
	}
}

/* Rules judge records, levels judge figures: no rule may speak where a figure says act. */
static const char *nothing_found(const struct cop_report *r)
{
	size_t act = 0;

	for (size_t i = 0; i < r->nused; i++)
		act += r->used[i].level == COP_LEVEL_ACT;
	if (!act)
		return "the checks found nothing that endangers the community";
	return cop_arena_printf(r->arena,
				"no check found a risk, but %s act in this report",
				cop_report_count(r, act, "figure says", "figures say"));
}

void cop_sponsor_risks(struct cop_report *r, struct cop_block *s)
{
	struct cop_table *t;
	char day[COP_DATE_TEXT];

	if (r->period.to.day < r->today.day)
		cop_doc_line(r->doc, s, "As they stand on %s, after the period.",
			     cop_date_text(r->today, day));
	t = cop_doc_table(r->doc, s, "risks", columns, COP_COUNT(columns));
	put_findings(r, t, COP_CRITICAL, false);
	put_findings(r, t, COP_WARNING, false);
	put_findings(r, t, COP_CRITICAL, true);
	put_findings(r, t, COP_WARNING, true);
	put_answered(r, t);
	t->empty = r->findings ? nothing_found(r) : "not judged";
}
