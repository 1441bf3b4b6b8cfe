/* SPDX-License-Identifier: MIT */
#include "settings.h"

struct remove_opts {
	const char *path;
	const struct cop_str *value;
};

static void say(struct cop_env *env, struct cop_buf *out,
		const struct cop_single_gone *gone)
{
	const char *other = settings_default(env, gone->path);
	const char *list = gone->list;

	cop_buf_text(out, "settings: ");
	if (!list) {
		cop_buf_text(out, gone->path);
		if (other)
			cop_buf_printf(out, " is %s again, the default", other);
		else
			cop_buf_text(out, " is no longer set");
		return;
	}
	if (strcmp(list, "ignore") == 0)
		cop_buf_text(out, "imports no longer leave out ");
	else if (strcmp(list, "dashboard") == 0)
		cop_buf_text(out, "dashboard no longer shows ");
	else
		cop_buf_printf(out, "%s without ", list);
	cop_subject_text(out, gone->text);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct remove_opts *o = opts;
	struct cop_single_gone gone = { .path = o->path, .value = o->value };
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	enum cop_code code = COP_OK;

	if (!o->value)
		code = settings_check_path(env, o->path, err);
	if (!code)
		code = cop_single_remove(env, c, &gone, err);
	if (code)
		return code;
	say(env, &subject, &gone);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = { "cop settings remove quiet \"Year-end closure\"",
					"cop settings remove thresholds.inactive-after",
					"cop settings remove ignore digest-bot", NULL };

static const struct cop_arg args[] = {
	{ .name = "PATH",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct remove_opts, path),
	  .hint = COP_HINT_PATH,
	  .help = "a setting, an entry, or a list with one of its values" },
	{ .name = "VALUE",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct remove_opts, value),
	  .help = "which entry, by its text" },
};

const struct cop_cmd cop_cmd_settings_remove = {
	.summary = "take a setting, or an entry of a list, out of cop.yaml",
	.rule = "What is not set is as by default; cop settings shows that.",
	.examples = examples,
	.see = "cop settings, cop settings set, cop accept --end",
	.needs = COP_WRITES | COP_CITES,
	.record = &cop_record_cop,
	.document = "cop.change/1",
	.opts_size = sizeof(struct remove_opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
