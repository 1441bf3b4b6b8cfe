/* SPDX-License-Identifier: MIT */
/* Values of fields as they stand in a sentence. */
#include <string.h>

#include "base/enc.h"
#include "words/tell.h"

#define LIST_SHOWN 6
#define FACTS_SHOWN 4 /* of an entry, behind its text */

const char *cop_say_key(struct cop_arena *a, const struct cop_field *f)
{
	char *key = cop_arena_text(a, cop_field_key(f));

	for (char *at = key; *at; at++)
		*at = *at == '_' ? ' ' : *at;
	return key;
}

static const char *say_ref(const struct cop_teller *t, const struct cop_field *f,
			   const char *id)
{
	if (!id)
		return NULL;
	if (f->refs & COP_REF_WHO)
		return cop_say_who(t, id);
	return cop_say_ref(t, id);
}

static const char *say_map(const struct cop_teller *t, const struct cop_field *f,
			   const void *rec)
{
	const struct cop_rec *head = rec;

	if (f->kind == COP_K_MAP && !head->src)
		return NULL;
	return cop_say_entry(t, f->of, rec);
}

static const char *say_bool(const void *member)
{
	enum cop_bool yes = *(const enum cop_bool *)member;

	return yes == COP_UNSAID ? NULL : yes == COP_TRUE ? "yes" : "no";
}

const char *cop_say_value(const struct cop_teller *t, const struct cop_field *f,
			  const void *member)
{
	const struct cop_str *text;

	switch ((enum cop_field_kind)f->kind) {
	case COP_K_TEXT:
	case COP_K_PROSE:
	case COP_K_AMOUNT:
		text = *(const struct cop_str *const *)member;
		if (!text)
			return NULL;
		return f->kind == COP_K_AMOUNT ? cop_enc_shown(t->arena, text)
					       : cop_quoted(t->arena, text);
	case COP_K_REF:
		return say_ref(t, f, *(const char *const *)member);
	case COP_K_BOOL:
		return say_bool(member);
	case COP_K_MAP:
	case COP_K_DICT:
		return say_map(t, f, member);
	case COP_K_URL:
	case COP_K_EMAIL:
	case COP_K_ID:
	case COP_K_ZONE:
	case COP_K_RRULE:
	case COP_K_PATH:
	case COP_K_ENUM:
	case COP_K_DATE:
	case COP_K_TIME:
	case COP_K_NUM:
	case COP_K_DURATION:
	case COP_K_MONEY:
		break;
	}
	text = cop_value_text(t->arena, f, member);
	return text ? cop_enc_snippet(t->arena, text, 80) : NULL;
}

const char *cop_say_field(const struct cop_teller *t, const struct cop_field *f,
			  const void *rec)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_list list;
	size_t shown;

	if (!(f->flags & COP_IS_LIST))
		return cop_say_value(t, f, (const char *)rec + f->offset);
	list = cop_list_of(f, rec);
	if (!list.given)
		return NULL;
	if (!list.n)
		return "none";
	shown = list.n > LIST_SHOWN ? LIST_SHOWN - 1 : list.n;
	for (size_t i = 0; i < shown; i++) {
		const char *one = cop_say_value(t, f, cop_list_at(f, list, i));

		cop_buf_printf(&out, "%s%s", i ? ", " : "", one ? one : "");
	}
	if (shown < list.n)
		cop_buf_printf(&out, " and %zu more", list.n - shown);
	return cop_buf_keep(&out, t->arena);
}

/* The field that gives the entry its name stands before the facts. */
static bool is_main(const struct cop_field *f, const void *rec,
		    const struct cop_str *main)
{
	return main && (f->kind == COP_K_TEXT || f->kind == COP_K_PROSE) &&
	       !(f->flags & COP_IS_LIST) &&
	       *(const struct cop_str *const *)((const char *)rec + f->offset) == main;
}

const char *cop_say_entry(const struct cop_teller *t, const struct cop_schema *s,
			  const void *rec)
{
	const struct cop_str *main = cop_main_text(s, rec);
	COP_CLEANUP(cop_buf_clear) struct cop_buf facts = { 0 };
	size_t n = 0, left = 0;

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		const char *value;

		if (is_main(f, rec, main) || (main && strcmp(f->name, "id") == 0) ||
		    ((f->flags & COP_SENSITIVE) && t->sides.readers != cop_tier_stewards))
			continue;
		value = cop_say_field(t, f, rec);
		if (!value)
			continue;
		if (n++ == FACTS_SHOWN)
			left++;
		else if (left)
			left++;
		else
			cop_buf_printf(&facts, "%s%s %s", n > 1 ? ", " : "",
				       cop_say_key(t->arena, f), value);
	}
	if (left)
		cop_buf_printf(&facts, " and %zu more", left);
	if (!main)
		return cop_buf_keep(&facts, t->arena);
	if (!facts.len)
		return cop_quoted(t->arena, main);
	return cop_arena_printf(t->arena, "%s (%s)", cop_quoted(t->arena, main),
				facts.at);
}
