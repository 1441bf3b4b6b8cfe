/* SPDX-License-Identifier: MIT */
#include "settings.h"

#include "base/enc.h"

/* The value as it will stand in the file; NULL: cleared, or a list. */
static const struct cop_str *value_after(struct cop_env *env, const char *path)
{
	struct cop_community *with;
	struct cop_error ignored = { 0 };
	struct cop_node *root;
	struct cop_place_in at;

	if (cop_community_after(env->community, &with, &ignored) ||
	    cop_yaml_parse(env->arena, with->cop->rec.src, &cop_yaml_community, &root,
			   &ignored) ||
	    cop_path_find(env->arena, &cop_schema_cop, root, path, &at, &ignored))
		return NULL;
	return at.node && at.node->kind == COP_SCALAR ? at.node->value : NULL;
}

/* "inactive-after is 400 days (default 365 days)", "url is no longer set". */
static void say_one(struct cop_env *env, struct cop_buf *out, const char *path,
		    const char *typed)
{
	const struct cop_limit *l = settings_limit(path);
	const char *other = settings_default(env, path);
	const struct cop_str *value = value_after(env, path);

	cop_buf_text(out, l ? l->id : path);
	if (value) {
		cop_buf_text(out, " is ");
		cop_subject_text(out, value);
		if (other)
			cop_buf_printf(out, " (default %s)", other);
	} else if (typed && *typed) {
		cop_buf_text(out, " is changed");
	} else if (other) {
		cop_buf_printf(out, " is %s again, the default", other);
	} else {
		cop_buf_text(out, " is no longer set");
	}
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_set *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < o->pairs.n && !code; i += 2)
		code = settings_check_path(env, o->pairs.at[i], err);
	if (!code)
		code = cop_noun_set_pairs(env, c, "", o, err);
	if (!code)
		code = cop_change_seal(c, err);
	if (code)
		return code;
	cop_buf_text(&subject, "settings: ");
	if (o->pairs.n <= 2)
		say_one(env, &subject, o->pairs.at[0],
			o->pairs.n == 2 ? o->pairs.at[1] : NULL);
	else
		cop_noun_paths(&subject, &o->pairs);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop settings set thresholds.inactive-after 400d",
	"cop settings set summary \"We make letters plain\" language en",
	"cop settings set ends 2028-12-31 -m \"The programme ends then\"",
	"cop settings set thresholds.inactive-after \"\"", NULL
};

static const struct cop_arg args[] = {
	{ .name = "PATH VALUE",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_set, pairs),
	  .hint = COP_HINT_PATH,
	  .help = "settings and their new values; \"\" clears" },
};

const struct cop_cmd cop_cmd_settings_set = {
	.summary = "change what was agreed in cop.yaml",
	.rule = "Limits are set by their id, as cop settings lists them.",
	.examples = examples,
	.see = "cop settings, cop settings add; cop help paths",
	.needs = COP_WRITES | COP_CITES | COP_TAKES_FILE,
	.record = &cop_record_cop,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_set),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
