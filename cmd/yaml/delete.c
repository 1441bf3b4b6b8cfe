/* SPDX-License-Identifier: MIT */
#include "yaml_file.h"

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_yaml_opts *o = opts;
	struct cop_yaml_file f = { 0 };
	enum cop_code code = cop_yaml_open(env, o, &f, err);

	if (!code && !f.at.node)
		code = cop_fail(err, COP_E_NOT_FOUND, "nothing stands at '%s'",
				o->pointer);
	if (!code)
		code = cop_edit_remove(
			f.edit, f.at.node,
			o->with_parent ? COP_REMOVE_PARENT : COP_LEAVE_EMPTY, err);
	return code ? code : cop_yaml_close(env, o, &f, err);
}

static const char *const examples[] = {
	"cop yaml delete compose.yaml /services/web/restart",
	"cop yaml delete compose.yaml /services/web/ports/0 --with-parent", NULL
};
static const struct cop_arg args[] = { COP_YAML_FILE_ARGS };
static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "with-parent",
	  .help = "what holds nothing after it goes too",
	  .offset = offsetof(struct cop_yaml_opts, with_parent) },
	COP_YAML_DRY_RUN,
};

const struct cop_cmd cop_cmd_yaml_delete = {
	.summary = "take a key or an item out",
	.rule = "The only child leaves {} or [] behind. Comments above stay.",
	.examples = examples,
	.see = "cop yaml set, cop yaml rename",
	.needs = COP_NO_COMMUNITY,
	.opts_size = sizeof(struct cop_yaml_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
