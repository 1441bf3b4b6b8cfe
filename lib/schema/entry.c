/* SPDX-License-Identifier: MIT */
#include "schema/entry.h"

#include <stdio.h>
#include <string.h>

#include "base/raw.h"

/* A list as part of a key (`about` of a finding) is all of its words. */
static const char *key_part(struct cop_arena *a, const struct cop_node *n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf words = { 0 };

	if (n->kind == COP_SCALAR)
		return cop_str_raw(n->value);
	for (const struct cop_node *item = n->first; item; item = item->next)
		if (item->kind == COP_SCALAR)
			cop_buf_printf(&words, "%s ", cop_str_raw(item->value));
	return cop_buf_keep(&words, a);
}

void cop_entry_read(struct cop_arena *a, const struct cop_field *f,
		    const struct cop_node *node, size_t at, struct cop_entry *ret)
{
	const char *keyed = f->keyed ? f->keyed : (f->flags & COP_HISTORY) ? "date" : "";
	char name[64];

	*ret = (struct cop_entry){ node, { "", "" }, at };
	if (node->kind == COP_SCALAR) {
		ret->key[0] = cop_str_raw(node->value);
		return;
	}
	for (size_t part = 0; part < 2 && *keyed; part++) {
		size_t len = strcspn(keyed, "+");
		const struct cop_node *n;

		snprintf(name, sizeof(name), "%.*s", (int)len, keyed);
		n = node->kind == COP_MAP ? cop_node_get(node, name) : NULL;
		if (n)
			ret->key[part] = key_part(a, n);
		keyed += len + (keyed[len] == '+');
	}
}

int cop_entry_identity(const struct cop_entry *a, const struct cop_entry *b)
{
	int order = strcmp(a->key[0], b->key[0]);

	return order ? order : strcmp(a->key[1], b->key[1]);
}

int cop_entry_order(const struct cop_field *f, const struct cop_entry *a,
		    const struct cop_entry *b)
{
	if (f->keyed && strcmp(f->keyed, "member+from") == 0)
		return strcmp(a->key[1], b->key[1]);
	return cop_entry_identity(a, b);
}

bool cop_list_is_sorted(const struct cop_field *f)
{
	return (f->flags & (COP_SET | COP_SORTED)) && !(f->flags & COP_HISTORY);
}

size_t cop_entry_place(const struct cop_field *f, const struct cop_node *seq,
		       const struct cop_node *entry)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = NULL;
	const struct cop_node *n = seq->last;
	size_t at = seq->count;
	struct cop_entry new, old;

	if (!(f->flags & (COP_SET | COP_SORTED | COP_HISTORY)))
		return at;
	scratch = cop_arena_new();
	cop_entry_read(scratch, f, entry, at, &new);
	for (; n; n = n->prev, at--) {
		cop_entry_read(scratch, f, n, at, &old);
		if (cop_entry_order(f, &old, &new) <= 0)
			break;
	}
	return at;
}

struct sorter {
	const struct cop_field *f;
	struct cop_entry *at;
	size_t n;
};

static bool in_order(const struct sorter *s)
{
	for (size_t i = 1; i < s->n; i++)
		if (cop_entry_order(s->f, &s->at[i - 1], &s->at[i]) > 0)
			return false;
	return true;
}

static int by_key(const void *va, const void *vb)
{
	const struct cop_entry *a = va, *b = vb;
	int order = cop_entry_identity(a, b);

	return order ? order : (a->at > b->at) - (a->at < b->at);
}

/* The order of holders is by their second part alone; equals stay as they are. */
static int by_second(const void *va, const void *vb)
{
	const struct cop_entry *a = va, *b = vb;
	int order = strcmp(a->key[1], b->key[1]);

	return order ? order : (a->at > b->at) - (a->at < b->at);
}

