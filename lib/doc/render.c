/* SPDX-License-Identifier: MIT */
#include "doc/render.h"

#include "base/near.h"

const struct cop_sink cop_sink_term = {
	.text = cop_enc_term,
	.word = cop_enc_term_text,
	.yes = "yes",
	.no = "no",
	.joint = ", ",
	.assign = ": ",
};

const struct cop_sink cop_sink_tsv = {
	.text = cop_enc_tsv,
	.word = cop_enc_tsv_text,
	.yes = "true",
	.no = "false",
	.joint = ",",
	.assign = "=",
};

const struct cop_sink cop_sink_md = {
	.text = cop_enc_md,
	.word = cop_enc_md_text,
	.yes = "yes",
	.no = "no",
	.joint = ", ",
	.assign = ": ",
};

static void html_date(struct cop_buf *out, struct cop_date d)
{
	char iso[COP_DATE_TEXT];

	cop_date_text(d, iso);
	cop_buf_printf(out, "<time datetime=\"%s\">%s</time>", iso, iso);
}

const struct cop_sink cop_sink_html = {
	.text = cop_enc_html,
	.word = cop_enc_html_text,
	.date = html_date,
	.yes = "yes",
	.no = "no",
	.joint = ", ",
	.assign = ": ",
};

const struct cop_sink cop_sink_svg = {
	.text = cop_enc_html,
	.word = cop_enc_html_text,
	.yes = "yes",
	.no = "no",
	.joint = ", ",
	.assign = ": ",
};

const struct cop_block *cop_block_after(const struct cop_block *b)
{
	if (b->kind == COP_B_SECTION && b->first)
		return b->first;
	while (b && !b->next)
		b = b->up;
	return b ? b->next : NULL;
}

unsigned cop_block_depth(const struct cop_block *b)
{
	unsigned depth = 0;

	for (const struct cop_block *up = b->up; up && up->up; up = up->up)
		depth++;
	return depth;
}

/* The next block after b, but not into b. */
static const struct cop_block *step_over(const struct cop_block *b,
					 const struct cop_block *end)
{
	while (b != end && !b->next)
		b = b->up;
	return b == end ? NULL : b->next;
}

void cop_blocks_flat(struct cop_page *p, const struct cop_block *from,
		     struct cop_blocks *ret)
{
	const struct cop_block *b = from->first;

	*ret = (struct cop_blocks){ 0 };
	while (b) {
		if (b->kind == COP_B_SECTION && !b->key && b->first) {
			b = b->first;
			continue;
		}
		*COP_PUSH(p->arena, ret->at, ret->n, ret->cap) = b;
		b = step_over(b, from);
	}
}

void cop_blocks_of(struct cop_page *p, enum cop_block_kind kind, struct cop_blocks *ret)
{
	*ret = (struct cop_blocks){ 0 };
	for (const struct cop_block *b = p->doc->top.first; b; b = cop_block_after(b)) {
		if (b->kind == kind)
			*COP_PUSH(p->arena, ret->at, ret->n, ret->cap) = b;
	}
}

const char *cop_column_title(const struct cop_column *c)
{
	return c->title ? c->title : c->key;
}

bool cop_column_right(const struct cop_table *t, size_t col)
{
	bool any = false;

	if (t->cols[col].flags & COP_COL_RIGHT)
		return true;
	for (size_t i = 0; i < t->n; i++) {
		enum cop_value_kind kind = t->rows[i][col].kind;

		if (kind != COP_V_NUM && kind != COP_V_NONE)
			return false;
		any |= kind == COP_V_NUM;
	}
	return any;
}

static bool find_column(const struct cop_table *t, const char *key, size_t *ret)
{
	for (size_t i = 0; i < t->ncols; i++) {
		if (strcmp(t->cols[i].key, key) == 0) {
			*ret = i;
			return true;
		}
	}
	return false;
}

