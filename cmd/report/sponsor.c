/* SPDX-License-Identifier: MIT */
#include "report_show.h"

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	return cop_report_run(env, cop_report_kind_sponsor, opts, err);
}

static const char *const examples[] = {
	"cop report sponsor", "cop report sponsor --period 2026-Q1 -o report.html",
	"cop report sponsor --readers members --json", NULL
};

static const struct cop_opt options[] = { COP_REPORT_CHARTS };

const struct cop_cmd cop_cmd_report_sponsor = {
	.summary = "one page for the sponsor, ending in asks",
	.rule = "People are named as far as they agreed; what is not recorded says so.",
	.help = "Covers the last full quarter, or the running one where nothing is "
		"older, "
		"unless --period says otherwise: what "
		"changed\n"
		"and for whom, objectives against their targets, people and roles, what "
		"was\n"
		"done, risks, time and money, what is wanted and by when, the next five\n"
		"dates, thanks; and in an annex what every figure means.\n\n"
		"What stands in the `text` of a note of kind report for the same period "
		"opens\n"
		"it; else the figures do. Text on a terminal, Markdown in a pipe.",
	.examples = examples,
	.see = "cop report sent, cop note add, cop health; cop help privacy",
	.formats = "text md html json",
	.document = "cop.report/1",
	.needs = COP_REPORT_NEEDS | COP_SPANS,
	.opts_size = sizeof(struct cop_report_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.run = run,
};
