/* SPDX-License-Identifier: MIT */
#include "opt.h"

#include <assert.h>
#include <string.h>

#include "base/enc.h"

/* The capacity is the next power of two above n, so it need not be kept. */
static void push_word(struct cop_arena *a, struct cop_words *words, const char *word)
{
	if ((words->n & (words->n + 1)) == 0) {
		const char **more = COP_NEW_N(a, const char *, 2 * (words->n + 1));

		if (words->n)
			memcpy(more, words->at, words->n * sizeof(*more));
		words->at = more;
	}
	words->at[words->n++] = word;
	words->at[words->n] = NULL;
}

/* One of the words of an option or argument that takes several. */
static enum cop_code fill_word(struct cop_env *env, const struct cop_opt *o,
			       const char *name, const char *word,
			       struct cop_words *words, struct cop_error *err)
{
	const char *plain;
	int choice;
	enum cop_code code;

	if (o->kind == COP_OPT_CHOICE)
		code = cop_opt_value(env, o, name, word, &choice, err);
	else
		code = cop_opt_value(env, &(struct cop_opt){ COP_OPT_WORD }, name, word,
				     &plain, err);
	if (!code)
		push_word(env->arena, words, word);
	return code;
}

static enum cop_code fill_words(struct cop_env *env, const struct cop_opt *o,
				const char *name, const char *text,
				struct cop_words *words, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	if (!(o->flags & COP_OPT_COMMA))
		return fill_word(env, o, name, text, words, err);
	while (!code && *text) {
		size_t len = strcspn(text, ",");

		if (len)
			code = fill_word(env, o, name,
					 cop_arena_copy(env->arena, text, len), words,
					 err);
		text += len + (text[len] == ',');
	}
	return code;
}

static enum cop_code give(struct cop_env *env, const struct cop_opt *o,
			  const struct cop_field *f, const struct cop_str *text,
			  struct cop_given *given, struct cop_error *err)
{
	struct cop_given_field *one;
	struct cop_node *node;
	enum cop_code code;

	/* an entry of a list is made of its text later, when the record is there; a
	 * reference may be a name, which is looked up then */
	if (f->kind != COP_K_MAP && f->kind != COP_K_REF &&
	    (code = cop_value_typed(env->arena, f, text, env->today, &node, err)))
		return cop_opt_hint_choice(env, o->field, cop_enc_shown(env->arena, text),
					   err);
	one = COP_PUSH(env->arena, given->at, given->n, given->cap);
	*one = (struct cop_given_field){ o->field, f, text };
	return COP_OK;
}

static bool is_given(const struct cop_given *given, const struct cop_opt *o)
{
	for (size_t i = 0; i < given->n; i++)
		if (strcmp(given->at[i].path, o->field) == 0)
			return true;
	return false;
}

static enum cop_code fill_field(struct cop_env *env, const struct cop_opt *o,
				const char *name, const char *text,
				struct cop_given *given, struct cop_error *err)
{
	const struct cop_field *f = cop_opt_field(env->cmd, o);
	const struct cop_str *value, **list;
	enum cop_code code = COP_OK;
	size_t n;

	assert(f); /* the table's self-check proves it */
	if (!(f->flags & COP_IS_LIST) && is_given(given, o))
		return cop_fail(err, COP_E_USAGE, "'%s' is given twice", name);
	if (!cop_field_takes_commas(f)) {
		struct cop_opt as_text = { COP_OPT_TEXT };

		if ((code = cop_opt_value(env, &as_text, name, text, &value, err)))
			return code;
		return give(env, o, f, value, given, err);
	}
	n = cop_str_split(env->arena, cop_str_text(env->arena, text), ",", &list);
	for (size_t i = 0; i < n && !code; i++)
		code = give(env, o, f, list[i], given, err);
	return code;
}

static const char *shown_name(struct cop_arena *a, const struct cop_opt *o)
{
	const char *name = cop_opt_name(a, o);

	return name ? cop_arena_printf(a, "--%s", name)
		    : cop_arena_printf(a, "-%c", o->letter);
}

