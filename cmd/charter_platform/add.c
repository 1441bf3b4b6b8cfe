/* SPDX-License-Identifier: MIT */
#include "platform.h"

struct opts {
	const struct cop_str *title;
	struct cop_given given;
};

static enum cop_code create(struct cop_env *env, struct cop_change *c, const char *id,
			    const struct cop_str *title, struct cop_error *err)
{
	struct cop_arena *a = env->arena;
	struct cop_node *root = cop_make_map(a, COP_BLOCK);
	struct cop_node *history = cop_make_seq(a, COP_BLOCK);
	struct cop_node *step = cop_make_map(a, COP_FLOW);
	char day[COP_DATE_TEXT];

	cop_make_put(a, step, "date", cop_make_bare(a, cop_date_text(cop_day(env), day)));
	cop_make_put(a, step, "status", cop_make_bare(a, "candidate"));
	cop_make_push(history, step);
	cop_make_put(a, root, "title", cop_make_text(a, title));
	cop_make_put(a, root, "history", history);
	return cop_change_create(c, &cop_record_platform, id, root, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const char *id;
	enum cop_code code = cop_noun_new_id(env, o->title, NULL, &id, err);

	if (!code)
		code = create(env, c, id, o->title, err);
	if (!code)
		code = cop_noun_given(env, c, id, &o->given, err);
	if (code)
		return code;
	cop_buf_text(&subject, "charter: ");
	cop_subject_text(&subject, o->title);
	cop_buf_text(&subject, " may become the platform");
	return cop_finish(
		env, c,
		&(struct cop_decided){
			.subject = cop_buf_str(&subject),
			.next = cop_arena_printf(env->arena,
						 "cop charter platform ask %s", id) },
		err);
}

#define FIELD(name) \
	{ \
		.kind = COP_OPT_FIELD, .field = name, \
		.offset = offsetof(struct opts, given) \
	}

static const char *const examples[] = {
	"cop charter platform add \"MS Teams\" --cost \"0 USD per year\"",
	"cop charter platform add \"Forms mailing list\" --id listserv --build-or-buy "
	"buy",
	NULL
};

static const struct cop_opt options[] = {
	FIELD("url"),   FIELD("purpose"),    FIELD("build_or_buy"),
	FIELD("owner"), FIELD("visibility"), FIELD("cost"),
};

static const struct cop_arg args[] = {
	{ .name = "TITLE",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct opts, title),
	  .help = "name of the product or place" },
};

const struct cop_cmd cop_cmd_charter_platform_add = {
	.summary = "a candidate: somewhere members could meet or work",
	.rule = "People and purpose come first; then several candidates, side by side.",
	.examples = examples,
	.see = "cop charter platform ask, cop charter platform compare",
	.needs = COP_WRITES | COP_DATED | COP_NAMES_NEW | COP_TAKES_FILE,
	.record = &cop_record_platform,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
