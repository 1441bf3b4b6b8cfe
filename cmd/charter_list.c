/* SPDX-License-Identifier: MIT */
/* Lists of the charter, and its file as a tree. */
#include <string.h>

#include "base/near.h"
#include "charter.h"
#include "noun.h"

/* Lists of the charter that people add to: its own, and those one map below. */
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
	const struct cop_schema *top = &cop_schema_charter;

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

enum cop_code charter_list(struct cop_env *env, const char *typed, const char **ret_path,
			   const struct cop_field **ret, struct cop_error *err)
{
	const struct cop_field *f = cop_path_field(&cop_schema_charter, typed);
	struct search s = { .env = env, .typed = typed, .near = { .typed = typed } };

	*ret_path = typed;
	if (!f) {
		look_everywhere(&s);
		*ret_path = s.found == 1 ? s.path : typed;
		f = s.found == 1 ? cop_path_field(&cop_schema_charter, s.path) : NULL;
	}
	if (f && (f->flags & COP_HISTORY)) {
		cop_fail(err, COP_E_USAGE, "'%s' grows by what is decided", typed);
		return cop_fail_hint(err, "cop charter set status WORD");
	}
	if (!f || !(f->flags & COP_IS_LIST)) {
		cop_fail(err, COP_E_USAGE,
			 f ? "'%s' is not a list" : "the charter has no list '%s'",
			 typed);
		if (f)
			return cop_fail_hint(err, "cop charter set %s VALUE", typed);
		return cop_fail_hint(err, s.near.best ? "did you mean '%s'?" : "%s",
				     s.near.best ? s.near.best
						 : "cop charter add -h names them");
	}
	*ret = f;
	return COP_OK;
}

const struct cop_field *charter_main(const struct cop_schema *entry)
{
	static const char *const names[] = { "name", "title", "text" };

	for (size_t n = 0; n < COP_COUNT(names); n++)
		for (size_t i = 0; i < entry->nfields; i++)
			if (strcmp(entry->fields[i].name, names[n]) == 0 &&
			    (entry->fields[i].flags & COP_REQUIRED))
				return &entry->fields[i];
	return NULL;
}

enum cop_code charter_root(struct cop_env *env, struct cop_node **ret,
			   struct cop_error *err)
{
	const struct cop_charter *c = env->community->charter;

	*ret = NULL;
	if (!c)
		return cop_noun_missing(env, cop_record_charter.where, err);
	return cop_yaml_parse(env->arena, c->rec.src, &cop_yaml_community, ret, err);
}