/* opts may be NULL for a common one. */
static enum cop_code fill_one(struct cop_env *env, const struct cop_said *said,
			      void *opts, struct cop_error *err)
{
	const struct cop_opt *o = said->opt;
	void *at = (char *)(said->common ? (void *)&env->common : opts) + o->offset;
	const char *name = shown_name(env->arena, o);

	if (o->kind == COP_OPT_FLAG) {
		*(bool *)at = !said->off;
		return COP_OK;
	}
	if (o->kind == COP_OPT_FIELD)
		return fill_field(env, o, name, said->text, at, err);
	if (o->flags & (COP_OPT_REPEAT | COP_OPT_COMMA))
		return fill_words(env, o, name, said->text, at, err);
	return cop_opt_value(env, o, name, said->text, at, err);
}

/* --- --file: the text of a command that does not take it as a pair of path and value --- */

const struct cop_opt *cop_opt_from_file(const struct cop_cmd *cmd)
{
	for (size_t i = 0; i < cmd->nopts; i++) {
		const struct cop_field *f = cop_opt_field(cmd, &cmd->opts[i]);

		if (f && f->kind == COP_K_PROSE)
			return &cmd->opts[i];
	}
	return NULL;
}

/* The argument that --file stands for, where it was given; the words are without it then. */
static bool is_in_file(const struct cop_env *env, const struct cop_arg *arg)
{
	return env->common.file && (env->cmd->needs & COP_TAKES_FILE) &&
	       arg->kind == COP_OPT_TEXT && !cop_opt_from_file(env->cmd);
}

static unsigned least_of(const struct cop_env *env, const struct cop_arg *arg)
{
	return is_in_file(env, arg) ? 0 : arg->min;
}

static enum cop_code fill_from_file(struct cop_env *env, void *opts,
				    struct cop_error *err)
{
	const struct cop_opt *o = cop_opt_from_file(env->cmd);
	const struct cop_str *text;
	struct cop_given *given;
	enum cop_code code;

	if (!env->common.file || !o)
		return COP_OK;
	given = (struct cop_given *)((char *)opts + o->offset);
	if (is_given(given, o))
		return cop_fail(err, COP_E_USAGE, "'%s' and --file exclude each other",
				shown_name(env->arena, o));
	code = cop_env_file(env, env->common.file, &text, err);
	return code ? code : give(env, o, cop_opt_field(env->cmd, o), text, given, err);
}

/* --- arguments --- */

/* "ROLE MEMBER..." of those that are missing. */
static enum cop_code missing_args(struct cop_env *env, const struct cop_scan *s,
				  struct cop_error *err)
{
	const struct cop_cmd *cmd = s->leaf->cmd;
	const char *words = cop_line_words(env->arena, s->leaf);
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	size_t have = s->nwords;

	for (size_t i = 0; i < cmd->nargs; i++) {
		const struct cop_arg *arg = &cmd->args[i];

		if (have >= least_of(env, arg)) {
			have -= least_of(env, arg);
			continue;
		}
		have = 0;
		cop_buf_printf(&b, "%s%s", b.len ? " " : "", arg->name);
	}
	cop_fail(err, COP_E_USAGE, "'cop %s' lacks %s", words, cop_buf_str(&b));
	return cop_fail_hint(err, "cop %s -h", words);
}

static enum cop_code fill_arg(struct cop_env *env, const struct cop_arg *arg,
			      const char **words, size_t n, void *opts,
			      struct cop_error *err)
{
	struct cop_opt o = { arg->kind, .name = arg->name };
	void *at = (char *)opts + arg->offset;
	enum cop_code code = COP_OK;

	if (is_in_file(env, arg))
		return cop_env_file(env, env->common.file, at, err);
	if (arg->max == 1)
		return n ? cop_opt_value(env, &o, arg->name, words[0], at, err) : COP_OK;
	for (size_t i = 0; i < n && !code; i++)
		code = fill_word(env, &o, arg->name, words[i], at, err);
	return code;
}

static enum cop_code too_many(struct cop_env *env, const struct cop_scan *s, size_t at,
			      struct cop_error *err)
{
	const struct cop_cmd *cmd = s->leaf->cmd;

	for (size_t i = 0; i < cmd->nargs; i++)
		if (is_in_file(env, &cmd->args[i]))
			return cop_fail(err, COP_E_USAGE,
					"%s and --file exclude each other",
					cmd->args[i].name);
	cop_fail(err, COP_E_USAGE, "'%s' is one word too many", s->words[at]);
	return cop_fail_hint(err, "quote a text of several words; cop %s -h",
			     cop_line_words(env->arena, s->leaf));
}

