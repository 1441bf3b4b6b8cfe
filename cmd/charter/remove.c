/* SPDX-License-Identifier: MIT */
#include "charter.h"

#include <string.h>

#include "base/enc.h"

struct remove_opts {
	const char *path;
	const struct cop_str *value;
};

/* "scope.out" of "scope.out.2"; NULL where the path has one name. */
static const char *without_last(struct cop_arena *a, const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot ? cop_arena_copy(a, path, (size_t)(dot - path)) : NULL;
}

/* What an entry says of itself: its text, title or name; a bare one is its text. */
static const struct cop_str *entry_text(const struct cop_field *list,
					const struct cop_node *entry)
{
	const struct cop_field *f = list->kind == COP_K_MAP ? charter_main(list->of)
							    : NULL;
	const struct cop_node *n = entry;

	if (f && entry->kind == COP_MAP)
		n = cop_node_get(entry, cop_field_key(f));
	return n && n->kind == COP_SCALAR ? n->value : NULL;
}

static bool is_entry(const struct cop_field *list, const struct cop_node *entry,
		     const struct cop_str *value)
{
	const struct cop_str *text = entry_text(list, entry);
	const struct cop_node *id = entry->kind == COP_MAP ? cop_node_get(entry, "id")
							   : NULL;

	return (text && cop_str_same_name(text, value)) ||
	       (id && id->kind == COP_SCALAR && cop_str_equal(id->value, value));
}

/* The path of the entry that says so. */
static enum cop_code by_value(struct cop_env *env, struct cop_node *root,
			      const char *path, const struct cop_str *value,
			      const char **ret, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_place_in at;
	enum cop_code code =
		cop_path_find(env->arena, &cop_schema_charter, root, path, &at, err);

	if (code)
		return code;
	for (struct cop_node *n = at.node && at.node->kind == COP_SEQ ? at.node->first
								      : NULL;
	     n; n = n->next) {
		if (!is_entry(at.field, n, value))
			continue;
		cop_path_of(&cop_schema_charter, n, &out);
		*ret = cop_buf_keep(&out, env->arena);
		return COP_OK;
	}
	cop_fail(err, COP_E_NOT_FOUND, "'%s' does not hold '%s'", path,
		 cop_enc_shown(env->arena, value));
	return cop_fail_hint(err, "cop charter get %s", path);
}

static enum cop_code say(struct cop_env *env, struct cop_node *root, const char *path,
			 struct cop_buf *subject, struct cop_error *err)
{
	const char *up = without_last(env->arena, path);
	const struct cop_field *list = up ? cop_path_field(&cop_schema_charter, up)
					  : NULL;
	struct cop_place_in at;
	const struct cop_str *text;
	enum cop_code code =
		cop_path_find(env->arena, &cop_schema_charter, root, path, &at, err);

	if (code)
		return code;
	if (!at.node) {
		cop_fail(err, COP_E_NOT_FOUND, "'%s' is not filled", path);
		return cop_fail_hint(err, "cop charter show");
	}
	text = at.entry && list ? entry_text(list, at.node) : NULL;
	if (text) {
		charter_say_entry(subject, up, text, true);
		return COP_OK;
	}
	cop_buf_text(subject, "open again: ");
	for (const char *p = path; *p; p++)
		cop_buf_char(subject, *p == '_' ? ' ' : *p);
	return COP_OK;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct remove_opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const char *path = o->path;
	const struct cop_field *list;
	struct cop_node *root;
	enum cop_code code = charter_root(env, &root, err);

	if (!code && o->value)
		code = charter_list(env, o->path, &path, &list, err);
	if (!code && o->value)
		code = by_value(env, root, path, o->value, &path, err);
	cop_buf_text(&subject, "charter: ");
	if (!code)
		code = say(env, root, path, &subject, err);
	if (!code)
		code = cop_change_remove(c, &cop_record_charter, "", path, err);
	return code ? code : charter_finish(env, c, cop_buf_str(&subject), err);
}

static const char *const examples[] = { "cop charter remove scope.out \"internal forms\"",
					"cop charter remove objectives.fewer-calls",
					"cop charter remove vision", NULL };

static const struct cop_arg args[] = {
	{ .name = "PATH",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct remove_opts, path),
	  .hint = COP_HINT_PATH,
	  .help = "a field, an entry, or a list with one of its values" },
	{ .name = "VALUE",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct remove_opts, value),
	  .help = "which entry, by its text or id" },
};

const struct cop_cmd cop_cmd_charter_remove = {
	.summary = "take an answer, or an entry of a list, out of the charter",
	.rule = "What changes an adopted charter puts it under review.",
	.examples = examples,
	.see = "cop charter set, cop charter show; cop help paths",
	.needs = COP_WRITES | COP_CITES,
	.record = &cop_record_charter,
	.document = "cop.change/1",
	.opts_size = sizeof(struct remove_opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
