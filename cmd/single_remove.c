/* SPDX-License-Identifier: MIT */
/* An entry of a list, or a field, taken out of a single file. */
#include <string.h>

#include "base/enc.h"
#include "single.h"

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
	const struct cop_field *f = list->kind == COP_K_MAP ? cop_single_main(list->of)
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
		cop_path_find(env->arena, env->cmd->record->schema, root, path, &at, err);

	if (code)
		return code;
	for (struct cop_node *n = at.node && at.node->kind == COP_SEQ ? at.node->first
								      : NULL;
	     n; n = n->next) {
		if (!is_entry(at.field, n, value))
			continue;
		cop_path_of(env->cmd->record->schema, n, &out);
		*ret = cop_buf_keep(&out, env->arena);
		return COP_OK;
	}
	cop_fail(err, COP_E_NOT_FOUND, "'%s' does not hold '%s'", path,
		 cop_enc_shown(env->arena, value));
	return cop_fail_hint(err, "cop %s get %s", env->line->group, path);
}

/* What is going: an entry says its text. */
static enum cop_code look_at(struct cop_env *env, struct cop_node *root,
			     struct cop_single_gone *o, struct cop_error *err)
{
	const struct cop_schema *s = env->cmd->record->schema;
	const char *up = without_last(env->arena, o->path);
	const struct cop_field *list = up ? cop_path_field(s, up) : NULL;
	struct cop_place_in at;
	enum cop_code code = cop_path_find(env->arena, s, root, o->path, &at, err);

	if (code)
		return code;
	if (!at.node) {
		cop_fail(err, COP_E_NOT_FOUND, "'%s' is not filled", o->path);
		return cop_fail_hint(err, "cop %s show", env->line->group);
	}
	o->text = at.entry && list && list->kind != COP_K_DICT ? entry_text(list, at.node)
							       : NULL;
	o->list = o->text ? up : NULL;
	return COP_OK;
}

enum cop_code cop_single_remove(struct cop_env *env, struct cop_change *c,
				struct cop_single_gone *o, struct cop_error *err)
{
	const struct cop_field *list;
	struct cop_node *root;
	enum cop_code code = cop_single_root(env, &root, err);

	if (!code && o->value)
		code = cop_single_list(env, o->path, &o->path, &list, err);
	if (!code && o->value)
		code = by_value(env, root, o->path, o->value, &o->path, err);
	if (!code)
		code = look_at(env, root, o, err);
	return code ? code : cop_change_remove(c, env->cmd->record, "", o->path, err);
}
