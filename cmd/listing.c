/* SPDX-License-Identifier: MIT */
/* What every list does: words, --where, --sort, --limit, --columns, and the forms. */
#include <string.h>

#include "base/near.h"
#include "noun.h"
#include "where.h"

static const struct cop_value none;

/* "seats.max" in a map of maps. */
static const struct cop_value *value_at(const struct cop_value *map, const char *path)
{
	size_t len = strcspn(path, ".");

	for (size_t i = 0; map->kind == COP_V_MAP && i < map->u.map.n; i++) {
		const struct cop_pair *p = &map->u.map.at[i];

		if (!p->key || strlen(p->key) != len || strncmp(p->key, path, len) != 0)
			continue;
		return path[len] ? value_at(&p->value, path + len + 1) : &p->value;
	}
	return &none;
}

static const struct cop_value *row_value(const struct cop_list_row *row, const char *name)
{
	const struct cop_value *v = value_at(&row->computed, name);

	return v->kind ? v : value_at(&row->fields, name);
}

/* What a condition is asked of. */
struct asked {
	struct cop_arena *arena;
	const struct cop_list_row *row;
};

/* "holders.from": the values that the entries of a list have there, as a list. */
static void gather(struct cop_arena *a, const struct cop_value *v, const char *path,
		   struct cop_value *ret)
{
	size_t len = strcspn(path, ".");

	if (!*path && v->kind) {
		cop_v_push(a, ret, *v);
		return;
	}
	for (size_t i = 0; v->kind == COP_V_LIST && i < v->u.list.n; i++)
		gather(a, &v->u.list.at[i], path, ret);
	for (size_t i = 0; v->kind == COP_V_MAP && i < v->u.map.n; i++) {
		const struct cop_pair *p = &v->u.map.at[i];

		if (p->key && strlen(p->key) == len && strncmp(p->key, path, len) == 0)
			gather(a, &p->value, path + len + (path[len] == '.'), ret);
	}
}

static struct cop_value find_value(void *of, const char *field)
{
	const struct asked *asked = of;
	const struct cop_value *v = row_value(asked->row, field);
	struct cop_value entries = cop_v_list();

	if (v->kind || !strchr(field, '.'))
		return *v;
	gather(asked->arena, &asked->row->fields, field, &entries);
	return entries.u.list.n ? entries : none;
}

/* --- words --- */

static bool value_has(const struct cop_value *v, const struct cop_str *word,
		      struct cop_arena *a)
{
	switch (v->kind) {
	case COP_V_TEXT:
		return cop_str_has(v->u.text, word);
	case COP_V_WORD:
		return cop_str_has(cop_str_text(a, v->u.word), word);
	case COP_V_LIST:
		for (size_t i = 0; i < v->u.list.n; i++) {
			if (value_has(&v->u.list.at[i], word, a))
				return true;
		}
		return false;
	case COP_V_MAP:
		for (size_t i = 0; i < v->u.map.n; i++) {
			if (value_has(&v->u.map.at[i].value, word, a))
				return true;
		}
		return false;
	default:
		return false;
	}
}

void cop_listing_add(struct cop_env *env, struct cop_listing *l,
		     const struct cop_item *item, struct cop_value computed,
		     const struct cop_words *words)
{
	struct cop_list_row row = { .item = item, .computed = computed };
	struct cop_value all =
		cop_record_value(env->arena, env->cmd->record->schema, item->rec);

	row.fields = cop_v_map();
	cop_v_put(env->arena, &row.fields, "id", cop_v_word(item->id));
	for (size_t i = 0; i < all.u.map.n; i++)
		cop_v_put(env->arena, &row.fields, all.u.map.at[i].key,
			  all.u.map.at[i].value);
	for (size_t i = 0; words && i < words->n; i++) {
		const struct cop_str *word = cop_str_text(env->arena, words->at[i]);

		if (!value_has(&row.fields, word, env->arena) &&
		    !value_has(&row.computed, word, env->arena))
			return;
	}
	*COP_PUSH(env->arena, l->at, l->n, l->cap) = row;
}

/* --- known names --- */

struct names {
	const struct cop_schema *schema;
	const struct cop_listing *l;
	const struct cop_column *cols;
	size_t ncols;
};

static bool is_known(void *of, const char *field)
{
	const struct names *n = of;

	if (strcmp(field, "id") == 0 || cop_path_field(n->schema, field))
		return true;
	for (size_t i = 0; i < n->ncols; i++) {
		if (strcmp(n->cols[i].key, field) == 0)
			return true;
	}
	for (size_t i = 0; i < n->l->n; i++) {
		if (row_value(&n->l->at[i], field)->kind)
			return true;
	}
	return false;
}

