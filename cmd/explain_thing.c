/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include <string.h>

#include "base/enc.h"
#include "health/indicator.h"
#include "model/builtin.h"
#include "judge.h"

/* --- entries of the charter and the budget --- */

/* The path of the entry with this id, in the lists of a table and of the maps below it. */
static const char *entry_path(struct cop_arena *a, const struct cop_schema *s,
			      struct cop_node *root, const char *before, const char *id)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		const char *path = cop_arena_printf(a, "%s%s", before, cop_field_key(f));
		const char *found = NULL;

		if (f->kind != COP_K_MAP)
			continue;
		if (!(f->flags & COP_IS_LIST)) {
			found = entry_path(a, f->of, root,
					   cop_arena_printf(a, "%s.", path), id);
		} else if (f->keyed && strcmp(f->keyed, "id") == 0) {
			const struct cop_node *n = cop_node_get(root, cop_field_key(f));

			for (n = n ? n->first : NULL; n && !found; n = n->next) {
				const struct cop_node *own =
					n->kind == COP_MAP ? cop_node_get(n, "id") : NULL;

				if (own && cop_node_is(own, id))
					found = cop_arena_printf(a, "%s.%s", path, id);
			}
		}
		if (found)
			return found;
	}
	return NULL;
}

/* Maps below are looked into by path, so that `root` is the mapping that holds the list. */
static const char *entry_in(struct cop_env *env, const struct cop_record *r,
			    const char *id)
{
	const struct cop_items *items = &env->community->items[r->kind];
	struct cop_error ignored = { 0 };
	struct cop_node *root;
	const char *found;

	if (!items->n ||
	    cop_yaml_parse(env->arena, ((const struct cop_rec *)items->at[0].rec)->src,
			   &cop_yaml_community, &root, &ignored) ||
	    !root || root->kind != COP_MAP)
		return NULL;
	found = entry_path(env->arena, r->schema, root, "", id);
	for (struct cop_node *n = root->first; n && !found; n = n->next) {
		const char *key = cop_enc_shown(env->arena, n->key->value);
		const struct cop_field *f = cop_path_field(r->schema, key);

		if (n->kind == COP_MAP && f && f->kind == COP_K_MAP)
			found = entry_path(env->arena, f->of, n,
					   cop_arena_printf(env->arena, "%s.", key), id);
	}
	return found;
}

static bool find_entry(struct cop_env *env, const char *word, struct explain_path *ret)
{
	static const struct cop_record *const files[] = { &cop_record_charter,
							  &cop_record_budget };
	struct cop_error ignored = { 0 };

	if (cop_community_load(env->community,
			       COP_KIND_BIT(charter) | COP_KIND_BIT(budget), &ignored))
		return false;
	for (size_t i = 0; i < COP_COUNT(files); i++) {
		const char *path = entry_in(env, files[i], word);

		if (!path)
			continue;
		*ret = (struct explain_path){
			files[i], &env->community->items[files[i]->kind].at[0], path,
			explain_noun(files[i])
		};
		return true;
	}
	return false;
}

/* --- records --- */

struct cop_value explain_named_by(struct cop_env *env, const struct cop_item *item,
				  const struct cop_record *r)
{
	struct cop_value list = cop_v_list();
	struct cop_naming *named;
	size_t n = cop_community_named_by(env->community, item->id, r->ref, &named);

	for (size_t i = 0; i < n; i++) {
		const char *by = named[i].item->id[0] ? named[i].item->id
						      : named[i].item->path;

		if (i && named[i].item == named[i - 1].item &&
		    named[i].field == named[i - 1].field)
			continue;
		cop_v_push(env->arena, &list,
			   cop_v_word(cop_arena_printf(env->arena, "%s (%s)", by,
						       cop_field_key(named[i].field))));
	}
	return list.u.list.n ? list : (struct cop_value){ 0 };
}

/* A file of a built-in figure need not say what the catalogue says. */
static struct cop_value builtin_text(struct cop_env *env, const struct cop_rec *rec)
{
	struct cop_builtins all = cop_catalogue_indicators(env->arena);

	for (size_t i = 0; i < all.n; i++) {
		if (strcmp(all.at[i].id, rec->id) == 0)
			return cop_v_text(all.at[i].record->text);
	}
	return (struct cop_value){ 0 };
}

