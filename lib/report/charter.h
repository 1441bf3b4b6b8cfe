/* SPDX-License-Identifier: MIT */
/* Sections of the charter to read. Inside lib/report. */
#ifndef COP_REPORT_CHARTER_H
#define COP_REPORT_CHARTER_H

#include "report/report.h"

#define COP_CHARTER_PART(name) \
	void cop_charter_part_##name(struct cop_report *r, struct cop_block *s)

COP_CHARTER_PART(share);
COP_CHARTER_PART(purpose);
COP_CHARTER_PART(scope);
COP_CHARTER_PART(people);
COP_CHARTER_PART(gathering);
COP_CHARTER_PART(participation);
COP_CHARTER_PART(policies);
COP_CHARTER_PART(growth);
COP_CHARTER_PART(success);
COP_CHARTER_PART(knowledge);
COP_CHARTER_PART(roles);
COP_CHARTER_PART(questions);
COP_CHARTER_PART(adoption);

/* A text under a heading of its own, and whether it was there. Short: a paragraph alone. */
bool cop_charter_prose(struct cop_report *r, struct cop_block *s, const char *key,
		       const char *title, const struct cop_str *text);
/* A list of texts, one row each. */
bool cop_charter_texts(struct cop_report *r, struct cop_block *s, const char *key,
		       const char *title, const struct cop_str *const *at, size_t n);
/* "nothing recorded" with `cop charter set PATH "..."`, where nothing was shown. */
void cop_charter_gap(struct cop_report *r, struct cop_block *s, bool shown,
		     const char *what, const char *path);

#endif