static enum cop_code unknown(const struct cop_env *env, const struct names *n,
			     const char *field, struct cop_error *err)
{
	struct cop_near near = { .typed = field };

	for (size_t i = 0; i < n->schema->nfields; i++)
		cop_near_try(&near, cop_field_key(&n->schema->fields[i]));
	for (size_t i = 0; i < n->ncols; i++)
		cop_near_try(&near, n->cols[i].key);
	cop_fail(err, COP_E_USAGE, "%s %s has no field '%s'",
		 cop_article(env->cmd->record->name), env->cmd->record->name, field);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err, "cop schema %s lists the fields",
			     env->cmd->record->name);
}

/* --- what a field takes --- */

static enum cop_where_type type_of_kind(enum cop_value_kind kind)
{
	switch (kind) {
	case COP_V_DATE:
		return COP_WHERE_DATE;
	case COP_V_NUM:
		return COP_WHERE_NUM;
	case COP_V_BOOL:
		return COP_WHERE_BOOL;
	default:
		return COP_WHERE_ANY;
	}
}

static struct cop_where_takes of_field(const struct cop_field *f)
{
	struct cop_where_takes takes = { 0 };

	switch (f ? f->kind : COP_K_TEXT) {
	case COP_K_DATE:
		takes.type = COP_WHERE_DATE;
		break;
	case COP_K_NUM:
		takes.type = COP_WHERE_NUM;
		break;
	case COP_K_DURATION:
		takes.type = COP_WHERE_DURATION;
		break;
	case COP_K_BOOL:
		takes.type = COP_WHERE_BOOL;
		break;
	case COP_K_ENUM:
		takes.type = COP_WHERE_ENUM;
		takes.of = f->of;
		break;
	default:
		break;
	}
	return takes;
}

/* What the list computes goes before the field; where its rows differ, any value will do. */
static struct cop_where_takes takes_of(void *of, const char *field)
{
	const struct names *n = of;
	struct cop_where_takes takes = { 0 };
	bool computed = false;

	for (size_t i = 0; i < n->l->n; i++) {
		enum cop_value_kind kind = value_at(&n->l->at[i].computed, field)->kind;
		enum cop_where_type type = type_of_kind(kind);

		if (!kind)
			continue;
		if (computed && type != takes.type)
			return (struct cop_where_takes){ 0 };
		takes.type = type;
		computed = true;
	}
	return computed ? takes : of_field(cop_path_field(n->schema, field));
}

/* --- --where, --sort --- */

static enum cop_code filter(struct cop_env *env, struct cop_listing *l,
			    struct names *names, struct cop_error *err)
{
	const struct cop_words *where = &env->common.where;

	for (size_t i = 0; i < where->n; i++) {
		struct cop_where_expr *e;
		const char *field;
		size_t kept = 0;
		enum cop_code code =
			cop_where_read(env->arena, where->at[i], env->today, &e, err);

		if (code)
			return code;
		field = cop_where_unknown(e, is_known, names);
		if (field)
			return unknown(env, names, field, err);
		if ((code = cop_where_check(e, takes_of, names, err)))
			return code;
		for (size_t k = 0; k < l->n; k++) {
			struct asked asked = { env->arena, &l->at[k] };

			if (cop_where_holds(e, find_value, &asked))
				l->at[kept++] = l->at[k];
		}
		l->n = kept;
	}
	return COP_OK;
}

/* Stable and simple: lists are small, and equal rows keep the order they had. */
static void merge_sort(struct cop_list_row *rows, struct cop_list_row *room, size_t n,
		       const char *field, int sign)
{
	size_t half = n / 2, a = 0, b = half, out = 0;

	if (n < 2)
		return;
	merge_sort(rows, room, half, field, sign);
	merge_sort(rows + half, room, n - half, field, sign);
	while (a < half || b < n) {
		bool left =
			b == n ||
			(a < half && sign * cop_value_order(row_value(&rows[a], field),
							    row_value(&rows[b], field)) <=
					     0);

		room[out++] = rows[left ? a++ : b++];
	}
	memcpy(rows, room, n * sizeof(*rows));
}

static enum cop_code sort(struct cop_env *env, struct cop_listing *l, struct names *names,
			  struct cop_error *err)
{
	const struct cop_words *by = &env->common.sort;
	struct cop_list_row *room = COP_NEW_N(env->arena, struct cop_list_row, l->n);

