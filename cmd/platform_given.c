/* SPDX-License-Identifier: MIT */
/* Answers about one platform from a file, and such a file to fill in. */
#include <string.h>

#include "base/enc.h"
#include "base/fs.h"
#include "base/near.h"
#include "platform_ask.h"

#define ANSWERS_MAX ((size_t)1024 * 1024)

/* Checks and functions stand apart: both have one that is called analytics. */
static const char *const sections[] = {
	[PLATFORM_CHECK] = "checks",
	[PLATFORM_FUNCTION] = "functions",
	[PLATFORM_FIELD] = "",
};

/* --- reading --- */

struct reading {
	const struct platform_session *s;
	const struct cop_str **answers;
};

static enum cop_code unknown(const struct reading *r, enum platform_part part,
			     const struct cop_node *n, struct cop_error *err)
{
	const char *name = cop_enc_shown(r->s->env->arena, n->key->value);
	struct cop_near near = { .typed = name };

	for (size_t i = 0; i < r->s->n; i++)
		if (r->s->at[i].part == part)
			cop_near_try(&near, r->s->at[i].id);
	for (size_t i = 0; part == PLATFORM_FIELD && i < COP_COUNT(sections); i++)
		if (*sections[i])
			cop_near_try(&near, sections[i]);
	cop_fail_at(err, COP_E_INVALID, cop_node_loc(n->key), "'%s' is not asked here",
		    name);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err,
			     "cop charter platform ask %s --print-answers shows what is",
			     r->s->p->rec.id);
}

static enum cop_code misfit(const struct reading *r, const struct platform_question *q,
			    const struct cop_node *n, struct cop_error *err)
{
	struct cop_error wrong = { 0 };
	const char *why, *hint = NULL;
	struct cop_node *ignored;

	if (q->part != PLATFORM_FIELD) {
		why = platform_misfit(q, n->value);
	} else {
		why = cop_value_typed(r->s->env->arena, q->field, n->value,
				      r->s->env->today, &ignored, &wrong)
			      ? wrong.msg
			      : NULL;
		hint = wrong.hint;
	}
	if (!why)
		return COP_OK;
	cop_fail_at(err, COP_E_INVALID, cop_node_loc(n), "%s: %s", q->id, why);
	return cop_fail_hint(err, "%s", hint ? hint : "as in: yes Everybody has mail");
}

static enum cop_code take(const struct reading *r, enum platform_part part,
			  const struct cop_node *n, struct cop_error *err)
{
	for (size_t i = 0; i < r->s->n; i++) {
		const struct platform_question *q = &r->s->at[i];
		enum cop_code code;

		if (q->part != part || !cop_str_is(n->key->value, q->id))
			continue;
		if (n->kind != COP_SCALAR) {
			cop_fail_at(err, COP_E_INVALID, cop_node_loc(n),
				    "the answer to '%s' is one line", q->id);
			return cop_fail_hint(err, "as in: yes Everybody has mail");
		}
		if (!cop_str_len(n->value))
			return COP_OK;
		if ((code = misfit(r, q, n, err)))
			return code;
		r->answers[i] = n->value;
		return COP_OK;
	}
	return unknown(r, part, n, err);
}

static enum cop_code take_top(const struct reading *r, const struct cop_node *n,
			      struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t part = 0; part < COP_COUNT(sections); part++) {
		if (!*sections[part] || !cop_str_is(n->key->value, sections[part]))
			continue;
		for (const struct cop_node *one = n->kind == COP_MAP ? n->first : NULL;
		     one && !code; one = one->next)
			code = take(r, (enum platform_part)part, one, err);
		return code;
	}
	return take(r, PLATFORM_FIELD, n, err);
}

enum cop_code platform_given(const struct platform_session *s, const char *file,
			     const struct cop_str **answers, struct cop_error *err)
{
	const struct reading r = { s, answers };
	const struct cop_source *src;
	struct cop_node *root = NULL;
	enum cop_code code;

	if ((code = cop_fs_read_any(file, ANSWERS_MAX, s->env->arena, &src, err)) ||
	    (code = cop_yaml_parse(s->env->arena, src, &cop_yaml_community, &root, err)))
		return code;
	if (root && root->kind != COP_MAP) {
		cop_fail_at(err, COP_E_INVALID, cop_node_loc(root),
			    "answers are names and what is said of them");
		return cop_fail_hint(err,
				     "cop charter platform ask %s --print-answers shows "
				     "how they look",
				     s->p->rec.id);
	}
	for (const struct cop_node *n = root ? root->first : NULL; n && !code;
	     n = n->next)
		code = take_top(&r, n, err);
	return code;
}

/* --- a file to fill in --- */

static void put_comment(struct cop_buf *out, size_t indent, const char *lead,
			const char *text)
{
	cop_buf_fill(out, ' ', indent);
	cop_buf_printf(out, "# %s", lead);
	cop_enc_term_text(out, text, strlen(text));
	cop_buf_char(out, '\n');
}

static void put_choices(struct cop_buf *out, const struct cop_enum *of)
{
	cop_buf_text(out, "# One of:");
	for (size_t i = 0; i < of->n; i++)
		cop_buf_printf(out, "%s %s", i ? "," : "", of->words[i].word);
	cop_buf_char(out, '\n');
}

static void put_question(const struct platform_session *s, struct cop_buf *out,
			 const struct platform_question *q)
{
	size_t indent = q->part == PLATFORM_FIELD ? 0 : 2;
	struct cop_node *one = cop_make_map(s->env->arena, COP_BLOCK);

	put_comment(out, indent, "", q->text);
	if (q->why)
		put_comment(out, indent, "", q->why);
	if (q->beside)
		put_comment(out, indent, "Here: ", q->beside);
	if (q->field && q->field->kind == COP_K_ENUM)
		put_choices(out, q->field->of);
	else if (q->example)
		put_comment(out, indent, "For example: ", q->example);
	cop_buf_fill(out, ' ', indent);
	if (!q->kept) {
		cop_buf_printf(out, "%s:\n", q->id);
		return;
	}
	cop_make_put(s->env->arena, one, q->id, cop_make_text(s->env->arena, q->kept));
	cop_yaml_write_file(out, one);
}

enum cop_code platform_sheet(const struct platform_session *s, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const char *last = "";

	cop_buf_text(&out, "# Answers about ");
	cop_enc_term(&out, s->p->title);
	cop_buf_printf(&out, ": cop charter platform ask %s --answers FILE\n",
		       s->p->rec.id);
	cop_buf_text(&out, "# yes, no or unknown, and a remark if you like. What stays "
			   "empty stays open.\n");
	/* own criteria come last at a terminal, and here with the other checks */
	for (size_t part = 0; part < COP_COUNT(sections); part++) {
		for (size_t i = 0; i < s->n; i++) {
			const struct platform_question *q = &s->at[i];

			if (q->part != (enum platform_part)part)
				continue;
			if (*sections[part] && strcmp(last, sections[part]) != 0)
				cop_buf_printf(&out, "\n%s:\n", sections[part]);
			else if (q->part == PLATFORM_FIELD)
				cop_buf_char(&out, '\n');
			last = sections[part];
			put_question(s, &out, q);
		}
	}
	return cop_show_text(s->env, &out, err);
}
