/* SPDX-License-Identifier: MIT */
#include "opt.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/near.h"
#include "base/num.h"
#include "play.h"

/* What a person may type as one value. */
#define STDIN_MAX (1u << 20)

static bool is_text(uint32_t point)
{
	return (point >= 0x20 && point < 0x7F) || point >= 0xA0 || point == '\n' ||
	       point == '\t';
}

/* What is no text is found where it stands. */
static enum cop_code check_text(const struct cop_source *src, struct cop_error *err)
{
	uint32_t point = 0;
	size_t len;

	for (size_t at = 0; at < src->len; at += len) {
		struct cop_loc loc = { src, (uint32_t)at };

		len = cop_utf8_next(src->text + at, src->len - at, &point);
		if (!len) {
			cop_fail_at(err, COP_E_USAGE, loc, "the text is not UTF-8");
			return cop_fail_hint(err, "save it as UTF-8");
		}
		if (is_text(point))
			continue;
		cop_fail_at(err, COP_E_USAGE, loc,
			    "a control character (U+%04X) may not stand in a text",
			    (unsigned)point);
		return cop_fail_hint(err, "take it out");
	}
	return COP_OK;
}

/* Without byte order mark, and with '\n' for the line ends of Windows. */
static struct cop_source *plain_text(struct cop_env *env, const struct cop_source *src)
{
	size_t bom = strncmp(src->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, n = 0;
	char *text = cop_arena_copy(env->arena, src->text + bom, src->len - bom);
	struct cop_source *plain = COP_NEW(env->arena, struct cop_source);

	for (size_t i = 0; i < src->len - bom; i++)
		if (text[i] != '\r' || text[i + 1] != '\n')
			text[n++] = text[i];
	text[n] = '\0';
	*plain = (struct cop_source){ .path = src->path, .text = text, .len = n };
	return plain;
}

static enum cop_code keep_text(struct cop_env *env, const char *name, const char *text,
			       size_t len, const struct cop_str **ret,
			       struct cop_error *err)
{
	const struct cop_source typed = { .text = text, .len = len }, *plain;

	if (!cop_utf8_valid(text, len))
		return cop_fail(err, COP_E_USAGE, "the value of '%s' is not UTF-8", name);
	plain = plain_text(env, &typed);
	if (check_text(plain, err)) {
		err->line = err->column = 0; /* nobody counts in what was typed */
		err->file[0] = '\0';
		return err->code;
	}
	*ret = cop_str_new(env->arena, plain->text, plain->len);
	return COP_OK;
}

static enum cop_code read_file(struct cop_env *env, const char *path,
			       const struct cop_source **ret, struct cop_error *err)
{
	const struct cop_source *src;
	enum cop_code code;

	if (strcmp(path, "-") == 0 && env->stdin_taken)
		return cop_fail(err, COP_E_USAGE, "standard input is read already");
	env->stdin_taken |= strcmp(path, "-") == 0;
	code = cop_play_read(env, path, STDIN_MAX, &src, err);
	if (code)
		return code;
	*ret = plain_text(env, src);
	return check_text(*ret, err);
}

enum cop_code cop_env_whole(struct cop_env *env, const char *path,
			    const struct cop_str **ret, struct cop_error *err)
{
	const struct cop_source *src;
	enum cop_code code = read_file(env, path, &src, err);

	if (!code)
		*ret = cop_str_new(env->arena, src->text, src->len);
	return code;
}

enum cop_code cop_env_file(struct cop_env *env, const char *path,
			   const struct cop_str **ret, struct cop_error *err)
{
	const struct cop_source *src;
	enum cop_code code = read_file(env, path, &src, err);
	size_t len;

	if (code)
		return code;
	len = src->len;
	if (len && src->text[len - 1] == '\n')
		len--;
	*ret = cop_str_new(env->arena, src->text, len);
	return COP_OK;
}

static enum cop_code read_text(struct cop_env *env, const char *name, const char *text,
			       const struct cop_str **ret, struct cop_error *err)
{
	if (strcmp(text, "-") != 0)
		return keep_text(env, name, text, strlen(text), ret, err);
	if (env->stdin_taken)
		return cop_fail(err, COP_E_USAGE, "'%s' cannot read standard input too",
				name);
	return cop_env_file(env, "-", ret, err);
}

enum cop_code cop_env_text(struct cop_env *env, const char *typed,
			   const struct cop_str **ret, struct cop_error *err)
{
	return read_text(env, "-", typed, ret, err);
}

#define CHOICES_SHOWN 120 /* bytes: a hint is one line */

/* "low, middle or high" */
static const char *choices(const struct cop_env *env, const struct cop_enum *e)
{
	const struct cop_record *record = env->cmd ? env->cmd->record : NULL;
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	for (size_t i = 0; i < e->n; i++) {
		if (b.len > CHOICES_SHOWN)
			return cop_arena_printf(env->arena, "%s and %zu more%s%s",
						cop_buf_str(&b), e->n - i,
						record ? ": cop schema " : "",
						record ? record->name : "");
		cop_buf_printf(&b, "%s%s",
			       !i             ? ""
			       : i + 1 < e->n ? ", "
					      : " or ",
			       e->words[i].word);
	}
	return cop_buf_keep(&b, env->arena);
}

static enum cop_code read_choice(struct cop_env *env, const struct cop_enum *e,
				 const char *name, const char *text, int *ret,
				 struct cop_error *err)
{
	struct cop_near near = { .typed = text };

