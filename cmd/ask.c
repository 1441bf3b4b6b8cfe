/* SPDX-License-Identifier: MIT */
#include "ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/enc.h"

static void put(struct cop_env *env, const struct cop_buf *out)
{
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

/* False at the end of input. Blanks at both ends go. */
static bool read_line(struct cop_env *env, const struct cop_str **ret)
{
	char *line = NULL, *at;
	size_t cap = 0;
	ssize_t len = getline(&line, &cap, env->in);

	if (len >= 0) {
		while (len && strchr(" \t\r\n", line[len - 1]))
			len--;
		at = line + strspn(line, " \t");
		*ret = cop_str_new(env->arena, at,
				   len > at - line ? (size_t)(len - (at - line)) : 0);
	}
	free(line);
	return len >= 0;
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
}

static bool fits(struct cop_env *env, const struct cop_ask *q,
		 const struct cop_str *answer)
{
	struct cop_error wrong = { 0 };
	struct cop_node *node;

	if (!q->field ||
	    !cop_value_typed(env->arena, q->field, answer, env->today, &node, &wrong))
		return true;
	put_line(env, wrong.msg);
	if (*wrong.hint)
		put_line(env, wrong.hint);
	return false;
}

enum cop_code cop_ask(struct cop_env *env, const struct cop_ask *q,
		      const struct cop_str **ret, struct cop_error *err)
{
	for (;;) {
		const struct cop_str *answer = NULL;

		write_question(env, q);
		if (!read_line(env, &answer) || cop_str_is(answer, "q"))
			return cop_fail(err, COP_E_ASK, "stopped at '%s'", q->text);
		if (cop_str_is(answer, "?")) {
			explain(env, q);
		} else if (cop_str_len(answer)) {
			if (fits(env, q, answer)) {
				*ret = answer;
				return COP_OK;
			}
		} else if (cop_str_len(q->kept) || !q->needed) {
			*ret = q->kept;
			return COP_OK;
		} else {
			put_line(env, "this one is needed; q stops");
		}
	}
}
