/* SPDX-License-Identifier: MIT */
/* What changed, for a terminal: areas to the left, sentences to the right of them. */
#include "told.h"

#include <string.h>

#include "base/enc.h"
#include "usage.h"

#define AREA_WIDTH 10

static void put_wrapped(const struct cop_env *env, const char *text, size_t indent,
			struct cop_buf *out)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf shown = { 0 };

	cop_enc_term_text(&shown, text, strlen(text));
	cop_usage_wrap_to(out, cop_buf_str(&shown), indent, indent, cop_text_width(env));
	cop_buf_char(out, '\n');
}

static void put_sentences(const struct cop_env *env, const char *mark,
			  const char *const *list, size_t indent, struct cop_buf *out)
{
	for (; list && *list; list++) {
		cop_buf_fill(out, ' ', indent);
		cop_buf_text(out, mark);
		put_wrapped(env, *list, indent + strlen(mark), out);
	}
}

void told_put(const struct cop_env *env, const struct cop_told *told, size_t indent,
	      struct cop_buf *out)
{
	put_wrapped(env, told->text, indent, out);
	put_sentences(env, "- ", told->was, indent + 2, out);
	put_sentences(env, "+ ", told->is, indent + 2, out);
}

static void put_label(const char *label, struct cop_buf *out)
{
	cop_buf_text(out, label);
	cop_buf_fill(out, ' ', AREA_WIDTH - strlen(label));
}

static void put_tale(const struct told_page *p, struct cop_buf *out)
{
	struct cop_tale tale = cop_tale_fold(&p->tale, TOLD_MOST);

	for (size_t i = 0; i < tale.n; i++) {
		const struct cop_told *told = &tale.at[i];
		bool first = !i || tale.at[i - 1].area != told->area;

		put_label(first ? cop_area_word(told->area) : "", out);
		told_put(p->env, told, AREA_WIDTH, out);
	}
	for (size_t i = 0; i < p->so_that.n; i++) {
		put_label(i ? "" : "so that", out);
		told_put(p->env, &p->so_that.at[i], AREA_WIDTH, out);
	}
}

static void put_findings(const struct told_page *p, const struct cop_findings *f,
			 const char *mark, struct cop_buf *out)
{
	for (size_t i = 0; i < f->n && i < TOLD_FINDINGS; i++) {
		const struct cop_finding *one = f->at[i];
		const char *line = cop_arena_printf(
			p->env->arena, "%s: %s: %s [%s]", told_place(p->env->arena, one),
			cop_severity_word(one->severity), one->msg, one->rule->id);

		cop_buf_printf(out, "  %s ", mark);
		put_wrapped(p->env, line, 4, out);
	}
	if (f->n > TOLD_FINDINGS)
		cop_buf_printf(
			out,
			"  %s and %zu more: cop check and cop health risks show them\n",
			mark, f->n - TOLD_FINDINGS);
}

static void put_notes(const struct told_page *p, struct cop_buf *out)
{
	struct told_note notes[TOLD_NOTES];

	told_notes(p, notes);
	for (size_t i = 0; i < TOLD_NOTES; i++) {
		if (notes[i].files->n)
			put_wrapped(p->env,
				    cop_arena_printf(p->env->arena, "%s: %s",
						     notes[i].text,
						     told_list(p, notes[i].files)),
				    0, out);
	}
}

void told_text(const struct told_page *p, struct cop_buf *out)
{
	cop_buf_text(out, "since ");
	cop_enc_term_text(out, p->sides->since, strlen(p->sides->since));
	cop_buf_text(out, ": ");
	told_summary(p, out);
	cop_buf_text(out, p->tale.n ? "\n\n" : "\n");
	put_tale(p, out);
	if (p->judged.brought.n || p->judged.cleared.n) {
		put_label("findings", out);
		cop_buf_printf(out, "%zu brought, %zu cleared\n", p->judged.brought.n,
			       p->judged.cleared.n);
	}
	put_findings(p, &p->judged.brought, "+", out);
	put_findings(p, &p->judged.cleared, "-", out);
	put_notes(p, out);
}
