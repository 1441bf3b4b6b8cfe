/* SPDX-License-Identifier: MIT */
/* What `set` decided, in words for the subject of its commit. */
#include <string.h>

#include "base/enc.h"
#include "noun.h"

void cop_noun_paths(struct cop_buf *out, const struct cop_words *pairs)
{
	for (size_t i = 0; i < pairs->n; i += 2) {
		size_t len = strcspn(pairs->at[i], "+");
		bool before = false;

		for (size_t k = 0; k < i; k += 2)
			before |= strncmp(pairs->at[k], pairs->at[i], len) == 0 &&
				  strcspn(pairs->at[k], "+") == len;
		if (before)
			continue;
		cop_buf_printf(out, "%s%.*s", i ? ", " : "", (int)len, pairs->at[i]);
	}
}

/* "holders.ana-silva.to": names of entries, which no schema has, are passed over. */
static const struct cop_field *field_of(const struct cop_schema *s, const char *path)
{
	const struct cop_field *f = NULL, *next;
	char name[64];

	while (s && *path && *path != '+') {
		size_t len = strcspn(path, ".+");

		if (len >= sizeof(name))
			return NULL;
		memcpy(name, path, len);
		name[len] = '\0';
		next = cop_path_field(s, name);
		if (!next && !(f && f->flags & COP_IS_LIST))
			return NULL;
		f = next ? next : f;
		if (next)
			s = f->kind == COP_K_MAP ? f->of : NULL;
		path += len + (path[len] == '.');
	}
	return f;
}

/* A status is the field of a dated entry where the record has a history. */
static const struct cop_field *set_field(const struct cop_schema *s, const char *path)
{
	const struct cop_field *f = field_of(s, path);

	return f || strcmp(path, "status") != 0 ? f : cop_path_field(s, "history.status");
}

/* An entry is made of its text. */
static bool is_words(const struct cop_field *f)
{
	return f->kind == COP_K_TEXT || f->kind == COP_K_PROSE || f->kind == COP_K_MAP;
}

/* One value that may stand in a subject: no list, no address, no page of text. */
static bool sayable(const struct cop_field *f, const char *path, const char *typed)
{
	bool entry = path[0] && path[strlen(path) - 1] == '+';

	if (!f || (f->kind == COP_K_MAP && !entry) || f->kind == COP_K_DICT ||
	    f->kind == COP_K_EMAIL || f->kind == COP_K_RRULE || strchr(typed, '@') ||
	    strcmp(typed, "-") == 0)
		return false;
	return !(f->flags & COP_IS_LIST) || entry || (is_words(f) && *typed != '[');
}

/* In its one written form; people by name where consent allows. */
static void say_value(struct cop_env *env, struct cop_buf *out, const struct cop_field *f,
		      const char *typed)
{
	const struct cop_str *text = cop_str_text(env->arena, typed);
	struct cop_error ignored = { 0 };
	struct cop_node *node = NULL;
	const char *id;

	if (f->kind == COP_K_REF) {
		if (f->refs & COP_REF_MEMBER &&
		    !cop_noun_who(env, typed, true, &id, &ignored))
			cop_subject_who(env, out, id);
		else
			cop_subject_text(out, text);
		return;
	}
	if (f->kind != COP_K_MAP &&
	    !cop_value_typed(env->arena, f, text, env->today, &node, &ignored) &&
	    node->kind == COP_SCALAR)
		text = node->value;
	cop_buf_text(out, is_words(f) ? "\"" : "");
	cop_subject_text(out, text);
	cop_buf_text(out, is_words(f) ? "\"" : "");
}

bool cop_noun_said(struct cop_env *env, struct cop_buf *out, const char *name,
		   const struct cop_words *pair)
{
	const char *path = pair->n ? pair->at[0] : "";
	const char *typed = pair->n == 2 ? pair->at[1] : NULL;
	const struct cop_field *f = set_field(env->cmd->record->schema, path);

	if (!typed || !f)
		return false;
	if (!*typed) {
		cop_buf_printf(out, "%s is cleared", name);
		return true;
	}
	if (!sayable(f, path, typed))
		return false;
	cop_buf_printf(out, "%s ", name);
	say_value(env, out, f, typed);
	return true;
}

void cop_noun_say(struct cop_env *env, struct cop_buf *out, const struct cop_words *pairs)
{
	const char *path = pairs->n ? pairs->at[0] : "";

	if (!cop_noun_said(env, out, cop_arena_copy(env->arena, path, strcspn(path, "+")),
			   pairs))
		cop_noun_paths(out, pairs);
}
