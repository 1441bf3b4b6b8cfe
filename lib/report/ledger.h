/* SPDX-License-Identifier: MIT */
/* When a report was sent, to whom, and when it is due again: read from the report notes. */
#ifndef COP_REPORT_LEDGER_H
#define COP_REPORT_LEDGER_H

#include "report/report.h"

struct cop_ledger {
	const struct cop_note *last; /* the last one that was sent; NULL: never */
	struct cop_date next_due;    /* by the rhythm of the charter; zero: none agreed */
	const char *
		state; /* "due Wednesday; its ask \"A second manager\" is open, 90 days" */
};
/* Needs charter and notes loaded. */
void cop_ledger_read(struct cop_arena *a, const struct cop_community *c,
		     const struct cop_report_form *f, struct cop_date today,
		     struct cop_ledger *ret);
/* The day the next one is due, when one is sent on `sent`; zero: no rhythm agreed. */
struct cop_date cop_ledger_next(const struct cop_community *c,
				const struct cop_report_form *f, struct cop_date sent);
/*
 * What was prepared but not sent for just this period; NULL: nothing. Sending it fills in
 * the note that is there.
 */
const struct cop_note *cop_ledger_draft(const struct cop_community *c,
					const struct cop_report_form *f,
					struct cop_period p);
/* The open asks a report carries on a day: those of the sponsor in the sponsor report. */
size_t cop_ledger_asks(struct cop_arena *a, const struct cop_community *c,
		       const struct cop_report_form *f, struct cop_date on,
		       const struct cop_note ***ret);

#endif
