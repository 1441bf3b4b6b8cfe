/* SPDX-License-Identifier: MIT */
#include "report_show.h"

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	return cop_report_run(env, cop_report_kind_roster, opts, err);
}

static const char *const examples[] = { "cop report roster",
					"cop report roster --readers public -o who.html",
					"cop report roster --as-of 2026-03-01", NULL };

const struct cop_cmd cop_cmd_report_roster = {
	.summary = "who's who: roles, holders, groups",
	.rule = "People are named as far as they agreed; the others are counted.",
	.help = "Roles with holders and terms, groups, councils and projects, the people "
		"behind\n"
		"them, and whom to tell when something is wrong; as of today.",
	.examples = examples,
	.see = "cop role list, cop role export, cop report sent; cop help privacy",
	.formats = "text md html json",
	.document = "cop.report/1",
	.needs = COP_REPORT_NEEDS,
	.opts_size = sizeof(struct cop_report_opts),
	.run = run,
};
