/* SPDX-License-Identifier: MIT */
/* Lists of a single file, and the file as a tree. */
#include <string.h>

#include "base/near.h"
#include "single.h"

/* Lists that people add to: the file's own, and those one map below. */
struct search {
	struct cop_env *env;
	const char *typed;
	const char *path; /* found */
	unsigned found;
	struct cop_near near;
};

static void look(struct search *s, const char *path, const struct cop_field *f)
{
	const char *last = strrchr(path, '.');

	if (!(f->flags & COP_IS_LIST) || f->kind == COP_K_DICT ||
	    (f->flags & COP_HISTORY))
		return;
	cop_near_try(&s->near, path);
	if (last)
		cop_near_try(&s->near, last + 1);
	if (last && strcmp(last + 1, s->typed) == 0) {
		s->path = path;
		s->found++;
	}
}

static void look_everywhere(struct search *s)
{
	const struct cop_schema *top = s->env->cmd->record->schema;

	for (size_t i = 0; i < top->nfields; i++) {
		const struct cop_field *f = &top->fields[i];
		const struct cop_schema *in = f->kind == COP_K_MAP ? f->of : NULL;

		look(s, cop_field_key(f), f);
		for (size_t k = 0; in && !(f->flags & COP_IS_LIST) && k < in->nfields;
		     k++)
			look(s,
			     cop_arena_printf(s->env->arena, "%s.%s", cop_field_key(f),
					      cop_field_key(&in->fields[k])),
			     &in->fields[k]);
	}
}

const char *cop_single_name(const struct cop_env *env)
{
	const struct cop_record *r = env->cmd->record;

	return r->kind == cop_kind_cop ? r->where
				       : cop_arena_printf(env->arena, "the %s", r->name);
}

static enum cop_code no_list(struct cop_env *env, const struct search *s,
			     struct cop_error *err)
{
	cop_fail(err, COP_E_USAGE, "%s has no list '%s'", cop_single_name(env), s->typed);
	if (s->near.best)
		return cop_fail_hint(err, "did you mean '%s'?", s->near.best);
	return cop_fail_hint(err, "cop %s add -h names them", env->line->group);
}

/* What a path goes on with below a field that is no list. */
static const char *below(const struct cop_field *f)
{
	const struct cop_schema *s = f->of;

	if (f->kind != COP_K_DICT)
		return f->kind == COP_K_MAP ? ".FIELD" : "";
	for (size_t i = 0; i < s->nfields; i++) {
		if (s->fields[i].flags & COP_DICT_VALUE)
			return ".ID";
	}
	return ".ID.FIELD";
}

enum cop_code cop_single_list(struct cop_env *env, const char *typed,
			      const char **ret_path, const struct cop_field **ret,
			      struct cop_error *err)
{
	const struct cop_schema *top = env->cmd->record->schema;
	const struct cop_field *f = cop_path_field(top, typed);
	struct search s = { .env = env, .typed = typed, .near = { .typed = typed } };

	*ret_path = typed;
	if (!f) {
		look_everywhere(&s);
		*ret_path = s.found == 1 ? s.path : typed;
		f = s.found == 1 ? cop_path_field(top, s.path) : NULL;
	}
	if (!f)
		return no_list(env, &s, err);
	if (f->flags & COP_HISTORY) {
		cop_fail(err, COP_E_USAGE, "'%s' grows by what is decided", typed);
		return cop_fail_hint(err, "cop %s set status WORD", env->line->group);
	}
	if (!(f->flags & COP_IS_LIST) || f->kind == COP_K_DICT) {
		cop_fail(err, COP_E_USAGE, "'%s' is not a list", typed);
		return cop_fail_hint(err, "cop %s set %s%s VALUE", env->line->group,
				     typed, below(f));
	}
	*ret = f;
	return COP_OK;
}

const struct cop_field *cop_single_main(const struct cop_schema *entry)
{
	static const char *const names[] = { "name", "title", "text", "funder" };

	for (size_t n = 0; n < COP_COUNT(names); n++)
		for (size_t i = 0; i < entry->nfields; i++)
			if (strcmp(entry->fields[i].name, names[n]) == 0 &&
			    (entry->fields[i].flags & COP_REQUIRED))
				return &entry->fields[i];
	return NULL;
}

enum cop_code cop_single_root(struct cop_env *env, struct cop_node **ret,
			      struct cop_error *err)
{
	const struct cop_item *item;
	enum cop_code code = cop_noun_find(env, NULL, &item, err);

	*ret = NULL;
	if (code)
		return code;
	return cop_yaml_parse(env->arena, ((const struct cop_rec *)item->rec)->src,
			      &cop_yaml_community, ret, err);
}
