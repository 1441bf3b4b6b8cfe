/* SPDX-License-Identifier: MIT */
/*
 * What changed, as a comment on a pull request: it says where it comes from and what it is
 * about, for it is read far from the files.
 */
#include "told.h"

#include <ctype.h>
#include <string.h>

#include "base/enc.h"

static void put(struct cop_buf *out, const char *text)
{
	cop_enc_md_text(out, text, strlen(text));
}

static void put_sentences(struct cop_buf *out, const char *word, const char *const *list)
{
	for (; list && *list; list++) {
		cop_buf_printf(out, "  - %s: ", word);
		put(out, *list);
		cop_buf_char(out, '\n');
	}
}

static void put_told(struct cop_buf *out, const struct cop_told *told)
{
	cop_buf_text(out, "- ");
	put(out, told->text);
	cop_buf_char(out, '\n');
	put_sentences(out, "was", told->was);
	put_sentences(out, "now", told->is);
}

static void put_heading(struct cop_buf *out, const char *word)
{
	cop_buf_printf(out, "\n**%c%s**\n\n", toupper((unsigned char)*word), word + 1);
}

static void put_tale(const struct told_page *p, struct cop_buf *out)
{
	struct cop_tale tale = cop_tale_fold(&p->tale, TOLD_MOST);

	for (size_t i = 0; i < tale.n; i++) {
		if (!i || tale.at[i - 1].area != tale.at[i].area)
			put_heading(out, cop_area_word(tale.at[i].area));
		put_told(out, &tale.at[i]);
	}
	if (p->so_that.n)
		put_heading(out, "so that");
	for (size_t i = 0; i < p->so_that.n; i++)
		put_told(out, &p->so_that.at[i]);
}

static void put_finding(const struct told_page *p, struct cop_buf *out,
			const struct cop_finding *f)
{
	cop_buf_printf(out, "| %s | ", cop_severity_word(f->severity));
	put(out, told_place(p->env->arena, f));
	cop_buf_text(out, " | ");
	put(out, f->msg);
	cop_buf_text(out, " | ");
	put(out, f->hint ? f->hint : "");
	cop_buf_printf(out, " | %s |\n", f->rule->id);
}

static void put_findings(const struct told_page *p, struct cop_buf *out)
{
	if (!p->judged.brought.n && !p->judged.cleared.n)
		return;
	cop_buf_printf(out, "\n**Findings**: %zu brought, %zu cleared\n",
		       p->judged.brought.n, p->judged.cleared.n);
	if (p->judged.brought.n)
		cop_buf_text(out, "\n| Level | Where | What | Hint | Rule |\n"
				  "| --- | --- | --- | --- | --- |\n");
	for (size_t i = 0; i < p->judged.brought.n && i < TOLD_FINDINGS; i++)
		put_finding(p, out, p->judged.brought.at[i]);
	if (p->judged.brought.n > TOLD_FINDINGS)
		cop_buf_printf(
			out,
			"\nand %zu more: `cop check` and `cop health risks` show them\n",
			p->judged.brought.n - TOLD_FINDINGS);
	if (p->judged.cleared.n)
		cop_buf_char(out, '\n');
	for (size_t i = 0; i < p->judged.cleared.n && i < TOLD_FINDINGS; i++) {
		const struct cop_finding *f = p->judged.cleared.at[i];

		cop_buf_text(out, "- cleared: ");
		put(out, f->msg);
		cop_buf_text(out, " (");
		put(out, f->where.record ? f->where.record : "the community");
		cop_buf_printf(out, ", %s)\n", f->rule->id);
	}
}

static void put_notes(const struct told_page *p, struct cop_buf *out)
{
	struct told_note notes[TOLD_NOTES];

	told_notes(p, notes);
	for (size_t i = 0; i < TOLD_NOTES; i++) {
		if (!notes[i].files->n)
			continue;
		cop_buf_printf(out, "\n%c%s: ", toupper((unsigned char)*notes[i].text),
			       notes[i].text + 1);
		put(out, told_list(p, notes[i].files));
		cop_buf_char(out, '\n');
	}
}

void told_md(const struct told_page *p, struct cop_buf *out)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf summary = { 0 };

	told_summary(p, &summary);
	cop_buf_text(out, "### ");
	cop_enc_md(out, p->env->community->cop->name);
	cop_buf_text(out, ": what changes\n\nSince ");
	put(out, p->sides->since);
	cop_buf_text(out, ": ");
	put(out, cop_buf_str(&summary));
	cop_buf_text(out, ".\n");
	put_tale(p, out);
	put_findings(p, out);
	put_notes(p, out);
}
