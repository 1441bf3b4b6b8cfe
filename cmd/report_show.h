/* SPDX-License-Identifier: MIT */
/* What the leaves of report share. */
#ifndef COP_REPORT_SHOW_H
#define COP_REPORT_SHOW_H

#include "env.h"
#include "report/report.h"

/* unicode in text and Markdown, svg in html; none: tables only. */
extern const struct cop_enum cop_enum_charts;

/* Options of every report. */
struct cop_report_opts {
	int charts;
	bool brief;
	const char *subject; /* id */
};

/*
 * Makes the report, shows it or writes it to -o FILE, and says of a file what it holds and
 * what is missing. Text on a terminal, Markdown in a pipe.
 */
enum cop_code cop_report_run(struct cop_env *env, enum cop_report_kind kind,
			     const struct cop_report_opts *o, struct cop_error *err)
	COP_CHECKED;

#define COP_REPORT_NEEDS (COP_READS | COP_CONSENTS | COP_NEED_KINDS)
#define COP_REPORT_CHARTS \
	{ \
		.kind = COP_OPT_CHOICE, .name = "charts", .of = &cop_enum_charts, \
		.offset = offsetof(struct cop_report_opts, charts), \
		.help = "how charts are drawn; none: tables only", \
		.fallback = "svg in html, else unicode" \
	}

#endif
