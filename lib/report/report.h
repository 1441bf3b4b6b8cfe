/* SPDX-License-Identifier: MIT */
/*
 * Reports: a community becomes a document. One builder per report, which is a list of
 * sections; an empty one says "nothing recorded" and the command that fills it. Builders
 * read no clock and decide nothing about form: same community, same day, same document.
 */
#ifndef COP_REPORT_REPORT_H
#define COP_REPORT_REPORT_H

#include "doc/doc.h"
#include "model/life.h"

struct cop_calendar_table;
struct cop_goal;
struct cop_health;

/* What a builder may know, and what it makes. */
struct cop_report {
	struct cop_arena *arena;
	const struct cop_community *c; /* every kind loaded */
	struct cop_date today;
	struct cop_period period; /* both days given */
	enum cop_tier readers;    /* whom consent is asked for */
	/* judged, with what the community answered marked; NULL: not judged */
	const struct cop_findings *findings;
	/* NULL: of repeating items only the dates written down are known */
	const struct cop_calendar_table *calendar;
	const char *subject; /* id of what the report is of; NULL: of the whole */
	bool brief;          /* one page */
	bool no_charts;      /* tables only */

	/* made by the builder */
	struct cop_doc *doc;
	struct cop_date end;     /* last day it can know of: of the period, or today */
	struct cop_figure *used; /* every figure shown, for the annex */
	size_t nused, cused;
	struct cop_health *health;
	struct cop_goal *goals; /* objectives and how far they are (figures.h) */
	size_t ngoals;
};

/* One report that can be made; a row of the table. */
struct cop_report_form {
	enum cop_report_kind kind;
	const char *title;   /* "sponsor report" */
	const char *summary; /* of `cop report KIND` */
	bool spans;          /* covers a period; else it is as of today */
	bool judges; /* has figures or risks: repeating items are counted for them */
	enum cop_tier readers;
	/* Rhythm agreed in the charter, NULL: none. */
	struct cop_duration (*rhythm)(const struct cop_charter *c);
	void (*build)(struct cop_report *r);
};
extern const struct cop_report_form cop_report_forms[];
extern const size_t cop_nreport_forms;
/* NULL: no such report here. */
const struct cop_report_form *cop_report_form(enum cop_report_kind kind);

/*
 * The period a report covers where nothing else was said: the last full quarter before the
 * day, the running one where nothing is recorded of that one yet, or the day itself.
 */
struct cop_period cop_report_span(const struct cop_report_form *f, struct cop_arena *a,
				  const struct cop_community *c, struct cop_date day);
/* Makes the document: r->doc, in r->arena. Charter and members may be absent. */
void cop_report_make(const struct cop_report_form *f, struct cop_report *r);

/*
 * The day of the first record that a report could tell of (people, roles, notes, values,
 * what was done, the charter's steps); zero: there is none.
 */
struct cop_date cop_report_since(struct cop_arena *a, const struct cop_community *c);
/* The same without the days people joined: those may lie long before anybody kept a record. */
struct cop_date cop_report_begun(struct cop_arena *a, const struct cop_community *c);
/* Ends the period before that day? Then only *since can help. False without any record. */
bool cop_report_is_before(const struct cop_report *r, struct cop_date *since);

/* Sections of a made report (the annex is none), and those that say "nothing recorded". */
size_t cop_report_sections(const struct cop_doc *d);
/* Gaps of the whole document, in order. */
size_t cop_report_gaps(struct cop_arena *a, const struct cop_doc *d,
		       const struct cop_block ***ret);

/* --- builders --- */
void cop_report_sponsor(struct cop_report *r);
void cop_report_charter(struct cop_report *r);
void cop_report_roster(struct cop_report *r);
void cop_report_role_card(struct cop_report *r); /* subject: a role */
void cop_report_inception(struct cop_report *r);

/* --- for builders (parts.c) --- */

struct cop_report_part {
	const char *key, *title;
	void (*add)(struct cop_report *r, struct cop_block *s);
};
void cop_report_add(struct cop_report *r, const struct cop_report_part *parts, size_t n);
/* Title ("Plain Words: sponsor report 2026-Q1"), subtitle and head of the document. */
void cop_report_begin(struct cop_report *r, enum cop_report_kind kind, const char *title,
		      const char *subtitle);
/* Shows a figure and keeps it for the annex. */
void cop_report_card(struct cop_report *r, struct cop_block *in, struct cop_figure f);
void cop_report_keep(struct cop_report *r, const struct cop_figure *f);
void cop_report_annex(struct cop_report *r, struct cop_block *s);
/* Is the day in the period, and not after what can be known? */
bool cop_report_within(const struct cop_report *r, struct cop_date d);
/* Outside text, ready to stand in a line of our own. */
const char *cop_report_shown(const struct cop_report *r, const struct cop_str *s);
/* The same without a full stop at its end, to stand inside a sentence. */
const char *cop_report_clause(const struct cop_report *r, const struct cop_str *s);
/* "1 item", "2 items". */
const char *cop_report_count(const struct cop_report *r, size_t n, const char *one,
			     const char *many);
/* With two decimals at most, and only where it has them. */
const char *cop_report_number(const struct cop_report *r, double value);
/* The same of a value of this figure, as the figure rounds its own: "71 %". */
const char *cop_report_rounded(const struct cop_report *r, const struct cop_figure *f,
			       double value);
const char *cop_report_span_text(const struct cop_report *r, struct cop_period p);

#endif
