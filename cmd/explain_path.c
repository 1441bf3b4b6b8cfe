/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include <string.h>

#include "base/enc.h"
#include "model/catalogue.h"
#include "settings.h"

const char *explain_noun(const struct cop_record *r)
{
	static const struct {
		const char *record, *noun;
	} other[] = {
		{ "cop", "settings" },
		{ "indicator", "health" },
		{ "platform", "charter platform" },
	};
	const char *noun = r->name;

	for (size_t i = 0; i < COP_COUNT(other); i++) {
		if (strcmp(other[i].record, r->name) == 0)
			noun = other[i].noun;
	}
	return cop_line_group(noun) ? noun : NULL;
}

const char *explain_where(struct cop_env *env, struct cop_loc at)
{
	if (!at.src)
		return NULL;
	return cop_arena_printf(env->arena, "%s:%u", at.src->path,
				cop_loc_place(at).line);
}

enum cop_code explain_show(struct cop_env *env, struct cop_value item,
			   struct cop_error *err)
{
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.explain/1");

	cop_doc_fields(doc, NULL, "item", item);
	return cop_show(env, doc, err);
}

/* --- which field is meant --- */

static const struct cop_record *record_named(const char *word, size_t len)
{
	for (unsigned k = 0; k < cop_kind_count; k++) {
		const struct cop_record *r = cop_records[k];

		if (strlen(r->name) == len && strncmp(r->name, word, len) == 0)
			return r;
	}
	return len == strlen("settings") && strncmp(word, "settings", len) == 0
		       ? &cop_record_cop
		       : NULL;
}

bool explain_path_find(struct cop_env *env, const char *word, struct explain_path *ret)
{
	const char *dot = strchr(word, '.'), *id;
	struct cop_error ignored = { 0 };
	enum cop_kind kind;

	if (!dot || !dot[1] || strstr(word, ".yaml"))
		return false;
	*ret = (struct explain_path){ record_named(word, (size_t)(dot - word)), NULL,
				      dot + 1, NULL };
	id = cop_arena_copy(env->arena, word, (size_t)(dot - word));
	if (!ret->record && env->community && cop_id_valid(id, strlen(id)) &&
	    !cop_community_resolve(env->community, COP_KINDS_ALL, id, &id, &kind,
				   &ignored) &&
	    !cop_community_load(env->community, 1u << kind, &ignored)) {
		ret->record = cop_records[kind];
		ret->item = cop_community_item(env->community, kind, id);
	}
	if (!ret->record)
		return false;
	ret->noun = explain_noun(ret->record);
	if (ret->record->shape == COP_SHAPE_FILE && env->community &&
	    !cop_community_load(env->community, 1u << ret->record->kind, &ignored) &&
	    env->community->items[ret->record->kind].n)
		ret->item = &env->community->items[ret->record->kind].at[0];
	return true;
}

/* --- what is said of it --- */

/* The question of the catalogue that a place of the charter answers. */
static const struct cop_guide_question *question_of(struct cop_env *env, const char *path)
{
	const struct cop_guide_questions *guide = cop_catalogue_questions(env->arena);
	const struct cop_guide_question *best = NULL;

	for (size_t i = 0; i < guide->all.n; i++) {
		const struct cop_guide_question *q = &guide->all.at[i];

		for (size_t k = 0; k < q->fields.n; k++) {
			const char *field = q->fields.at[k];
			size_t len = strlen(field);

			if (strcmp(field, path) == 0)
				return q;
			if (strncmp(field, path, len) == 0 && path[len] == '.')
				best = q;
		}
	}
	return best;
}

static void put_question(struct cop_env *env, struct cop_value *v,
			 const struct explain_path *p)
{
	const struct cop_guide_question *q =
		p->record == &cop_record_charter ? question_of(env, p->path) : NULL;

	if (!q)
		return;
	cop_v_put(env->arena, v, "question", cop_v_text(q->text));
	cop_v_put(env->arena, v, "why", cop_v_text(q->why));
	cop_v_put(env->arena, v, "example", cop_v_text(q->example));
}