struct cop_pick cop_columns_pick(struct cop_page *p, const struct cop_table *t, bool json)
{
	unsigned hidden = json ? COP_COL_NO_JSON : COP_COL_WIDE | COP_COL_JSON;
	size_t *at, n = 0, cap = 0, col;

	at = NULL;
	if (p->look->columns) {
		for (const char *const *key = p->look->columns; *key; key++) {
			if (find_column(t, *key, &col))
				*COP_PUSH(p->arena, at, n, cap) = col;
		}
		return (struct cop_pick){ at, n };
	}
	for (col = 0; col < t->ncols; col++) {
		if (!(t->cols[col].flags & hidden))
			*COP_PUSH(p->arena, at, n, cap) = col;
	}
	return (struct cop_pick){ at, n };
}

static bool known_column(const struct cop_blocks *tables, const char *key)
{
	size_t col;

	for (size_t i = 0; i < tables->n; i++) {
		if (find_column(&tables->at[i]->u.table, key, &col))
			return true;
	}
	return false;
}

static enum cop_code fail_column(const struct cop_blocks *tables, const char *key,
				 struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf list = { 0 };
	struct cop_near near = { .typed = key };

	for (size_t i = 0; i < tables->n; i++) {
		const struct cop_table *t = &tables->at[i]->u.table;

		for (size_t j = 0; j < t->ncols; j++) {
			cop_near_try(&near, t->cols[j].key);
			cop_buf_printf(&list, "%s%s", list.len ? "," : "",
				       t->cols[j].key);
		}
	}
	cop_fail(err, COP_E_USAGE, "there is no column '%s'", key);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err, "columns are %s", cop_buf_str(&list));
}

static enum cop_code check_columns(struct cop_page *p, struct cop_error *err)
{
	struct cop_blocks tables;

	if (!p->look->columns)
		return COP_OK;
	cop_blocks_of(p, COP_B_TABLE, &tables);
	if (!tables.n)
		return COP_OK;
	for (const char *const *key = p->look->columns; *key; key++) {
		if (!known_column(&tables, *key))
			return fail_column(&tables, *key, err);
	}
	return COP_OK;
}

#define FORMAT_WORD(word, ending) [cop_format_##word] = #word,
static const char *const format_words[] = { COP_FORMATS(FORMAT_WORD) };

static enum cop_code fail_format(enum cop_format f, struct cop_error *err)
{
	const char *word = f > cop_format_none && f < cop_format_count ? format_words[f]
								       : "?";

	cop_fail(err, COP_E_USAGE, "this has no form '%s'", word);
	return cop_fail_hint(err, "--format text, tsv, csv, json, ndjson, md or html");
}

static enum cop_code render(struct cop_page *p, enum cop_format f, struct cop_error *err)
{
	switch (f) {
	case cop_format_text:
	case cop_format_table:
		return cop_render_text(p, err);
	case cop_format_tsv:
		return cop_render_tsv(p, err);
	case cop_format_csv:
		return cop_render_csv(p, err);
	case cop_format_json:
		return cop_render_json(p, err);
	case cop_format_ndjson:
		return cop_render_ndjson(p, err);
	case cop_format_md:
		return cop_render_md(p, err);
	case cop_format_html:
		return cop_render_html(p, err);
	case cop_format_none:
	case cop_format_github:
	case cop_format_ics:
	case cop_format_pdf:
	case cop_format_patch:
	case cop_format_codeowners:
	case cop_format_maintainers:
	case cop_format_count:
		break;
	}
	return fail_format(f, err);
}

enum cop_code cop_doc_render(const struct cop_doc *d, enum cop_format f,
			     const struct cop_look *look, struct cop_buf *out,
			     struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *arena = cop_arena_new();
	struct cop_page p = { d, look, out, arena };
	enum cop_code code;

	if ((code = check_columns(&p, err)))
		return code;
	return render(&p, f, err);
}
