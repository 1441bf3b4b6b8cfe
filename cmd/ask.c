/* SPDX-License-Identifier: MIT */
#include "ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/enc.h"
#include "editor.h"
#include "play.h"

static void put(struct cop_env *env, const struct cop_buf *out)
{
	if (cop_play_silent(env))
		return;
	fwrite(out->at, 1, out->len, env->err);
	fflush(env->err);
}

static void put_line(struct cop_env *env, const char *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_buf_text(&out, "  ");
	cop_enc_term_text(&out, text, strlen(text));
	cop_buf_char(&out, '\n');
	put(env, &out);
}

static void write_question(struct cop_env *env, const struct cop_ask *q)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_buf_text(&out, q->text);
	if (cop_str_len(q->kept)) {
		cop_buf_text(&out, " [");
		cop_enc_term(&out, q->kept);
		cop_buf_char(&out, ']');
	}
	cop_buf_text(&out, ": ");
	put(env, &out);
}

/* Blanks at both ends go. NULL: the end of input. */
static const struct cop_str *read_line(struct cop_env *env)
{
	const struct cop_str *typed = NULL;
	char *line = NULL, *at;
	size_t cap = 0;
	ssize_t len = getline(&line, &cap, env->in);

	if (len >= 0) {
		while (len && strchr(" \t\r\n", line[len - 1]))
			len--;
		at = line + strspn(line, " \t");
		typed = cop_str_new(env->arena, at,
				    len > at - line ? (size_t)(len - (at - line)) : 0);
	}
	free(line);
	return typed;
}

/* What was typed when the command was played before, else what is typed now. */
static const struct cop_str *next_line(struct cop_env *env, const struct cop_ask *q)
{
	const struct cop_str *typed = NULL;

	if (cop_play_line(env, q->text, &typed))
		return typed;
	typed = read_line(env);
	cop_play_typed(env, q->text, typed);
	return typed;
}

static void explain(struct cop_env *env, const struct cop_ask *q)
{
	const struct cop_enum *of =
		q->field && q->field->kind == COP_K_ENUM ? q->field->of : NULL;
	const char *text = q->explain ? q->explain : q->field ? q->field->doc : "";

	if (*text)
		put_line(env, text);
	for (size_t i = 0; of && i < of->n; i++)
		put_line(env, cop_arena_printf(env->arena, "%-12s %s", of->words[i].word,
					       of->words[i].doc));
	if (q->example)
		put_line(env,
			 cop_arena_printf(env->arena, "for example: %s", q->example));
}

static bool takes_text(const struct cop_ask *q)
{
	return !q->field || q->field->kind == COP_K_TEXT || q->field->kind == COP_K_PROSE;
}

/* What the editor leaves, without its last line breaks; NULL where that cannot be had. */
static const struct cop_str *edited(struct cop_env *env, const struct cop_ask *q)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	const struct cop_source *back;
	struct cop_error wrong = { 0 };
	size_t len;

	if (q->kept)
		cop_enc_term_lines(&text, q->kept, 0);
	if (cop_editor(env, "answer.txt", &text, &back, &wrong)) {
		put_line(env, wrong.msg);
		return NULL;
	}
	len = back->len;
	while (len && strchr("\r\n", back->text[len - 1]))
		len--;
	if (!cop_utf8_valid(back->text, len)) {
		put_line(env, "that is not UTF-8");
		return NULL;
	}
	return cop_str_new(env->arena, back->text, len);
}

static bool fits(struct cop_env *env, const struct cop_ask *q,
		 const struct cop_str **answer)
{
	const char *why = q->fit ? q->fit(q->with, answer) : NULL;
	struct cop_error wrong = { 0 };
	struct cop_node *node;

	if (q->yes_no && !cop_str_is(*answer, "yes") && !cop_str_is(*answer, "y") &&
	    !cop_str_is(*answer, "no") && !cop_str_is(*answer, "n")) {
		put_line(env, "please answer yes or no; Enter takes what stands in "
			      "brackets");
		return false;
	}
	if (why)
		put_line(env, why);
	if (q->fit)
		return !why;
	if (!q->field ||
	    !cop_value_typed(env->arena, q->field, *answer, env->today, &node, &wrong))
		return true;
	put_line(env, wrong.msg);
	if (*wrong.hint)
		put_line(env, wrong.hint);
	return false;
}

/* True where the question is over: *ret is its answer. */
static bool take(struct cop_env *env, const struct cop_ask *q,
		 const struct cop_str *answer, const struct cop_str **ret)
{
	if (cop_str_is(answer, "e") && takes_text(q) && !(answer = edited(env, q)))
		return false;
	if (cop_str_len(answer)) {
		if (!fits(env, q, &answer))
			return false;
		*ret = answer;
		return true;
	}
	*ret = q->kept;
	if (cop_str_len(q->kept) || !q->needed)
		return true;
	put_line(env, "this one is needed; q stops");
	return false;
}

/* ret_back NULL: there is nothing to go back to. */
static enum cop_code ask(struct cop_env *env, const struct cop_ask *q, bool *ret_back,
			 const struct cop_str **ret, struct cop_error *err)
{
	const struct cop_str *answer = NULL, *taken;

	if (q->before)
		q->before(q->with);
	for (;;) {
		write_question(env, q);
		answer = next_line(env, q);
		if (!answer || cop_str_is(answer, "q"))
			return cop_fail(err, COP_E_ASK, "stopped at '%s'", q->text);
		if (cop_str_is(answer, "?")) {
			explain(env, q);
		} else if (!cop_str_is(answer, "b")) {
			if (!take(env, q, answer, &taken))
				continue;
			*ret = taken;
			return COP_OK;
		} else if (ret_back) {
			*ret_back = true;
			return COP_OK;
		} else {
			put_line(env, "this is the first question; q stops");
		}
	}
}

enum cop_code cop_ask(struct cop_env *env, const struct cop_ask *q,
		      const struct cop_str **ret, struct cop_error *err)
{
	return ask(env, q, NULL, ret, err);
}

enum cop_code cop_ask_step(struct cop_env *env, const struct cop_ask *q, bool *ret_back,
			   const struct cop_str **ret, struct cop_error *err)
{
	return ask(env, q, ret_back, ret, err);
}

enum cop_code cop_ask_all(struct cop_env *env, const struct cop_ask *questions, size_t n,
			  const struct cop_str **answers, struct cop_error *err)
{
	for (size_t i = 0; i < n; i++)
		answers[i] = NULL;
	for (size_t i = 0; i < n;) {
		struct cop_ask q = questions[i];
		bool back = false;
		enum cop_code code;

		if (answers[i])
			q.kept = answers[i];
		code = ask(env, &q, i ? &back : NULL, &answers[i], err);
		if (code)
			return code;
		i = back ? i - 1 : i + 1;
	}
	return COP_OK;
}