static struct cop_value words_of(struct cop_env *env, const struct cop_enum *e)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; i < e->n; i++) {
		struct cop_value one = cop_v_map();

		cop_v_put(env->arena, &one, "word", cop_v_word(e->words[i].word));
		cop_v_put(env->arena, &one, "means", cop_v_word(e->words[i].doc));
		cop_v_push(env->arena, &list, one);
	}
	return list;
}

static struct cop_value fields_of(struct cop_env *env, const struct cop_schema *s)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		struct cop_value one = cop_v_map();

		if (f->flags & COP_DICT_KEY)
			continue;
		cop_v_put(env->arena, &one, "field", cop_v_word(cop_field_key(f)));
		cop_v_put(env->arena, &one, "means", cop_v_word(f->doc));
		cop_v_push(env->arena, &list, one);
	}
	return list;
}

static void put_field(struct cop_env *env, struct cop_value *v, const struct cop_field *f,
		      bool entry)
{
	struct cop_arena *a = env->arena;
	bool map = f->kind == COP_K_MAP || f->kind == COP_K_DICT;
	bool list = f->flags & COP_IS_LIST;

	if (list && entry)
		cop_v_put(a, v, "is", cop_v_word("an entry of a list"));
	else if (list && f->keyed)
		cop_v_put(a, v, "is",
			  cop_v_word(cop_arena_printf(a, "a list, entered by %s",
						      f->keyed)));
	else if (list)
		cop_v_put(a, v, "is", cop_v_word("a list"));
	else if (!map)
		cop_v_put(a, v, "is", cop_v_word(cop_field_kind_word(f)));
	cop_v_put(a, v, "limits", cop_v_word(f->limits));
	if (f->flags & COP_REQUIRED)
		cop_v_put(a, v, "needed", cop_v_word("always"));
	else if (f->when)
		cop_v_put(a, v, "needed", cop_v_word(f->when));
	if (f->flags & COP_SENSITIVE)
		cop_v_put(a, v, "readers", cop_v_word("stewards only"));
	if (f->kind == COP_K_ENUM)
		cop_v_put(a, v, "choices", words_of(env, f->of));
	if (map && !entry)
		cop_v_put(a, v, "fields", fields_of(env, f->of));
}

/* What stands there now, and where. */
static void put_value(struct cop_env *env, struct cop_value *v, const struct cop_node *n)
{
	struct cop_value list = cop_v_list(), map = cop_v_map();

	if (!n) {
		cop_v_put(env->arena, v, "value", cop_v_word("not answered"));
		return;
	}
	for (const struct cop_node *c = n->kind == COP_MAP ? n->first : NULL; c;
	     c = c->next) {
		if (c->kind == COP_SCALAR)
			cop_v_put_str(env->arena, &map, c->key->value,
				      cop_v_text(c->value));
	}
	for (const struct cop_node *c = n->kind == COP_SEQ ? n->first : NULL; c;
	     c = c->next) {
		const struct cop_node *id = c->kind == COP_MAP ? cop_node_get(c, "id")
							       : c;

		if (id && id->kind == COP_SCALAR)
			cop_v_push(env->arena, &list, cop_v_text(id->value));
	}
	if (n->kind == COP_SCALAR)
		cop_v_put(env->arena, v, "value", cop_v_text(n->value));
	else if (list.u.list.n)
		cop_v_put(env->arena, v, "value", list);
	else if (map.u.map.n)
		cop_v_put(env->arena, v, "value", map);
	else if (n->kind == COP_SEQ && !n->first)
		cop_v_put(env->arena, v, "value", cop_v_word("none"));
	cop_v_put(env->arena, v, "stands",
		  cop_v_word(explain_where(env, (struct cop_loc){ n->src, n->start })));
}

