/* SPDX-License-Identifier: MIT */
#include "yaml_file.h"

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_yaml_opts *o = opts;
	struct cop_yaml_file f = { 0 };
	struct cop_node *value;
	enum cop_code code = cop_yaml_value(env, o, &value, err);

	if (!code)
		code = cop_yaml_open(env, o, &f, err);
	if (!code && !f.at.node)
		code = cop_yaml_absent(o, err);
	if (!code && f.at.node->kind != COP_SEQ && !cop_node_is_void(f.at.node)) {
		cop_fail_at(err, COP_E_REFUSED, cop_node_loc(f.at.node),
			    "'%s' is not a list", o->pointer);
		cop_fail_hint(err, "cop yaml get %s %s shows it", o->file, o->pointer);
		code = err->code;
	}
	if (!code)
		code = cop_edit_insert(f.edit, f.at.node, f.at.node->count, value, err);
	return code ? code : cop_yaml_close(env, o, &f, err);
}

static const char *const examples[] = {
	"cop yaml append compose.yaml /services/web/ports 8080:80", NULL
};
static const struct cop_arg args[] = {
	COP_YAML_FILE_ARGS,
	COP_YAML_VALUE_ARG,
};

const struct cop_cmd cop_cmd_yaml_append = {
	.summary = "add an item at the end of a list",
	.rule = "The new item looks like its neighbours: dash, indent, flow or block.",
	.examples = examples,
	.see = "cop yaml add, cop yaml delete",
	.needs = COP_NO_COMMUNITY,
	.opts_size = sizeof(struct cop_yaml_opts),
	.opts = cop_yaml_options,
	.nopts = COP_YAML_VALUE_OPTIONS,
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
