/* SPDX-License-Identifier: MIT */
#include "rules/rule.h"

#include <ctype.h>
#include <string.h>

#include "base/enc.h"
#include "model/days.h"
#include "rules/subjects.h"

static const struct cop_rule_rows *const subjects[] = {
	&cop_rules_elsewhere,   &cop_rules_fields,  &cop_rules_dates,
	&cop_rules_history,     &cop_rules_people,  &cop_rules_roles,
	&cop_rules_holders,     &cop_rules_charter, &cop_rules_members,
	&cop_rules_plan,        &cop_rules_repeat,  &cop_rules_figures,
	&cop_rules_surveys,     &cop_rules_notes,   &cop_rules_terms,
	&cop_rules_time,        &cop_rules_money,   &cop_rules_platforms,
	&cop_rules_branch_rows,
};

/* Other practice risks (format.md 6.2): answered in cop.yaml before they are judged here. */
static const char *const risks[] = {
	"views-not-relations",
	"time-ask-missing",
	"one-slot-one-format",
	"weak-purpose",
	"no-facilitation",
	"no-belonging",
	"target-unreal",
	"nothing-offered",
	"missed-for-long",
	"assigned-before-defined",
	"sponsor-in-the-dark",
	"sponsor-never-asked",
	"no-needs",
	"stale-practice",
	"not-by-practitioners",
	"launch-without-base",
	"no-protocol",
	"success-undefined",
	"change-skipped",
	"silence-after-launch",
	"momentum",
	"ill-scoped",
	"volume-before-quality",
	"rewards-unfair",
	"hard-to-re-enter",
	"divisive-contest",
	"not-evaluating",
	"stagnation",
	"gatekeeping",
	"ghost-register",
	"managers-unthanked",
	"council-outlived",
	"few-ties",
	"closed-practice",
	"abstract-practice",
	"manager-at-risk",
	"owner-missing",
	"private-data",
};

const struct cop_rule *cop_rules_at(size_t i)
{
	for (size_t s = 0; s < COP_COUNT(subjects); s++) {
		if (i < subjects[s]->n)
			return &subjects[s]->at[i];
		i -= subjects[s]->n;
	}
	return NULL;
}

const struct cop_rule *cop_rules_find(const char *id)
{
	const struct cop_rule *r;

	for (size_t i = 0; (r = cop_rules_at(i)) != NULL; i++) {
		if (strcmp(r->id->id, id) == 0)
			return r;
	}
	return NULL;
}

bool cop_rules_known(const char *id, struct cop_near *near)
{
	const struct cop_rule *r;

	if (cop_rules_find(id))
		return true;
	for (size_t i = 0; i < COP_COUNT(risks); i++) {
		if (strcmp(risks[i], id) == 0)
			return true;
		if (near)
			cop_near_try(near, risks[i]);
	}
	for (size_t i = 0; near && (r = cop_rules_at(i)) != NULL; i++)
		cop_near_try(near, r->id->id);
	return false;
}

/* --- for rules --- */

static enum cop_severity severity_of(const struct cop_rule_id *id, enum cop_age age)
{
	switch (age) {
	case COP_AGE_PRE:
		return (enum cop_severity)id->pre;
	case COP_AGE_YOUNG:
		return (enum cop_severity)id->young;
	case COP_AGE_ESTABLISHED:
		break;
	}
	return (enum cop_severity)id->established;
}

/* The noun of `cop NOUN edit`, NULL where records of the kind have none. */
static const char *noun_of(enum cop_kind kind)
{
	switch (kind) {
	case cop_kind_charter:
	case cop_kind_role:
	case cop_kind_member:
	case cop_kind_plan:
		return cop_records[kind]->name;
	case cop_kind_indicator:
		return "health";
	default:
		return NULL;
	}
}

/* "cop NOUN edit ID; keep one" of a row -> "cop plan edit clinic; keep one", or "keep one". */
static const char *hint_for(const struct cop_case *k, const char *hint)
{
	static const char noun[] = "NOUN", id[] = " ID";
	const char *name = k->item ? noun_of(k->kind) : NULL;
	const char *after = strstr(hint, "; ");
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (strstr(hint, noun) && !name)
		return after ? after + 2 : hint;
	for (const char *at = hint; *at;) {
		if (strncmp(at, noun, strlen(noun)) == 0 && name) {
			cop_buf_text(&out, name);
			at += strlen(noun);
		} else if (strncmp(at, id, strlen(id)) == 0 && k->item &&
			   !isalpha((unsigned char)at[strlen(id)])) {
			if (k->kind != cop_kind_charter)
				cop_buf_printf(&out, " %s", k->item->id);
			at += strlen(id);
		} else {
			cop_buf_char(&out, *at++);
		}
	}
	return cop_buf_keep(&out, k->j->c->arena);
}

