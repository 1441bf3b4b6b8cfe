/* SPDX-License-Identifier: MIT */
#include "yaml_file.h"

/* Only a document that is one word may be replaced by another. */
static bool is_word(const struct cop_node *root)
{
	return root && root->kind == COP_SCALAR && !cop_node_is_void(root);
}

/* Comments inside a mapping or a list are taken out only where that was asked for. */
static enum cop_code guard_remarks(struct cop_env *env, const struct cop_yaml_opts *o,
				   struct cop_yaml_file *f, struct cop_error *err)
{
	struct cop_loc gone = { 0 };
	enum cop_code code = cop_yaml_lost(env, f, &gone, err);

	if (code || !gone.src)
		return code;
	cop_fail_at(err, COP_E_REFUSED, gone, "the comment would be lost with the value");
	return cop_fail_hint(err, "cop yaml delete %s %s, then cop yaml add", o->file,
			     o->pointer);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_yaml_opts *o = opts;
	struct cop_yaml_file f = { 0 };
	struct cop_node *value;
	enum cop_code code = cop_yaml_value(env, o, &value, err);

	if (!code)
		code = cop_yaml_open(env, o, &f, err);
	if (!code && !*o->pointer && !is_word(f.at.node))
		code = cop_yaml_whole(o, "set", err);
	if (!code && !f.at.node)
		code = cop_yaml_absent(o, err);
	if (!code) {
		cop_yaml_like(env, o, f.at.node, &value);
		code = cop_edit_set(f.edit, f.at.node, value, err);
	}
	if (!code)
		code = guard_remarks(env, o, &f, err);
	return code ? code : cop_yaml_close(env, o, &f, err);
}

static const char *const examples[] = {
	"cop yaml set compose.yaml /services/web/image nginx:1.27",
	"cop yaml set ci.yml /jobs/test/timeout-minutes 20 --int", NULL
};
static const struct cop_arg args[] = {
	COP_YAML_FILE_ARGS,
	COP_YAML_VALUE_ARG,
};

const struct cop_cmd cop_cmd_yaml_set = {
	.summary = "change one value of a YAML file, no other byte",
	.rule = "The value is a string unless --int, --bool or --null say otherwise.",
	.help = "A text with line breaks is written as a block, its lines as they are "
		"given. Of "
		"one\nline that is read (with - or --file) the line break is no part of "
		"the "
		"value; of\nseveral lines the last one is, unless the text it replaces "
		"ends "
		"without. Line ends\nof Windows are read as plain ones; control "
		"characters are "
		"refused with their place.\n\n"
		"A mapping or a list with comments in it has to be deleted first: they\n"
		"would be lost without a word.",
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
