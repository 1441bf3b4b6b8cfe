/* SPDX-License-Identifier: MIT */
#include "env.h"

#include "base/enc.h"
#include "judge.h"
#include "model/community.h"

struct opts {
	bool all;
};

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct opts *o = opts;
	struct cop_community *c = env->community;
	struct cop_finding_look look = { .look = env->look, .all = o->all };
	int bar = env->common.fail_on;
	struct cop_findings f;
	enum cop_code code = cop_judge_risks(env, c, &f, err);

	if (code)
		return code;
	look.as_of = env->today;
	look.prefix = cop_store_prefix(c->store);
	look.community = cop_enc_shown(env->arena, c->cop->name);
	code = cop_findings_render(&f, env->format, &look, &out, err);
	if (code || (code = cop_show_text(env, &out, err)))
		return code;
	if (!bar || bar > COP_INFO + 1 ||
	    !cop_findings_reach(&f, (enum cop_severity)(bar - 1)))
		return COP_OK;
	err->code = COP_E_NO;
	return COP_E_NO;
}

static const char *const examples[] = { "cop health risks",
					"cop health risks --fail-on critical",
					"cop health risks --as-of 2027-01-31 --json",
					NULL };

static const struct cop_opt options[] = {
	{ COP_OPT_FLAG, 'a', "all", .help = "accepted ones too",
	  .offset = offsetof(struct opts, all) },
};

const struct cop_cmd cop_cmd_health_risks = {
	.summary = "what endangers the community, and the smallest next step",
	.rule = "What cannot be judged is said to be unknown, never to be well.",
	.help = "Judges roles and terms, the managers' time, and money: who follows "
		"whom,\n"
		"what hangs on one person, what nobody looks after, whether the work "
		"fits the\n"
		"hours. `cop check` asks whether the record is right; this asks whether "
		"the\n"
		"community is well. cop explain RULE says why a risk matters and where "
		"its\n"
		"limits come from.\n\n"
		"What the community has accepted in cop.yaml (findings) does not count "
		"until its\n"
		"day has come; --all shows it.",
	.examples = examples,
	.see = "cop check, cop explain, cop health",
	.formats = "text json ndjson md github",
	.document = "cop.findings/1",
	.needs = COP_NEED_KINDS | COP_READS | COP_GATES,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.run = run,
};
