/* SPDX-License-Identifier: MIT */
#include "opt.h"

#include <ctype.h>
#include <string.h>

const char *cop_opt_name(struct cop_arena *a, const struct cop_opt *o)
{
	const char *last;
	char *name;

	if (o->name || !o->field)
		return o->name;
	last = strrchr(o->field, '.');
	name = cop_arena_text(a, last ? last + 1 : o->field);
	for (char *p = name; *p; p++)
		if (*p == '_')
			*p = '-';
	return name;
}

const struct cop_field *cop_opt_field(const struct cop_cmd *cmd, const struct cop_opt *o)
{
	if (o->kind != COP_OPT_FIELD || !cmd || !cmd->record || !o->field)
		return NULL;
	return cop_path_field(cmd->record->schema, o->field);
}

const struct cop_enum *cop_opt_enum(const struct cop_cmd *cmd, const struct cop_opt *o)
{
	const struct cop_field *f = cop_opt_field(cmd, o);

	if (f && f->kind == COP_K_ENUM)
		return f->of;
	return o->of;
}

/* The sentence of a schema as help has it: small letter, no stop. */
static const char *phrase(struct cop_arena *a, const char *sentence)
{
	size_t len = strlen(sentence);
	bool stop = len && sentence[len - 1] == '.';
	char *text = cop_arena_copy(a, sentence, stop ? len - 1 : len);

	/* a word in capitals (UTC, URL) stays */
	if (isupper((unsigned char)text[0]) && !isupper((unsigned char)text[1]))
		text[0] = (char)tolower((unsigned char)text[0]);
	return text;
}

const char *cop_opt_help(struct cop_arena *a, const struct cop_cmd *cmd,
			 const struct cop_opt *o)
{
	const struct cop_opt *prose = cmd ? cop_opt_from_file(cmd) : NULL;
	const struct cop_field *f;

	/* of several texts it is one */
	if (prose && (cmd->needs & COP_TAKES_FILE) && o->name &&
	    strcmp(o->name, "file") == 0)
		return cop_arena_printf(a, "--%s is read from FILE",
					cop_opt_name(a, prose));
	if (o->help)
		return o->help;
	f = cop_opt_field(cmd, o);
	return f ? phrase(a, f->doc) : "";
}

static const char *joined_words(struct cop_arena *a, const struct cop_enum *e)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	for (size_t i = 0; i < e->n; i++)
		cop_buf_printf(&b, "%s%s", i ? "|" : "", e->words[i].word);
	return b.len <= 44 ? cop_buf_keep(&b, a) : "WORD";
}

static const char *field_metavar(struct cop_arena *a, const struct cop_field *f)
{
	static const char *const words[] = {
		[COP_K_TEXT] = "TEXT",       [COP_K_PROSE] = "TEXT",
		[COP_K_URL] = "URL",         [COP_K_EMAIL] = "EMAIL",
		[COP_K_ID] = "ID",           [COP_K_REF] = "ID",
		[COP_K_ZONE] = "ZONE",       [COP_K_RRULE] = "REPEAT",
		[COP_K_PATH] = "PATH",       [COP_K_DATE] = "DATE",
		[COP_K_TIME] = "HH:MM",      [COP_K_NUM] = "N",
		[COP_K_BOOL] = "true|false", [COP_K_DURATION] = "DURATION",
		[COP_K_MONEY] = "MONEY",     [COP_K_AMOUNT] = "N",
	};

	if (f->kind == COP_K_ENUM)
		return joined_words(a, f->of);
	return f->kind < COP_COUNT(words) && words[f->kind] ? words[f->kind] : "VALUE";
}

const char *cop_opt_metavar(struct cop_arena *a, const struct cop_cmd *cmd,
			    const struct cop_opt *o)
{
	static const char *const words[] = {
		[COP_OPT_TEXT] = "TEXT",
		[COP_OPT_WORD] = "WORD",
		[COP_OPT_BOOL] = "true|false",
		[COP_OPT_UINT] = "N",
		[COP_OPT_NUM] = "N",
		[COP_OPT_HOURS] = "HOURS",
		[COP_OPT_DATE] = "DATE",
		[COP_OPT_PERIOD] = "P",
		[COP_OPT_DURATION] = "DURATION",
	};
	const struct cop_field *f;

	if (o->kind == COP_OPT_FLAG)
		return NULL;
	if (o->metavar)
		return o->metavar;
	if (o->kind == COP_OPT_CHOICE)
		return joined_words(a, o->of);
	f = cop_opt_field(cmd, o);
	if (o->kind == COP_OPT_FIELD)
		return f ? field_metavar(a, f) : "VALUE";
	return words[o->kind];
}