	for (size_t i = 0; i < e->n; i++) {
		if (strcmp(text, e->words[i].word) == 0) {
			*ret = (int)i + 1;
			return COP_OK;
		}
		cop_near_try(&near, e->words[i].word);
	}
	cop_fail(err, COP_E_USAGE, "'%s' is not a choice of '%s'", text, name);
	if (near.best)
		cop_fail_hint(err, "did you mean '%s'? It is %s", near.best,
			      choices(env, e));
	else
		cop_fail_hint(err, "%s %s", name, choices(env, e));
	return cop_opt_hint_choice(env, name + strspn(name, "-"), text, err);
}

static enum cop_code read_bool(const char *name, const char *text, enum cop_bool *ret,
			       struct cop_error *err)
{
	bool yes = strcmp(text, "true") == 0;

	if (!yes && strcmp(text, "false") != 0) {
		cop_fail(err, COP_E_USAGE, "'%s' is neither true nor false", text);
		return cop_fail_hint(err, "%s true, or %s false", name, name);
	}
	*ret = yes ? COP_TRUE : COP_FALSE;
	return COP_OK;
}

static enum cop_code read_uint(const char *name, const char *text, unsigned *ret,
			       struct cop_error *err)
{
	size_t digits = strspn(text, "0123456789");

	if (!digits || text[digits] || digits > 9) {
		cop_fail(err, COP_E_USAGE, "'%s' is not a whole number", text);
		return cop_fail_hint(err, "%s 10", name);
	}
	*ret = (unsigned)strtoul(text, NULL, 10);
	return COP_OK;
}

static enum cop_code read_num(const char *name, const char *text, struct cop_num *ret,
			      struct cop_error *err)
{
	struct cop_num_meant meant;

	if (cop_num_meant(text, strlen(text), &meant))
		return cop_num_refuse_meant(text, &meant, err);
	if (cop_num_read(text, strlen(text), ret))
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "'%s' is not a number", text);
	return cop_fail_hint(err, "%s 4.5", name);
}

static enum cop_code read_hours(const char *text, struct cop_num *ret,
				struct cop_error *err)
{
	double hours;
	enum cop_code code;
	struct cop_num_meant meant;

	if (cop_num_meant(text, strlen(text), &meant))
		return cop_num_refuse_meant(text, &meant, err);
	if ((code = cop_hours_read(text, &hours, err)))
		return code;
	*ret = (struct cop_num){ hours, true };
	return COP_OK;
}

enum cop_code cop_opt_value(struct cop_env *env, const struct cop_opt *o,
			    const char *name, const char *text, void *ret,
			    struct cop_error *err)
{
	bool end = (o->flags & COP_OPT_END) != 0;

	switch (o->kind) {
	case COP_OPT_FLAG:
		*(bool *)ret = true;
		return COP_OK;
	case COP_OPT_TEXT:
		return read_text(env, name, text, ret, err);
	case COP_OPT_WORD:
		if (!cop_utf8_valid(text, strlen(text)))
			return cop_fail(err, COP_E_USAGE,
					"the value of '%s' is not UTF-8", name);
		*(const char **)ret = text;
		return COP_OK;
	case COP_OPT_CHOICE:
		return read_choice(env, o->of, name, text, ret, err);
	case COP_OPT_BOOL:
		return read_bool(name, text, ret, err);
	case COP_OPT_UINT:
		return read_uint(name, text, ret, err);
	case COP_OPT_NUM:
		return read_num(name, text, ret, err);
	case COP_OPT_HOURS:
		return read_hours(text, ret, err);
	case COP_OPT_DATE:
		return cop_date_read(text, env->today,
				     end ? COP_DATE_END : COP_DATE_START, ret, err);
	case COP_OPT_PERIOD:
		return cop_period_read(text, env->today, ret, err);
	case COP_OPT_DURATION:
		return cop_duration_read(text, ret, err);
	case COP_OPT_FIELD:
		break;
	}
	return cop_fail(err, COP_E_USAGE, "'%s' takes no such value", name);
}
