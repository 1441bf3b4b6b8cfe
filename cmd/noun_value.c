/* SPDX-License-Identifier: MIT */
/* A record as a value to be shown: its given fields, in the order of the table. */
#include <string.h>

#include "noun.h"

static struct cop_value money_value(struct cop_arena *a, const struct cop_money *m)
{
	static const char *const per[] = { NULL, "hour", "month", "quarter", "year" };
	struct cop_value v = cop_v_map();

	if (!m->currency[0])
		return (struct cop_value){ 0 };
	cop_v_put(a, &v, "amount", cop_v_num(m->amount));
	cop_v_put(a, &v, "currency", cop_v_word(cop_arena_text(a, m->currency)));
	cop_v_put(a, &v, "per", cop_v_word(per[m->per]));
	return v;
}

static struct cop_value scalar_value(struct cop_arena *a, const struct cop_field *f,
				     const void *member)
{
	switch ((enum cop_field_kind)f->kind) {
	case COP_K_DATE:
		return cop_v_date(*(const struct cop_date *)member);
	case COP_K_NUM:
		return cop_v_opt(*(const struct cop_num *)member);
	case COP_K_BOOL:
		if (*(const enum cop_bool *)member == COP_UNSAID)
			return (struct cop_value){ 0 };
		return cop_v_bool(*(const enum cop_bool *)member == COP_TRUE);
	case COP_K_MONEY:
		return money_value(a, member);
	case COP_K_ENUM:
		return cop_v_word(cop_enum_word(f->of, *(const int *)member));
	case COP_K_ID:
	case COP_K_REF:
	case COP_K_ZONE:
	case COP_K_RRULE:
	case COP_K_PATH:
		return cop_v_word(*(const char *const *)member);
	case COP_K_TEXT:
	case COP_K_PROSE:
	case COP_K_URL:
	case COP_K_EMAIL:
	case COP_K_AMOUNT:
	case COP_K_TIME:
	case COP_K_DURATION:
		return cop_v_text(cop_value_text(a, f, member));
	case COP_K_MAP:
		return cop_record_value(a, f->of, member);
	case COP_K_DICT:
		break;
	}
	return (struct cop_value){ 0 };
}

static struct cop_value dict_value(struct cop_arena *a, const struct cop_field *f,
				   const struct cop_list *list)
{
	const struct cop_schema *s = f->of;
	struct cop_value map = cop_v_map();

	for (size_t i = 0; i < list->n; i++) {
		const char *rec = (const char *)list->at + i * s->size;
		const struct cop_str *key = NULL;
		struct cop_value value = { 0 };

		for (size_t k = 0; k < s->nfields; k++) {
			const struct cop_field *e = &s->fields[k];

			if (e->flags & COP_DICT_KEY)
				key = cop_value_text(a, e, rec + e->offset);
			else if (e->flags & COP_DICT_VALUE)
				value = scalar_value(a, e, rec + e->offset);
		}
		if (value.kind == COP_V_NONE)
			value = cop_record_value(a, s, rec);
		cop_v_put_str(a, &map, key, value);
	}
	return map;
}

static struct cop_value list_value(struct cop_arena *a, const struct cop_field *f,
				   const struct cop_list *list)
{
	struct cop_value v = cop_v_list();
	size_t size = cop_value_size(f);

	for (size_t i = 0; i < list->n; i++)
		cop_v_push(a, &v, scalar_value(a, f, (const char *)list->at + i * size));
	return v;
}

static struct cop_value field_value(struct cop_arena *a, const struct cop_field *f,
				    const void *member)
{
	struct cop_list list;

	if (f->kind != COP_K_DICT && !(f->flags & COP_IS_LIST))
		return scalar_value(a, f, member);
	memcpy(&list, member, sizeof(list));
	if (!list.given && !list.n)
		return (struct cop_value){ 0 };
	return f->kind == COP_K_DICT ? dict_value(a, f, &list) : list_value(a, f, &list);
}

struct cop_value cop_record_value(struct cop_arena *a, const struct cop_schema *s,
				  const void *rec)
{
	struct cop_value map = cop_v_map();

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		struct cop_value v;

		if (f->flags & COP_DICT_KEY)
			continue;
		v = field_value(a, f, (const char *)rec + f->offset);
		if (v.kind == COP_V_MAP && !v.u.map.n)
			continue;
		cop_v_put(a, &map, cop_field_key(f), v);
	}
	return map;
}
