/* SPDX-License-Identifier: MIT */
/* Sections of the sponsor report, by subject. Inside lib/report. */
#ifndef COP_REPORT_SPONSOR_H
#define COP_REPORT_SPONSOR_H

#include "report/report.h"

#define COP_SPONSOR_PART(name) \
	void cop_sponsor_##name(struct cop_report *r, struct cop_block *s)

COP_SPONSOR_PART(headline);
COP_SPONSOR_PART(value);
COP_SPONSOR_PART(objectives);
COP_SPONSOR_PART(people);
COP_SPONSOR_PART(work);
COP_SPONSOR_PART(risks);
COP_SPONSOR_PART(resources);
COP_SPONSOR_PART(asks);
COP_SPONSOR_PART(next);
COP_SPONSOR_PART(thanks);

/* The worst finding that the community has not answered; NULL: none, or not judged. */
const struct cop_finding *cop_sponsor_worst(const struct cop_report *r);
const char *cop_sponsor_risk(const struct cop_report *r, const struct cop_finding *f);
/* Who the sponsor is: a note owned by the role, or by one who holds it today. */
bool cop_sponsor_owns(const struct cop_report *r, const struct cop_note *n);

#endif
