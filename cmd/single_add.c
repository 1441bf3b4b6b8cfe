/* SPDX-License-Identifier: MIT */
/* One more entry of a list in a single file. */
#include <string.h>

#include "base/enc.h"
#include "single.h"

/* Fields of entries are options that may be repeated: `why-needed` is why_needed. */
static bool answers_to(const char *option, const char *key)
{
	for (; *option && *key; option++, key++)
		if (*option != *key && !(*option == '-' && *key == '_'))
			return false;
	return !*option && !*key;
}

static const struct cop_words *said(const struct cop_single_new *o,
				    const struct cop_opt *opt)
{
	const char *opts = o->opts;
	const void *words = opts + opt->offset;

	return words;
}

/* --- values --- */

/* Where a field names a person or thing, a name will do. */
static const struct cop_str *resolved(struct cop_env *env, const struct cop_field *f,
				      const char *typed)
{
	struct cop_error ignored = { 0 };
	unsigned kinds = 0;
	enum cop_kind kind;
	const char *id = typed;

	for (unsigned k = 0; k < cop_kind_count; k++)
		kinds |= f->kind == COP_K_REF && cop_records[k]->ref & f->refs ? 1u << k
									       : 0;
	if (kinds &&
	    cop_community_resolve(env->community, kinds, typed, &id, &kind, &ignored))
		id = typed;
	return cop_str_text(env->arena, id);
}

static enum cop_code add_value(struct cop_env *env, const struct cop_field *f,
			       const char *typed, struct cop_node *seq,
			       struct cop_error *err)
{
	struct cop_node *item;
	enum cop_code code = cop_value_typed(env->arena, f, resolved(env, f, typed),
					     env->today, &item, err);

	if (!code)
		cop_make_push(seq, item);
	return code;
}

/* Commas separate ids and choices; a text may hold one. */
static enum cop_code add_values(struct cop_env *env, const struct cop_field *f,
				const char *typed, struct cop_node *seq,
				struct cop_error *err)
{
	char *rest, *list = cop_arena_text(env->arena, typed);
	enum cop_code code = COP_OK;

	if (f->kind != COP_K_REF && f->kind != COP_K_ENUM)
		return add_value(env, f, typed, seq, err);
	for (char *one = strtok_r(list, ", ", &rest); one && !code;
	     one = strtok_r(NULL, ", ", &rest))
		code = add_value(env, f, one, seq, err);
	return code;
}

static enum cop_code value_of(struct cop_env *env, const struct cop_field *f,
			      const struct cop_words *words, struct cop_node **ret,
			      struct cop_error *err)
{
	struct cop_node *seq = cop_make_seq(env->arena, COP_FLOW);
	const struct cop_str *text;
	enum cop_code code = COP_OK;

	if (!(f->flags & COP_IS_LIST)) {
		code = cop_env_text(env, words->at[words->n - 1], &text, err);
		if (!code && f->kind == COP_K_REF)
			text = resolved(env, f, cop_enc_shown(env->arena, text));
		return code ? code
			    : cop_value_typed(env->arena, f, text, env->today, ret, err);
	}
	for (size_t i = 0; i < words->n && !code; i++)
		code = add_values(env, f, words->at[i], seq, err);
	seq->style = (uint8_t)cop_list_style(f, seq);
	*ret = seq;
	return code;
}

/* --- the entry --- */

static bool holds_id(const struct cop_node *seq, const char *id)
{
	for (const struct cop_node *n = seq ? seq->first : NULL; n; n = n->next)
		if (n->kind == COP_MAP && cop_node_is(cop_node_get(n, "id"), id))
			return true;
	return false;
}

/* Entries are named by references, so their ids are their own in the whole charter. */
static enum cop_code entry_id(struct cop_env *env, const struct cop_str *text,
			      const struct cop_node *seq, const char **ret,
			      struct cop_error *err)
{
	const char *wanted = env->common.id;
	const char *slug = wanted ? wanted : cop_str_slug(env->arena, text);
	unsigned n = 2;

	if (!cop_id_valid(slug, strlen(slug))) {
		cop_fail(err, COP_E_USAGE,
			 wanted ? "'%s' is not an id"
				: "no id can be made of this text%s",
			 slug);
		return cop_fail_hint(err, "--id ID: small letters, digits and -");
	}
	*ret = slug;
	if (wanted && holds_id(seq, wanted)) {
		cop_fail(err, COP_E_REFUSED, "'%s' is there already", wanted);
		return cop_fail_hint(err, "cop %s set, or another --id",
				     env->line->group);
	}
	while (!wanted &&
	       (holds_id(seq, *ret) || cop_community_what(env->community, *ret)))
		*ret = cop_arena_printf(env->arena, "%s-%u", slug, n++);
	return COP_OK;
}

static enum cop_code foreign_option(struct cop_env *env, const struct cop_single_new *o,
				    const char *list, const struct cop_schema *entry,
				    struct cop_error *err)
{
	const struct cop_cmd *cmd = env->cmd;

