/* SPDX-License-Identifier: MIT */
#include "report_show.h"

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	return cop_report_run(env, cop_report_kind_inception, opts, err);
}

static const char *const examples[] = { "cop report inception",
					"cop report inception -o workshop.html", NULL };

const struct cop_cmd cop_cmd_report_inception = {
	.summary = "workshop sheet from open questions",
	.rule = "Questions of the launch come first, the others if there is time.",
	.help = "For the day on which a group designs itself: who comes, which questions "
		"of the\n"
		"charter are open, why each matters, an example, what was marked to be "
		"looked at\n"
		"again, and the roles that wait for a definition or for somebody.",
	.examples = examples,
	.see = "cop charter status, cop plan add --kind inception, cop report charter",
	.formats = "text md html json",
	.document = "cop.report/1",
	.needs = COP_REPORT_NEEDS,
	.opts_size = sizeof(struct cop_report_opts),
	.run = run,
};
