/* SPDX-License-Identifier: MIT */
/* Mapping -> struct. Every finding is reported, none stops it. */
#include "schema/entry.h"

#include <string.h>

#include "base/enc.h"
#include "base/near.h"
#include "base/raw.h"
#include "base/zones.h"

/* One record being loaded: the finder of places needs the root's table. */
struct job {
	struct cop_load *l;
	const struct cop_schema *root;
};

static struct cop_where where_of(const struct job *j, const struct cop_node *n)
{
	struct cop_where w = { .at = cop_node_loc(n), .record = j->l->record };
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };

	w.len = n->end > n->start ? n->end - n->start : 1;
	cop_path_of(j->root, n, &path);
	w.path = cop_buf_keep(&path, j->l->findings->arena);
	return w;
}

/* A file may hold in one value what fills a hundred screens. */
#define SHOWN_MAX 80

static const char *shown(const struct job *j, const struct cop_str *s)
{
	return cop_enc_snippet(j->l->findings->arena, s, SHOWN_MAX);
}

static void report_unknown(const struct job *j, const struct cop_schema *s,
			   const struct cop_node *value)
{
	struct cop_near near = { .typed = cop_str_raw(value->key->value) };
	struct cop_where w = where_of(j, value);
	struct cop_finding *f;

	w.at = cop_node_loc(value->key);
	w.len = value->key->end - value->key->start;
	for (size_t i = 0; i < s->nfields; i++)
		cop_near_try(&near, cop_field_key(&s->fields[i]));
	f = cop_find(j->l->findings, &cop_rule_unknown_key, w, "unknown key '%s'",
		     shown(j, value->key->value));
	if (near.best)
		cop_finding_hint(j->l->findings, f,
				 "did you mean '%s'? own keys begin with x-", near.best);
}

static void report_choice(const struct job *j, const struct cop_field *f,
			  const struct cop_node *n)
{
	const struct cop_enum *e = f->of;
	struct cop_near near = { .typed = cop_str_raw(n->value) };
	COP_CLEANUP(cop_buf_clear) struct cop_buf words = { 0 };
	struct cop_finding *finding;

	for (size_t i = 0; i < e->n; i++) {
		cop_near_try(&near, e->words[i].word);
		cop_buf_printf(&words, "%s%s", i ? ", " : "", e->words[i].word);
	}
	finding = cop_find(j->l->findings, &cop_rule_not_a_choice, where_of(j, n),
			   "'%s' is not a choice of '%s'", shown(j, n->value),
			   cop_field_key(f));
	if (near.best)
		cop_finding_hint(j->l->findings, finding, "did you mean '%s'?",
				 near.best);
	else
		cop_finding_hint(j->l->findings, finding, "one of %s",
				 cop_buf_str(&words));
}

static void report_type(const struct job *j, const struct cop_field *f,
			const struct cop_node *n, const char *why)
{
	const struct cop_rule_id *rule = f->kind == COP_K_ID || f->kind == COP_K_REF
						 ? &cop_rule_bad_id
						 : &cop_rule_wrong_type;
	const char *near = f->kind == COP_K_ZONE && n->kind == COP_SCALAR
				   ? cop_zones_near(j->l->arena, cop_str_raw(n->value))
				   : NULL;
	struct cop_finding *finding;

	if (n->kind != COP_SCALAR)
		finding = cop_find(j->l->findings, rule, where_of(j, n),
				   "'%s' is %s, not %s", cop_field_key(f),
				   n->kind == COP_SEQ ? "a list" : "a mapping",
				   cop_field_kind_word(f));
	else if (cop_str_len(n->value) == 0)
		finding = cop_find(j->l->findings, rule, where_of(j, n), "'%s' is empty",
				   cop_field_key(f));
	else
		finding = cop_find(j->l->findings, rule, where_of(j, n), "'%s' %s",
				   shown(j, n->value), why);
	if (n->kind == COP_SCALAR && cop_str_len(n->value) == 0)
		cop_finding_hint(j->l->findings, finding, "fill it, or remove the line");
	else if (near)
		cop_finding_hint(j->l->findings, finding, "did you mean '%s'?", near);
	else
		cop_finding_hint(j->l->findings, finding, "write %s",
				 cop_field_kind_word(f));
}

static bool load_scalar(const struct job *j, const struct cop_field *f,
			const struct cop_node *n, void *ret)
{
	const char *why = "";

	if (n->kind != COP_SCALAR) {
		report_type(j, f, n, why);
		return false;
	}
	if (cop_value_decode(j->l->arena, f, n->value, ret, &why))
		return true;
	if (f->kind == COP_K_ENUM && cop_str_len(n->value))
		report_choice(j, f, n);
	else
		report_type(j, f, n, why);
	return false;
}