struct cop_finding *cop_flag(const struct cop_case *k, struct cop_where where,
			     const char *fmt, ...)
{
	struct cop_finding *f;
	va_list args;
	const char *msg;

	va_start(args, fmt);
	msg = cop_arena_vprintf(k->j->c->arena, fmt, args);
	va_end(args);
	f = cop_find(k->j->findings, k->rule->id, where, "%s", msg);
	f->severity = severity_of(k->rule->id, k->j->age);
	if (k->rule->id->hint)
		f->hint = hint_for(k, k->rule->id->hint);
	return f;
}

void cop_flag_hint(const struct cop_case *k, struct cop_finding *f, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	f->hint = cop_arena_vprintf(k->j->c->arena, fmt, args);
	va_end(args);
}

double cop_case_limit(const struct cop_case *k, size_t i)
{
	const struct cop_limit *l = &k->rule->limits[i];

	return cop_threshold(k->j->c, l->id, l->fallback);
}

void cop_case_each(const struct cop_case *k, enum cop_kind kind,
		   void (*look)(const struct cop_case *))
{
	const struct cop_items *items = &k->j->c->items[kind];

	for (size_t i = 0; i < items->n; i++) {
		const struct cop_case one = { k->j, k->rule, kind, &items->at[i],
					      items->at[i].rec };

		look(&one);
	}
}

static const struct cop_schema *schema_of(const struct cop_case *k)
{
	return cop_records[k->kind]->schema;
}

struct cop_where cop_case_map(const struct cop_case *k, const struct cop_rec *rec)
{
	return cop_rec_where(k->j->c->places, schema_of(k), k->item->record, rec, NULL);
}

struct cop_where cop_case_entry(const struct cop_case *k, const struct cop_rec *rec,
				const char *key, const char *value)
{
	return cop_rec_where_value(k->j->c->places, schema_of(k), k->item->record, rec,
				   key, value);
}

const char *cop_case_who(const struct cop_case *k, const char *id)
{
	return cop_enc_shown(k->j->c->arena, cop_who_name(k->j->c, id));
}

const struct cop_calendar_table *cop_case_calendar(const struct cop_case *k)
{
	struct cop_judge *j = k->j;

	if (!cop_plan_any_repeats(j->c))
		return NULL; /* nothing to ask it, so nothing to open */
	if (!j->table && j->calendar.open && !j->failed.code &&
	    j->calendar.open(j->calendar.with, &j->table, &j->failed))
		return NULL;
	return j->table;
}

/* --- running --- */

static bool is_asked(const struct cop_judge *j, const struct cop_rule *r)
{
	return j->question == COP_ASK_BOTH || r->risk == (j->question == COP_ASK_RISKS);
}

static bool wanted(const struct cop_rule *r, const char *const *only)
{
	for (size_t i = 0; only && only[i]; i++) {
		if (strcmp(only[i], r->id->id) == 0)
			return true;
	}
	return !only;
}

void cop_rules_run(struct cop_judge *j, const char *const *only)
{
	const struct cop_rule *r;

	for (size_t i = 0; (r = cop_rules_at(i)) != NULL; i++) {
		unsigned needs = r->needs | (r->each ? 1u << r->of : 0);
		const struct cop_case k = { .j = j, .rule = r };

		if ((j->c->loaded & needs) != needs || !is_asked(j, r) ||
		    !wanted(r, only))
			continue;
		if (r->each)
			cop_case_each(&k, r->of, r->each);
		else if (r->all)
			r->all(&k);
	}
}

/* "roles/scribe" -> "scribe": what `about` names. */
static const char *id_of(const struct cop_finding *f)
{
	const char *slash = f->where.record ? strrchr(f->where.record, '/') : NULL;

	return slash ? slash + 1 : f->where.record ? f->where.record : "";
}

bool cop_rules_answers(const struct cop_answered_finding *a, const struct cop_finding *f)
{
	const char *id = id_of(f);

	if (!a->rule || strcmp(a->rule, f->rule->id) != 0)
		return false;
	for (size_t i = 0; i < a->about.n; i++) {
		if (a->about.at[i] && strcmp(a->about.at[i], id) == 0)
			return true;
	}
	return !a->about.n;
}

const struct cop_answered_finding *cop_rules_answer(const struct cop_community *c,
						    const struct cop_finding *f)
{
	const struct cop_answered_finding *found = NULL;

	for (size_t i = 0; i < c->cop->findings.n; i++) {
		const struct cop_answered_finding *a = &c->cop->findings.at[i];

		if (a->reason && a->until.day > c->today.day && cop_rules_answers(a, f) &&
		    (!found || a->about.n))
			found = a;
	}
	return found;
}

void cop_rules_accept(const struct cop_community *c, struct cop_findings *f)
{
	for (size_t i = 0; i < f->n && c->cop->findings.n; i++) {
		const struct cop_answered_finding *a = cop_rules_answer(c, f->at[i]);

		if (!a)
			continue;
		f->at[i]->accepted = cop_enc_shown(c->arena, a->reason);
		f->at[i]->in_hand = a->response == cop_response_in_hand ? a->owner : NULL;
		f->at[i]->until = a->until.day;
	}
}