struct cop_node **cop_list_order(struct cop_arena *a, const struct cop_field *f,
				 const struct cop_node *seq)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = NULL;
	bool second = f->keyed && strcmp(f->keyed, "member+from") == 0;
	struct sorter s = { .f = f };
	struct cop_node **own, **order;

	if (seq->count < 2)
		return NULL;
	scratch = cop_arena_new();
	s.at = COP_NEW_N(scratch, struct cop_entry, seq->count);
	own = COP_NEW_N(scratch, struct cop_node *, seq->count);
	for (struct cop_node *n = seq->first; n; n = n->next, s.n++) {
		cop_entry_read(scratch, f, n, s.n, &s.at[s.n]);
		own[s.n] = n;
	}
	if (in_order(&s))
		return NULL;
	cop_sort(s.at, s.n, sizeof(*s.at), second ? by_second : by_key);
	order = COP_NEW_N(a, struct cop_node *, s.n);
	for (size_t i = 0; i < s.n; i++)
		order[i] = own[s.at[i].at];
	return order;
}

/* --- all lists of a record --- */

static enum cop_code see_map(const struct cop_schema *s, struct cop_node *map,
			     const struct cop_list_seer *seer, struct cop_error *err);

static enum cop_code see_entries(const struct cop_schema *s, struct cop_node *list,
				 const struct cop_list_seer *seer, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (struct cop_node *n = list->first; n && !code; n = n->next)
		code = see_map(s, n, seer, err);
	return code;
}

static enum cop_code see_list(const struct cop_field *f, struct cop_node *seq,
			      const struct cop_list_seer *seer, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	if (seq->kind != COP_SEQ)
		return COP_OK;
	if (f->kind == COP_K_MAP)
		code = see_entries(f->of, seq, seer, err);
	return code || !cop_list_is_sorted(f) ? code : seer->see(seer->arg, f, seq, err);
}

static const struct cop_field *field_of(const struct cop_schema *s,
					const struct cop_node *n)
{
	for (size_t i = 0; i < s->nfields; i++)
		if (!(s->fields[i].flags & COP_DICT_KEY) &&
		    cop_node_is(n->key, cop_field_key(&s->fields[i])))
			return &s->fields[i];
	return NULL;
}

static enum cop_code see_map(const struct cop_schema *s, struct cop_node *map,
			     const struct cop_list_seer *seer, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	if (map->kind != COP_MAP)
		return COP_OK;
	for (struct cop_node *n = map->first; n && !code; n = n->next) {
		const struct cop_field *f = field_of(s, n);

		if (!f)
			continue;
		if (f->kind == COP_K_DICT && n->kind == COP_MAP)
			code = see_entries(f->of, n, seer, err);
		else if (f->flags & COP_IS_LIST)
			code = see_list(f, n, seer, err);
		else if (f->kind == COP_K_MAP)
			code = see_map(f->of, n, seer, err);
	}
	return code;
}

enum cop_code cop_lists_see(const struct cop_schema *s, struct cop_node *n,
			    const struct cop_list_seer *seer, struct cop_error *err)
{
	if (n->kind != COP_SEQ)
		return see_map(s, n, seer, err);
	if (s->nfields == 1 && (s->fields[0].flags & COP_IS_LIST))
		return see_list(&s->fields[0], n, seer, err);
	return see_entries(s, n, seer, err);
}

static enum cop_code sort_made(void *arena, const struct cop_field *f,
			       struct cop_node *seq, struct cop_error *err)
{
	struct cop_node **order = cop_list_order(arena, f, seq);

	(void)err;
	if (order)
		cop_node_reorder(seq, order);
	return COP_OK;
}

void cop_lists_sort(struct cop_arena *a, const struct cop_schema *s, struct cop_node *n)
{
	const struct cop_list_seer seer = { sort_made, a };
	struct cop_error none = { 0 };
	enum cop_code code = cop_lists_see(s, n, &seer, &none);

	(void)code; /* sorting what is in memory cannot fail */
}

void cop_value_sort(struct cop_arena *a, const struct cop_field *f, struct cop_node *n)
{
	const struct cop_list_seer seer = { sort_made, a };
	struct cop_error none = { 0 };
	enum cop_code code = COP_OK;

	if (f && (f->flags & COP_IS_LIST) && f->kind != COP_K_DICT && n->kind == COP_SEQ)
		code = see_list(f, n, &seer, &none);
	else if (f && f->kind == COP_K_MAP)
		code = see_map(f->of, n, &seer, &none);
	(void)code;
}
