/* SPDX-License-Identifier: MIT */
#include "single.h"

#include <string.h>

struct remove_opts {
	const char *path;
	const struct cop_str *value;
};

/* Money that something is paid from stays. */
static enum cop_code check_named(struct cop_env *env, const char *path,
				 struct cop_error *err)
{
	static const char funding[] = "funding.";
	const char *id = path + strlen(funding);
	struct cop_naming *named;

	if (strncmp(path, funding, strlen(funding)) != 0 || strchr(id, '.') ||
	    !cop_community_named_by(env->community, id, COP_REF_FUNDING, &named))
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "'%s' is named by %s (%s)", id, named[0].item->path,
		 cop_field_key(named[0].field));
	return cop_fail_hint(err, "take it out there first; cop budget show");
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct remove_opts *o = opts;
	struct cop_single_gone gone = { .path = o->path, .value = o->value };
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	enum cop_code code = cop_single_remove(env, c, &gone, err);

	if (!code)
		code = check_named(env, gone.path, err);
	if (code)
		return code;
	cop_buf_text(&subject, "budget: ");
	if (gone.text) {
		cop_subject_text(&subject, gone.text);
		cop_buf_text(&subject, " is removed");
	} else {
		cop_buf_printf(&subject, "%s is no longer filled", gone.path);
	}
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = { "cop budget remove lines.printing",
					"cop budget remove lines \"Printed examples\"",
					"cop budget remove lines.printing.note", NULL };

static const struct cop_arg args[] = {
	{ .name = "PATH",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct remove_opts, path),
	  .hint = COP_HINT_PATH,
	  .help = "a field, an entry, or a list with one of its entries" },
	{ .name = "VALUE",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct remove_opts, value),
	  .help = "which entry, by its text or id" },
};

const struct cop_cmd cop_cmd_budget_remove = {
	.summary = "take a source, a line or a field out of the budget",
	.rule = "Money that a line or an objective names is kept.",
	.examples = examples,
	.see = "cop budget show, cop budget set; cop help paths",
	.needs = COP_WRITES | COP_CITES,
	.record = &cop_record_budget,
	.document = "cop.change/1",
	.opts_size = sizeof(struct remove_opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
