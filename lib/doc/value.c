/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

#include <math.h>

#include "doc/render.h"

struct cop_value cop_v_text(const struct cop_str *s)
{
	if (!cop_str_len(s))
		return (struct cop_value){ COP_V_NONE };
	return (struct cop_value){ COP_V_TEXT, { .text = s } };
}

struct cop_value cop_v_word(const char *word)
{
	if (!word || !*word)
		return (struct cop_value){ COP_V_NONE };
	return (struct cop_value){ COP_V_WORD, { .word = word } };
}

struct cop_value cop_v_date(struct cop_date d)
{
	if (!d.day)
		return (struct cop_value){ COP_V_NONE };
	return (struct cop_value){ COP_V_DATE, { .date = d } };
}

struct cop_value cop_v_num(double n)
{
	if (!isfinite(n))
		return (struct cop_value){ COP_V_NONE };
	return (struct cop_value){ COP_V_NUM, { .num = n } };
}

struct cop_value cop_v_opt(struct cop_num n)
{
	return n.known ? cop_v_num(n.value) : (struct cop_value){ COP_V_NONE };
}

struct cop_value cop_v_bool(bool yes)
{
	return (struct cop_value){ COP_V_BOOL, { .yes = yes } };
}

struct cop_value cop_v_list(void)
{
	return (struct cop_value){ COP_V_LIST, { .list = { NULL, 0, 0 } } };
}

struct cop_value cop_v_map(void)
{
	return (struct cop_value){ COP_V_MAP, { .map = { NULL, 0, 0 } } };
}

void cop_v_push(struct cop_arena *a, struct cop_value *list, struct cop_value item)
{
	if (item.kind != COP_V_NONE)
		*COP_PUSH(a, list->u.list.at, list->u.list.n, list->u.list.cap) = item;
}

void cop_v_put(struct cop_arena *a, struct cop_value *map, const char *key,
	       struct cop_value v)
{
	if (v.kind != COP_V_NONE)
		*COP_PUSH(a, map->u.map.at, map->u.map.n, map->u.map.cap) =
			(struct cop_pair){ .key = key, .value = v };
}

void cop_v_put_str(struct cop_arena *a, struct cop_value *map, const struct cop_str *key,
		   struct cop_value v)
{
	if (v.kind != COP_V_NONE)
		*COP_PUSH(a, map->u.map.at, map->u.map.n, map->u.map.cap) =
			(struct cop_pair){ .outside = key, .value = v };
}

void cop_v_put_named(struct cop_arena *a, struct cop_value *map, const char *key,
		     const char *name, struct cop_value v)
{
	if (v.kind == COP_V_NONE)
		return;
	cop_v_put(a, map, key, v);
	map->u.map.at[map->u.map.n - 1].outside = cop_str_text(a, name);
}

bool cop_value_empty(const struct cop_value *v)
{
	return v->kind == COP_V_NONE || (v->kind == COP_V_LIST && !v->u.list.n) ||
	       (v->kind == COP_V_MAP && !v->u.map.n);
}

static void write_word(struct cop_buf *out, const char *word, const struct cop_sink *sink)
{
	sink->word(out, word, strlen(word));
}

void cop_pair_key(struct cop_buf *out, const struct cop_pair *p,
		  const struct cop_sink *sink)
{
	if (p->outside)
		sink->text(out, p->outside);
	else
		write_word(out, p->key, sink);
}

static void write_date(struct cop_buf *out, struct cop_date d,
		       const struct cop_sink *sink)
{
	if (sink->date)
		sink->date(out, d);
	else
		cop_date_write(out, d);
}

static void write_inline(struct cop_buf *out, const struct cop_value *v,
			 const struct cop_sink *sink, unsigned depth);

static void write_list(struct cop_buf *out, const struct cop_value *v,
		       const struct cop_sink *sink, unsigned depth)
{
	for (size_t i = 0; i < v->u.list.n; i++) {
		if (i)
			cop_buf_text(out, sink->joint);
		write_inline(out, &v->u.list.at[i], sink, depth);
	}
}

static void write_map(struct cop_buf *out, const struct cop_value *v,
		      const struct cop_sink *sink, unsigned depth)
{
	for (size_t i = 0; i < v->u.map.n; i++) {
		if (i)
			cop_buf_text(out, sink->joint);
		cop_pair_key(out, &v->u.map.at[i], sink);
		cop_buf_text(out, sink->assign);
		write_inline(out, &v->u.map.at[i].value, sink, depth);
	}
}

static void write_inline(struct cop_buf *out, const struct cop_value *v,
			 const struct cop_sink *sink, unsigned depth)
{
	switch (v->kind) {
	case COP_V_NONE:
		break;
	case COP_V_TEXT:
		sink->text(out, v->u.text);
		break;
	case COP_V_WORD:
		write_word(out, v->u.word, sink);
		break;
	case COP_V_DATE:
		write_date(out, v->u.date, sink);
		break;
	case COP_V_NUM:
		cop_num_write(out, v->u.num);
		break;
	case COP_V_BOOL:
		cop_buf_text(out, v->u.yes ? sink->yes : sink->no);
		break;
	case COP_V_LIST:
		if (depth < COP_VALUE_DEPTH)
			write_list(out, v, sink, depth + 1);
		break;
	case COP_V_MAP:
		if (depth < COP_VALUE_DEPTH)
			write_map(out, v, sink, depth + 1);
		break;
	}
}

void cop_value_inline(struct cop_buf *out, const struct cop_value *v,
		      const struct cop_sink *sink)
{
	write_inline(out, v, sink, 0);
}