	for (size_t i = by->n; i-- > 0;) {
		const char *field = by->at[i];
		int sign = *field == '-' ? -1 : 1;

		field += *field == '-';
		if (!is_known(names, field))
			return unknown(env, names, field, err);
		merge_sort(l->at, room, l->n, field, sign);
	}
	return COP_OK;
}

/* --- showing --- */

static enum cop_code show_items(struct cop_env *env, const struct cop_listing *l,
				struct cop_doc *doc, struct cop_error *err)
{
	struct cop_value items = cop_v_list();

	for (size_t i = 0; i < l->n; i++) {
		struct cop_value item = l->at[i].fields;

		if (l->at[i].computed.kind == COP_V_MAP && l->at[i].computed.u.map.n)
			cop_v_put(env->arena, &item, "computed", l->at[i].computed);
		cop_v_push(env->arena, &items, item);
	}
	cop_doc_data(doc, NULL, "items", items);
	return cop_show(env, doc, err);
}

/* The columns that --columns names, in its order; else the default ones. */
static enum cop_code choose(struct cop_env *env, const struct names *n,
			    struct cop_column **ret, size_t *ret_n, struct cop_error *err)
{
	const struct cop_words *wanted = &env->common.columns;
	size_t count = wanted->n ? wanted->n : n->ncols, kept = 0;
	struct cop_column *cols = COP_NEW_N(env->arena, struct cop_column, count);

	for (size_t i = 0; i < count; i++) {
		if (!wanted->n) {
			if (!(n->cols[i].flags & COP_COL_WIDE))
				cols[kept++] = n->cols[i];
			continue;
		}
		if (!is_known((void *)n, wanted->at[i]))
			return unknown(env, n, wanted->at[i], err);
		cols[kept] = (struct cop_column){ .key = wanted->at[i] };
		for (size_t k = 0; k < n->ncols; k++) {
			if (strcmp(n->cols[k].key, wanted->at[i]) == 0)
				cols[kept].flags = n->cols[k].flags & COP_COL_RIGHT;
		}
		kept++;
	}
	*ret = cols;
	*ret_n = kept;
	return COP_OK;
}

/*
 * Where a column is computed as ids ("holders"), the entries of the field of that name are
 * no stand-in for it: nobody holds it, whoever held it before.
 */
static const struct cop_value *cell_value(const struct cop_env *env,
					  const struct cop_list_row *row, const char *key)
{
	const struct cop_value *v = row_value(row, key);
	bool entries = v->kind == COP_V_LIST && v->u.list.n &&
		       v->u.list.at[0].kind == COP_V_MAP;

	for (size_t i = 0; entries && i < env->cmd->ncolumns; i++) {
		if (strcmp(env->cmd->columns[i].key, key) == 0 &&
		    (env->cmd->columns[i].flags & COP_COL_COMPUTED))
			return &none;
	}
	return v;
}

static enum cop_code show_table(struct cop_env *env, const struct cop_listing *l,
				struct cop_doc *doc, const struct names *n,
				struct cop_error *err)
{
	struct cop_column *cols;
	struct cop_table *t;
	size_t ncols;
	enum cop_code code = choose(env, n, &cols, &ncols, err);

	if (code)
		return code;
	t = cop_doc_table(doc, NULL, "items", cols, ncols);
	for (size_t i = 0; i < l->n; i++) {
		struct cop_value *row = cop_table_row(t);

		for (size_t k = 0; k < ncols; k++)
			row[k] = *cell_value(env, &l->at[i], cols[k].key);
	}
	env->look.columns =
		NULL; /* chosen here: computed values and paths may be columns */
	return cop_show(env, doc, err);
}

enum cop_code cop_listing_show(struct cop_env *env, struct cop_listing *l,
			       const struct cop_column *columns, size_t ncolumns,
			       const char *empty, struct cop_error *err)
{
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);
	struct names names = { env->cmd->record->schema, l, columns, ncolumns };
	enum cop_code code = filter(env, l, &names, err);

	if (!code)
		code = sort(env, l, &names, err);
	if (code)
		return code;
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	cop_v_put(env->arena, &doc->head, "total", cop_v_num((double)l->n));
	if (env->common.limit && l->n > env->common.limit)
		l->n = env->common.limit;
	if (env->format == cop_format_json)
		return show_items(env, l, doc, err);
	if (!l->n) {
		cop_say(env, "note: %s", empty);
		return COP_OK;
	}
	if (env->format == cop_format_ndjson && !env->common.columns.n)
		return show_items(env, l, doc, err);
	return show_table(env, l, doc, &names, err);
}
