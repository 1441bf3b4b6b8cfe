/* SPDX-License-Identifier: MIT */
/* Where reports ask for figures: all come from lib/health. Inside lib/report. */
#ifndef COP_REPORT_FIGURES_H
#define COP_REPORT_FIGURES_H

#include "report/report.h"

/* An indicator over the period of the report, as far as that can be known. */
struct cop_figure cop_report_figure(struct cop_report *r, const char *id);

/* An objective and how far it is. */
struct cop_goal {
	const struct cop_objective *objective;
	struct cop_figure figure; /* now, target, state */
	struct cop_num start;     /* where it began; and when */
	struct cop_date start_date;
	struct cop_date measured;    /* day of the value; zero: the figure's period */
	const struct cop_point *way; /* all values up to the end of the report */
	size_t nway;
	bool down; /* less is better */
};
/* Worked out once for each report. */
size_t cop_report_goals(struct cop_report *r, const struct cop_goal **ret);

#endif
