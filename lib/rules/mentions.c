/* SPDX-License-Identifier: MIT */
#include "rules/mentions.h"

#include <stdlib.h>
#include <string.h>

struct collect {
	struct cop_arena *a;
	struct cop_mentions *ret;
};

static void add(const struct collect *to, const char *id)
{
	if (id)
		*COP_PUSH(to->a, to->ret->at, to->ret->n, to->ret->cap) = id;
}

static void collect_map(const struct collect *to, const struct cop_schema *s,
			const void *map);

static void collect_list(const struct collect *to, const struct cop_field *f,
			 const void *member)
{
	size_t size = cop_value_size(f);
	struct cop_list list;

	memcpy(&list, member, sizeof(list));
	for (size_t i = 0; i < list.n; i++) {
		const void *at = (const char *)list.at + i * size;

		if (f->kind == COP_K_REF)
			add(to, *(const char *const *)at);
		else
			collect_map(to, f->of, at);
	}
}

static void collect_map(const struct collect *to, const struct cop_schema *s,
			const void *map)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		const void *member = (const char *)map + f->offset;
		bool nested = f->kind == COP_K_MAP || f->kind == COP_K_DICT;

		if (f->kind != COP_K_REF && !nested)
			continue;
		if (f->flags & COP_IS_LIST)
			collect_list(to, f, member);
		else if (nested)
			collect_map(to, f->of, member);
		else
			add(to, *(const char *const *)member);
	}
}

static int by_id(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void cop_mentions_collect(const struct cop_community *c, struct cop_arena *a,
			  struct cop_mentions *ret)
{
	const struct collect to = { a, ret };

	*ret = (struct cop_mentions){ 0 };
	for (unsigned k = 0; k < cop_kind_count; k++) {
		for (size_t i = 0; i < c->items[k].n; i++)
			collect_map(&to, cop_records[k]->schema, c->items[k].at[i].rec);
	}
	cop_sort(ret->at, ret->n, sizeof(*ret->at), by_id);
}

bool cop_mentions_has(const struct cop_mentions *m, const char *id)
{
	return m->n && bsearch(&id, m->at, m->n, sizeof(*m->at), by_id);
}
