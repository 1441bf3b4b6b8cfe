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
	if (!code && !*o->pointer)
		code = cop_yaml_whole(o, "rename", err);
	if (!code)
		code = cop_edit_rename(f.edit, f.at.node, o->value, err);
	return code ? code : cop_yaml_close(env, o, &f, err);
}

static const char *const examples[] = {
	"cop yaml rename compose.yaml /services/web frontend", NULL
};
static const struct cop_arg args[] = {
	COP_YAML_FILE_ARGS,
	COP_YAML_ARG("KEY", value, COP_HINT_NONE, "the new key"),
};
static const struct cop_opt options[] = {
	COP_YAML_DRY_RUN,
};

const struct cop_cmd cop_cmd_yaml_rename = {
	.summary = "give a key another name, in its place",
	.rule = "Refused where the new key is there already.",
	.examples = examples,
	.see = "cop yaml set",
	.needs = COP_NO_COMMUNITY,
	.opts_size = sizeof(struct cop_yaml_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
