/* SPDX-License-Identifier: MIT */
#include "yaml_file.h"

#include "base/enc.h"
#include "yaml/remark.h"

/* What goes in the end: with --with-parent, whatever would hold nothing after it. */
static const struct cop_node *whole(const struct cop_yaml_opts *o,
				    const struct cop_node *n)
{
	while (o->with_parent && n->parent && n->parent->count == 1 && n->parent->parent)
		n = n->parent;
	return n;
}

/* A comment above stays; between brackets that hold nothing any more it has no place. */
static enum cop_code guard_above(struct cop_env *env, struct cop_yaml_file *f,
				 size_t lead, struct cop_error *err)
{
	struct cop_loc gone = { 0 };
	enum cop_code code = cop_yaml_lost(env, f, &gone, err);

	if (code || !gone.src || gone.at > lead)
		return code;
	cop_fail_at(err, COP_E_REFUSED, gone, "the comment would go with the last entry");
	return cop_fail_hint(err, "take it out, or move it above the brackets");
}

static void say_above(struct cop_env *env, struct cop_loc above)
{
	cop_say(env, "note: %s:%u: a comment stays above it: %s", above.src->path,
		cop_loc_place(above).line,
		cop_enc_shown(env->arena, cop_remark_text(env->arena, above)));
}

static enum cop_code take(struct cop_env *env, const struct cop_yaml_opts *o,
			  struct cop_yaml_file *f, struct cop_error *err)
{
	const struct cop_node *top = whole(o, f->at.node);
	struct cop_loc above = { 0 };
	bool stays = cop_remark_above(top, &above);
	size_t lead = top->lead;
	enum cop_code code = cop_edit_remove(
		f->edit, f->at.node, o->with_parent ? COP_REMOVE_PARENT : COP_LEAVE_EMPTY,
		err);

	if (!code)
		code = guard_above(env, f, lead, err);
	if (!code)
		code = cop_yaml_close(env, o, f, err);
	if (!code && stays)
		say_above(env, above);
	return code;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_yaml_opts *o = opts;
	struct cop_yaml_file f = { 0 };
	enum cop_code code = cop_yaml_open(env, o, &f, err);

	if (!code && !f.at.node)
		code = cop_fail(err, COP_E_NOT_FOUND, "nothing stands at '%s'",
				o->pointer);
	return code ? code : take(env, o, &f, err);
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
	.help = "Comments on the lines of the entry and inside it go with it, and so do "
		"those\n"
		"right below that stand further in. Comments right above stay, and a "
		"note\n"
		"names the first of them: take them out by hand where they were about "
		"it.",
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