/* Every argument gets its least; the one that takes more gets the rest. */
static enum cop_code fill_args(struct cop_env *env, const struct cop_scan *s, void *opts,
			       struct cop_error *err)
{
	const struct cop_cmd *cmd = s->leaf->cmd;
	size_t sum = 0, spare, at = 0;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < cmd->nargs; i++)
		sum += least_of(env, &cmd->args[i]);
	if (s->nwords < sum)
		return missing_args(env, s, err);
	spare = s->nwords - sum;
	for (size_t i = 0; i < cmd->nargs && !code; i++) {
		const struct cop_arg *arg = &cmd->args[i];
		unsigned least = least_of(env, arg);
		size_t more = arg->max ? arg->max - arg->min : spare;

		more = more < spare ? more : spare;
		if (is_in_file(env, arg))
			more = 0;
		spare -= more;
		code = fill_arg(env, arg, s->words + at, least + more, opts, err);
		at += least + more;
	}
	return code || at == s->nwords ? code : too_many(env, s, at, err);
}

/* Days are read relative to --as-of, so it comes before everything else. */
static enum cop_code fill_as_of(struct cop_env *env, const struct cop_scan *s,
				struct cop_error *err)
{
	for (size_t i = 0; i < s->nsaid; i++) {
		const struct cop_said *said = &s->said[i];
		enum cop_code code;

		if (!said->common ||
		    said->opt->offset != offsetof(struct cop_common, as_of))
			continue;
		if ((code = fill_one(env, said, NULL, err)))
			return code;
		env->today = env->common.as_of;
	}
	return COP_OK;
}

static bool was_said(const struct cop_scan *s, const struct cop_opt *o)
{
	for (size_t i = 0; i < s->nsaid; i++)
		if (s->said[i].opt == o)
			return true;
	return false;
}

/* Where asking is off, every missing answer is named at once. */
static enum cop_code check_needed(struct cop_env *env, const struct cop_scan *s,
				  struct cop_error *err)
{
	const struct cop_cmd *cmd = s->leaf->cmd;
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	for (size_t i = 0; i < cmd->nopts; i++) {
		const struct cop_opt *o = &cmd->opts[i];

		if ((o->flags & COP_OPT_NEEDED) && !was_said(s, o))
			cop_buf_printf(&b, "%s%s %s", b.len ? ", " : "",
				       shown_name(env->arena, o),
				       cop_opt_metavar(env->arena, cmd, o));
	}
	if (!b.len || (env->can_ask && !env->common.no_input))
		return COP_OK;
	cop_fail(err, COP_E_ASK, "an answer is needed, and nobody can be asked here");
	return cop_fail_hint(err, "%s", cop_buf_str(&b));
}

/* What has to be known before the community is opened. */
static bool is_early(const struct cop_said *said)
{
	size_t at = said->opt->offset;

	return said->common && (said->common->when == COP_WHEN_ALWAYS ||
				at == offsetof(struct cop_common, dry_run) ||
				at == offsetof(struct cop_common, lock_timeout));
}

enum cop_code cop_opt_fill_early(struct cop_env *env, const struct cop_scan *s,
				 struct cop_error *err)
{
	enum cop_code code;

	for (size_t i = 0; i < s->nsaid; i++)
		if (is_early(&s->said[i]) &&
		    (code = fill_one(env, &s->said[i], NULL, err)))
			return code;
	return COP_OK;
}

enum cop_code cop_opt_fill(struct cop_env *env, const struct cop_scan *s, void *opts,
			   struct cop_error *err)
{
	enum cop_code code;

	env->cmd = s->leaf->cmd;
	if ((code = fill_as_of(env, s, err)))
		return code;
	for (size_t i = 0; i < s->nsaid; i++)
		if ((code = fill_one(env, &s->said[i], opts, err)))
			return code;
	if ((code = fill_from_file(env, opts, err)) ||
	    (code = fill_args(env, s, opts, err)))
		return code;
	if (env->common.since.day) {
		env->common.period.from = env->common.since;
		env->common.period.to = (struct cop_date){ 0 };
	}
	return check_needed(env, s, err);
}