static bool named(const char *option, const char *path)
{
	for (; *option && *path; option++, path++)
		if (*option != *path &&
		    !(*option == '-' && (*path == '_' || *path == '.')))
			return false;
	return !*option && !*path;
}

/* Depth of nested maps is a property of our own tables: three is more than any has. */
#define DEEPEST 3

struct search {
	struct cop_arena *arena;
	const char *name;
	const char *whole; /* path that is the name */
	const char *last;  /* path that ends in it */
	unsigned nlast;
};

/* An entry of a list that one text makes: `--duties "Takes the minutes"`. */
static bool made_of_text(const struct cop_field *f)
{
	static const char *const names[] = { "text", "title", "name", "funder" };
	const struct cop_schema *in = f->of;

	if (f->kind != COP_K_MAP || !(f->flags & COP_IS_LIST))
		return false;
	for (size_t i = 0; i < in->nfields; i++)
		for (size_t j = 0; j < COP_COUNT(names); j++)
			if (strcmp(cop_field_key(&in->fields[i]), names[j]) == 0)
				return true;
	return false;
}

static void search_fields(struct search *s, const struct cop_schema *in,
			  const char *prefix, unsigned depth)
{
	for (size_t i = 0; i < in->nfields; i++) {
		const struct cop_field *f = &in->fields[i];
		const char *key = cop_field_key(f);
		const char *path = key;
		bool map = f->kind == COP_K_MAP || f->kind == COP_K_DICT;

		if (*prefix)
			path = cop_arena_printf(s->arena, "%s.%s", prefix, key);
		if (f->kind == COP_K_MAP && !(f->flags & COP_IS_LIST) && depth < DEEPEST)
			search_fields(s, f->of, path, depth + 1);
		if (map && !made_of_text(f))
			continue;
		if (named(s->name, path)) {
			s->whole = path;
		} else if (named(s->name, key)) {
			s->last = path;
			s->nlast++;
		}
	}
}

const struct cop_opt *cop_opt_of_field(struct cop_arena *a, const struct cop_cmd *cmd,
				       const char *name)
{
	struct search s = { .arena = a, .name = name };
	const struct cop_opt *like = NULL;
	struct cop_opt *made;

	for (size_t i = 0; i < cmd->nopts && !like; i++)
		if (cmd->opts[i].kind == COP_OPT_FIELD)
			like = &cmd->opts[i];
	if (!like || !cmd->record)
		return NULL;
	search_fields(&s, cmd->record->schema, "", 0);
	if (!s.whole && s.nlast == 1)
		s.whole = s.last;
	if (!s.whole)
		return NULL;
	made = COP_NEW(a, struct cop_opt);
	*made = (struct cop_opt){ COP_OPT_FIELD, .name = name, .field = s.whole,
				  .offset = like->offset };
	return made;
}

static bool has_choice(const struct cop_field *f, const char *word)
{
	return f && f->kind == COP_K_ENUM && cop_enum_find(f->of, word, strlen(word));
}

const char *cop_opt_choice_of(const struct cop_env *env, const char *path,
			      const char *word)
{
	const struct cop_schema *s =
		env->cmd && env->cmd->record ? env->cmd->record->schema : NULL;
	const struct cop_field *f = s ? cop_path_field(s, path) : NULL;

	if (!f || f->kind != COP_K_ENUM || has_choice(f, word))
		return NULL;
	if (has_choice(cop_path_field(s, "history.status"), word))
		return "status";
	for (size_t i = 0; i < s->nfields; i++)
		if (&s->fields[i] != f && has_choice(&s->fields[i], word))
			return cop_field_key(&s->fields[i]);
	return NULL;
}

static bool is_option(const struct cop_cmd *cmd, const char *field)
{
	for (size_t i = 0; i < cmd->nopts; i++) {
		const struct cop_opt *o = &cmd->opts[i];

		if (strcmp(o->field ? o->field : o->name ? o->name : "", field) == 0)
			return true;
	}
	return false;
}

enum cop_code cop_opt_hint_choice(const struct cop_env *env, const char *path,
				  const char *word, struct cop_error *err)
{
	const char *other = cop_opt_choice_of(env, path, word);

	if (!other || !is_option(env->cmd, other))
		return err->code;
	return cop_fail_hint(err, "'%s' is a word of --%s: --%s %s", word, other, other,
			     word);
}