/* Does the path go on below a list without saying which entry? */
static bool lacks_entry(const struct cop_schema *s, const char *path)
{
	while (s && *path) {
		size_t len = strcspn(path, ".");
		const struct cop_field *f = NULL;

		for (size_t i = 0; i < s->nfields && !f; i++) {
			const char *key = cop_field_key(&s->fields[i]);

			if (strlen(key) == len && strncmp(key, path, len) == 0)
				f = &s->fields[i];
		}
		if (!f || !path[len])
			return false;
		if (f->flags & COP_IS_LIST)
			return true;
		s = f->kind == COP_K_MAP ? f->of : NULL;
		path += len + 1;
	}
	return false;
}

/* The command that changes it. */
static void put_how(struct cop_env *env, struct cop_value *v,
		    const struct explain_path *p, const struct cop_place_in *at)
{
	const struct cop_field *f = at->field;
	bool list = f && (f->flags & COP_IS_LIST) && !at->entry && f->kind != COP_K_DICT;
	bool single = p->record->shape == COP_SHAPE_FILE;
	const char *verb = list && single ? "add" : "set";
	const char *noun = p->noun ? cop_line_words(env->arena, cop_line_group(p->noun))
				   : NULL;

	if (!noun || !f || (f->flags & COP_HISTORY) || (f->kind == COP_K_MAP && !list) ||
	    (!at->up && lacks_entry(p->record->schema, p->path)))
		return;
	cop_v_put(env->arena, v, "change",
		  cop_v_word(cop_arena_printf(
			  env->arena, "cop %s %s %s%s%s%s %s", noun, verb,
			  single    ? ""
			  : p->item ? p->item->id
				    : "ID",
			  single ? "" : " ", p->path, list && !single ? "+" : "",
			  list ? "TEXT" : "VALUE")));
}

static const char *definition(const struct explain_path *p, const struct cop_place_in *at)
{
	const struct cop_limit *l = p->record == &cop_record_cop ? settings_limit(p->path)
								 : NULL;

	return l ? l->doc : at->field->doc;
}

enum cop_code explain_path_show(struct cop_env *env, const struct explain_path *p,
				struct cop_error *err)
{
	struct cop_value v = cop_v_map();
	struct cop_place_in at = { 0 };
	struct cop_node *root = NULL;
	const struct cop_rec *rec = p->item ? p->item->rec : NULL;
	const struct cop_field *bare = cop_path_field(p->record->schema, p->path);
	enum cop_code code = COP_OK;

	if (rec)
		code = cop_yaml_parse(env->arena, rec->src, &cop_yaml_community, &root,
				      err);
	if (!code && !rec && bare)
		at.field = bare;
	else if (!code)
		code = cop_path_find(env->arena, p->record->schema,
				     rec ? cop_rec_node(root, rec) : NULL, p->path, &at,
				     err);
	/* a field inside the entries of a list, none of which was named */
	if (code && bare) {
		*err = (struct cop_error){ 0 };
		at = (struct cop_place_in){ .field = bare };
		code = COP_OK;
	}
	if (code)
		return code;
	if (!at.field)
		return cop_fail(err, COP_E_USAGE, "'%s' is a key of your own", p->path);
	cop_v_put(env->arena, &v, "path",
		  cop_v_word(cop_arena_printf(env->arena, "%s.%s", p->record->name,
					      p->path)));
	cop_v_put(env->arena, &v, "definition", cop_v_word(definition(p, &at)));
	put_question(env, &v, p);
	put_field(env, &v, at.field, at.entry);
	if (p->record == &cop_record_cop)
		cop_v_put(env->arena, &v, "default",
			  cop_v_word(settings_default(env, p->path)));
	if (rec && at.up)
		put_value(env, &v, at.node);
	put_how(env, &v, p, &at);
	return explain_show(env, v, err);
}
