/* SPDX-License-Identifier: MIT */
#include "settings.h"

struct add_opts {
	const char *list;
	const struct cop_str *text;
	struct cop_words from, to;
};

static const struct cop_opt options[] = {
	COP_SINGLE_FIELD("from", add_opts, from, 0, "quiet: first day"),
	COP_SINGLE_FIELD("to", add_opts, to, 0, "quiet: last day; without, one day only"),
};

/* Lists that have a command of their own, or need more than a text. */
static enum cop_code check_list(const struct add_opts *o, struct cop_error *err)
{
	if (strcmp(o->list, "findings") == 0) {
		cop_fail(err, COP_E_USAGE, "findings are answered by their rule");
		return cop_fail_hint(err, "cop accept RULE --until DATE --reason TEXT");
	}
	if (strcmp(o->list, "quiet") != 0 || o->from.n)
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "quiet days lack --from DATE");
	return cop_fail_hint(err, "cop settings add quiet TEXT --from DATE --to DATE");
}

/* The entry that was added, as it will stand in the file. */
static const struct cop_quiet *added(struct cop_env *env, const struct cop_str *text)
{
	struct cop_error ignored = { 0 };
	const struct cop_quiet *found = NULL;
	struct cop_community *with;

	if (cop_community_after(env->community, &with, &ignored))
		return NULL;
	for (size_t i = 0; i < with->cop->quiet.n; i++) {
		const struct cop_quiet *q = &with->cop->quiet.at[i];

		if (q->text && cop_str_equal(q->text, text))
			found = q;
	}
	return found;
}

static void say(struct cop_env *env, struct cop_buf *out, const char *path,
		const struct cop_str *text)
{
	const struct cop_quiet *q = strcmp(path, "quiet") == 0 ? added(env, text) : NULL;
	char from[COP_DATE_TEXT], to[COP_DATE_TEXT];

	cop_buf_text(out, "settings: ");
	if (q && q->to.day > q->from.day)
		cop_buf_printf(out, "quiet from %s to %s: ", cop_date_text(q->from, from),
			       cop_date_text(q->to, to));
	else if (q)
		cop_buf_printf(out, "quiet on %s: ", cop_date_text(q->from, from));
	else if (strcmp(path, "ignore") == 0)
		cop_buf_text(out, "imports leave out ");
	else
		cop_buf_printf(out, "%s shows ", path);
	cop_subject_text(out, text);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct add_opts *o = opts;
	struct cop_single_new new = { .list = o->list, .text = o->text, .opts = o };
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	enum cop_code code = check_list(o, err);

	if (!code)
		code = cop_single_add(env, c, &new, err);
	if (code)
		return code;
	say(env, &subject, new.path, o->text);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop settings add quiet \"Year-end closure\" --from 2026-12-21 --to 2027-01-03",
	"cop settings add ignore digest-bot", "cop settings add dashboard calls", NULL
};

static const struct cop_arg args[] = {
	{ .name = "LIST",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct add_opts, list),
	  .hint = COP_HINT_PATH,
	  .help = "which list: quiet, ignore, dashboard" },
	{ .name = "TEXT",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct add_opts, text),
	  .help = "what is going on, the account, the indicator; - reads standard "
		  "input" },
};

const struct cop_cmd cop_cmd_settings_add = {
	.summary = "one more quiet time, ignored account or figure",
	.rule = "In quiet times no gap, wait or silence is counted.",
	.examples = examples,
	.see = "cop settings set, cop settings remove, cop accept",
	.needs = COP_WRITES | COP_CITES,
	.record = &cop_record_cop,
	.document = "cop.change/1",
	.opts_size = sizeof(struct add_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
