/* SPDX-License-Identifier: MIT */
/* Do two records say the same? By their tables, so that no field is forgotten. */
#include <string.h>

#include "base/enc.h"
#include "words/tell.h"

struct cop_list cop_list_of(const struct cop_field *f, const void *rec)
{
	struct cop_list list;

	memcpy(&list, (const char *)rec + f->offset, sizeof(list));
	return list;
}

const void *cop_list_at(const struct cop_field *f, struct cop_list list, size_t i)
{
	const void *first = list.at;

	return (const char *)first + i * cop_value_size(f);
}

static const void *member_of(const struct cop_field *f, const void *rec)
{
	return (const char *)rec + f->offset;
}

static bool is_map(const struct cop_field *f)
{
	return f->kind == COP_K_MAP || f->kind == COP_K_DICT;
}

static bool is_word(const struct cop_field *f)
{
	return f->kind == COP_K_ID || f->kind == COP_K_REF || f->kind == COP_K_ZONE ||
	       f->kind == COP_K_RRULE || f->kind == COP_K_PATH;
}

bool cop_is_given(const struct cop_field *f, const void *rec)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = NULL;
	const struct cop_rec *map;

	if (f->flags & COP_IS_LIST)
		return cop_list_of(f, rec).given;
	if (is_map(f)) {
		map = member_of(f, rec);
		return map->src != NULL;
	}
	scratch = cop_arena_new();
	return cop_value_text(scratch, f, member_of(f, rec)) != NULL;
}

/* Old and new words of one field; an id may have become another. */
static bool same_word(const struct cop_teller *t, const struct cop_field *f,
		      const void *va, const void *vb)
{
	const char *a = *(const char *const *)va, *b = *(const char *const *)vb;

	if (a && f->kind == COP_K_REF)
		a = cop_now(t, a);
	return a && b ? strcmp(a, b) == 0 : a == b;
}

bool cop_same_value(const struct cop_teller *t, const struct cop_field *f, const void *a,
		    const void *b)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = NULL;

	if (is_map(f))
		return cop_same_record(t, f->of, a, b);
	if (is_word(f))
		return same_word(t, f, a, b);
	scratch = cop_arena_new();
	return cop_str_equal(cop_value_text(scratch, f, a),
			     cop_value_text(scratch, f, b));
}

static bool free_order(const struct cop_field *f)
{
	return f->kind == COP_K_DICT || (f->flags & (COP_SET | COP_SORTED));
}

static bool holds(const struct cop_teller *t, const struct cop_field *f,
		  struct cop_list in, const void *one)
{
	for (size_t i = 0; i < in.n; i++) {
		if (cop_same_value(t, f, one, cop_list_at(f, in, i)))
			return true;
	}
	return false;
}

static bool same_list(const struct cop_teller *t, const struct cop_field *f,
		      struct cop_list a, struct cop_list b)
{
	if (a.n != b.n || a.given != b.given)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		const void *one = cop_list_at(f, a, i);

		if (!cop_same_value(t, f, one, cop_list_at(f, b, i)) &&
		    !(free_order(f) && holds(t, f, b, one)))
			return false;
	}
	return true;
}

bool cop_same_field(const struct cop_teller *t, const struct cop_field *f, const void *a,
		    const void *b)
{
	const struct cop_rec *x, *y;

	if (f->flags & COP_IS_LIST)
		return same_list(t, f, cop_list_of(f, a), cop_list_of(f, b));
	if (is_map(f)) {
		x = member_of(f, a);
		y = member_of(f, b);
		if (!x->src || !y->src)
			return !x->src == !y->src;
	}
	return cop_same_value(t, f, member_of(f, a), member_of(f, b));
}

bool cop_same_record(const struct cop_teller *t, const struct cop_schema *s,
		     const void *a, const void *b)
{
	for (size_t i = 0; i < s->nfields; i++) {
		if (!cop_same_field(t, &s->fields[i], a, b))
			return false;
	}
	return true;
}

static const struct cop_field *field_named(const struct cop_schema *s, const char *name,
					   size_t len)
{
	for (size_t i = 0; i < s->nfields; i++) {
		if (strncmp(s->fields[i].name, name, len) == 0 && !s->fields[i].name[len])
			return &s->fields[i];
	}
	return NULL;
}

static const struct cop_field *key_of_dict(const struct cop_schema *s)
{
	for (size_t i = 0; i < s->nfields; i++) {
		if (s->fields[i].flags & COP_DICT_KEY)
			return &s->fields[i];
	}
	return NULL;
}

const char *cop_entry_name(struct cop_arena *a, const struct cop_field *f,
			   const void *entry)
{
	const char *keyed = f->keyed ? f->keyed : "";
	const struct cop_field *key =
		f->kind == COP_K_DICT ? key_of_dict(f->of)
				      : field_named(f->of, keyed, strcspn(keyed, "+"));
	const struct cop_str *text;

	if (!key || (key->flags & COP_IS_LIST))
		return "";
	text = cop_value_text(a, key, member_of(key, entry));
	return text ? cop_enc_shown(a, text) : "";
}
