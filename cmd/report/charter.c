/* SPDX-License-Identifier: MIT */
#include "report_show.h"

struct opts {
	struct cop_report_opts all;
	int whom;
};

static const struct cop_word whom_words[] = {
	{ "sponsor", "one page: what, why, what belongs here, who does what" },
};
static const struct cop_enum whom_enum = { "for", whom_words, COP_COUNT(whom_words) };

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct opts o = *(const struct opts *)opts;

	o.all.brief = o.whom != 0;
	return cop_report_run(env, cop_report_kind_charter, &o.all, err);
}

static const char *const examples[] = {
	"cop report charter", "cop report charter --for sponsor",
	"cop report charter --readers members -o charter.html", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_CHOICE,
	  .name = "for",
	  .of = &whom_enum,
	  .offset = offsetof(struct opts, whom),
	  .help = "the page for the sponsor",
	  .fallback = "everything" },
};

const struct cop_cmd cop_cmd_report_charter = {
	.summary = "the charter to read",
	.rule = "People are named as far as they agreed; open answers say so.",
	.help = "What the community shares and why it exists, what belongs here, who "
		"does\n"
		"what, how it meets, how members take part, its rules, and when all of "
		"it was\n"
		"agreed; as of today. Text on a terminal, Markdown in a pipe.",
	.examples = examples,
	.see = "cop charter show, cop report sent; cop help privacy",
	.formats = "text md html json",
	.document = "cop.report/1",
	.needs = COP_REPORT_NEEDS,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.run = run,
};
