/* SPDX-License-Identifier: MIT */
/*
 * Data rules (format.md 6.1) and practice risks (6.2): one row and one function each, in
 * the file of their subject.
 * The rows make up one table (cop_rules_find, cop_rules_at), in which also stand the rules
 * that the loader and the references are judged by, without a function of their own.
 */
#ifndef COP_RULES_RULE_H
#define COP_RULES_RULE_H

#include "base/near.h"
#include "calendar/calendar.h"
#include "model/community.h"

struct cop_rule;

/* Opens the calendar module where days of a repeating item are wanted. */
struct cop_calendar_door {
	enum cop_code (*open)(void *with, const struct cop_calendar_table **ret,
			      struct cop_error *err);
	void *with;
};

/* Is the record right, is the community well: two questions, one engine. */
enum cop_judging { COP_ASK_RECORD, COP_ASK_RISKS, COP_ASK_BOTH };

/* What a rule may know. */
struct cop_judge {
	struct cop_community *c;
	struct cop_date today;
	enum cop_age age;
	enum cop_judging question;
	struct cop_findings *findings;
	struct cop_calendar_door
		calendar; /* open NULL: repeating items are passed over */
	const struct cop_calendar_table *table; /* NULL until first asked for */
	struct cop_error failed;                /* why the calendar cannot be asked */
};

/* One rule at work; item and rec are NULL for rules that look at the whole. */
struct cop_case {
	struct cop_judge *j;
	const struct cop_rule *rule;
	enum cop_kind kind;
	const struct cop_item *item;
	const void *rec;
};

/* Gives either `of` and `each`, or `all`; neither: judged elsewhere. */
struct cop_rule {
	const struct cop_rule_id *id;
	bool risk;      /* a practice risk: asked for by COP_ASK_RISKS */
	unsigned needs; /* kinds that must be loaded, as bits; `of` need not be named */
	struct cop_limit limits[2];
	enum cop_kind of;
	void (*each)(const struct cop_case *k); /* once for every record of the kind */
	void (*all)(const struct cop_case *k);
};

/* --- for rules --- */

/*
 * Adds a finding with the severity of the community's age. In the row's hint " ID" becomes
 * the record's id and "NOUN" its noun; a hint "cop NOUN edit ID; why" of a record that has no
 * such command is only "why".
 */
struct cop_finding *cop_flag(const struct cop_case *k, struct cop_where where,
			     const char *fmt, ...) COP_PRINTF(3, 4);
void cop_flag_hint(const struct cop_case *k, struct cop_finding *f, const char *fmt, ...)
	COP_PRINTF(3, 4);
/* The limit `i` of the rule: the community's own, or the fallback. */
double cop_case_limit(const struct cop_case *k, size_t i);
/* The same rule at every record of one more kind. */
void cop_case_each(const struct cop_case *k, enum cop_kind kind,
		   void (*look)(const struct cop_case *));
/* Place of a field in the case's record; `ptr` is the mapping it stands in. */
#define COP_AT(k, kind, ptr, member) COP_WHERE((k)->j->c, (k)->item, kind, ptr, member)
/* Place of the mapping itself, and of one entry of a list of words. */
struct cop_where cop_case_map(const struct cop_case *k, const struct cop_rec *rec);
struct cop_where cop_case_entry(const struct cop_case *k, const struct cop_rec *rec,
				const char *key, const char *value);
/* Name of a member or title of a role, ready for a message. */
const char *cop_case_who(const struct cop_case *k, const char *id);
/* NULL where nothing repeats, or where it cannot be opened; then the check as a whole fails. */
const struct cop_calendar_table *cop_case_calendar(const struct cop_case *k);

/* --- the table --- */

const struct cop_rule *cop_rules_at(size_t i); /* NULL past the end */
const struct cop_rule *cop_rules_find(const char *id);
/* Is it the id of a rule, or of a practice risk (format.md 6.2)? Else tries them in `near`,
 * which may be NULL. */
bool cop_rules_known(const char *id, struct cop_near *near);

/*
 * Runs every rule of the judge's question whose kinds are loaded; `only` NULL, or a
 * NULL-terminated list of ids.
 */
void cop_rules_run(struct cop_judge *j, const char *const *only);
/* Is the answer to the finding's rule, and for its record? Its day is not looked at. */
bool cop_rules_answers(const struct cop_answered_finding *a, const struct cop_finding *f);
/*
 * The answer in cop.yaml (`findings`) that a finding has on the community's day; the one that
 * names its record before one that holds everywhere. NULL: none, or its day has come.
 */
const struct cop_answered_finding *cop_rules_answer(const struct cop_community *c,
						    const struct cop_finding *f);
/* Marks what the community has answered as accepted. */
void cop_rules_accept(const struct cop_community *c, struct cop_findings *f);

#endif
