/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "yaml_file.h"

/* The entry that it stands before once it has this place; NULL: the end. */
static enum cop_code place(const struct cop_yaml_opts *o, const struct cop_node *n,
			   struct cop_node **ret, struct cop_error *err)
{
	const char *word = o->value;
	size_t at, last = n->parent->count - 1;
	struct cop_node *before = n->parent->first;

	if (!word || (o->before || o->after)) {
		if (!word && (o->before || o->after))
			return cop_yaml_beside(o, n->parent, ret, err);
		cop_fail(err, COP_E_USAGE,
			 word ? "an index and --before or --after exclude each other"
			      : "the new place is missing");
		return cop_fail_hint(err, "an index, - for the end, --before or --after");
	}
	at = strcmp(word, "-") == 0 ? last : (size_t)strtoul(word, NULL, 10);
	if (word[strspn(word, "0123456789")] && strcmp(word, "-") != 0)
		return cop_fail(err, COP_E_USAGE, "'%s' is not an index", word);
	if (strlen(word) > 9 || at > last) {
		cop_fail(err, COP_E_NOT_FOUND, "there is no place %s: the last is %zu",
			 word, last);
		return cop_fail_hint(err, "- is the end");
	}
	for (size_t i = at + (at > n->nth); before && i > 0; i--)
		before = before->next;
	*ret = before;
	return COP_OK;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_yaml_opts *o = opts;
	struct cop_yaml_file f = { 0 };
	struct cop_node *before = NULL;
	enum cop_code code = cop_yaml_open(env, o, &f, err);

	if (!code && !f.at.node)
		code = cop_fail(err, COP_E_NOT_FOUND, "nothing stands at '%s'",
				o->pointer);
	if (!code && f.at.parent)
		code = place(o, f.at.node, &before, err);
	if (!code)
		code = cop_edit_move(f.edit, f.at.node, before, err);
	return code ? code : cop_yaml_close(env, o, &f, err);
}

static const char *const examples[] = {
	"cop yaml move compose.yaml /services/web/ports/2 0",
	"cop yaml move compose.yaml /services/web/restart --after image", NULL
};
static const struct cop_arg args[] = {
	COP_YAML_FILE_ARGS,
	{ .name = "INDEX",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_yaml_opts, value),
	  .help = "its new place, from 0; - is the end" },
};
static const struct cop_opt options[] = {
	COP_YAML_BESIDE,
	COP_YAML_DRY_RUN,
};

const struct cop_cmd cop_cmd_yaml_move = {
	.summary = "move an entry within its list or mapping",
	.rule = "Its comments go with it: on its lines, and right above them.",
	.help = "Comments that begin the file are about the file: they stay on top, also "
		"where\n"
		"no empty line is between them and the entry.",
	.examples = examples,
	.see = "cop yaml add, cop yaml rename",
	.needs = COP_NO_COMMUNITY,
	.opts_size = sizeof(struct cop_yaml_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
