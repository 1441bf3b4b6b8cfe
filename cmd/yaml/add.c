/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "yaml_file.h"

static enum cop_code no_such_item(const struct cop_yaml_opts *o,
				  const struct cop_node *in, struct cop_error *err)
{
	cop_fail_at(err, COP_E_NOT_FOUND, cop_node_loc(in), "the list has %u item%s",
		    (unsigned)in->count, in->count == 1 ? "" : "s");
	return cop_fail_hint(err, "%.*s- adds at its end",
			     (int)(strrchr(o->pointer, '/') + 1 - o->pointer),
			     o->pointer);
}

/* The first line of a file that holds nothing. */
static enum cop_code begin(struct cop_env *env, struct cop_yaml_file *f,
			   struct cop_node *value, struct cop_error *err)
{
	bool list = strcmp(f->at.key, "-") == 0;
	struct cop_node *root = list ? cop_make_seq(env->arena, COP_BLOCK)
				     : cop_make_map(env->arena, COP_BLOCK);

	if (list)
		cop_make_push(root, value);
	else
		cop_make_put(env->arena, root, f->at.key, value);
	return cop_edit_root_set(f->edit, root, err);
}

static enum cop_code put(struct cop_env *env, const struct cop_yaml_opts *o,
			 struct cop_yaml_file *f, struct cop_node *value,
			 struct cop_error *err)
{
	const struct cop_node *in = f->at.parent;
	struct cop_node *before = NULL;
	enum cop_code code;

	if (!*o->pointer)
		return cop_yaml_whole(o, "add", err);
	if (o->before || o->after) {
		if (!f->at.parent || f->at.parent->kind != COP_MAP)
			return cop_fail(err, COP_E_USAGE,
					"--before and --after are for keys of a mapping");
		if ((code = cop_yaml_beside(o, f->at.parent, &before, err)))
			return code;
	}
	if (!f->at.parent && !f->at.node)
		return begin(env, f, value, err);
	if (in && in->kind == COP_SEQ && f->at.index > in->count)
		return no_such_item(o, in, err);
	if (f->at.parent && (f->at.parent->kind == COP_SEQ ||
			     (cop_node_is_void(f->at.parent) && !strcmp(f->at.key, "-"))))
		return cop_edit_insert(f->edit, f->at.parent, f->at.index, value, err);
	if (f->at.node) {
		cop_fail_at(err, COP_E_REFUSED, cop_node_loc(f->at.node),
			    "'%s' is there already", o->pointer);
		return cop_fail_hint(err, "cop yaml set %s %s VALUE", o->file,
				     o->pointer);
	}
	return cop_edit_put(f->edit, f->at.parent, f->at.key, value, before, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_yaml_opts *o = opts;
	struct cop_yaml_file f = { 0 };
	struct cop_node *value;
	enum cop_code code = cop_yaml_value(env, o, &value, err);

	if (!code)
		code = cop_yaml_open(env, o, &f, err);
	if (!code)
		code = put(env, o, &f, value, err);
	return code ? code : cop_yaml_close(env, o, &f, err);
}

static const char *const examples[] = {
	"cop yaml add compose.yaml /services/web/restart always",
	"cop yaml add compose.yaml /services/web/restart always --after image",
	"cop yaml add compose.yaml /services/web/ports/0 8080:80", NULL
};
static const struct cop_arg args[] = {
	COP_YAML_FILE_ARGS,
	COP_YAML_VALUE_ARG,
};

const struct cop_cmd cop_cmd_yaml_add = {
	.summary = "add a key, or an item before an index",
	.rule = "A key goes to the end of its mapping, or --before or --after another; "
		"/list/0 "
		"inserts before item 0.",
	.examples = examples,
	.see = "cop yaml append, cop yaml set",
	.needs = COP_NO_COMMUNITY,
	.opts_size = sizeof(struct cop_yaml_opts),
	.opts = cop_yaml_options,
	.nopts = COP_COUNT(cop_yaml_options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
