/* SPDX-License-Identifier: MIT */
#include "schema/schema.h"

#include <string.h>

size_t cop_schema_count(const struct cop_schema *s)
{
	size_t n = s->nfields;

	for (size_t i = 0; i < s->nfields; i++) {
		if (s->fields[i].kind == COP_K_MAP || s->fields[i].kind == COP_K_DICT)
			n += cop_schema_count(s->fields[i].of);
	}
	return n;
}

static const char *enum_flaw(struct cop_arena *a, const struct cop_field *f)
{
	const struct cop_enum *e = f->of;

	for (size_t i = 0; i < e->n; i++) {
		if (!e->words[i].doc || !*e->words[i].doc)
			return cop_arena_printf(a, "%s: '%s' has no doc", f->name,
						e->words[i].word);
		if (cop_enum_find(e, e->words[i].word, strlen(e->words[i].word)) !=
		    (int)i + 1)
			return cop_arena_printf(a, "%s: '%s' twice", f->name,
						e->words[i].word);
	}
	return NULL;
}

static const char *field_flaw(struct cop_arena *a, const struct cop_schema *s, size_t i)
{
	const struct cop_field *f = &s->fields[i];
	size_t len = f->doc ? strlen(f->doc) : 0;

	if (len == 0 || f->doc[len - 1] != '.')
		return cop_arena_printf(a, "%s.%s: doc must be a sentence", s->name,
					f->name);
	if (f->offset < sizeof(struct cop_rec) || f->offset >= s->size)
		return cop_arena_printf(a, "%s.%s: offset outside the struct", s->name,
					f->name);
	if (f->kind == COP_K_REF && !f->refs)
		return cop_arena_printf(a, "%s.%s: refers to nothing", s->name, f->name);
	for (size_t k = 0; k < i; k++) {
		if (strcmp(cop_field_key(&s->fields[k]), cop_field_key(f)) == 0)
			return cop_arena_printf(a, "%s.%s: twice", s->name, f->name);
	}
	if (f->kind == COP_K_ENUM)
		return enum_flaw(a, f);
	if (f->kind == COP_K_MAP || f->kind == COP_K_DICT)
		return cop_schema_flaw(a, f->of);
	return NULL;
}

const char *cop_schema_flaw(struct cop_arena *a, const struct cop_schema *s)
{
	const char *flaw = NULL;

	if (s->nfields > 64)
		return cop_arena_printf(a, "%s: more than 64 fields", s->name);
	for (size_t i = 0; i < s->nfields && !flaw; i++)
		flaw = field_flaw(a, s, i);
	return flaw;
}
