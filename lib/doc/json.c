/* SPDX-License-Identifier: MIT */
#include "doc/json.h"

#include "doc/render.h"

static void new_line(struct cop_json *j)
{
	if (j->compact)
		return;
	cop_buf_char(j->out, '\n');
	cop_buf_fill(j->out, ' ', (size_t)j->depth * 2);
}

void cop_json_open(struct cop_json *j, char bracket)
{
	cop_buf_char(j->out, bracket);
	j->depth++;
	j->filled = false;
}

void cop_json_close(struct cop_json *j, char bracket)
{
	j->depth--;
	if (j->filled)
		new_line(j);
	cop_buf_char(j->out, bracket);
	j->filled = true;
}

void cop_json_item(struct cop_json *j)
{
	if (j->filled)
		cop_buf_char(j->out, ',');
	new_line(j);
	j->filled = true;
}

static void colon(struct cop_json *j)
{
	cop_buf_text(j->out, j->compact ? ":" : ": ");
}

void cop_json_key(struct cop_json *j, const char *key)
{
	cop_json_item(j);
	cop_json_word(j, key);
	colon(j);
}

void cop_json_word(struct cop_json *j, const char *word)
{
	cop_enc_json_text(j->out, word, strlen(word));
}

void cop_json_put_word(struct cop_json *j, const char *key, const char *word)
{
	if (!word || !*word)
		return;
	cop_json_key(j, key);
	cop_json_word(j, word);
}

void cop_json_put_num(struct cop_json *j, const char *key, double n)
{
	cop_json_key(j, key);
	cop_num_write(j->out, n);
}

void cop_json_put_date(struct cop_json *j, const char *key, struct cop_date d)
{
	char iso[COP_DATE_TEXT];

	cop_json_put_word(j, key, cop_date_text(d, iso));
}

void cop_json_put(struct cop_json *j, const char *key, const struct cop_value *v)
{
	if (cop_value_empty(v))
		return;
	cop_json_key(j, key);
	cop_json_value(j, v);
}

void cop_json_pairs(struct cop_json *j, const struct cop_value *map)
{
	for (size_t i = 0; i < map->u.map.n; i++) {
		const struct cop_pair *p = &map->u.map.at[i];

		if (cop_value_empty(&p->value))
			continue;
		cop_json_item(j);
		if (p->key)
			cop_json_word(j, p->key);
		else
			cop_enc_json(j->out, p->outside);
		colon(j);
		cop_json_value(j, &p->value);
	}
}

static void write_list(struct cop_json *j, const struct cop_value *v)
{
	cop_json_open(j, '[');
	for (size_t i = 0; i < v->u.list.n && j->depth < COP_VALUE_DEPTH; i++) {
		if (v->u.list.at[i].kind == COP_V_NONE)
			continue;
		cop_json_item(j);
		cop_json_value(j, &v->u.list.at[i]);
	}
	cop_json_close(j, ']');
}

static void write_map(struct cop_json *j, const struct cop_value *v)
{
	cop_json_open(j, '{');
	if (j->depth < COP_VALUE_DEPTH)
		cop_json_pairs(j, v);
	cop_json_close(j, '}');
}

void cop_json_value(struct cop_json *j, const struct cop_value *v)
{
	char iso[COP_DATE_TEXT];

	switch (v->kind) {
	case COP_V_NONE:
		cop_buf_text(j->out, "null");
		break;
	case COP_V_TEXT:
		cop_enc_json(j->out, v->u.text);
		break;
	case COP_V_WORD:
		cop_json_word(j, v->u.word);
		break;
	case COP_V_DATE:
		cop_json_word(j, cop_date_text(v->u.date, iso));
		break;
	case COP_V_NUM:
		cop_num_write(j->out, v->u.num);
		break;
	case COP_V_BOOL:
		cop_buf_text(j->out, v->u.yes ? "true" : "false");
		break;
	case COP_V_LIST:
		write_list(j, v);
		break;
	case COP_V_MAP:
		write_map(j, v);
		break;
	}
}
