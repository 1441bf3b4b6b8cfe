/* SPDX-License-Identifier: MIT */
/*
 * Whom a report may name, and what it may tell, to its readers (format.md 9). Without
 * consent a person is "a member", a role its title alone.
 */
#ifndef COP_REPORT_CONSENT_H
#define COP_REPORT_CONSENT_H

#include "report/report.h"

/* Does what is open to `share` reach these readers? None given means stewards. */
bool cop_consent_opens(enum cop_tier share, enum cop_tier readers);
/* Has this member agreed that these readers see the name? */
bool cop_consent_names(const struct cop_community *c, const char *member,
		       enum cop_tier readers);
/* Do the readers of the report see the name of everybody in the list? */
bool cop_report_names_all(const struct cop_report *r, const char *const *ids, size_t n);

/* A member or a role: name, title, or "a member". */
struct cop_value cop_report_who(const struct cop_report *r, const char *id);
/* Several, as a list; those not named are counted at the end: "2 members". */
struct cop_value cop_report_whos(const struct cop_report *r, const char *const *ids,
				 size_t n);
/* The same on one line: "Ana Silva, Ben Okoro, 2 members"; NULL where there is nobody. */
const char *cop_report_who_line(const struct cop_report *r, const char *const *ids,
				size_t n);

/* How far a note may go: its own word, else that of its kind (format.md 4.6). */
enum cop_tier cop_note_share(const struct cop_note *n);
/* May these readers have it? */
bool cop_report_tells(const struct cop_report *r, enum cop_tier share);

#endif
