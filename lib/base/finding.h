/* SPDX-License-Identifier: MIT */
/*
 * Findings: what is wrong with files or with a community. They are not errors: a check
 * collects all of them and returns COP_OK. A finding's identity is (rule, record, path
 * without list positions, message), never its line, so messages hold no line and no index.
 */
#ifndef COP_BASE_FINDING_H
#define COP_BASE_FINDING_H

#include "base/arena.h"

/* One scale, worst first. error: the files are wrong; critical: the community is in danger. */
enum cop_severity { COP_ERROR, COP_CRITICAL, COP_WARNING, COP_INFO, COP_UNKNOWN };

const char *cop_severity_word(enum cop_severity s);

/* What every rule has, data rule or risk; one row of a const table. */
struct cop_rule_id {
	const char *id;      /* "term-ended" */
	const char *title;   /* one line: what it looks for */
	const char *explain; /* why it matters, in a few sentences */
	const char *hint;    /* general remedy, may be NULL; a finding's own hint wins */
	/* severity before launch, while young, when established (format.md 6.1) */
	unsigned char pre, young, established;
};

/* Where, as COP_WHERE and the loader give it. All may be NULL or empty. */
struct cop_where {
	struct cop_loc at;
	uint32_t len;       /* bytes to underline; 0: one */
	const char *record; /* "roles/scribe" */
	const char *path;   /* "holders.ana-silva.to" */
};

struct cop_finding {
	const struct cop_rule_id *rule;
	enum cop_severity severity;
	struct cop_where where;
	const char *msg;      /* shown text: outside words went through cop_enc_shown */
	const char *hint;     /* or NULL */
	const char *accepted; /* reason from cop.yaml, or NULL: not answered */
	const char *in_hand;  /* answered: id of who works on it, or NULL */
	int32_t until;        /* answered: cop_date day on which it speaks again */
	int32_t since;        /* cop_date day since which it holds, 0 unknown */
};

struct cop_findings {
	struct cop_arena *arena;
	struct cop_finding **at;
	size_t n, cap;
};

void cop_findings_init(struct cop_findings *f, struct cop_arena *a);
/* Adds one with the rule's established severity; returned so that hint and severity can be
 * changed. */
struct cop_finding *cop_find(struct cop_findings *f, const struct cop_rule_id *rule,
			     struct cop_where where, const char *fmt, ...)
	COP_PRINTF(4, 5);
void cop_finding_hint(struct cop_findings *f, struct cop_finding *of, const char *fmt,
		      ...) COP_PRINTF(3, 4);
/* By file, line, column, rule, message. */
void cop_findings_sort(struct cop_findings *f);
/* Those of `after` whose identity is not in `before`, repeats counted; appended to ret. */
void cop_findings_new(const struct cop_findings *before, const struct cop_findings *after,
		      struct cop_findings *ret);
size_t cop_findings_count(const struct cop_findings *f,
			  enum cop_severity s); /* unaccepted */
/* The worst unaccepted severity at or above `bar`? */
bool cop_findings_reach(const struct cop_findings *f, enum cop_severity bar);

#endif