static void load_map(const struct job *j, const struct cop_schema *s,
		     const struct cop_node *map, const char *id, void *ret);

/* --- doubles and order in sets and keyed lists --- */

static int by_identity(const void *va, const void *vb)
{
	const struct cop_entry *a = va, *b = vb;
	int order = cop_entry_identity(a, b);

	return order ? order : (a->at > b->at) - (a->at < b->at);
}

static void check_order(const struct job *j, const struct cop_field *f,
			const struct cop_entry *e, size_t n)
{
	if (!cop_list_is_sorted(f))
		return;
	for (size_t i = 1; i < n; i++) {
		if (cop_entry_order(f, &e[i - 1], &e[i]) > 0) {
			struct cop_finding *found =
				cop_find(j->l->findings, &cop_rule_not_sorted,
					 where_of(j, e[i].node), "'%s' is out of order",
					 cop_field_key(f));

			const char *path = e[i].node->src->path;
			COP_CLEANUP(cop_buf_clear) struct cop_buf file = { 0 };

			cop_enc_shell_text(&file, path, strlen(path));
			cop_finding_hint(j->l->findings, found, "cop yaml fmt %s",
					 cop_buf_str(&file));
			return;
		}
	}
}

static void check_entries(const struct job *j, const struct cop_field *f,
			  const struct cop_node *seq)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = NULL;
	struct cop_entry *e;
	size_t n = 0;

	if (!f->keyed && !(f->flags & COP_SET))
		return;
	if (seq->count < 2 || (f->flags & COP_HISTORY))
		return;
	scratch = cop_arena_new();
	e = COP_NEW_N(scratch, struct cop_entry, seq->count);
	for (const struct cop_node *item = seq->first; item; item = item->next, n++)
		cop_entry_read(scratch, f, item, n, &e[n]);
	check_order(j, f, e, n);
	cop_sort(e, n, sizeof(*e), by_identity);
	for (size_t i = 1; i < n; i++) {
		if (cop_entry_identity(&e[i - 1], &e[i]) == 0 && e[i].key[0][0])
			cop_find(j->l->findings, &cop_rule_duplicate_entry,
				 where_of(j, e[i].node), "'%s' stands twice in '%s'",
				 shown(j, cop_str_text(scratch, e[i].key[0])),
				 cop_field_key(f));
	}
}

static void load_list(const struct job *j, const struct cop_field *f,
		      const struct cop_node *n, void *member)
{
	size_t size = cop_value_size(f);
	struct cop_list list = { .given = true };

	if (n->kind != COP_SEQ) {
		struct cop_finding *found = cop_find(j->l->findings, &cop_rule_wrong_type,
						     where_of(j, n), "'%s' is not a list",
						     cop_field_key(f));

		cop_finding_hint(j->l->findings, found,
				 "write %s: [...], or one entry a line with - before it",
				 cop_field_key(f));
		return;
	}
	if (f->most && n->count > f->most)
		cop_find(j->l->findings, &cop_rule_wrong_type, where_of(j, n),
			 "'%s' has more than %u entries", cop_field_key(f),
			 (unsigned)f->most);
	list.at = cop_alloc_n(j->l->arena, n->count, size);
	for (const struct cop_node *item = n->first; item; item = item->next) {
		void *at = (char *)list.at + list.n * size;

		if (f->kind == COP_K_MAP)
			load_map(j, f->of, item, NULL, at);
		else if (!load_scalar(j, f, item, at))
			continue;
		list.n++;
	}
	memcpy(member, &list, sizeof(list));
	check_entries(j, f, n);
}

static const struct cop_field *row_with(const struct cop_schema *s, unsigned flag)
{
	for (size_t i = 0; i < s->nfields; i++) {
		if (s->fields[i].flags & flag)
			return &s->fields[i];
	}
	return NULL;
}

static bool load_pair(const struct job *j, const struct cop_schema *s,
		      const struct cop_node *item, char *at)
{
	const struct cop_field *key = row_with(s, COP_DICT_KEY);
	const struct cop_field *value = row_with(s, COP_DICT_VALUE);
	struct cop_rec rec = { .src = item->src, .at = item->start };

	if (value && !load_scalar(j, value, item, at + value->offset))
		return false;
	if (!value)
		load_map(j, s, item, NULL, at);
	if (!load_scalar(j, key, item->key, at + key->offset))
		return false;
	if (key->kind == COP_K_ID)
		memcpy(&rec.id, at + key->offset, sizeof(rec.id));
	memcpy(at, &rec, sizeof(rec));
	return true;
}