	for (size_t i = 0; i < cmd->nopts; i++) {
		bool known = false;

		for (size_t k = 0; entry && k < entry->nfields; k++)
			known |= answers_to(cmd->opts[i].name,
					    cop_field_key(&entry->fields[k]));
		if (known || !said(o, &cmd->opts[i])->n)
			continue;
		cop_fail(err, COP_E_USAGE, "'%s' has no --%s", list, cmd->opts[i].name);
		return cop_fail_hint(err, "%s: cop %s add -h", cmd->opts[i].help,
				     env->line->group);
	}
	return COP_OK;
}

static enum cop_code fill_field(struct cop_env *env, const struct cop_single_new *o,
				const struct cop_field *f, struct cop_node *map,
				struct cop_error *err)
{
	const struct cop_cmd *cmd = env->cmd;
	struct cop_node *value;
	enum cop_code code;

	for (size_t i = 0; i < cmd->nopts; i++) {
		const struct cop_words *words = said(o, &cmd->opts[i]);

		if (!words->n || !answers_to(cmd->opts[i].name, cop_field_key(f)))
			continue;
		code = value_of(env, f, words, &value, err);
		if (!code)
			cop_make_put(env->arena, map, cop_field_key(f), value);
		return code;
	}
	return COP_OK;
}

static enum cop_code make_entry(struct cop_env *env, const struct cop_single_new *o,
				const struct cop_schema *s, const char *id,
				struct cop_node *map, struct cop_error *err)
{
	const struct cop_field *main = cop_single_main(s);
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < s->nfields && !code; i++) {
		const struct cop_field *f = &s->fields[i];
		struct cop_node *value;

		if (strcmp(f->name, "id") == 0) {
			cop_make_put(
				env->arena, map, "id",
				cop_make_text(env->arena, cop_str_text(env->arena, id)));
		} else if (f == main) {
			code = cop_value_typed(env->arena, f, o->text, env->today, &value,
					       err);
			if (!code)
				cop_make_put(env->arena, map, cop_field_key(f), value);
		} else {
			code = fill_field(env, o, f, map, err);
		}
	}
	return code;
}

static enum cop_code add_entry(struct cop_env *env, const struct cop_single_new *o,
			       struct cop_change *c, const char *path,
			       const struct cop_field *f, struct cop_error *err)
{
	struct cop_node *map = cop_make_map(env->arena, COP_FLOW), *root = NULL;
	bool begun = env->community->items[env->cmd->record->kind].n == 0;
	bool keyed = f->keyed && strcmp(f->keyed, "id") == 0;
	struct cop_place_in at = { 0 };
	const char *id = "";
	enum cop_code code = begun ? COP_OK : cop_single_root(env, &root, err);

	if (!code)
		code = cop_path_find(env->arena, env->cmd->record->schema, root, path,
				     &at, err);
	if (!code && keyed)
		code = entry_id(env, o->text, at.node, &id, err);
	if (!code)
		code = make_entry(env, o, f->of, id, map, err);
	return code ? code
		    : cop_change_put(c, env->cmd->record, "",
				     cop_arena_printf(env->arena, "%s+", path), map, err);
}

/* A file that is not there yet begins with its first entry. */
static enum cop_code begin_file(struct cop_env *env, struct cop_change *c,
				struct cop_error *err)
{
	const struct cop_record *r = env->cmd->record;

	if (env->community->items[r->kind].n ||
	    cop_community_left_out(env->community, r->where) ||
	    r->kind == cop_kind_charter)
		return COP_OK;
	return cop_change_create(c, r, "", cop_make_map(env->arena, COP_BLOCK), err);
}

/* A value of a list of texts; one that stands there already is no second one. */
static enum cop_code add_text(struct cop_env *env, struct cop_change *c,
			      const struct cop_single_new *o, struct cop_error *err)
{
	const char *text = cop_enc_shown(env->arena, o->text);
	struct cop_place_in at = { 0 };
	struct cop_error none = { 0 };
	struct cop_node *root = NULL;

	if (!cop_single_root(env, &root, &none) &&
	    !cop_path_find(env->arena, env->cmd->record->schema, root, o->path, &at,
			   &none)) {
		for (const struct cop_node *n = at.node ? at.node->first : NULL; n;
		     n = n->next) {
			if (cop_node_is(n, text))
				return COP_OK;
		}
	}
	return cop_change_set(c, env->cmd->record, "",
			      cop_arena_printf(env->arena, "%s+", o->path), o->text, err);
}

enum cop_code cop_single_add(struct cop_env *env, struct cop_change *c,
			     struct cop_single_new *o, struct cop_error *err)
{
	const struct cop_field *f;
	enum cop_code code = cop_single_list(env, o->list, &o->path, &f, err);

	if (!code)
		code = foreign_option(env, o, o->path,
				      f->kind == COP_K_MAP ? f->of : NULL, err);
	if (!code)
		code = begin_file(env, c, err);
	if (!code && f->kind == COP_K_MAP)
		code = add_entry(env, o, c, o->path, f, err);
	else if (!code)
		code = add_text(env, c, o, err);
	return code ? code : cop_change_seal(c, err);
}
