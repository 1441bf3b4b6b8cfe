/* SPDX-License-Identifier: MIT */
#include "base/enc.h"
#include "base/fs.h"
#include "yaml_file.h"

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_yaml_opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_source *src;
	struct cop_pointer at;
	struct cop_node *root;
	enum cop_code code =
		cop_fs_read_any(o->file, cop_yaml_any.bytes, env->arena, &src, err);

	if (!code)
		code = cop_yaml_parse(env->arena, src, &cop_yaml_any, &root, err);
	if (!code)
		code = cop_pointer_find(env->arena, root, o->pointer, &at, err);
	if (code)
		return code;
	if (!at.node)
		return COP_E_NO;
	if (at.node->kind == COP_SCALAR)
		cop_enc_term_lines(&out, at.node->value, 0);
	else
		cop_enc_term_lines(&out,
				   cop_str_new(env->arena, src->text + at.node->start,
					       at.node->end - at.node->start),
				   0);
	if (!out.len || out.at[out.len - 1] != '\n')
		cop_buf_char(&out, '\n');
	return cop_show_text(env, &out, err);
}

static const char *const examples[] = { "cop yaml get compose.yaml /services/web/image",
					NULL };
static const struct cop_arg args[] = { COP_YAML_FILE_ARGS };

const struct cop_cmd cop_cmd_yaml_get = {
	.summary = "print one value of a YAML file",
	.rule = "What is not there prints nothing and exits 1.",
	.examples = examples,
	.see = "cop yaml set",
	.needs = COP_NO_COMMUNITY,
	.opts_size = sizeof(struct cop_yaml_opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
