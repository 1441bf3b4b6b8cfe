/* SPDX-License-Identifier: MIT */
#ifndef COP_TEST_REPORT_SAMPLE_H
#define COP_TEST_REPORT_SAMPLE_H

#include "report/report.h"

/* A community of examples/ or of the test's own folder, whole, as of a day. */
struct cop_community *sample_community(struct cop_arena *a, const char *dir,
				       struct cop_date today);

/* A report of it, built; dies with the arena. */
struct cop_report *sample_report(struct cop_arena *a, struct cop_community *c,
				 enum cop_report_kind kind);

#endif
