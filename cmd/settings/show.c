/* SPDX-License-Identifier: MIT */
/* Every setting with what holds where it is not set. */
#include "settings.h"

#include "base/enc.h"

static const struct cop_column columns[] = {
	{ "path", NULL, 0 },
	{ "value", NULL, 0 },
	{ "default", NULL, 0 },
	{ "source", NULL, 0 },
};

struct show {
	struct cop_env *env;
	struct cop_table *t;
	struct cop_node *root;
};

static void put(struct show *s, const char *path, struct cop_value value,
		const struct cop_node *at)
{
	struct cop_value *row = cop_table_row(s->t);
	struct cop_arena *a = s->env->arena;
	const char *other = settings_default(s->env, path);

	row[0] = cop_v_text(cop_str_text(a, path));
	row[1] = value;
	row[2] = cop_v_word(other);
	if (!at) {
		row[3] = cop_v_word(other ? "default" : NULL);
		return;
	}
	row[3] = cop_v_word(cop_arena_printf(
		a, "cop.yaml:%u",
		cop_loc_place((struct cop_loc){ at->src, at->start }).line));
}

/* A list as its words. */
static struct cop_value list_value(struct cop_env *env, const struct cop_node *seq)
{
	struct cop_value list = cop_v_list();

	for (const struct cop_node *n = seq->first; n; n = n->next) {
		if (n->kind == COP_SCALAR)
			cop_v_push(env->arena, &list, cop_v_text(n->value));
	}
	return list.u.list.n ? list : cop_v_word("none");
}

/* An entry as its facts: "from 2026-12-24, to 2027-01-01, text Year-end closure". */
static struct cop_value facts(struct cop_env *env, const struct cop_node *map)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	for (const struct cop_node *n = map->first; n; n = n->next) {
		const struct cop_node *one = n->kind == COP_SEQ ? n->first : n;

		cop_buf_printf(&b, "%s%s", b.len ? ", " : "",
			       cop_enc_shown(env->arena, n->key->value));
		for (; one; one = n->kind == COP_SEQ ? one->next : NULL) {
			if (one->kind == COP_SCALAR)
				cop_buf_printf(&b, " %s",
					       cop_enc_shown(env->arena, one->value));
		}
	}
	return cop_v_text(cop_str_new(env->arena, cop_buf_str(&b), b.len));
}

static void put_each(struct show *s, const struct cop_node *list)
{
	for (const struct cop_node *n = list->first; n; n = n->next) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };

		cop_path_of(&cop_schema_cop, n, &path);
		put(s, cop_buf_keep(&path, s->env->arena),
		    n->kind == COP_SCALAR ? cop_v_text(n->value) : facts(s->env, n), n);
	}
}

/* Limits that rules and figures have, set or not. */
static void put_limits(struct show *s, const struct cop_node *map)
{
	const struct cop_limit *l;

	for (size_t i = 0; settings_limit_at(i, &l); i++) {
		const struct cop_node *n =
			map && map->kind == COP_MAP ? cop_node_get(map, l->id) : NULL;
		const char *path =
			cop_arena_printf(s->env->arena, SETTINGS_LIMITS "%s", l->id);

		put(s, path,
		    n && n->kind == COP_SCALAR
			    ? cop_v_text(n->value)
			    : cop_v_word(settings_default(s->env, path)),
		    n);
	}
}

static bool has_maps(const struct cop_node *n)
{
	return n->kind == COP_MAP || (n->first && n->first->kind == COP_MAP);
}

static void put_field(struct show *s, const struct cop_field *f)
{
	const char *key = cop_field_key(f);
	const struct cop_node *n = s->root ? cop_node_get(s->root, key) : NULL;

	if (strcmp(key, "thresholds") == 0)
		put_limits(s, n);
	else if (!n)
		put(s, key, cop_v_word(settings_default(s->env, key)), NULL);
	else if (n->kind == COP_SCALAR)
		put(s, key, cop_v_text(n->value), n);
	else if (has_maps(n) || n->kind == COP_MAP)
		put_each(s, n);
	else
		put(s, key, list_value(s->env, n), n);
}

enum cop_code settings_show_run(struct cop_env *env, const void *opts,
				struct cop_error *err)
{
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.settings/1");
	struct show s = { .env = env };
	enum cop_code code = cop_single_root(env, &s.root, err);

	(void)opts;
	if (code)
		return code;
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	s.t = cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));
	for (size_t i = 0; i < cop_schema_cop.nfields; i++)
		put_field(&s, &cop_schema_cop.fields[i]);
	return cop_show(env, doc, err);
}

static const char *const examples[] = { "cop settings show", "cop settings show --json",
					NULL };

const struct cop_cmd cop_cmd_settings_show = {
	.summary = "what was agreed in cop.yaml, with defaults beside",
	.rule = "The first column is the path that set and get take.",
	.examples = examples,
	.see = "cop settings set, cop settings add; cop help paths",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.settings/1",
	.needs = COP_READS | COP_NEED(cop),
	.record = &cop_record_cop,
	.run = settings_show_run,
};
