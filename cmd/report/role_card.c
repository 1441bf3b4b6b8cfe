/* SPDX-License-Identifier: MIT */
#include "noun.h"
#include "report_show.h"

struct opts {
	const char *role;
};

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct cop_report_opts report = { 0 };
	const struct cop_item *item;
	enum cop_code code = cop_noun_find(env, o->role, &item, err);

	if (code)
		return code;
	report.subject = item->id;
	return cop_report_run(env, cop_report_kind_role_card, &report, err);
}

static const char *const examples[] = {
	"cop report role-card community-manager",
	"cop report role-card sponsor --readers members -o sponsor.html", NULL
};

static const struct cop_arg args[] = { COP_NOUN_THING("ROLE", ROLE, opts, role) };

const struct cop_cmd cop_cmd_report_role_card = {
	.summary = "a role on one page, to recruit for it",
	.rule = "What is not said of the role shows as a gap, with its command.",
	.help = "What the role is for, what it does and takes, what helps to bring, what "
		"one gains,\n"
		"with whom, and how to say yes; as of today.",
	.examples = examples,
	.see = "cop role show, cop report roster; cop help privacy",
	.formats = "text md html json",
	.document = "cop.report/1",
	.needs = COP_REPORT_NEEDS,
	.record = &cop_record_role,
	.opts_size = sizeof(struct opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