/* What people read of it first: its purpose or text, where it has one. */
static struct cop_value words_of(struct cop_env *env, const struct cop_record *r,
				 const void *rec)
{
	static const char *const keys[] = { "purpose", "text" };
	struct cop_value all = cop_record_value(env->arena, r->schema, rec);

	for (size_t k = 0; k < COP_COUNT(keys); k++) {
		for (size_t i = 0; i < all.u.map.n; i++) {
			if (strcmp(all.u.map.at[i].key, keys[k]) == 0)
				return all.u.map.at[i].value;
		}
	}
	return r->kind == cop_kind_indicator ? builtin_text(env, rec)
					     : (struct cop_value){ 0 };
}

static const struct cop_str *title_of(const struct cop_record *r, const void *rec,
				      struct cop_arena *a)
{
	const char *const keys[] = { "title", "name" };

	for (size_t k = 0; k < COP_COUNT(keys); k++) {
		const struct cop_field *f = cop_path_field(r->schema, keys[k]);

		if (f)
			return cop_value_text(a, f, (const char *)rec + f->offset);
	}
	return NULL;
}

static enum cop_code show_record(struct cop_env *env, const struct cop_record *r,
				 const struct cop_item *item, struct cop_error *err)
{
	const struct cop_rec *rec = item->rec;
	const char *noun = explain_noun(r);
	struct cop_value v = cop_v_map();
	struct cop_arena *a = env->arena;

	cop_v_put(a, &v, "thing", cop_v_word(*item->id ? item->id : r->name));
	cop_v_put(a, &v, "kind", cop_v_word(r->name));
	cop_v_put(a, &v, "title", cop_v_text(title_of(r, rec, a)));
	cop_v_put(a, &v, "definition", cop_v_word(r->schema->doc));
	cop_v_put(a, &v, "says", words_of(env, r, rec));
	cop_v_put(a, &v, "stands",
		  cop_v_word(explain_where(env, (struct cop_loc){ rec->src, rec->at })));
	if (r->ref)
		cop_v_put(a, &v, "named_by", explain_named_by(env, item, r));
	cop_v_put(a, &v, "findings", cop_judge_item(env, item));
	if (noun)
		cop_v_put(a, &v, "more",
			  cop_v_word(cop_arena_printf(
				  a, "cop %s show%s%s",
				  cop_line_words(a, cop_line_group(noun)),
				  *item->id ? " " : "", item->id)));
	return explain_show(env, v, err);
}

/* Figures that the program computes have no file; a file makes one of the community's own. */
static bool is_figure(struct cop_env *env, const char *word)
{
	struct cop_error ignored = { 0 };

	return cop_builtin_indicator(word) ||
	       (!cop_community_load(env->community, COP_KIND_BIT(indicator), &ignored) &&
		cop_indicator_of(env->community, word));
}

enum cop_code explain_thing(struct cop_env *env, const char *word, struct cop_error *err)
{
	struct explain_path entry;
	enum cop_kind kind = cop_kind_cop;
	const char *id = "";
	enum cop_code code = COP_OK;

	for (unsigned k = 0; k < cop_kind_count; k++) {
		if (cop_records[k]->shape == COP_SHAPE_FILE &&
		    (strcmp(word, cop_records[k]->name) == 0 ||
		     strcmp(word, cop_records[k]->where) == 0))
			return cop_community_load(env->community, COP_KINDS_ALL, err)
				       ? err->code
			       : env->community->items[k].n
				       ? show_record(env, cop_records[k],
						     &env->community->items[k].at[0], err)
				       : cop_noun_missing(env, cop_records[k]->where,
							  err);
	}
	if (is_figure(env, word) && explain_figure(env, word, &code, err))
		return code;
	if (!(cop_noun_what(env, word) & COP_REF_ANY) && find_entry(env, word, &entry))
		return explain_path_show(env, &entry, err);
	code = cop_community_resolve(env->community, COP_KINDS_ALL, word, &id, &kind,
				     err);
	if (!code)
		code = cop_community_load(env->community, COP_KINDS_ALL, err);
	if (code)
		return code;
	if (!cop_community_item(env->community, kind, id)) {
		if (is_figure(env, id) && explain_figure(env, id, &code, err))
			return code;
		return cop_noun_unread(env, kind, id, err);
	}
	return show_record(env, cop_records[kind],
			   cop_community_item(env->community, kind, id), err);
}
