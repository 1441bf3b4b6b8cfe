/* SPDX-License-Identifier: MIT */
#include "env.h"

#include <string.h>

#include "base/near.h"
#include "brake.h"

struct form {
	const char *word, *ending;
};
#define FORM(word, ending) [cop_format_##word] = { #word, ending },
static const struct form forms[] = { COP_FORMATS(FORM) };

static bool in_words(const char *words, const char *word)
{
	size_t len = strlen(word);

	for (; *words; words += strcspn(words, " "), words += strspn(words, " "))
		if (strcspn(words, " ") == len && strncmp(words, word, len) == 0)
			return true;
	return false;
}

static enum cop_format by_word(const char *word)
{
	for (size_t i = 1; i < COP_COUNT(forms); i++)
		if (strcmp(forms[i].word, word) == 0)
			return (enum cop_format)i;
	return cop_format_none;
}

static enum cop_format by_ending(const struct cop_cmd *cmd, const char *path)
{
	const char *dot = strrchr(path, '.');

	for (size_t i = 1; dot && i < COP_COUNT(forms); i++)
		if (*forms[i].ending && strcmp(forms[i].ending, dot + 1) == 0 &&
		    in_words(cmd->formats, forms[i].word))
			return (enum cop_format)i;
	return cop_format_none;
}

static enum cop_code named_format(struct cop_env *env, const char *word,
				  struct cop_error *err)
{
	const char *formats = env->cmd->formats;
	struct cop_near near = { .typed = word };

	env->format = by_word(word);
	if (env->format && in_words(formats, word))
		return COP_OK;
	for (size_t i = 1; i < COP_COUNT(forms); i++)
		if (in_words(formats, forms[i].word))
			cop_near_try(&near, forms[i].word);
	cop_fail(err, COP_E_USAGE, "'%s' is not a format of this command", word);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'? There are: %s", near.best,
				     formats);
	return cop_fail_hint(err, "there are: %s", formats);
}

static enum cop_code wrong_ending(const struct cop_env *env, struct cop_error *err)
{
	const char *dot = strrchr(env->common.output, '.');

	cop_fail(err, COP_E_USAGE, "'%s' is not a format of this command", dot + 1);
	return cop_fail_hint(err, "there are: %s; --format FORMAT allows any ending",
			     env->cmd->formats);
}

/* Pages need an ending they know; a list goes to any but that of another form. */
static bool is_wrong_ending(const struct cop_env *env)
{
	const char *path = env->common.output, *dot = strrchr(path, '.');

	if (!dot || !dot[1] || strchr(dot, '/'))
		return false;
	if (in_words(env->cmd->formats, "html"))
		return strcmp(dot, ".txt") != 0;
	for (size_t i = 1; i < COP_COUNT(forms); i++)
		if (*forms[i].ending && strcmp(forms[i].ending, dot + 1) == 0 &&
		    strcmp(dot, ".txt") != 0)
			return true;
	return false;
}

static enum cop_code settle_format(struct cop_env *env, struct cop_error *err)
{
	const char *formats = env->cmd->formats;
	const struct cop_common *c = &env->common;

	if (c->json) {
		env->format = cop_format_json;
		return COP_OK;
	}
	if (c->format_word)
		return named_format(env, c->format_word, err);
	if (!formats)
		return COP_OK;
	if (c->output)
		env->format = by_ending(env->cmd, c->output);
	if (c->output && !env->format && is_wrong_ending(env))
		return wrong_ending(env, err);
	if (!env->format && in_words(formats, "table") && in_words(formats, "tsv"))
		env->format = env->host.out_tty && !c->output ? cop_format_table
							      : cop_format_tsv;
	if (!env->format) {
		char first[16];

		snprintf(first, sizeof(first), "%.*s", (int)strcspn(formats, " "),
			 formats);
		env->format = by_word(first);
	}
	return COP_OK;
}

/* git is asked for a setting of looks only where there is a terminal to look at. */
static const char *look_setting(struct cop_env *env, const char *key, bool tty)
{
	if (!tty && !env->common.settings.n)
		return NULL;
	return cop_setting(env, key);
}

enum cop_code cop_env_settle(struct cop_env *env, struct cop_error *err)
{
	const struct cop_common *c = &env->common;
	bool tty = env->host.out_tty && !c->output;
	const char *ascii;
	double share;

	if (cop_brake_read(c->max_removal, &share, err))
		return err->code;
	env->can_ask = env->host.in_tty && env->host.err_tty && !env->host.no_input &&
		       !c->no_input;
	env->look.width = tty ? env->host.width : 0;
	env->look.color = !c->output &&
			  cop_color_wanted(&env->host, c->color,
					   look_setting(env, "cop.color", tty), tty);
	env->err_color = cop_color_wanted(
		&env->host, c->color, look_setting(env, "cop.color", env->host.err_tty),
		env->host.err_tty);
	ascii = look_setting(env, "cop.ascii", tty);
	env->look.ascii = c->ascii || (ascii && strcmp(ascii, "true") == 0) ||
			  (tty && !env->host.utf8);
	env->look.columns = c->columns.n ? (const char *const *)c->columns.at : NULL;
	return settle_format(env, err);
}