static void load_dict(const struct job *j, const struct cop_field *f,
		      const struct cop_node *n, void *member)
{
	const struct cop_schema *s = f->of;
	struct cop_list list = { .given = true };

	if (n->kind != COP_MAP) {
		report_type(j, f, n, "");
		return;
	}
	list.at = cop_alloc_n(j->l->arena, n->count, s->size);
	for (const struct cop_node *item = n->first; item; item = item->next)
		list.n += load_pair(j, s, item, (char *)list.at + list.n * s->size);
	memcpy(member, &list, sizeof(list));
}

static void load_field(const struct job *j, const struct cop_field *f,
		       const struct cop_node *n, char *rec)
{
	void *member = rec + f->offset;

	if (f->kind == COP_K_DICT)
		load_dict(j, f, n, member);
	else if (f->flags & COP_IS_LIST)
		load_list(j, f, n, member);
	else if (f->kind == COP_K_MAP)
		load_map(j, f->of, n, NULL, member);
	else
		load_scalar(j, f, n, member);
}

static size_t find_field(const struct cop_schema *s, const struct cop_str *key)
{
	for (size_t i = 0; i < s->nfields; i++) {
		if (!(s->fields[i].flags & COP_DICT_KEY) &&
		    cop_str_is(key, cop_field_key(&s->fields[i])))
			return i;
	}
	return s->nfields;
}

static void report_missing(const struct job *j, const struct cop_schema *s,
			   const struct cop_node *map, uint64_t seen)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		struct cop_finding *found;
		struct cop_where w;

		if (!(f->flags & COP_REQUIRED) || (f->flags & COP_DICT_KEY) ||
		    (seen >> i & 1))
			continue;
		w = where_of(j, map);
		w.len = 1;
		found = cop_find(j->l->findings, &cop_rule_missing_field, w,
				 "'%s' is missing", cop_field_key(f));
		cop_finding_hint(j->l->findings, found, "%s: %s", cop_field_key(f),
				 f->doc);
	}
}

/* In a file that holds a sequence of records each says its own id; alone, the file does. */
static bool is_own_id(const struct job *j, const struct cop_schema *s,
		      const struct cop_node *n)
{
	if (s != j->root || n->key->kind != COP_SCALAR ||
	    !cop_str_is(n->key->value, "id"))
		return false;
	if (!n->parent->parent)
		cop_find(j->l->findings, &cop_rule_id_not_stem, where_of(j, n),
			 "'id' stands in a file that holds one record");
	return true;
}

static void load_map(const struct job *j, const struct cop_schema *s,
		     const struct cop_node *map, const char *id, void *ret)
{
	struct cop_rec *rec = ret;
	uint64_t seen = 0;

	*rec = (struct cop_rec){ .src = map->src, .id = id, .at = map->start };
	if (map->kind != COP_MAP) {
		struct cop_finding *found =
			cop_find(j->l->findings, &cop_rule_wrong_type, where_of(j, map),
				 "a mapping of fields is wanted here");

		cop_finding_hint(j->l->findings, found, "%s", s->doc);
		return;
	}
	for (const struct cop_node *n = map->first; n; n = n->next) {
		const struct cop_str *key = n->key->value;
		size_t i;

		if (n->key->kind == COP_SCALAR && strncmp(cop_str_raw(key), "x-", 2) == 0)
			continue;
		i = n->key->kind == COP_SCALAR ? find_field(s, key) : s->nfields;
		if (i == s->nfields) {
			if (!is_own_id(j, s, n))
				report_unknown(j, s, n);
			continue;
		}
		seen |= UINT64_C(1) << i;
		load_field(j, &s->fields[i], n, ret);
		if (s->fields[i].kind == COP_K_ID && strcmp(s->fields[i].name, "id") == 0)
			memcpy(&rec->id, (char *)ret + s->fields[i].offset,
			       sizeof(rec->id));
	}
	report_missing(j, s, map, seen);
}

void *cop_schema_load(struct cop_load *l, const struct cop_schema *s,
		      const struct cop_node *map, const char *id)
{
	struct job j = { l, s };
	void *rec = cop_alloc(l->arena, s->size);
	const struct cop_node *list = map;

	if (map->kind == COP_SEQ && s->nfields == 1 &&
	    (s->fields[0].flags & COP_IS_LIST)) {
		*(struct cop_rec *)rec =
			(struct cop_rec){ .src = map->src, .id = id, .at = map->start };
		load_list(&j, &s->fields[0], list, (char *)rec + s->fields[0].offset);
		return rec;
	}
	load_map(&j, s, map, id, rec);
	return rec;
}
