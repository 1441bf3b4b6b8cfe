/* SPDX-License-Identifier: MIT */
#include "charter.h"

struct remove_opts {
	const char *path;
	const struct cop_str *value;
};

static void say(struct cop_buf *out, const struct cop_single_gone *gone)
{
	if (gone->text) {
		charter_say_entry(out, gone->list, gone->text, true);
		return;
	}
	cop_buf_text(out, "open again: ");
	for (const char *p = gone->path; *p; p++)
		cop_buf_char(out, *p == '_' ? ' ' : *p);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct remove_opts *o = opts;
	struct cop_single_gone gone = { .path = o->path, .value = o->value };
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	enum cop_code code = cop_single_remove(env, c, &gone, err);

	if (code)
		return code;
	cop_buf_text(&subject, "charter: ");
	say(&subject, &gone);
	return charter_finish(env, c, cop_buf_str(&subject), err);
}

static const char *const examples[] = { "cop charter remove scope.out \"internal forms\"",
					"cop charter remove objectives.fewer-calls",
					"cop charter remove vision", NULL };

static const struct cop_arg args[] = {
	{ .name = "PATH",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct remove_opts, path),
	  .hint = COP_HINT_PATH,
	  .help = "a field, an entry, or a list with one of its values" },
	{ .name = "VALUE",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct remove_opts, value),
	  .help = "which entry, by its text or id" },
};

const struct cop_cmd cop_cmd_charter_remove = {
	.summary = "take an answer, or an entry of a list, out of the charter",
	.rule = "What changes an adopted charter puts it under review.",
	.examples = examples,
	.see = "cop charter set, cop charter show; cop help paths",
	.needs = COP_WRITES | COP_CITES,
	.record = &cop_record_charter,
	.document = "cop.change/1",
	.opts_size = sizeof(struct remove_opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
